public import ForecastCore

extension Transformed.Fitted: DescribesFit where Base.Fitted: DescribesFit {
  /// What the base model found in the transformed series.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let transformation = transformations[training.id],
      let values = try? transformation.values(of: training)
    else { return [] }
    return base.describe(training.replacingValues(values)).map {
      $0.prepared(by: transformation.preparation)
    }
  }
}

extension Imputed.Fitted: DescribesFit where Base.Fitted: DescribesFit {
  /// What the base model found in the filled series.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    guard let filled = try? imputation.filled(training) else { return [] }
    return base.describe(filled).map { $0.prepared(by: imputation.preparation(of: training)) }
  }
}

extension Tune.Fitted: DescribesFit {
  /// What was tried, and what the chosen model found.
  public func describe(_ training: SeriesSlice) -> [FitDescription] {
    descriptions(of: base, training)
  }
}

extension FitsBySeries: DescribesFit {
  func describe(_ training: SeriesSlice) -> [FitDescription] {
    fits[training.id].map { descriptions(of: $0, training) } ?? []
  }
}
