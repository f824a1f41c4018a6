internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import Reporting

/// The exit codes of the tool.
enum ExitStatus {
  /// Some model or fold failed; the rest is written.
  static let partialFailure = ExitCode(1)
  /// Options that make no sense.
  static let usage = ExitCode(64)
  /// Data that cannot be used.
  static let data = ExitCode(65)
  /// A bug of ours.
  static let software = ExitCode(70)
  /// A file that cannot be read or written.
  static let file = ExitCode(74)
  /// Ctrl-C; what was finished is kept.
  static let interrupted = ExitCode(130)

  /// The code for an error, or nil for errors that the argument parser knows itself.
  static func code(for error: any Error) -> ExitCode? {
    switch error {
    case DataError.unreadableFile: file
    case is DataError, is SeriesError, is FitError, is ForecastError: data
    case RollingOriginError.invalid: usage
    case is RollingOriginError: data
    case is RunJoinError, is ForecastTableError: data
    case is OptionError, is ModelFileError, is MetricNameError: usage
    case FileError.malformed, FileError.unreadableJournal: data
    case FileError.otherRun, FileError.noRunToResume, FileError.emptyJournal: usage
    case SavedModelError.cannotBeSaved: usage
    case is SavedModelError: data
    case is FileError: file
    default: nil
    }
  }
}
