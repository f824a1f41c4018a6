internal import ForecastCore
internal import Synchronization

/// The fits of one model that start from each other, oldest origin first.
struct ChainTask<Model: WarmStarting>: ForecastTask {
  let links: [PanelTask<Model>]

  var folds: [FoldPlace] { links.flatMap(\.folds) }

  var fitCount: Int { links.count }

  func repeatedFits(_ queue: ForecastQueue) -> Int {
    guard let last = lastUnfinished(queue.finished) else { return 0 }
    return links[...last].count { queue.finished.count(of: $0.model.name, $0.folds) > 0 }
  }

  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    let name = links[0].model.name
    var result = TaskResult(name, queue)
    let fitted = LastFit<Model.Fitted>()
    let place = queue.place(
      of: links[0].model, series: links[0].places[0], origin: links[0].origins[0])
    let checkpoint = queue.checkpoints?.checkpoint(of: place)
    let last = lastUnfinished(queue.finished) ?? -1
    let first = firstNeeded(queue.finished, checkpoint)
    for (position, var link) in links.enumerated() {
      guard (first...max(first, last)) ~= position else {
        result.add(TaskResult(queue.finished.records(of: name, link.folds)))
        continue
      }
      link.checkpoint = checkpoint?.part("link \(position)")
      link.fitting = { model, training, context in
        let fit = try await model.fit(training, from: fitted.last?.value, context: context)
        fitted.last = (position, fit)
        return fit
      }
      let before = fitted.last?.link
      link.isWarm = before != nil
      result.add(await link.run(queue, workers: workers, turns: turns, onFold: onFold))
      guard !Task.isCancelled else {
        queue.checkpoints?.suspend(place)
        return result
      }
      // The next fit starts from the last that succeeded, and from no other.
      guard fitted.last?.link == position else { continue }
      link.checkpoint?.part(Self.done).keep { [1] }
      if let before { checkpoint?.part("link \(before)").forget() }
    }
    queue.checkpoints?.end(place)
    return result
  }

  /// What says that all networks of a link are kept.
  private static var done: String { "done" }

  /// The last link with a fold that is missing: no fit after it is needed.
  private func lastUnfinished(_ finished: FinishedFolds) -> Int? {
    links.lastIndex { finished.count(of: $0.model.name, $0.folds) < $0.folds.count }
  }

  /// The link to begin with: the last one before the first missing fold, or at it, that an earlier
  /// run has kept whole, so that it needs none before it.
  private func firstNeeded(_ finished: FinishedFolds, _ checkpoint: FitCheckpoint?) -> Int {
    let missing = links.firstIndex {
      finished.count(of: $0.model.name, $0.folds) < $0.folds.count
    }
    return (0...(missing ?? 0)).last { position in
      checkpoint?.part("link \(position)").part(Self.done).found() != nil
    } ?? 0
  }
}

/// The last fit of a chain that succeeded, and its place.
private final class LastFit<Fitted: Sendable>: Sendable {
  private let fit = Mutex<(link: Int, value: Fitted)?>(nil)

  var last: (link: Int, value: Fitted)? {
    get { fit.withLock { $0 } }
    set { fit.withLock { $0 = newValue } }
  }
}
