public import Evaluation
internal import FoundationEssentials

/// `journal.bin`: what a run has finished so far, fold by fold, so that it can be continued.
///
/// The first frame is the run's manifest, as it was begun; every other one is a `FoldRecord`. A run
/// that is complete has no journal.
public final class RunJournal: Sendable {
  /// The name of the file in the run's folder.
  public static let name = "journal.bin"

  /// The manifest the run was begun with.
  public let manifest: RunManifest
  /// What was finished before.
  public let finished: [FoldRecord]
  /// Where it lies.
  public let path: String
  private let file: AppendOnlyFile
  /// Whether the first block that was appended is the manifest.
  private let isNew: Bool

  private init(
    manifest: RunManifest, finished: [FoldRecord], path: String, file: AppendOnlyFile,
    isNew: Bool
  ) {
    self.isNew = isNew
    self.manifest = manifest
    self.finished = finished
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
    let file = try AppendOnlyFile(path: path, keeping: 0)
    file.append(JournalFrames.frame(Array(manifest.json().utf8)))
    if let failure = file.failure {
      // An empty journal would keep the folder from being used.
      try? FileManager.default.removeItem(atPath: path)
      throw failure
    }
    return RunJournal(manifest: manifest, finished: [], path: path, file: file, isNew: true)
  }

  /// Opens the journal of a run that was stopped, to read it and to go on writing it.
  ///
  /// A torn tail is cut off.
  ///
  /// - Parameter folder: the run's folder.
  /// - Returns: nil where there is no journal, or none with a whole first frame.
  /// - Throws: `FileError.cannotRead`, `.cannotWrite`.
  public static func open(in folder: String) throws(FileError) -> RunJournal? {
    let path = "\(folder)/\(name)"
    guard let content = try content(of: path), let manifest = content.manifest else { return nil }
    let file = try AppendOnlyFile(path: path, keeping: content.length)
    return RunJournal(
      manifest: manifest, finished: content.records, path: path, file: file, isNew: false)
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

  /// The manifest of a complete run.
  public static func completed(in folder: String) -> RunManifest? {
    guard let text = try? AtomicFile.text(of: "\(folder)/run.json") else { return nil }
    return try? RunManifest(json: text)
  }

  /// Adds what was finished; where the disk is full, nothing more is added.
  public func append(_ record: FoldRecord) {
    file.append(JournalFrames.frame(record.bytes))
  }

  /// How many forecasts it holds.
  public var count: Int { finished.count + file.count - (isNew ? 1 : 0) }

  /// Why the journal ends before the run does; nil where it does not.
  public var failure: FileError? { file.failure }

  /// Removes the journal: the run is complete.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  private struct Content {
    let manifest: RunManifest?
    let records: [FoldRecord]
    let length: Int
  }

  private static func content(of path: String) throws(FileError) -> Content? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotRead(path: path)
    }
    let (payloads, length) = JournalFrames.read(Array(data))
    let manifest = payloads.first.flatMap {
      try? RunManifest(json: String(decoding: $0, as: UTF8.self))
    }
    return Content(
      manifest: manifest, records: payloads.dropFirst().compactMap { FoldRecord(bytes: $0) },
      length: length)
  }
}
