public import Evaluation
internal import ForecastCore
internal import FoundationEssentials
internal import Synchronization

/// `journal.bin`: what a run has finished so far, fold by fold, so that it can be continued.
///
/// The first frame is the run's manifest, as it was begun; every other one is an `AuditRecord` or a
/// `FoldRecord`, before which stands, marked, its training as JSON. A run that is complete has no
/// journal.
public final class RunJournal: Sendable {
  /// The name of the file in the run's folder.
  public static let name = "journal.bin"

  /// The manifest the run was begun with.
  public let manifest: RunManifest
  /// What was finished before.
  public let finished: [FoldRecord]
  /// What was audited before.
  public let audited: [AuditRecord]
  /// The bytes in its middle that are damaged: what they held is not among `finished`.
  public let damaged: Int
  /// Where it lies.
  public let path: String
  private let file: AppendOnlyFile
  private let appended = Atomic(0)

  private init(
    manifest: RunManifest, content: Content? = nil, path: String, file: AppendOnlyFile
  ) {
    self.manifest = manifest
    finished = content?.records ?? []
    audited = content?.audited ?? []
    damaged = content?.damaged ?? 0
    self.path = path
    self.file = file
  }

  /// Begins the journal of a run; one that is there is replaced.
  ///
  /// - Parameters:
  ///   - folder: the run's folder, which is made where it is missing.
  ///   - manifest: what was asked.
  /// - Returns: a journal without folds.
  /// - Throws: `FileError.cannotWrite`.
  public static func begin(
    in folder: String, manifest: RunManifest
  ) throws(FileError) -> RunJournal {
    try AtomicFile.createFolder(folder)
    let path = "\(folder)/\(name)"
    let frame = JournalFrames.frame(Array(manifest.json().utf8))
    // At once with its manifest: a journal that is there says what it is of.
    try AtomicFile.write(frame, to: path)
    try? FileManager.default.removeItem(atPath: checkpoints(beside: path))
    return RunJournal(
      manifest: manifest, path: path,
      file: try AppendOnlyFile(path: path, keeping: frame.count))
  }

  /// Opens the journal of a run that was stopped, to read it and to go on writing it.
  ///
  /// A torn tail is cut off, damage in the middle passed over.
  ///
  /// - Parameter folder: the run's folder.
  /// - Returns: nil where there is no journal, or none with a whole first frame.
  /// - Throws: `FileError.cannotRead`, `.cannotWrite`.
  public static func open(in folder: String) throws(FileError) -> RunJournal? {
    let path = "\(folder)/\(name)"
    guard let content = try content(of: path), let manifest = content.manifest else { return nil }
    let file = try AppendOnlyFile(path: path, keeping: content.length)
    return RunJournal(manifest: manifest, content: content, path: path, file: file)
  }

  /// What a run was begun with, by its journal or, where it is complete, its `run.json`.
  ///
  /// - Parameter folder: the run's folder.
  /// - Returns: nil where there is neither.
  /// - Throws: `FileError.cannotRead`.
  public static func beginning(of folder: String) throws(FileError) -> RunManifest? {
    if let content = try content(of: "\(folder)/\(name)"), let manifest = content.manifest {
      return manifest
    }
    return completed(in: folder)
  }

  /// Whether a folder has a journal, even one that says nothing.
  public static func isThere(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
  }

  /// Whether a journal holds something, but does not begin with the manifest of a run.
  ///
  /// - Parameter folder: the run's folder.
  /// - Returns: false where there is no journal, or an empty one.
  /// - Throws: `FileError.cannotRead`.
  public static func isUnreadable(in folder: String) throws(FileError) -> Bool {
    let path = "\(folder)/\(name)"
    guard isThere(in: folder), try content(of: path)?.manifest == nil else { return false }
    return FileManager.default.contents(atPath: path)?.isEmpty == false
  }

  /// The manifest of a complete run.
  public static func completed(in folder: String) -> RunManifest? {
    guard let text = try? AtomicFile.text(of: "\(folder)/run.json") else { return nil }
    return try? RunManifest(json: text)
  }

  /// Adds what was finished; where the disk is full, nothing more is added.
  public func append(_ record: FoldRecord) {
    file.append(JournalFrames.frame(Self.payload(of: record)))
    if file.failure == nil { appended.add(1, ordering: .relaxed) }
  }

  /// One frame for both, so that they are torn off or damaged together.
  private static func payload(of record: FoldRecord) -> [UInt8] {
    guard let training = record.training else { return record.bytes }
    var writer = ByteWriter()
    writer.write(trainingMark)
    writer.write(JSONText.line(training))
    return writer.bytes + record.bytes
  }

  private static func record(_ payload: [UInt8]) -> FoldRecord? {
    guard payload.first == trainingMark else { return FoldRecord(bytes: payload) }
    var reader = ByteReader(payload.dropFirst())
    guard let text = reader.block(), let training: FitTraining = JSONText.value(text) else {
      return nil
    }
    var record = FoldRecord(bytes: Array(payload.dropFirst(1 + 4 + text.count)))
    record?.training = training
    return record
  }

  /// No first byte of a `FoldRecord` or an `AuditRecord`.
  private static let trainingMark: UInt8 = 0xB1

  /// Adds what was audited.
  public func append(_ record: AuditRecord) {
    file.append(JournalFrames.frame(record.bytes))
  }

  /// Waits until the disk has everything.
  public func flush() { file.flush() }

  /// How many forecasts of the evaluation it holds.
  public var count: Int { finished.count + appended.load(ordering: .relaxed) }

  /// Why the journal ends before the run does; nil where it does not.
  public var failure: FileError? { file.failure }

  /// Removes the journal and what checkpoints are left: the run is complete.
  public func remove() {
    try? FileManager.default.removeItem(atPath: Self.checkpoints(beside: path))
    try? FileManager.default.removeItem(atPath: path)
    AtomicFile.flushFolder(of: path)
  }

  /// Where the checkpoints of a run lie.
  static func checkpoints(beside journal: String) -> String {
    String(journal.dropLast(name.count)) + RunCheckpoints.name
  }

  private struct Content {
    let manifest: RunManifest?
    let records: [FoldRecord]
    let audited: [AuditRecord]
    let length: Int
    let damaged: Int
  }

  private static func content(of path: String) throws(FileError) -> Content? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(path: path)
    }
    let salvage = JournalFrames.salvage(Array(data))
    let manifest = salvage.frames.first.flatMap { frame in
      try? RunManifest(json: String(decoding: frame, as: UTF8.self))
    }
    var records: [FoldRecord] = []
    var audited: [AuditRecord] = []
    for frame in salvage.frames.dropFirst() {
      if let record = record(frame) {
        records.append(record)
      } else if let record = AuditRecord(bytes: frame) {
        audited.append(record)
      }
    }
    return Content(
      manifest: manifest, records: records, audited: audited, length: salvage.length,
      damaged: salvage.damaged)
  }
}
