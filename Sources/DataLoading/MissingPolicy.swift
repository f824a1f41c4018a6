/// What happens to missing values: empty cells, and rows that the frequency expects but the file
/// does not have.
///
/// Weekdays without a row (exchange holidays) and the nights between trading sessions are no
/// missing values under any policy.
///
/// The two that fill look ahead: they work on the whole file, so what they put into a training
/// part may rest on values behind its cutoff. To evaluate models without that, load with `keep`
/// and let `Imputation` of the module Models fill inside every fold, as the command does.
public enum MissingPolicy: String, CaseIterable, Sendable {
  /// Refuse the file, naming the first line.
  case error
  /// Repeat the last value; where there is none yet, the series starts later.
  case forwardFill = "forward-fill"
  /// Draw a straight line by position between the neighbours; at the ends, shorten the series.
  /// Uses the value behind a gap.
  case interpolate
  /// Leave the observations out; what follows moves up.
  case drop
  /// Keep them as NaN in their place, for models that work around them.
  case keep
}
