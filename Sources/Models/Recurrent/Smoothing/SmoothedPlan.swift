internal import NeuralNetworks

/// What a smoothing network reads and writes, settled inside the fit.
///
/// The network walks positions `t` of a series; at each it reads the window before and answers for
/// the horizon after, as logarithms relative to level and seasons in units of the series' scale:
///
///     x_{t,j} = (log y_{t-L+1+j} - log l_t - Σ_k log s_{k,t-L+1+j}) / scale,    j = 0 … L - 1
///     o_{t,i} ≈ (log y_{t+i} - log l_t - Σ_k log s_{k,t+i}) / scale,            i = 1 … h
///
/// The seasons of steps to come are those known at `t`. Beside the window it reads where in every
/// season `t` stands, counted from the start of the training part, as sine and cosine.
struct SmoothedPlan: Codable, Hashable, Sendable {
  /// A series the networks were trained on.
  struct Known: Codable, Hashable, Sendable {
    var id: String
    /// Where in the whole series its training part began.
    var start: Int
    /// Above 0.
    var scale: Double
  }

  /// L.
  var inputSize: Int
  /// h.
  var horizon: Int
  /// T, the positions walked.
  var walk: Int
  /// m of every season, shortest first.
  var seasonLengths: [Int]
  var output: NetworkOutput
  /// In the order of their smoothing parameters.
  var series: [Known]

  /// The numbers a network reads a position.
  var stepSize: Int { inputSize + 2 * seasonLengths.count }
  /// The numbers it writes.
  var outputSize: Int { horizon * output.loss.outputsPerTarget }

  /// The numbers that smooth the series.
  var smoothingCount: Int { series.count * SmoothingParameters.count(seasonLengths) }

  /// The scale of a series: its mean change over the shortest season, never next to nothing.
  func scale(of series: SmoothedSeries) -> Double {
    max(series.meanChange(lag: seasonLengths.first ?? 1), 1e-4)
  }
}
