public import ForecastCore

extension LocallyTransformed.Local: DescribesFit where Base.Local: DescribesFit {
  /// What the base model found in the transformed series.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let values = try? transformation.values(of: training) else { return [] }
    return base.describe(training.replacingValues(values)).map {
      $0.prepared(by: transformation.preparation)
    }
  }
}

extension LocallyImputed.Local: DescribesFit where Base.Local: DescribesFit {
  /// What the base model found in the filled series.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let filled = try? imputation.filled(training) else { return [] }
    return base.describe(filled).map { $0.prepared(by: imputation.preparation(of: training)) }
  }
}

extension Imputation {
  /// What was filled, in words; nothing where no value is missing.
  func preparation(of slice: SeriesSlice) -> [String] {
    let count = slice.count { $0.isNaN }
    return count == 0
      ? [] : ["\(count) missing \(count == 1 ? "value" : "values") filled (\(rawValue))"]
  }
}

extension SeasonallyAdjusted.Local: DescribesFit {
  /// What the inner model found in the adjusted series.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let base = base as? any DescribesFit else { return [] }
    let adjusted = training.replacingValues(
      training.indices.map { adjustment.removed(from: training[$0], at: $0) - season(at: $0) })
    let lengths = seasons.map { "season of \($0.length) taken out by STL" }
    return base.describe(adjusted).map { $0.prepared(by: lengths + adjustment.preparation) }
  }
}

extension FitDescription {
  /// The same after more preparation.
  func prepared(by steps: [String]) -> FitDescription {
    var copy = self
    copy.preparation = steps + preparation
    return copy
  }
}
