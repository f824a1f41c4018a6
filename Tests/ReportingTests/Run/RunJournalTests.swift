import ForecastCore
import Foundation
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct RunJournalTests {
  @Test func whatWasAppendedIsThereAgainWithoutTheTornTail() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let records = try await exampleRecords()
    let manifest = exampleManifest(try await exampleRun())
    let journal = try RunJournal.begin(in: folder.path, manifest: manifest)
    for record in records { journal.append(record) }
    #expect(journal.count == records.count)
    let file = folder.appending(path: "journal.bin")
    let bytes = try Data(contentsOf: file)
    try bytes.dropLast(3).write(to: file)
    let opened = try #require(try RunJournal.open(in: folder.path))
    #expect(opened.manifest == manifest)
    #expect(opened.finished == Array(records.dropLast()))
    // What is added now stands where the torn record stood.
    opened.append(records[records.count - 1])
    #expect(try Data(contentsOf: file) == bytes)
    #expect(try RunJournal.open(in: folder.path)?.finished == records)
    opened.remove()
    #expect(!RunJournal.isThere(in: folder.path))
  }

  @Test func trainingsAndAuditsAreThereAgain() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var records = try await exampleRecords()
    let network = TrainingRecord(
      series: "ü \"x\"", steps: 3,
      epochs: [
        TrainingRecord.Epoch(
          stepsDone: 2, trainingLoss: 0.1, validationLoss: 1.0 / 3, gradientNorms: [1, 3]),
        TrainingRecord.Epoch(
          stepsDone: 3, trainingLoss: .nan, validationLoss: nil, gradientNorms: []),
      ], keptEpoch: 0, divergences: [1], outcome: .stoppedEarly)
    records[1].training = FitTraining(origin: 4, seconds: 0.1, networks: [network])
    records[1].training?.isWarm = true
    records[3].training = FitTraining(origin: 0, seconds: 1e-9, networks: [])
    let audited = AuditRecord(
      stage: FitPlace.Stage(origin: 1, replacement: .noise), record: records[2], isSame: false)
    let journal = try RunJournal.begin(
      in: folder.path, manifest: exampleManifest(try await exampleRun()))
    for record in records.prefix(2) { journal.append(record) }
    journal.append(audited)
    for record in records.dropFirst(2) { journal.append(record) }
    let opened = try #require(try RunJournal.open(in: folder.path))
    #expect(opened.finished == records)
    #expect(opened.audited == [audited])
    #expect(opened.count == records.count)
  }

  @Test func aJournalOfNothingIsNone() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([1, 2, 3]).write(to: folder.appending(path: "journal.bin"))
    #expect(RunJournal.isThere(in: folder.path))
    #expect(try RunJournal.open(in: folder.path) == nil)
    #expect(try RunJournal.beginning(of: folder.path) == nil)
  }

  @Test func anUnfinishedRunIsNotOverwritten() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try RunJournal.begin(
      in: folder.path, manifest: exampleManifest(try await exampleRun()))
    let error = #expect(throws: FileError.self) {
      try RunFolder(path: folder.path).checkFree(force: false)
    }
    #expect(
      error?.description == """
        \(folder.path): an unfinished run is there. Continue it with --resume \(folder.path), or \
        pass --force to replace it.
        """)
    try RunFolder(path: folder.path).checkFree(force: true)
  }

  @Test func whatDiffersKeepsARunFromGoingOn() async throws {
    let begun = exampleManifest(try await exampleRun())
    #expect(ResumeDifferences.lines(begun: begun, asked: begun).isEmpty)
    var asked = begun
    asked.data.sha256 = "cd34"
    asked.options = [RunManifest.Setting(key: "horizon", value: "3")]
    asked.models.append(
      RunManifest.Model(
        name: "ar", specification: "ar", options: [RunManifest.Setting(key: "lags", value: "2")]))
    asked.threads = 9
    asked.command = ["other"]
    let lines = ResumeDifferences.lines(begun: begun, asked: asked)
    #expect(
      lines == [
        "horizon: begun with 2, now 3", "data sha-256: begun with ab12, now cd34",
        "model ar: begun with none, now lags=2",
      ])
    #expect(
      "\(FileError.otherRun(path: "r", differences: lines))" == """
        r: expected the options and data the run was begun with, found others:
          horizon: begun with 2, now 3
          data sha-256: begun with ab12, now cd34
          model ar: begun with none, now lags=2
        'swiftcast evaluate --resume r' alone goes on as it was begun; another run needs another \
        folder.
        """)
    var turned = asked
    turned.models.reverse()
    #expect(
      ResumeDifferences.lines(begun: asked, asked: turned)
        == ["order of models: begun with naive, ar, now ar, naive"])
  }

  @Test func whatIsKeptIsSaid() {
    let kept = FileError.kept(
      path: "r/cv.csv", reason: "No space left on device", finished: 3, total: 8,
      journal: "r/journal.bin")
    #expect(
      "\(kept)" == """
        r/cv.csv: cannot be written: No space left on device. 3 of 8 forecasts are kept in \
        r/journal.bin; make room, then continue with --resume.
        """)
    #expect(
      "\(FileError.noRunToResume(path: "r"))" == """
        r: expected a run that was stopped (journal.bin), found none. Begin one with --report r.
        """)
  }
}
