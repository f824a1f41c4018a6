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
  private var last: (training: SeriesSlice, form: ETSForm)?
  private var optima = ETSOptima()

  init(search: ETSSearch, seed: UInt64, reselect: Int) {
    self.search = search
    self.seed = seed
    self.reselect = reselect
  }

  /// True.
  public var reusesWork: Bool { true }

  /// Fits the next window.
  public mutating func fit(_ training: SeriesSlice) throws(FitError) -> ETSFit {
    let kept = windows % reselect == 0 ? nil : last?.form
    var optima = optima(movedTo: training)
    let fit = try keeping(kept, training, from: optima)
    optima.take(fit.estimates)
    self.optima = optima
    last = (training, fit.estimate.form)
    windows += 1
    return fit
  }

  /// Fits one form; chooses afresh where there is none to keep or the window forbids it.
  private func keeping(
    _ form: ETSForm?, _ training: SeriesSlice, from optima: ETSOptima
  ) throws(FitError) -> ETSFit {
    if let form,
      let fit = try? search.fit(training, seed: seed, previous: optima, onlyForm: form)
    {
      return fit
    }
    return try search.fit(training, seed: seed, previous: optima)
  }

  /// The optima with their initial states filtered on to the start of a later window; none where
  /// there is no overlap to filter through.
  private func optima(movedTo training: SeriesSlice) -> ETSOptima {
    guard let passed = last?.training.passed(by: training) else { return ETSOptima() }
    return optima.moved(over: passed)
  }

  /// How many windows there were, the form of the last and the optimum of every form.
  public var memory: [UInt8] {
    guard let last else { return [] }
    var writer = ByteWriter()
    writer.write(windows)
    writer.write(last.form)
    writer.write(optima)
    return writer.bytes
  }

  /// Takes over the optima.
  public mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
    var reader = ByteReader(memory[...])
    guard let windows = reader.integer(Int.self), let form = reader.value(ETSForm.self),
      let optima = reader.value(ETSOptima.self), reader.isAtEnd
    else { return false }
    self.windows = windows
    self.optima = optima
    last = (training, form)
    return true
  }
}
