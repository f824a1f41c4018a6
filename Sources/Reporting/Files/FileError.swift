/// Why a file could not be read or written.
public enum FileError: Error, Hashable, Sendable {
  /// A file that cannot be written.
  case cannotWrite(path: String, reason: String)
  /// A file that cannot be read.
  case cannotRead(path: String)
  /// A folder without the files of a run.
  case noRun(path: String)
  /// A run that is already there.
  case runExists(path: String)
  /// Something that is neither a new folder nor one of an earlier run.
  case noRunFolder(path: String, found: String)
  /// A run that was stopped before its end.
  case runUnfinished(path: String)
  /// A folder without a run that could be continued.
  case noRunToResume(path: String)
  /// A folder that another process writes to.
  case inUse(path: String)
  /// A journal that says nothing of the run it was begun for, beside a complete run.
  case emptyJournal(path: String, journal: String)
  /// A journal that is damaged where it says what was begun, or is of another version.
  case unreadableJournal(path: String, journal: String)
  /// A run that was begun with other options or data, with what differs and what is to be done.
  case otherRun(path: String, differences: [String], remedy: String)
  /// A file that cannot be written, while what was finished is kept in a journal.
  case kept(path: String, reason: String, finished: Int, total: Int, journal: String)
  /// A folder of our own that is already there.
  case folderExists(path: String)
  /// Something that is neither a new folder nor one of ours; `marker` is the file ours have.
  case foreignFolder(path: String, marker: String, found: String)
  /// A file of a run that does not hold what it should; `line` counts from 1.
  case malformed(path: String, line: Int, expected: String, found: String)
}

extension FileError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)."
    case .cannotRead(let path):
      "\(path): cannot be read. Check the path and its permissions."
    case .noRun(let path):
      "\(path): expected the folder of a run (run.json, cv.csv). Write one with --report."
    case .runExists(let path):
      "\(path): a run is there already. Choose another name, or pass --force to replace it."
    case .noRunFolder(let path, let found):
      "\(path): expected a new folder or one of an earlier run, found \(found). Choose another path."
    case .runUnfinished(let path):
      "\(path): an unfinished run is there. Continue it with --resume \(path), or pass --force to "
        + "replace it."
    case .noRunToResume(let path):
      "\(path): expected a run that was stopped (\(RunJournal.name)), found none. Begin one with "
        + "--report \(path)."
    case .inUse(let path):
      "\(path): another swiftcast is writing this run. Wait until it ends, or stop it and continue "
        + "with --resume \(path)."
    case .emptyJournal(let path, let journal):
      "\(path): expected \(journal) to say what was begun, found nothing in it. The run that was "
        + "there before is complete: remove \(journal) to keep it, or begin anew with "
        + "--report \(path) --force."
    case .unreadableJournal(let path, let journal):
      "\(path): expected \(journal) to begin with what the run was asked for, found nothing, damage "
        + "or the journal of another version. Nothing in it can be continued: begin anew with "
        + "--report \(path) --force."
    case .otherRun(let path, let differences, let remedy):
      "\(path): expected the options and data the run was begun with, found others:\n"
        + differences.map { "  \($0)\n" }.joined() + remedy
    case .kept(let path, let reason, let finished, let total, let journal):
      "\(path): cannot be written: \(reason). \(finished) of \(total) forecasts are kept in "
        + "\(journal); make room, then continue with --resume."
    case .folderExists(let path):
      "\(path): is there already. Choose another name, or pass --force to replace it."
    case .foreignFolder(let path, let marker, let found):
      """
      \(path): expected a new folder or one with a \(marker), found \(found). Choose another path.
      """
    case .malformed(let path, let line, let expected, let found):
      "\(path):\(line): expected \(expected), found '\(found)'. Run the evaluation again."
    }
  }
}
