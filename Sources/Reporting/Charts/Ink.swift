/// What a mark is drawn in: the colour of a model, of the baseline, or of what came true.
///
/// Colours are classes of the page's style sheet, which has a set for light and one for dark.
enum Ink: Hashable, Sendable {
  /// A model, by its place among the colours; `key` is its place in the comparison.
  case model(Int, key: Int)
  /// The model that skill is measured against.
  case baseline(Int)
  /// What came true.
  case actual

  /// How many colours there are before they come again, dashed.
  static let colours = 9

  /// What shows and hides with the model's key in the legend.
  var key: String {
    switch self {
    case .model(_, let key), .baseline(let key): "\(key)"
    case .actual: ""
    }
  }

  private var colour: String {
    switch self {
    case .model(let index, _): "c\(index % Self.colours)"
    case .baseline: "cb"
    case .actual: "ca"
    }
  }

  /// The colour with the dashes that tell models of one colour apart.
  var lineClass: String {
    switch self {
    case .model(let index, _) where index >= Self.colours: "\(colour) dashed"
    case .baseline: "\(colour) dotted"
    default: colour
    }
  }

  var fillClass: String { "f\(colour)" }
  var dotClass: String { colour }
  var textClass: String { "t\(colour)" }
}
