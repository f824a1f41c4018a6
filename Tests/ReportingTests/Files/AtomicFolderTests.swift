import Foundation
import Reporting
import Testing

@Suite struct AtomicFolderTests {
  private let root = FileManager.default.temporaryDirectory
    .appending(path: "swiftcast-\(UUID())").path

  private func text(_ path: String) -> String? { try? AtomicFile.text(of: path) }
  private func content(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test func filesArriveTogetherAndNothingElseIsLeft() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let folder = AtomicFolder(path: "\(root)/a/model/", marker: "m.json")
    try folder.write([("m.json", Array("one".utf8)), ("w", [0, 255, 10])], force: false)
    #expect(content("\(root)/a") == ["model"])
    #expect(try AtomicFile.bytes(of: "\(root)/a/model/w") == [0, 255, 10])
    #expect(throws: FileError.folderExists(path: "\(root)/a/model")) {
      try folder.write([("m.json", [])], force: false)
    }
    #expect(text("\(root)/a/model/m.json") == "one")
    try folder.write([("m.json", Array("two".utf8))], force: true)
    #expect(content("\(root)/a") == ["model"])
    #expect(content("\(root)/a/model") == ["m.json"])
    #expect(text("\(root)/a/model/m.json") == "two")
  }

  @Test func whatIsNotOursIsNeverReplaced() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try AtomicFile.createFolder("\(root)/photos")
    try AtomicFile.write("x", to: "\(root)/photos/a.jpg")
    try AtomicFile.write("x", to: "\(root)/file")
    #expect(
      throws: FileError.foreignFolder(
        path: "\(root)/photos", marker: "m.json", found: "one with 'a.jpg'")
    ) { try AtomicFolder(path: "\(root)/photos", marker: "m.json").write([], force: true) }
    let error = #expect(throws: FileError.self) {
      try AtomicFolder(path: "\(root)/file", marker: "m.json").checkFree(force: true)
    }
    #expect(
      error?.description == """
        \(root)/file: expected a new folder or one with a m.json, found a file. Choose another path.
        """)
    #expect(text("\(root)/photos/a.jpg") == "x")
  }
}
