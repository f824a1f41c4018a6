/// How a text is learned and continued.
struct Lesson: Hashable {
  let hidden: Int
  let steps: Int
  let rate: Double
  let temperature: Double
  let length: Int

  /// Training holds six numbers a weight, so this is about half a gigabyte.
  static let weightLimit = 20_000_000

  /// Whether a step's loss is worth a line: every hundredth, of short lessons the first and the last
  /// of each third too.
  func reports(step: Int) -> Bool {
    if step % 100 == 0 || step == steps { return true }
    return steps <= 300 && (step == 1 || step % max(steps / 3, 1) == 0)
  }

  /// The weights of a network of LSTM cells, which have the most.
  static func mostWeights(characters: Int, hidden: Int, layers: Int) -> Int {
    4 * hidden * (characters + hidden) + 8 * (layers - 1) * hidden * hidden + hidden * characters
  }
}
