internal import NeuralNetworks

extension SmoothedRNN {
  /// Which network, and how it is trained.
  public struct Options: ModelOptions {
    /// How the networks are trained.
    public var training = TrainingSettings()
    /// L.
    public var inputSize: AutomaticOr<Int> = .automatic
    /// T, the positions walked.
    public var walk: AutomaticOr<Int> = .automatic
    /// m of every season that is smoothed.
    public var seasons: AutomaticOr<[Int]> = .automatic
    /// H of every layer.
    public var hiddenSize = 40
    /// d of each layer; empty to choose by the season.
    public var dilations: [Int] = []
    /// What is said of each value.
    public var output = NetworkOutput.quantiles

    /// Layers of 40 units, dilated by the season.
    public init() {
      training.seeds = 3
      training.batchSize = 16
      training.clipping = 20
      training.learningRate = 5e-3
      training.validationInterval = 25
      training.patience = 8
    }

    /// Every option.
    public static let fields: [OptionField<Options>] =
      [
        OptionField(
          "input-size", \.inputSize, in: 1...10_000,
          "Values of a window; auto is the season, or the horizon."),
        OptionField(
          "walk", \.walk, in: 1...100_000,
          "Positions walked at a time; auto is some seasons."),
        OptionField(
          "seasons", \.seasons,
          "Lengths of the seasons smoothed; auto is the data's, and the week of hours."),
        OptionField("hidden-size", \.hiddenSize, in: 1...4_096, "Units of every layer."),
        OptionField(
          "dilations", \.dilations, eachIn: 1...10_000,
          "Steps each layer looks back; none chooses by the season."),
        OptionField("output", \.output, "What the network says of each value to come."),
      ]
      + TrainingSettings.fields.filter { $0.key != "start" }.map { $0.within(\.training) }

    /// Refuses lengths that are no seasons.
    public func validate() throws(OptionError) {
      for length in seasons.fixedValue ?? [] where !(2...10_000).contains(length) {
        throw .conflict("a season has 2 to 10000 values; 'seasons' names one of \(length)")
      }
    }

    /// Settles what the options leave open, from the training part alone.
    func plan(_ series: [SmoothedSeries], seasonLength: Int, horizon: Int) -> SmoothedPlan {
      let lengths = series.map(\.logs.count).sorted()
      let typical = lengths[lengths.count / 2]
      let longest = lengths[lengths.count - 1]
      let wanted = seasons.fixedValue ?? Self.seasons(seasonLength)
      // A season that the typical series does not show twice cannot be told from a trend.
      let smoothed = Set(wanted).sorted().filter { $0 > 1 && typical >= 2 * $0 }
      let season = smoothed.first ?? 1
      let size =
        inputSize.fixedValue ?? max(min(season, 52), min(horizon, 24), 4)
      let positions = walk.fixedValue ?? max(48, min(7 * season, 168))
      var plan = SmoothedPlan(
        inputSize: min(size, max(1, typical / 2)), horizon: horizon,
        walk: min(positions, longest), seasonLengths: smoothed, output: output, series: [])
      plan.series = series.map {
        SmoothedPlan.Known(id: $0.id, start: $0.start, scale: plan.scale(of: $0))
      }
      return plan
    }

    /// The network that walks as a plan says.
    func network(_ plan: SmoothedPlan) -> NetworkOptions {
      let chosen = dilations.isEmpty ? Self.dilations(plan.seasonLengths.first ?? 1) : dilations
      var network = NetworkOptions(
        inputSize: plan.stepSize, outputSize: plan.outputSize, cell: .lstm(.forgetGate),
        hiddenSizes: Array(repeating: hiddenSize, count: chosen.count),
        topology: .manyToManyInStep)
      network.dilations = chosen
      network.skip = .residual
      network.headSizes = [hiddenSize]
      network.headActivation = .tanh
      network.startsSilent = true
      return network
    }

    /// The data's season, and beside the day of hours the week.
    private static func seasons(_ seasonLength: Int) -> [Int] {
      seasonLength == 24 ? [24, 168] : [seasonLength]
    }

    /// The winner's, season by season, but no longer than a walk.
    private static func dilations(_ season: Int) -> [Int] {
      switch season {
      case 24: [1, 4, 24]
      case 52: [1, 52]
      case 12: [1, 3, 6, 12]
      case 7: [1, 3, 7, 14]
      case 4: [1, 2, 4, 8]
      case 1: [1, 2]
      default: [1, season]
      }
    }
  }
}
