import Foundation
import NeuralNetworks

/// A file of Fixtures/, made by a script of Scripts/fixtures/.
enum Fixture {
  /// The bytes of a file in Fixtures/.
  static func bytes(_ name: String) throws -> [UInt8] {
    let file = root.appendingPathComponent("Tests/NeuralNetworksTests/Fixtures/\(name)")
    return [UInt8](try Data(contentsOf: file))
  }

  /// The tensors of a safetensors file in Fixtures/.
  static func tensors(_ name: String) throws -> SafetensorsFile {
    try SafetensorsFile(bytes: try bytes(name))
  }

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..")
    .standardizedFileURL
}
