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

  /// Wherever a byte changes, all records but one are there again.
  @Test func damageInTheMiddleCostsWhatItHit() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var records = try await exampleRecords()
    records[2].training = FitTraining(origin: 4, seconds: 0.1, networks: [])
    let journal = try RunJournal.begin(
      in: folder.path, manifest: exampleManifest(try await exampleRun()))
    let file = folder.appending(path: "journal.bin")
    let first = try Data(contentsOf: file).count
    for record in records { journal.append(record) }
    let bytes = try Data(contentsOf: file)
    for place in stride(from: first, to: bytes.count, by: 7) {
      var broken = bytes
      broken[place] ^= 0x10
      try broken.write(to: file)
      let opened = try #require(try RunJournal.open(in: folder.path))
      #expect(opened.finished.allSatisfy(records.contains), "byte \(place)")
      #expect(opened.finished.count == records.count - 1, "byte \(place)")
      // The last record is a torn tail, which is no damage.
      let isTail = opened.finished == Array(records.dropLast())
      #expect((opened.damaged == 0) == isTail, "byte \(place)")
    }
    var broken = bytes
    broken[first / 2] ^= 0x10
    try broken.write(to: file)
    #expect(try RunJournal.open(in: folder.path) == nil)
    #expect(try RunJournal.isUnreadable(in: folder.path))
    try Data().write(to: file)
    #expect(try !RunJournal.isUnreadable(in: folder.path))
  }

  /// Its training goes with a record, whatever is torn off: else the next to be added would get it.
  @Test func aTornRecordLeavesNoTrainingBehind() async throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var records = try await exampleRecords()
    records[1].training = FitTraining(origin: 4, seconds: 0.1, networks: [])
    let file = folder.appending(path: "journal.bin")
    let journal = try RunJournal.begin(
      in: folder.path, manifest: exampleManifest(try await exampleRun()))
    journal.append(records[0])
    let before = try Data(contentsOf: file).count
    journal.append(records[1])
    let bytes = try Data(contentsOf: file)
    for length in before..<bytes.count {
      try bytes.prefix(length).write(to: file)
      let opened = try #require(try RunJournal.open(in: folder.path))
      opened.append(records[2])
      #expect(
        try RunJournal.open(in: folder.path)?.finished == [records[0], records[2]],
        "cut to \(length)")
    }
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

  @Test func aFileThatWasHalfWrittenWhenItsProcessWasKilledIsInNobodysWay() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([1]).write(to: folder.appending(path: "journal.bin.partial-4711"))
    try RunFolder(path: folder.path).checkFree(force: false)
    try Data([1]).write(to: folder.appending(path: "notes.txt"))
    let error = #expect(throws: FileError.self) {
      try RunFolder(path: folder.path).checkFree(force: true)
    }
    #expect(error?.description.contains("'notes.txt'") == true)
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
        "model ar: begun without it, now with it",
      ])
    let remedy = ResumeDifferences.remedy(begun: begun, asked: asked, path: "r")
    #expect(
      "\(FileError.otherRun(path: "r", differences: lines, remedy: remedy))" == """
        r: expected the options and data the run was begun with, found others:
          horizon: begun with 2, now 3
          data sha-256: begun with ab12, now cd34
          model ar: begun without it, now with it
        Numbers of two files cannot stand in one run: put data.csv back as it was, or evaluate the \
        new one in another folder.
        """)
    var options = begun
    options.models[0].options = [RunManifest.Setting(key: "lags", value: "3")]
    var others = options
    others.models[0].options = [
      RunManifest.Setting(key: "lags", value: "2"), RunManifest.Setting(key: "trend", value: "on"),
    ]
    #expect(
      ResumeDifferences.lines(begun: options, asked: others) == [
        "model naive, lags: begun with 3, now 2", "model naive, trend: begun with none, now on",
      ])
    #expect(
      ResumeDifferences.remedy(begun: options, asked: others, path: "r") == """
        'swiftcast evaluate --resume r' alone goes on as it was begun; another run needs another \
        folder.
        """)
    others.version = "0.2.0"
    #expect(
      ResumeDifferences.remedy(begun: options, asked: others, path: "r").hasPrefix(
        "Its numbers could not be repeated: go on with the program and on the machine"))
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
