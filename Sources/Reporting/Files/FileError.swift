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
    case .malformed(let path, let line, let expected, let found):
      "\(path):\(line): expected \(expected), found '\(found)'. Run the evaluation again."
    }
  }
}
