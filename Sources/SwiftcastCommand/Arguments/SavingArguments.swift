internal import ArgumentParser
internal import Models

/// Where a fitted model goes, or comes from.
struct SavingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the fitted model to a folder, to forecast with --load.", valueName: "folder"))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "Forecast with a saved model, without training.", valueName: "folder"))
  var load: String?

  @Flag(help: "Replace the model that stands in the folder of --save.")
  var force = false

  /// Refuses what does not go together.
  func check(_ models: ModelArguments, _ levels: LevelArguments) throws {
    guard save == nil || load == nil else {
      throw ValidationError("--save and --load: expected one of them, found both.")
    }
    for (name, folder) in [("--save", save), ("--load", load)] where folder?.isEmpty == true {
      throw ValidationError("\(name): expected the path of a folder, found nothing.")
    }
    if save == nil, force { throw ValidationError("--force: there is nothing to replace.") }
    let count = models.model.count
    if save != nil, count != 1 || models.models != nil {
      throw ValidationError(
        "--save: expected one --model, found \(models.models.map { _ in "a file of them" } ?? "\(count)")."
      )
    }
    if load != nil, count > 0 || models.models != nil {
      throw ValidationError("--load: the folder says which model it is; leave out --model.")
    }
    if save != nil || load != nil, levels.intervals != .model {
      throw ValidationError(
        "--intervals: a saved model gives bounds of its own. Leave it out with --save and --load.")
    }
    if save != nil || load != nil, models.transform != .none {
      throw ValidationError(
        """
        --transform: a saved model knows nothing of it. Leave it out; networks have an option of \
        their own: --model lstm:transform=log.
        """)
    }
  }
}
