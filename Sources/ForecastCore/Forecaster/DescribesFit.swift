/// A fitted value that tells what it found.
public protocol DescribesFit {
  /// What the fit of one series found.
  ///
  /// - Parameter training: the slice it was fitted to, for numbers that need it again.
  /// - Returns: one description; several from a combination, none from a wrapper of a model that
  ///   has nothing to tell.
  func describe(_ training: SeriesSlice) -> [FitDescription]

  /// The same, where what is told depends on the levels of bounds that are asked for.
  func describe(_ training: SeriesSlice, levels: [ConfidenceLevel]) -> [FitDescription]
}

extension DescribesFit {
  /// The same for all levels.
  public func describe(
    _ training: SeriesSlice, levels: [ConfidenceLevel]
  ) -> [FitDescription] {
    describe(training)
  }
}

/// What a fitted value of any type found in a series.
///
/// - Parameters:
///   - fit: a fitted value.
///   - training: the slice it was fitted to.
/// - Returns: nothing where it cannot tell.
public func descriptions(of fit: Any, _ training: SeriesSlice) -> [FitDescription] {
  (fit as? any DescribesFit)?.describe(training) ?? []
}

extension PanelOfFits: DescribesFit where Local: DescribesFit {
  /// What the fit of the series found; nothing of a series that was not fitted.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    fit(of: training.id)?.describe(training) ?? []
  }
}
