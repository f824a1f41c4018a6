extension SignificanceTable {
  /// What is compared.
  public enum Loss: String, Hashable, Sendable {
    /// `|e|`.
    case absolute
    /// `e²`.
    case squared
    /// `|e| / scale`, so that series of any size count alike.
    case scaled

    /// The loss that belongs to a metric: squared for RMSE, RMSSE and R², scaled for MASE and
    /// OWA, else absolute.
    public init(metric name: String) {
      switch name {
      case "rmse", "rmsse", "r2": self = .squared
      case "mase", "owa": self = .scaled
      default: self = .absolute
      }
    }

    /// Whether a metric falls and rises with the mean of this loss, so that tests of the loss are
    /// about the metric.
    public func isMeasured(by metric: String) -> Bool {
      switch self {
      case .absolute: metric == "mae"
      case .squared: ["rmse", "rmsse", "r2"].contains(metric)
      case .scaled: metric == "mase"
      }
    }
  }
}

extension ScoredPoint {
  func loss(_ loss: SignificanceTable.Loss) throws(MetricError) -> Double {
    switch loss {
    case .absolute: abs(error)
    case .squared: error * error
    case .scaled: try abs(error) / scale.get().absoluteDivisor()
    }
  }
}
