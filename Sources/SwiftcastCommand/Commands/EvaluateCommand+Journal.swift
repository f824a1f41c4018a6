internal import Evaluation
internal import Reporting

extension EvaluateCommand {
  /// The run's folder, new or to be continued.
  var folder: String? { resume ?? report }

  /// The journal of the run, begun or opened.
  ///
  /// - Parameter manifest: what is asked now.
  /// - Returns: nil where no folder is asked for, and where the run is complete.
  /// - Throws: `FileError.otherRun` where the run was begun with something else,
  ///   `.noRunToResume`, `.cannotWrite`.
  func openJournal(_ manifest: RunManifest) throws(FileError) -> RunJournal? {
    guard let resume else {
      guard let report else { return nil }
      return try RunJournal.begin(in: report, manifest: manifest)
    }
    guard let begun = try RunJournal.beginning(of: resume) else {
      // A process that was killed as it began has left an empty journal.
      guard RunJournal.isThere(in: resume) else { throw .noRunToResume(path: resume) }
      return try RunJournal.begin(in: resume, manifest: manifest)
    }
    let differences = ResumeDifferences.lines(begun: begun, asked: manifest)
    guard differences.isEmpty else {
      throw .otherRun(path: resume, differences: differences)
    }
    return try RunJournal.open(in: resume)
  }

  /// Writes the run's files; where that fails, says what the journal keeps.
  ///
  /// A complete run needs no journal any more.
  func write(
    _ record: RunRecord, journal: RunJournal?, isComplete: Bool
  ) throws(FileError) {
    guard let folder, let journal else { return }
    do { try record.write(to: folder, force: true) } catch {
      guard case .cannotWrite(let path, let reason) = error else { throw error }
      throw .kept(
        path: path, reason: reason, finished: journal.count,
        total: record.result.models.count * (record.manifest.plan.folds ?? 0),
        journal: journal.path)
    }
    if isComplete { journal.remove() }
  }
}
