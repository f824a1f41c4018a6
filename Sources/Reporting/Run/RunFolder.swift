public import Evaluation
internal import FoundationEssentials

/// The folder of a run: `report.md`, `metrics.csv`, `significance.csv`, `cv.csv`, `run.json`.
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

  /// The files of an evaluation, all but the manifest: the same run, the same bytes.
  public static func files(of result: CrossValidationResult, report: RunReport) -> [File] {
    [
      File(name: "cv.csv", text: CrossValidationCSV.text(result)),
      File(name: "metrics.csv", text: MetricsCSV.text(report.table)),
      File(name: "report.md", text: report.markdown()),
      File(name: "significance.csv", text: SignificanceCSV.text(report.significance)),
    ]
  }

  /// The folder's path.
  public let path: String

  /// The folder at a path, whether it exists or not.
  public init(path: String) { self.path = path }

  /// Refuses a folder in which something lies already, unless forced: to be asked before the
  /// work begins, not after it.
  ///
  /// - Throws: `FileError.runExists`.
  public func checkFree(force: Bool) throws(FileError) {
    guard !force, FileManager.default.fileExists(atPath: path) else { return }
    if let content = try? FileManager.default.contentsOfDirectory(atPath: path),
      content.isEmpty
    {
      return
    }
    throw .runExists(path: path)
  }

  /// Writes a run: every file whole, `run.json` last, so that a folder with a `run.json` is a
  /// complete run.
  ///
  /// - Parameters:
  ///   - files: everything but the manifest.
  ///   - manifest: written as `run.json`.
  ///   - force: whether a run that is there may be replaced.
  /// - Throws: `FileError.runExists`, `.cannotWrite`.
  public func write(
    _ files: [File], manifest: RunManifest, force: Bool
  ) throws(FileError) {
    try checkFree(force: force)
    try AtomicFile.createFolder(path)
    // A forced run must not leave the old manifest beside new forecasts.
    try? FileManager.default.removeItem(atPath: path + "/run.json")
    for file in files { try AtomicFile.write(file.text, to: "\(path)/\(file.name)") }
    try AtomicFile.write(manifest.json(), to: path + "/run.json")
  }
}
