internal import ForecastCore

/// What the training windows say of each direction, step by step.
struct DirectionTable: Codable, Hashable, Sendable {
  /// The mean departure from the anchor of each direction, `[h][3]`, in units of the window's
  /// scale; 0 for one that never came true.
  var meanDepartures: [[Double]]
  /// How often each was so, `[h][3]`, one window of each added so that none is impossible.
  var rates: [[Double]]

  /// Counts the windows that are trained on, and no other.
  init(_ series: [WindowSeries], ends: [WindowEnd], plan: WindowPlan) {
    let classes = ChangeDirection.allCases.count
    let none = Array(repeating: Array(repeating: 0.0, count: classes), count: plan.horizon)
    var sums = none
    var counts = none
    let windows = WindowSamples(series, ends: ends, plan: plan)
    for window in ends {
      let scale = windows.scale(of: window)
      let values = series[window.series].values
      for step in 0..<plan.horizon {
        let anchor = plan.anchor(values, end: window.end, step: step, scale: scale)
        let departure = (values[window.end + step] - anchor) / scale.scale
        let direction = Int(plan.target(of: departure))
        sums[step][direction] += departure
        counts[step][direction] += 1
      }
    }
    let total = Double(ends.count + classes)
    rates = counts.map { $0.map { ($0 + 1) / total } }
    meanDepartures = zip(sums, counts).map { zip($0, $1).map { $1 > 0 ? $0 / $1 : 0 } }
  }

  /// Whether it has finite numbers for every step and direction.
  func fits(horizon: Int) -> Bool {
    [meanDepartures, rates].allSatisfy { rows in
      rows.count == horizon
        && rows.allSatisfy {
          $0.count == ChangeDirection.allCases.count && $0.allSatisfy(\.isFinite)
        }
    }
  }
}
