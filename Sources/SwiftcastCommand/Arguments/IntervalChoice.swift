internal import ArgumentParser

/// Where the bounds of forecasts come from.
enum IntervalChoice: String, CaseIterable, ExpressibleByArgument {
  /// The models.
  case model
  /// Each model's own past errors.
  case conformal
  /// The same, at a level that follows hits and misses.
  case adaptive
}
