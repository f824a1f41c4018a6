/// How far forecasts lie from what came true, as one number a sample.
///
/// A metric is one file and one line of `MetricCatalog`; reports read name, unit and formula
/// from here.
public protocol Metric: Sendable {
  /// What files and options call it: `mae`, `coverage-95`.
  var name: String { get }
  /// What tables call it: `MAE`, `coverage 95 %`.
  var title: String { get }
  /// The definition in one line, with `e = y − ŷ`.
  var formula: String { get }
  /// What the number counts.
  var unit: MetricUnit { get }
  /// Which of two values is the better one.
  var better: MetricPreference { get }
  /// What a forecast must carry to be judged by it.
  var needs: MetricNeeds { get }
}
