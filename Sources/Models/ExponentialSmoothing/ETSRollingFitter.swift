public import ForecastCore

/// Fits an ETS model to one window after another, each from the optimum of the window before.
///
/// A form without a season starts from the likelier of the previous optimum and the starts of a
/// fit from scratch; on the series tested both end within 1e-6 of the same log likelihood. A
/// seasonal form searches from both and keeps the better, so there a window costs no less than
/// one from scratch. Where the window has slid, the initial state is first filtered on to the new
/// start. The form is chosen anew every `reselect` windows.
public struct ETSRollingFitter: RollingFitter {
  private let search: ETSSearch
  private let seed: UInt64
  private let reselect: Int
  private var windows = 0
  private var last: (training: SeriesSlice, fit: ETSFit)?
  private var optima: [ETSForm: ETSParameters] = [:]

  init(search: ETSSearch, seed: UInt64, reselect: Int) {
    self.search = search
    self.seed = seed
    self.reselect = reselect
  }

  /// True.
  public var reusesWork: Bool { true }

  /// Fits the next window.
  public mutating func fit(_ training: SeriesSlice) throws(FitError) -> ETSFit {
    moveOptima(to: training)
    let kept = windows % reselect == 0 ? nil : last?.fit.estimate.form
    let fit = try keeping(kept, training)
    for estimate in fit.estimates { optima[estimate.form] = estimate.parameters }
    last = (training, fit)
    windows += 1
    return fit
  }

  /// Fits one form; chooses afresh where there is none to keep or the window forbids it.
  private func keeping(_ form: ETSForm?, _ training: SeriesSlice) throws(FitError) -> ETSFit {
    if let form,
      let fit = try? search.fit(training, seed: seed, previous: optima, onlyForm: form)
    {
      return fit
    }
    return try search.fit(training, seed: seed, previous: optima)
  }

  /// Filters the initial states on to the start of a later window; forgets them where there is
  /// no overlap to filter through.
  private mutating func moveOptima(to training: SeriesSlice) {
    guard let last else { return }
    let shift = training.start - last.training.start
    guard training.isWindow(ofSameSeriesAs: last.training), (0...last.training.count) ~= shift
    else {
      optima = [:]
      return
    }
    guard shift > 0 else { return }
    for (form, parameters) in optima {
      optima[form] = parameters.moved(over: last.training.prefix(shift), form: form)
    }
  }
}
