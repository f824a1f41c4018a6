internal import ForecastCore

/// An ensemble of models of single series that count alike, or its median: a model of single
/// series itself, whose windows are fitted by the members' own rolling fitters.
struct LocalEnsemble: LocalForecaster {
  var name: String
  private let members: [any LocalForecaster]
  private let combination: EnsembleCombination

  /// The ensemble as a local model; nil where a member is one of whole panels or weights are
  /// learned.
  init?(_ ensemble: Ensemble) {
    let members = ensemble.members.compactMap { $0 as? any LocalForecaster }
    let average = ensemble.options.average
    guard members.count == ensemble.members.count, members.count == 1 || !average.learnsWeights
    else { return nil }
    name = ensemble.name
    self.members = members
    combination = EnsembleCombination(
      average: average, weights: EnsembleWeights(equal: members.count))
  }

  /// The ensemble's.
  var streamName: String { Ensemble.catalogName }

  /// The members' fits.
  struct Local: FittedLocalForecaster {
    let members: [any FittedLocalForecaster]
    /// What the members are called.
    let names: [String]
    let combination: EnsembleCombination

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try combination.forecast(
        from: members.map { try $0.forecast(after: history, steps: steps, levels: levels) },
        after: history, levels: levels)
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var fitters = fitters(context, areCold: true)
    return try fit(training, with: &fitters)
  }

  func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    Rolling(model: self, fitters: fitters(context, areCold: false))
  }

  private struct Rolling: RollingFitter {
    let model: LocalEnsemble
    var fitters: [MemberFitter]

    var reusesWork: Bool { fitters.contains(where: \.reusesWork) }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      try model.fit(training, with: &fitters)
    }

    /// The members', one after another.
    var memory: [UInt8] {
      var writer = ByteWriter()
      for fitter in fitters { writer.write(fitter.memory) }
      return writer.bytes
    }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var reader = ByteReader(memory[...])
      for index in fitters.indices {
        guard let part = reader.block(), fitters[index].restore(part, after: training)
        else { return false }
      }
      return reader.isAtEnd
    }
  }

  private func fitters(_ context: FitContext, areCold: Bool) -> [MemberFitter] {
    members.enumerated().map { index, member in
      MemberFitter(member, context: context.child(index), isCold: areCold)
    }
  }

  /// Fits every member by its fitter; of several too short series the one that needs most.
  private func fit(
    _ training: SeriesSlice, with fitters: inout [MemberFitter]
  ) throws(FitError) -> Local {
    var fits: [any FittedLocalForecaster] = []
    var shortest: FitError?
    for index in fitters.indices {
      do {
        fits.append(try fitters[index].fit(training))
      } catch .seriesTooShort(let series, let needed, let found) {
        // What every member needs, not just the first to complain.
        if case .seriesTooShort(_, let most, _) = shortest, most >= needed { continue }
        shortest = .seriesTooShort(series: series, needed: needed, found: found)
      }
    }
    if let shortest { throw shortest }
    return Local(members: fits, names: members.map(\.name), combination: combination)
  }
}
