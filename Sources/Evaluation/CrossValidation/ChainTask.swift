internal import ForecastCore
internal import Synchronization

/// The fits of one model that start from each other, oldest origin first.
struct ChainTask<Model: WarmStarting>: ForecastTask {
  let links: [PanelTask<Model>]

  var folds: [FoldPlace] { links.flatMap(\.folds) }

  var fitCount: Int { links.count }

  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    var result = TaskResult(links[0].model.name, queue)
    let last = LastFit<Model.Fitted>()
    for var link in links {
      link.fitting = { model, training, context in
        let fit = try await model.fit(training, from: last.value, context: context)
        last.value = fit
        return fit
      }
      let isWarm = last.value != nil
      var own = await link.run(queue, workers: workers, turns: turns, onFold: onFold)
      for place in own.training.indices { own.training[place].isWarm = isWarm }
      result.add(own)
    }
    return result
  }
}

/// The last fit of a chain that succeeded.
private final class LastFit<Fitted: Sendable>: Sendable {
  private let fit = Mutex<Fitted?>(nil)

  var value: Fitted? {
    get { fit.withLock { $0 } }
    set { fit.withLock { $0 = newValue } }
  }
}
