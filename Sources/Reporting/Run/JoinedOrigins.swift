public import Evaluation

/// How the origins of runs of the same folds lie to each other, whichever of them is named first.
///
/// The same folds may have been asked for in several ways: by `--windows` and `--step`, or by
/// `--cutoff` one by one. What any run knows holds for all.
public struct JoinedOrigins: Hashable, Sendable {
  /// Steps between a cutoff and its first target.
  public let gap: Int
  /// Observations from one origin to the next; nil where every run was cut by `--cutoff`.
  public let step: Int?
  /// Which folds of several series are of one origin.
  ///
  /// Of series aligned at their ends those of one number are, as in the run's own tests, even where
  /// the series end at different times: `--align date` groups by time.
  public let alignment: RollingOrigin.Alignment

  /// What the manifests of runs of the same folds say.
  public init(_ runs: [RunManifest]) {
    let planned = runs.filter { run in !run.options.contains { $0.key == "cutoff" } }
    // The same folds have the same gap. Two steps they can have only where a series has one fold.
    gap = runs.map(\.plan.gap).min() ?? 0
    step = planned.map(\.plan.step).min()
    let isAtEnd = planned.contains { run in
      run.options.contains { $0.key == "align" && $0.value == "end" }
    }
    alignment = isAtEnd ? .seriesEnd : .date
  }
}
