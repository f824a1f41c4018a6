import ExampleFiles
import Foundation
import Testing

@Suite struct ExampleFilesTests {
  /// Calls `body` with a new folder that is removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func message(_ body: () throws -> Void) -> String? {
    #expect(throws: FileError.self) { try body() }?.description
  }

  @Test func readsTextAndRefusesWhatIsNone() throws {
    try withFolder { folder in
      func message(_ bytes: [UInt8]) throws -> String? {
        try Data(bytes).write(to: URL(filePath: "\(folder)/a"))
        return self.message { _ = try TextFile.read("\(folder)/a") }
      }
      try Data("größe\n".utf8).write(to: URL(filePath: "\(folder)/a"))
      #expect(try TextFile.read("\(folder)/a") == "größe\n")
      #expect(
        try message(Array("ö".utf8) + [0x41, 0xFF, 0x42]) == """
          \(folder)/a: expected a text in UTF-8, found the byte 0xFF at 3. Save the text as UTF-8.
          """)
      #expect(
        try message([0x41, 0x00]) == """
          \(folder)/a: expected a text in UTF-8, found the byte 0x0 at 1. Save the text as UTF-8.
          """)
      #expect(
        try message([0x41, 0xC3])?.contains("found the byte 0xC3 at 1.") == true)
    }
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    try withFolder { folder in
      #expect(
        message { _ = try TextFile.read("\(folder)/none") }
          == "cannot read '\(folder)/none': No such file or directory.")
      #expect(
        message { _ = try TextFile.read(folder) } == "cannot read '\(folder)': Is a directory.")
    }
  }

  @Test func checksAPlaceBeforeThereIsAnythingToWrite() throws {
    try withFolder { folder in
      #expect(
        message { _ = try OutputFile(path: folder) } == "cannot write '\(folder)': it is a folder.")
      #expect(
        message { _ = try OutputFile(path: "\(folder)/none/a") }
          == "cannot write '\(folder)/none/a': No such file or directory.")
      try OutputFile(path: "\(folder)/a").write([1])
      #expect(
        message { _ = try OutputFile(path: "\(folder)/a/b") }
          == "cannot write '\(folder)/a/b': '\(folder)/a' is no folder.")
      #expect(message { _ = try OutputFile(path: "") } == "cannot write '': it names no file.")
    }
  }

  @Test func writesWholeFilesAndReplacesOldOnes() throws {
    try withFolder { folder in
      let file = try OutputFile(path: "\(folder)/a")
      try file.write([1, 2, 3])
      try file.write([4])
      #expect(try Data(contentsOf: URL(filePath: file.path)) == Data([4]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func aFullDiskIsSeen() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else {
      print("ExampleFilesTests.aFullDiskIsSeen skipped: no /dev/full")
      return
    }
    let full = try OutputFile(path: "/dev/full")
    for count in [1, 1 << 20] {
      #expect(
        message { try full.write([UInt8](repeating: 65, count: count)) }
          == "cannot write '/dev/full': No space left on device.")
    }
  }
}
