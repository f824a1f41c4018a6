extension Parameters {
  /// The weights as a file, a tensor per block under the block's name, in the network's precision.
  ///
  /// The cells are named in the metadata, under `cells`, and under `arrangement` how they are put
  /// together: shapes alone do not tell them apart.
  ///
  /// - Parameter metadata: texts to store beside them.
  /// - Returns: the file.
  public func file(metadata: [String: String] = [:]) -> SafetensorsFile {
    let values = self.values.array
    var metadata = metadata
    if !layout.cells.isEmpty { metadata[Self.cellsKey] = layout.cellList }
    if !layout.arrangement.isEmpty { metadata[Self.arrangementKey] = arrangement }
    return SafetensorsFile(
      tensors: layout.blocks.map { block in
        StoredTensor(
          name: block.name, shape: block.shape,
          elements: StoredTensor.Elements(Array(values[block.range])))
      }, metadata: metadata)
  }

  private static var cellsKey: String { "cells" }
  private static var arrangementKey: String { "arrangement" }
  private var arrangement: String { layout.arrangement.joined(separator: "\n") }

  /// Reads weights that `file(metadata:)` wrote, in any precision.
  ///
  /// - Parameter file: one tensor per block and nothing else.
  /// - Throws: `WeightsError`; the parameters are then unchanged.
  public func load(_ file: SafetensorsFile) throws(WeightsError) {
    if let cells = file.metadata[Self.cellsKey], cells != layout.cellList {
      throw .wrongCells(expected: layout.cellList, found: cells)
    }
    if let found = file.metadata[Self.arrangementKey], found != arrangement {
      throw .wrongArrangement(expected: arrangement, found: found)
    }
    var loaded = values.array
    for block in layout.blocks {
      guard let tensor = file.tensor(named: block.name) else {
        throw .missing(tensor: block.name)
      }
      loaded.replaceSubrange(
        block.range, with: try tensor.checked(shape: block.shape) as [Scalar])
    }
    if let stranger = file.tensors.first(where: { layout.block(named: $0.name) == nil }) {
      throw .unexpected(tensor: stranger.name)
    }
    values.copy(loaded)
  }
}

extension StoredTensor {
  /// The numbers as a network's type, after a check of shape and finiteness.
  func checked<Scalar: NetworkScalar>(shape expected: [Int]) throws(WeightsError) -> [Scalar] {
    guard shape == expected else {
      throw .wrongShape(tensor: name, expected: expected, found: shape)
    }
    let numbers: [Scalar] = elements.values()
    if let position = numbers.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(tensor: name, position: position)
    }
    return numbers
  }
}
