internal import DataLoading
internal import Evaluation
internal import Reporting

extension EvaluateCommand {
  /// The run's folder, new or to be continued.
  var folder: String? { resume ?? report }

  /// The data; of a run that goes on elsewhere it is said where its path starts.
  func loadedData() throws(DataError) -> LoadedData {
    do { return try data.load(quiet: run.quiet) } catch {
      guard resume != nil, case .unreadableFile(let path, let reason) = error,
        !path.hasPrefix("/")
      else { throw error }
      throw .unreadableFile(
        path: path,
        reason: "\(reason); go on from the folder the run was begun in, where the path starts")
    }
  }

  /// The lock of the run's folder, if it is there, which must be free for the run.
  ///
  /// - Throws: `FileError.inUse` where another process writes to it, and what
  ///   `RunFolder.checkFree(force:)` throws.
  func lockFolder() throws(FileError) -> FolderLock? {
    guard let folder else { return nil }
    let lock = try FolderLock.ofExisting(folder)
    if let report { try RunFolder(path: report).checkFree(force: force) }
    return lock
  }

  /// The journal of the run, begun or opened, with the lock of its folder.
  ///
  /// - Parameters:
  ///   - manifest: what is asked now.
  ///   - lock: that of the folder, if it was there.
  /// - Returns: nil where no folder is asked for, and where the run is complete.
  /// - Throws: `FileError.otherRun` where the run was begun with something else,
  ///   `.noRunToResume`, `.emptyJournal`, `.unreadableJournal`, `.inUse`, `.cannotWrite`.
  func openJournal(
    _ manifest: RunManifest, _ lock: FolderLock?
  ) throws(FileError) -> (journal: RunJournal, lock: FolderLock)? {
    guard let folder else { return nil }
    if let report {
      try AtomicFile.createFolder(report)
    } else if lock == nil {
      throw .noRunToResume(path: folder)
    }
    let own: FolderLock
    if let lock { own = lock } else { own = try FolderLock(folder) }
    if let report {
      // Another run may have come and gone since.
      try RunFolder(path: report).checkFree(force: force)
      return (try RunJournal.begin(in: report, manifest: manifest), own)
    }
    guard let journal = try continuedJournal(folder, manifest) else { return nil }
    return (journal, own)
  }

  private func continuedJournal(
    _ resume: String, _ manifest: RunManifest
  ) throws(FileError) -> RunJournal? {
    let journal = try RunJournal.open(in: resume)
    if journal == nil, RunJournal.isThere(in: resume), RunJournal.completed(in: resume) != nil {
      throw .emptyJournal(path: resume, journal: "\(resume)/\(RunJournal.name)")
    }
    guard let begun = try RunJournal.beginning(of: resume) else {
      // A process that was killed as it began has left an empty journal.
      guard RunJournal.isThere(in: resume) else { throw .noRunToResume(path: resume) }
      if try RunJournal.isUnreadable(in: resume) { throw .unreadable(in: resume) }
      return try RunJournal.begin(in: resume, manifest: manifest)
    }
    let differences = ResumeDifferences.lines(begun: begun, asked: manifest)
    guard differences.isEmpty else {
      throw .otherRun(
        path: resume, differences: differences,
        remedy: ResumeDifferences.remedy(begun: begun, asked: manifest, path: resume))
    }
    if let journal, journal.damaged > 0 {
      Terminal.say(
        "note: \(journal.path): \(journal.damaged) bytes in its middle are damaged; the forecasts "
          + "they held are made again")
    }
    return journal
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

extension FileError {
  /// A journal that does not say what was begun.
  static func unreadable(in folder: String) -> FileError {
    .unreadableJournal(path: folder, journal: "\(folder)/\(RunJournal.name)")
  }
}
