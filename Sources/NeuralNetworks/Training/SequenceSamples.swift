/// Samples of equal length held in memory.
public final class SequenceSamples<Scalar: NetworkScalar>: SampleSource {
  /// How many samples there are.
  public let sampleCount: Int
  /// T, the input steps of a sample.
  public let sampleSteps: Int
  private let inputSize: Int
  private let targetSteps: Int
  private let targetSize: Int
  private let inputs: [Scalar]
  private let targets: [Scalar]
  private let weights: [Scalar]?
  private let future: [Scalar]?
  private let futureSize: Int
  private let showsTargets: Bool
  private var inputRoom = Workspace<Scalar>()
  private var targetRoom = Workspace<Scalar>()
  private var weightRoom = Workspace<Scalar>()
  private var futureRoom = Workspace<Scalar>()
  private var teacherRoom = Workspace<Scalar>()

  /// The tensors of one batch.
  private struct Space {
    let input: Tensor<Scalar>
    let targets: Tensor<Scalar>
    let weights: Tensor<Scalar>
    let future: Tensor<Scalar>
    let teacher: Tensor<Scalar>
  }

  /// Samples as flat arrays, sample by sample, step by step.
  ///
  /// - Parameters:
  ///   - inputs: `[N, T, I]`.
  ///   - targets: `[N, T', K]`.
  ///   - weights: `[N, T', K]`, 0 where a target is missing; nil where all count once.
  ///   - inputShape: `(N, T, I)`.
  ///   - targetShape: `(T', K)`.
  ///   - future: covariates known for the steps a decoder writes, `[N, T', futureSize]`; nil where
  ///     there are none.
  ///   - futureSize: how many there are a step.
  ///   - showsTargets: whether the targets are also the teacher's, for networks that feed an output
  ///     back; a missing one is replaced by the network's own output.
  public init(
    inputs: [Scalar], targets: [Scalar], weights: [Scalar]? = nil,
    inputShape: (samples: Int, steps: Int, features: Int),
    targetShape: (steps: Int, features: Int), future: [Scalar]? = nil, futureSize: Int = 0,
    showsTargets: Bool = false
  ) {
    let (samples, steps, features) = inputShape
    precondition(
      inputs.count == samples * steps * features,
      "expected \(samples * steps * features) inputs, found \(inputs.count)")
    let targetCount = samples * targetShape.steps * targetShape.features
    precondition(
      targets.count == targetCount && (weights?.count ?? targetCount) == targetCount,
      "expected \(targetCount) targets, found \(targets.count)")
    let futureCount = samples * targetShape.steps * futureSize
    precondition(
      (future?.count ?? 0) == futureCount,
      "expected \(futureCount) future covariates, found \(future?.count ?? 0)")
    (sampleCount, sampleSteps, inputSize) = (samples, steps, features)
    (targetSteps, targetSize) = targetShape
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
    self.future = future
    self.futureSize = futureSize
    self.showsTargets = showsTargets
  }

  /// Puts samples side by side, time first.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Scalar> {
    let space = space(batch: samples.count)
    // By index: without optimisation an iterator allocates.
    for column in 0..<samples.count {
      let sample = samples[samples.startIndex + column]
      fill(space.input, column, from: inputs, sample)
      fill(space.targets, column, from: targets, sample)
      if let weights { fill(space.weights, column, from: weights, sample) }
      if let future { fill(space.future, column, from: future, sample) }
    }
    if showsTargets { fillTeacher(space) }
    return TrainingBatch(
      input: NetworkInput(
        space.input, future: future == nil ? nil : space.future,
        teacher: showsTargets ? space.teacher : nil),
      targets: space.targets, weights: weights == nil ? nil : space.weights)
  }

  /// The targets, NaN where they do not count.
  private func fillTeacher(_ space: Space) {
    space.teacher.flattened.copy(space.targets.flattened)
    guard weights != nil else { return }
    for index in 0..<space.teacher.count where space.weights.buffer[index] == 0 {
      space.teacher.buffer[index] = .nan
    }
  }

  private func fill(
    _ tensor: Tensor<Scalar>, _ column: Int, from values: [Scalar], _ sample: Int
  ) {
    let width = tensor.features
    for step in 0..<tensor.steps {
      let source = (sample * tensor.steps + step) * width
      let target = tensor.offset + (step * tensor.batch + column) * width
      for feature in 0..<width { tensor.buffer[target + feature] = values[source + feature] }
    }
  }

  /// The last batch of an epoch is smaller than the others, in the same memory.
  private func space(batch: Int) -> Space {
    Space(
      input: inputRoom.tensor(steps: sampleSteps, batch: batch, features: inputSize),
      targets: targetRoom.tensor(steps: targetSteps, batch: batch, features: targetSize),
      weights: weightRoom.tensor(steps: targetSteps, batch: batch, features: targetSize),
      future: futureRoom.tensor(steps: targetSteps, batch: batch, features: futureSize),
      teacher: teacherRoom.tensor(steps: targetSteps, batch: batch, features: targetSize))
  }
}
