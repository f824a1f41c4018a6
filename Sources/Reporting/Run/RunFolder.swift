public import Evaluation
internal import FoundationEssentials
internal import Glibc

/// The folder of a run: `report.html`, `horizons.svg`, `report.md`, `metrics.csv`,
/// `significance.csv`, `cv.csv`, `run.json`, and `directions.csv` where a model tells directions.
public struct RunFolder: Sendable {
  /// A file of the folder.
  public struct File: Sendable {
    /// Its name in the folder.
    public let name: String
    /// Its content.
    public let text: String

    /// A file.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The files of an evaluation, all but the manifest: the same run, the same bytes, but for what
  /// the models cost in `report.html`.
  public static func files(
    of result: CrossValidationResult, report: RunReport, version: String = ""
  ) -> [File] {
    let page = HTMLReport(report, result: result, version: version)
    let picture = page.picture().map { [File(name: "horizons.svg", text: $0)] } ?? []
    let directions =
      DirectionsCSV.text(result).map { [File(name: "directions.csv", text: $0)] } ?? []
    return [File(name: "cv.csv", text: CrossValidationCSV.text(result))] + directions + picture + [
      File(name: "metrics.csv", text: MetricsCSV.text(report.table)),
      File(name: "report.html", text: page.text()),
      File(name: "report.md", text: report.markdown()),
      File(name: "significance.csv", text: SignificanceCSV.text(report.significance)),
    ]
  }

  /// The folder's path.
  public let path: String

  /// The folder at a path, whether it exists or not.
  public init(path: String) { self.path = path }

  /// Refuses a path that the run cannot be written to: to be asked before the work begins, not
  /// after it.
  ///
  /// Nothing is left behind: folders are created on trial and removed again.
  ///
  /// - Parameter force: whether the files of a run that is there may be replaced; never others.
  /// - Throws: `FileError.runExists`, `.runUnfinished`, `.noRunFolder`, `.cannotWrite`.
  public func checkFree(force: Bool) throws(FileError) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return try tryToCreate()
    }
    guard isFolder else { throw .noRunFolder(path: path, found: "a file") }
    guard unsafe access(path, R_OK | W_OK | X_OK) == 0 else {
      throw .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    // What a process that was killed has left half written is in nobody's way.
    let content = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { !Self.isHalfWritten($0) }
    let foreign = content.filter { !Self.names.contains($0) }.min()
    if let foreign, !content.contains(Self.manifestName), !content.contains(RunJournal.name) {
      throw .noRunFolder(path: path, found: "a folder with other files ('\(foreign)')")
    }
    guard !force, !content.isEmpty else { return }
    throw content.contains(RunJournal.name)
      ? .runUnfinished(path: path) : .runExists(path: path)
  }

  private static let manifestName = "run.json"
  /// The files of a run.
  private static let names = [
    "report.html", "horizons.svg", "report.md", "metrics.csv", "significance.csv", "cv.csv",
    "directions.csv", manifestName, RunJournal.name, RunCheckpoints.name,
  ]

  /// Creates the folder and those above it, and removes what was created.
  private func tryToCreate() throws(FileError) {
    var missing: [String] = []
    var ancestor = URL(filePath: path)
    while !FileManager.default.fileExists(atPath: ancestor.path), ancestor.path != "/",
      !ancestor.path.isEmpty
    {
      missing.append(ancestor.path)
      ancestor = ancestor.deletingLastPathComponent()
    }
    defer { for folder in missing { _ = unsafe rmdir(folder) } }
    try AtomicFile.createFolder(path)
    guard unsafe access(path, W_OK | X_OK) == 0 else {
      throw .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
    }
  }

  /// Removes what a process that was killed while it wrote has left of our files.
  private func removeHalfWritten() {
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in content where Self.isHalfWritten(name) {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
  }

  /// Whether a name is that of one of our files before it was whole.
  private static func isHalfWritten(_ name: String) -> Bool {
    names.contains { name.hasPrefix($0 + ".partial-") }
  }

  /// Writes a run: every file whole, `run.json` last, so that a folder with a `run.json` is a
  /// complete run.
  ///
  /// - Parameters:
  ///   - files: everything but the manifest.
  ///   - manifest: written as `run.json`.
  ///   - force: whether a run that is there may be replaced.
  /// - Throws: what `checkFree(force:)` throws, and `FileError.cannotWrite`.
  public func write(
    _ files: [File], manifest: RunManifest, force: Bool
  ) throws(FileError) {
    try checkFree(force: force)
    try AtomicFile.createFolder(path)
    removeHalfWritten()
    // All is written under other names first: a full disk then leaves the run that was there.
    let whole = files + [File(name: Self.manifestName, text: manifest.json())]
    do throws(FileError) {
      for file in whole {
        try AtomicFile.writeWhole(
          Array(file.text.utf8), to: staged(file.name), named: "\(path)/\(file.name)")
      }
    } catch {
      removeHalfWritten()
      throw error
    }
    // A forced run must not leave the old manifest beside new forecasts, nor what only the old run
    // had; and `run.json` says that all is there. So the disk gets the names in this order, also
    // where the power fails.
    let kept = files.map(\.name) + [RunJournal.name, RunCheckpoints.name]
    for name in Self.names where !kept.contains(name) {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    AtomicFile.flushFolder(path)
    for file in files { try AtomicFile.move(staged(file.name), to: "\(path)/\(file.name)") }
    AtomicFile.flushFolder(path)
    try AtomicFile.move(staged(Self.manifestName), to: "\(path)/\(Self.manifestName)")
    AtomicFile.flushFolder(path)
  }

  /// Where a file lies until all of them are written; `removeHalfWritten` knows the ending.
  private func staged(_ name: String) -> String { "\(path)/\(name).partial-staged" }
}
