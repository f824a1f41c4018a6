import ForecastCore
import Foundation
import Synchronization
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct RunCheckpointsTests {
  private let fit = FitPlace(stage: nil, model: "naive", series: 2, origin: 7)
  private static let file = "checkpoints/model-0-series-2-origin-7.bin"

  private final class Notes: Sendable {
    let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
  }

  private func checkpoints(
    _ journal: RunJournal, every seconds: Double = 0, _ notes: Notes = Notes()
  ) -> RunCheckpoints {
    RunCheckpoints(of: journal, every: seconds) { text in notes.texts.withLock { $0.append(text) } }
  }

  private func journal(_ folder: URL, version: String = "1") async throws -> RunJournal {
    var manifest = exampleManifest(try await exampleRun())
    manifest.version = version
    return try RunJournal.begin(in: folder.path, manifest: manifest)
  }

  @Test func whatIsKeptIsFoundByTheNextRunUntilTheFitIsOver() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try await journal(folder)
    let first = checkpoints(journal).checkpoint(of: fit)
    #expect(first.found() == nil)
    first.part("network 0").keep { [1, 2] }
    first.part("network 1").keep { [3] }
    let file = folder.appending(path: Self.file)
    #expect(FileManager.default.fileExists(atPath: file.path))
    let next = checkpoints(journal)
    let second = next.checkpoint(of: fit)
    #expect(second.part("network 0").found() == [1, 2])
    #expect(second.part("network 1").found() == [3])
    #expect(second.part("network 2").found() == nil)
    // What a whole keeps takes the place of what its parts have kept.
    second.keep { [9] }
    let third = checkpoints(journal).checkpoint(of: fit)
    #expect(third.found() == [9])
    #expect(third.part("network 0").found() == nil)
    next.end(fit)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    second.keep { [8] }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(checkpoints(journal).checkpoint(of: fit).found() == nil)
  }

  @Test func aFitThatIsOverSoonNeverTouchesTheDisk() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try await journal(folder)
    let checkpoint = checkpoints(journal, every: 60).checkpoint(of: fit)
    #expect(!checkpoint.isDue)
    checkpoint.part("a").keep { [1] }
    let path = folder.appending(path: "checkpoints").path
    #expect(!FileManager.default.fileExists(atPath: path))
    // Unless it is about to be stopped.
    checkpoint.part("b").keep(isUrgent: true) { [2] }
    #expect(FileManager.default.fileExists(atPath: path))
    let again = checkpoints(journal).checkpoint(of: fit)
    #expect(again.part("a").found() == [1] && again.part("b").found() == [2])
    // Or the run is being stopped.
    let other = FitPlace(stage: nil, model: "naive", series: 0, origin: 0)
    let stopped = checkpoints(journal, every: 60)
    stopped.checkpoint(of: other).keep { [3] }
    stopped.suspend(other)
    #expect(checkpoints(journal).checkpoint(of: other).found() == [3])
    journal.remove()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func aDamagedOrStrangeCheckpointIsDroppedAndSaidSo() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try await journal(folder)
    checkpoints(first).checkpoint(of: fit).part("p").keep { Array(0..<100) }
    let file = folder.appending(path: Self.file)
    let bytes = try Data(contentsOf: file)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var broken = bytes
      broken[place] ^= 0x40
      try broken.write(to: file)
      let notes = Notes()
      #expect(checkpoints(first, notes).checkpoint(of: fit).part("p").found() == nil)
      #expect(
        notes.all == [
          """
          note: \(file.path): expected a whole checkpoint, found a damaged one; that fit begins anew
          """
        ])
    }
    try bytes.dropLast(8).write(to: file)
    #expect(checkpoints(first).checkpoint(of: fit).part("p").found() == nil)
    let other = try await journal(folder, version: "2")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    let notes = Notes()
    #expect(checkpoints(other, notes).checkpoint(of: fit).part("p").found() == nil)
    #expect(
      notes.all == [
        """
        note: \(file.path): expected a checkpoint of this run, found one of another; that fit \
        begins anew
        """
      ])
  }

  @Test func aRunThatBeginsHasNoCheckpoints() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = checkpoints(try await journal(folder)).checkpoint(of: fit)
    before.part("network 0").keep { [1, 2] }
    let file = folder.appending(path: Self.file)
    #expect(FileManager.default.fileExists(atPath: file.path))
    // The same run, from the start: asked for without `--resume`.
    let again = checkpoints(try await journal(folder)).checkpoint(of: fit)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(again.part("network 0").found() == nil)
  }

  private func checkpoints(_ journal: RunJournal, _ notes: Notes) -> RunCheckpoints {
    checkpoints(journal, every: 0, notes)
  }

  @Test func aDiskThatIsFullCostsTheCheckpointNotTheFit() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = try await journal(folder)
    // A file where the folder should be.
    try Data([1]).write(to: folder.appending(path: "checkpoints"))
    let notes = Notes()
    let checkpoint = checkpoints(journal, notes).checkpoint(of: fit)
    checkpoint.keep { [1] }
    checkpoint.keep { [2] }
    #expect(checkpoint.isDue)
    #expect(notes.all.count == 1)
    let note = try #require(notes.all.first)
    #expect(note.hasPrefix("note: \(folder.path)/checkpoints"))
    #expect(note.hasSuffix("The fit goes on without a checkpoint of now."))
  }

  @Test func aFolderIsForOneRunAtATime() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try FolderLock.ofExisting(folder.path) == nil)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do {
      let lock = try FolderLock(folder.path)
      let error = #expect(throws: FileError.self) { try FolderLock(folder.path) }
      #expect(
        error?.description == """
          \(folder.path): another swiftcast is writing this run. Wait until it ends, or stop it and \
          continue with --resume \(folder.path).
          """)
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { try FolderLock(folder.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
