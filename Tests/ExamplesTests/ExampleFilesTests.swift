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

  @Test func whatStandsUnderThePartialNameIsNotTouched() throws {
    try withFolder { folder in
      let early = try OutputFile(path: "\(folder)/a")
      try Data([9]).write(to: URL(filePath: "\(folder)/a.partial"))
      #expect(
        message { _ = try OutputFile(path: "\(folder)/a") } == """
          cannot write '\(folder)/a': '\(folder)/a.partial' is in the way; move it elsewhere.
          """)
      #expect(message { try early.write([1]) } == "cannot write '\(folder)/a': File exists.")
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/a.partial")) == Data([9]))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/a"))
    }
  }

  @Test func aLinkIsWrittenThrough() throws {
    try withFolder { folder in
      let manager = FileManager.default
      try manager.createDirectory(atPath: "\(folder)/b", withIntermediateDirectories: false)
      try Data([1]).write(to: URL(filePath: "\(folder)/b/c"))
      try manager.createSymbolicLink(atPath: "\(folder)/a", withDestinationPath: "b/c")
      try OutputFile(path: "\(folder)/a").write([2, 3])
      #expect(try manager.destinationOfSymbolicLink(atPath: "\(folder)/a") == "b/c")
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/b/c")) == Data([2, 3]))
      try manager.createSymbolicLink(atPath: "\(folder)/d", withDestinationPath: "none")
      #expect(
        message { _ = try OutputFile(path: "\(folder)/d") }
          == "cannot write '\(folder)/d': it is a link to nothing.")
    }
  }

  /// A file that may be written cannot be replaced in a folder that may not.
  @Test func aFolderThatMayNotBeWrittenIsFoundAtTheStart() throws {
    guard geteuid() != 0 else {
      print("ExampleFilesTests: a read-only folder is none for root; skipped")
      return
    }
    try withFolder { folder in
      try Data([1]).write(to: URL(filePath: "\(folder)/a"))
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      #expect(
        message { _ = try OutputFile(path: "\(folder)/a") }
          == "cannot write '\(folder)/a': Permission denied.")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
  }

  @Test func filesWithoutAnEndAreRefused() throws {
    guard FileManager.default.fileExists(atPath: "/dev/zero") else {
      print("ExampleFilesTests.filesWithoutAnEndAreRefused skipped: no /dev/zero")
      return
    }
    #expect(
      message { _ = try TextFile.read("/dev/zero") } == """
        /dev/zero: expected at most 64 MB, found more. Cut the file into smaller ones.
        """)
  }

  @Test func badDataAndFileTroubleHaveTheirExitCodes() {
    #expect(FileError.cannotRead(path: "a", reason: "b").exitCode == 74)
    #expect(FileError.cannotWrite(path: "a", reason: "b").exitCode == 74)
    #expect(FileError.notText(path: "a", offset: 0, byte: 0).exitCode == 65)
    #expect(FileError.tooLarge(path: "a", limit: 1).exitCode == 65)
    #expect(FileError.unusable(path: "a", problem: "b").exitCode == 65)
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
