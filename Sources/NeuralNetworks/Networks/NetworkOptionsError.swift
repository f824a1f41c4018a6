/// Why options describe no network.
public enum NetworkOptionsError: Error, Hashable, Sendable {
  /// A size that is not at least 1.
  case sizeTooSmall(option: String, found: Int)
  /// A network without layers.
  case noLayers
  /// Dilations, but not one a layer.
  case dilationCount(expected: Int, found: Int)
  /// A dropout rate outside [0, 1).
  case dropoutRate(Double)
  /// Dropout between the layers of a network that has one.
  case dropoutOfOneLayer
  /// An embedding of more features than there are.
  case embeddedFeatures(found: Int, available: Int, reader: String)
  /// A Jordan network with normalised layers.
  case normalisedJordan
  /// A Jordan network with dense layers between its cell and its output.
  case jordanHead
  /// A Jordan network whose last layer's input is added to its output.
  case residualJordan
  /// A Jordan cell in an encoder–decoder.
  case jordanDecoder
  /// An encoder–decoder that reads its window both ways.
  case bidirectionalDecoder
  /// Fed-back columns that are no columns of the output, or stand twice.
  case feedbackColumns([Int], outputSize: Int)
  /// An option of decoders for a network without one.
  case noDecoder(option: String)
}

extension NetworkOptionsError: CustomStringConvertible {
  /// What was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .sizeTooSmall(let option, let found):
      "\(option): expected at least 1, found \(found)."
    case .noLayers: "hiddenSizes: expected at least one layer, found none."
    case .dilationCount(let expected, let found):
      "dilations: expected one a layer, \(expected), or none, found \(found)."
    case .dropoutRate(let rate):
      "dropout: expected a rate from 0 to below 1, found \(rate)."
    case .dropoutOfOneLayer:
      """
      dropout: it acts between layers, and there is one layer. Add a layer or leave it out.
      """
    case .embeddedFeatures(let found, let available, let reader):
      """
      embedding: expected at most the \(available) features that the \(reader) reads, found \
      \(found).
      """
    case .normalisedJordan:
      """
      normalisesLayers: a Jordan cell feeds its own output back, which a normalisation behind it \
      would change. Take another cell or leave the normalisation out.
      """
    case .jordanHead:
      """
      headSizes: a Jordan cell feeds its own output back, and dense layers behind it would say \
      something else. Take another cell or leave them out.
      """
    case .residualJordan:
      """
      skip: a Jordan cell feeds its own output back, which its input, as wide as it, would be \
      added to. Take another cell, another last layer below or the skip none.
      """
    case .jordanDecoder:
      """
      cell: a Jordan cell feeds its output back by itself. Take another cell for the decoder, or \
      the topology manyToManyInStep.
      """
    case .bidirectionalDecoder:
      """
      isBidirectional: a decoder goes on from the newest state, and the half that reads backwards \
      ends in the oldest. Leave it out.
      """
    case .feedbackColumns(let columns, let size):
      "feedbackColumns: expected different columns from 0 to \(size - 1), found \(columns)."
    case .noDecoder(let option):
      "\(option): only a decoder has use for it. Take the topology encoderDecoder or leave it out."
    }
  }
}
