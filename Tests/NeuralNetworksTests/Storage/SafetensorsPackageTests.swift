import Foundation
import NeuralNetworks
import Testing

/// Both ways between this library and the `safetensors` package of Python.
@Suite struct SafetensorsPackageTests {
  @Test func readsThePackagesFileAndWritesTheSameBytes() throws {
    let bytes = try Fixture.bytes("package.safetensors")
    let file = try SafetensorsFile(bytes: bytes)
    #expect(file.tensor(named: "weight")?.shape == [2, 3])
    #expect(file.tensor(named: "weight")?.floats == (0..<6).map { Float($0) / 7 })
    #expect(
      file.tensor(named: "bias")?.floats.map(\.bitPattern)
        == [Float(1e-40), -0.0, .infinity, 3.25].map(\.bitPattern))
    #expect(file.tensor(named: "zeta double")?.doubles == [1 / 3, 1e300])
    #expect(file.tensor(named: "größe \"1\" \\ /")?.doubles == [2.5])
    #expect(file.tensor(named: "empty")?.shape == [0, 4])
    #expect(file.tensor(named: "scalar")?.shape == [])
    #expect(file.tensor(named: "scalar")?.doubles == [42])
    #expect(file.serialized() == bytes)
  }

  @Test func writesWhatThePackageReads() throws {
    guard let python = Self.python else {
      print("SafetensorsPackageTests.writesWhatThePackageReads skipped: no Python with safetensors")
      return
    }
    let file = SafetensorsFile(
      tensors: [
        StoredTensor(name: "b", shape: [2, 1], elements: .float32([0.5, -3])),
        StoredTensor(name: "a", shape: [], elements: .float64([0.1])),
        StoredTensor(name: "é\"", shape: [0], elements: .float32([])),
      ], metadata: ["k": "v"])
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).safetensors")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(file.serialized()).write(to: url)
    let script = Fixture.root.appendingPathComponent("Scripts/check_safetensors.py").path
    let (status, output) = try Self.run(python, [script, url.path])
    #expect(status == 0)
    #expect(
      output == """
        metadata k=v
        a float64 [] 0x1.999999999999ap-4
        b float32 [2, 1] 0x1.0000000000000p-1 -0x1.8000000000000p+1
        é" float32 [0]

        """)
  }

  /// `SWIFTCAST_PYTHON`, or `python3` where it has the package.
  private static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    for candidate in [environment["SWIFTCAST_PYTHON"], "python3"].compactMap({ $0 }) {
      if let result = try? run(candidate, ["-c", "import safetensors"]), result.0 == 0 {
        return candidate
      }
    }
    return nil
  }()

  private static func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
