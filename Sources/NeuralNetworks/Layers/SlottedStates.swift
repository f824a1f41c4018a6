/// The states of a sequence in slots: the first state and one for each step, `[T + d, B, F]`.
///
/// With dilation `d` step `t` continues from step `t - d`, so there are `d` first states. Forward
/// in time, step `t` writes slot `t + d` and reads slot `t`; backward in time it writes slot `t` and
/// reads slot `t + d`:
///
///     forward   | first … | step 0 | step 1 | … | step T-1 |
///     backward  | step 0 | step 1 | … | step T-1 | … first |
///
/// Either way all states after a step lie together as `[T·B, F]`, and so do all states before one:
/// the products over all steps need no copies.
struct SlottedStates<Scalar: NetworkScalar> {
  let slots: Tensor<Scalar>
  let dilation: Int
  let direction: TimeDirection

  var steps: Int { slots.steps - dilation }
  private var isForward: Bool { direction == .forward }

  /// The states after each step, `[T, B, F]`.
  var after: Tensor<Scalar> {
    slots.steps(isForward ? dilation..<slots.steps : 0..<steps)
  }

  /// The states before each step, `[T, B, F]`.
  var before: Tensor<Scalar> {
    slots.steps(isForward ? 0..<steps : dilation..<slots.steps)
  }

  /// The states before the first steps, `[d, B, F]`.
  var first: Tensor<Scalar> {
    slots.steps(isForward ? 0..<dilation : steps..<slots.steps)
  }

  /// The states after the last steps, `[d, B, F]`.
  var last: Tensor<Scalar> {
    slots.steps(isForward ? steps..<slots.steps : 0..<dilation)
  }
}

/// Which way a recurrent layer walks through time.
public enum TimeDirection: Hashable, Sendable {
  /// From the oldest step to the newest.
  case forward
  /// From the newest to the oldest: for windows that lie wholly in the past.
  case backward
}
