public import Evaluation
public import ForecastCore
internal import FoundationEssentials
internal import Synchronization

/// The folder `checkpoints` of a run: what the long fits under way have done so far, a file a fit.
///
/// A file names the run, with every option and the data's hash, and the fit; one of another run or
/// with a wrong checksum is dropped and said so. It goes when the folds of its fit are in the
/// journal, and the folder goes with the journal.
public final class RunCheckpoints: FitCheckpoints {
  /// The name of the folder in the run's folder.
  public static let name = "checkpoints"

  private let folder: String
  private let journal: RunJournal
  /// What every file names: the manifest the run was begun with.
  private let run: String
  private let interval: Duration
  private let note: @Sendable (String) -> Void
  private let files = Mutex<[FitPlace: CheckpointFile]>([:])

  /// The checkpoints of a run.
  ///
  /// - Parameters:
  ///   - journal: the run's journal, begun or opened.
  ///   - seconds: the time between two writings of a fit.
  ///   - note: told of what a user should know, a sentence.
  public init(
    of journal: RunJournal, every seconds: Double, note: @escaping @Sendable (String) -> Void
  ) {
    self.journal = journal
    run = journal.manifest.json()
    folder = RunJournal.checkpoints(beside: journal.path)
    interval = .seconds(seconds)
    self.note = note
  }

  /// The file of a fit, read where an earlier run has left it.
  public func checkpoint(of fit: FitPlace) -> FitCheckpoint {
    let file = files.withLock { files in
      let file =
        files[fit]
        ?? CheckpointFile(
          path: "\(folder)/\(name(of: fit))", title: title(of: fit), interval: interval, note: note)
      files[fit] = file
      return file
    }
    return FitCheckpoint(file)
  }

  /// Writes what a fit has kept in memory.
  public func suspend(_ fit: FitPlace) { files.withLock { $0[fit] }?.write() }

  /// Removes the file of a fit, once the disk has what the journal says of it.
  public func end(_ fit: FitPlace) {
    let file = files.withLock { $0.removeValue(forKey: fit) }
    file?.end { journal.flush() }
  }

  /// Short, and good on every file system, whatever models and series are called.
  private func name(of fit: FitPlace) -> String {
    let model = journal.manifest.models.firstIndex { $0.name == fit.model } ?? 0
    let stage = fit.stage.map { "audit-\($0.origin)-\($0.replacement.rawValue)-" } ?? ""
    return "\(stage)model-\(model)-series-\(fit.series)-origin-\(fit.origin).bin"
  }

  private func title(of fit: FitPlace) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(run)
    writer.write(name(of: fit))
    writer.write(fit.model)
    return writer.bytes
  }
}
