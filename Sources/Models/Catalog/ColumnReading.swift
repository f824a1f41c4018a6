/// Which columns beside a series a model reads.
public enum ColumnReading: Hashable, Sendable {
  /// None.
  case nothing
  /// Those known beforehand.
  case known
  /// Known and observed ones.
  case all
  /// Those its own models read.
  case asItsModels
}

/// A model that holds others, named in its options.
protocol HoldsModels {}

extension SeasonallyAdjusted: HoldsModels {}
extension Ensemble: HoldsModels {}
extension AutomaticModel: HoldsModels {}
extension Tune: HoldsModels {}
extension Conformal: HoldsModels {}
