import NeuralNetworks
import Testing

/// The cases of `Fixtures/torch_layers.txt`.
struct TorchLayerFixture {
  /// One array with its shape.
  struct Array {
    let shape: [Int]
    let values: [Double]
  }

  let kind: String
  let layers: Int
  let isBidirectional: Bool
  var arrays: [String: Array] = [:]

  /// Reads every case; a line is `case kind layers bidirectional` or `name 2x3 numbers…`.
  static func all() throws -> [TorchLayerFixture] {
    var cases: [TorchLayerFixture] = []
    for line in String(decoding: try Fixture.bytes("torch_layers.txt"), as: UTF8.self)
      .split(separator: "\n")
    {
      let words = line.split(separator: " ")
      if words[0] == "#" { continue }
      if words[0] == "case" {
        let layers = try #require(Int(words[2]))
        cases.append(
          TorchLayerFixture(
            kind: String(words[1]), layers: layers, isBidirectional: words[3] == "1"))
        continue
      }
      let shape = words[1].split(separator: "x").compactMap { Int($0) }
      let values = words.dropFirst(2).compactMap { Double($0) }
      try #require(values.count == shape.reduce(1, *))
      cases[cases.count - 1].arrays[String(words[0])] = Array(shape: shape, values: values)
    }
    return cases
  }

  /// An array that must be there.
  func array(_ name: String) throws -> Array {
    try #require(arrays[name], "no array '\(name)' in the fixture")
  }
}
