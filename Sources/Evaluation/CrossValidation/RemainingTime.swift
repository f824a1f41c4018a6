internal import ForecastCore

/// How long an evaluation still takes, from what it has done so far.
///
///     left = Σ over models (forecasts left · seconds a forecast) · pace
///     pace = (now − begin) / seconds spent, at most 1
///
/// `begin` is when the first work that counts began, so that pace is the share of a second that a
/// second of work takes with as many fits at a time as so far. Work that is done again, as fits of
/// a run that goes on are where later ones start from them, gives no record and counts as no speed;
/// somebody is always at work, so the pace is never above 1.
public struct RemainingTime: Sendable {
  /// A model's work so far.
  public struct Work: Sendable {
    /// The model.
    public let model: String
    /// Seconds spent on fits and forecasts, summed over threads.
    public internal(set) var seconds = 0.0
    /// Forecasts made.
    public internal(set) var done = 0
  }

  /// A fit under way, in forecasts.
  private struct Fit {
    /// What it had from an earlier run when it was first heard of.
    let before: Double
    let began: Double
    var now: Double
  }

  /// Forecasts that were not made when the count began.
  private let total: Int
  /// How many forecasts each model has to make; empty where that is not known.
  private let due: [String: Int]
  private var fits: [String: Fit] = [:]
  private var begin: Double?
  private var done = 0
  /// What each model did, in the order in which models first finished something.
  public private(set) var work: [Work] = []

  /// A count that begins.
  ///
  /// - Parameters:
  ///   - total: forecasts to be made.
  ///   - due: how many each model has to make, where that is known.
  public init(total: Int, due: [String: Int] = [:]) {
    self.total = total
    self.due = due
  }

  /// The model most seconds were spent on.
  public var slowest: Work? { work.max { $0.seconds < $1.seconds } }

  /// Takes in a fold that ended.
  ///
  /// - Parameters:
  ///   - record: of the fold.
  ///   - now: seconds on any clock, the same for all calls.
  public mutating func foldEnded(_ record: FoldRecord, at now: Double) {
    let seconds = record.cost.fitSeconds + record.cost.forecastSeconds
    let place = work.firstIndex { $0.model == record.model } ?? work.count
    if place == work.count { work.append(Work(model: record.model)) }
    work[place].seconds += seconds
    work[place].done += 1
    begin = min(begin ?? now, now - seconds)
    done += 1
  }

  /// Takes in a step of a long fit.
  ///
  /// - Parameters:
  ///   - event: the step.
  ///   - now: seconds on the clock of `foldEnded`.
  public mutating func fitMoved(_ event: FitEvent, at now: Double) {
    let name = "\(event.model)@\(event.series)@\(event.origin)"
    guard let progress = event.progress else {
      fits[name] = nil
      return
    }
    let share = progress.share * Double(event.folds)
    fits[name, default: Fit(before: share, began: now, now: share)].now = share
  }

  /// Seconds left.
  ///
  /// - Parameter now: seconds on the clock of the other calls.
  /// - Returns: nil as long as nothing was done.
  public func seconds(at now: Double) -> Double? {
    let left = total - done
    guard left > 0 else { return 0 }
    let spent = work.reduce(0) { $0 + $1.seconds }
    guard let begin, spent > 0 else { return secondsByFits(at: now, left: left) }
    var unknown = left
    let known = work.reduce(0.0) { sum, work in
      guard let due = due[work.model] else { return sum }
      let rest = max(0, due - work.done)
      unknown -= rest
      return sum + work.seconds / Double(work.done) * Double(rest)
    }
    let others = spent / Double(done) * Double(max(0, unknown))
    return (known + others) * min(1, max(0, now - begin) / spent)
  }

  /// By what the fits under way have gained, before the first fold has ended.
  private func secondsByFits(at now: Double, left: Int) -> Double? {
    let gained = fits.values.reduce(0) { $0 + $1.now - $1.before }
    guard gained > 0, let began = fits.values.map(\.began).min() else { return nil }
    let reached = fits.values.reduce(0) { $0 + $1.now }
    return (now - began) / gained * max(0, Double(left) - reached)
  }
}
