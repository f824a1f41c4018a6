import ForecastCore
import ForecastTestSupport
import NeuralNetworks
import Testing

@testable import Models

/// Windows cut by hand from 1, 2, 4, 7, 11, 16, 22, 29.
@Suite struct WindowSamplesTests {
  static let values = [1.0, 2, 4, 7, 11, 16, 22, 29]

  private func plan(_ change: (inout WindowPlan) -> Void = { _ in }) throws -> WindowPlan {
    var options = WindowOptions()
    options.inputSize = .fixed(4)
    options.transform = .none
    options.scaling = .none
    options.skipLag = .fixed(1)
    options.calendar = .fixed([])
    options.output = .median
    var plan = try WindowPlan(options, training: Self.slice(), horizon: 3)
    plan.inputSize = 4
    change(&plan)
    return plan
  }

  private static func slice() throws -> PanelSlice { try Sample.panel([values]).whole }

  private func batch(_ plan: WindowPlan, end: Int) throws -> TrainingBatch<Float> {
    let series = try WindowSeries(Self.slice()[0], plan: plan, steps: 3)
    return WindowSamples([series], ends: [WindowEnd(series: 0, end: end)], plan: plan)
      .batch(of: [0])
  }

  @Test func aWindowEndsAtTheLastObservationBeforeItsTargets() throws {
    let batch = try batch(try plan(), end: 5)
    #expect(batch.input.sequence.array == [2, 4, 7, 11])
    #expect(batch.targets.array == [5, 11, 18])
  }

  @Test func aSeasonalAnchorLiesInTheLastSeasonAndDeparturesAreRead() throws {
    let batch = try batch(try plan { $0.skipLag = 2 }, end: 5)
    // Beside each value its departure from two before.
    #expect(batch.input.sequence.array == [2, 0, 4, 3, 7, 5, 11, 7])
    // 16 - 7, 22 - 11, 29 - 7.
    #expect(batch.targets.array == [9, 11, 22])
  }

  @Test func withoutAnAnchorTargetsAreMeasuredFromTheLocation() throws {
    let batch = try batch(
      try plan {
        $0.skipLag = 0
        $0.scaling = .standard
      }, end: 5)
    // Mean 6 and standard deviation √11.5 of 2, 4, 7, 11.
    let deviation = Float(11.5).squareRoot()
    for (found, expected) in zip(batch.targets.array, [10, 16, 23]) {
      #expect(abs(found - Float(expected) / deviation) < 1e-6)
    }
  }

  @Test func changesAreReadOverTheirRootMeanSquare() throws {
    let batch = try batch(try plan { $0.scaling = .change }, end: 5)
    // 2 - 1, 4 - 2, 7 - 4, 11 - 7.
    let size = Float(30.0 / 4).squareRoot()
    for (found, expected) in zip(batch.input.sequence.array, [1, 2, 3, 4]) {
      #expect(abs(found - Float(expected) / size) < 1e-6)
    }
  }

  @Test func beforeTheStartOfASeriesStandZeros() throws {
    #expect(try batch(try plan(), end: 2).input.sequence.array == [0, 0, 1, 2])
  }

  @Test func segmentsAreReadAsStepsAndTheLastOneWrittenIsPadded() throws {
    let batch = try batch(
      try plan {
        $0.segment = 2
        $0.writesSegments = true
      }, end: 5)
    #expect(batch.input.sequence.steps == 2)
    #expect(batch.input.sequence.array == [2, 4, 7, 11])
    #expect(batch.targets.array == [5, 11, 18, 0])
    #expect(batch.weights?.array == [1, 1, 1, 0])
  }

  @Test func aRecursiveNetworkIsShownTheHorizonAndJudgedThereAlone() throws {
    let batch = try batch(try plan { $0.strategy = .recursive }, end: 5)
    #expect(batch.input.sequence.array == [2, 4, 7, 11, 16, 22])
    #expect(batch.targets.array == [2, 3, 4, 5, 6, 7])
    #expect(batch.weights?.array == [0, 0, 0, 1, 1, 1])
  }

  @Test func beforeTheStartOfASeriesARecursiveNetworkIsNotJudged() throws {
    let batch = try batch(try plan { $0.strategy = .recursive }, end: 2)
    #expect(batch.input.sequence.array == [0, 0, 1, 2, 4, 7])
    #expect(batch.weights?.array == [0, 0, 0, 1, 1, 1])
    #expect(batch.targets.array.suffix(3) == [2, 3, 4])
  }

  @Test(arguments: WindowScaling.allCases.filter { $0 != .automatic }, ForecastStrategy.allCases)
  func aTargetMovesNoNumberThatIsReadBeforeIt(
    scaling: WindowScaling, strategy: ForecastStrategy
  ) throws {
    let plan = try plan {
      $0.strategy = strategy
      $0.scaling = scaling
      $0.skipLag = 2
    }
    var moved = Self.values
    moved[5] += 50
    moved[7] -= 9
    let inputs = try [Self.values, moved].map { values in
      // The least scale is of the series, and not what is tested here.
      let series = try WindowSeries(Sample.panel([values]).whole[0], plan: plan, steps: 3)
      return WindowSamples([series], ends: [WindowEnd(series: 0, end: 5)], plan: plan)
        .batch(of: [0]).input.sequence.array
    }
    // Four steps of a value and its departure precede the first target.
    #expect(inputs[0].prefix(8) == inputs[1].prefix(8))
    #expect((inputs[0] == inputs[1]) == (strategy != .recursive))
  }

  @Test(arguments: [0, 1e6, 1e12])
  func theLeastScaleIsAHundredthOfTheSpreadHoweverLargeTheValues(level: Double) throws {
    let values = (0..<60).map { level + ($0 % 2 == 0 ? 12 : -12) }
    let series = try WindowSeries(Sample.panel([values]).whole[0], plan: plan(), steps: 3)
    expectClose(series.scaleFloor, 0.12, relative: 1e-9)
  }

  @Test func validationTargetsLieAfterEveryTrainingTarget() throws {
    let plan = try plan()
    let series = try WindowSeries(
      Sample.panel([Sample.wandering(60)]).whole[0], plan: plan, steps: 3)
    let split = plan.split([series], validation: 0.2, history: 0)
    let lastTraining = try #require(split.training.map(\.end).max()) + plan.horizon
    let firstJudged = try #require(split.validation.map(\.end).min())
    #expect(lastTraining == 48)
    #expect(firstJudged == 48)
    #expect(split.validation.map(\.end).max() == 57)
    #expect(plan.split([series], validation: 0, history: 0).training.map(\.end).max() == 57)
    #expect(plan.split([series], validation: 0, history: 20).training.map(\.end).min() == 40)
    // A fifth of the 20 that are used.
    let late = plan.split([series], validation: 0.2, history: 20)
    #expect(late.training.map(\.end).min() == 40)
    #expect(late.training.map(\.end).max() == 53)
    #expect(late.validation.map(\.end) == [56, 57])
    // No window of three to judge by after as many to learn from.
    #expect(plan.split([series], validation: 0.2, history: 8).validation.isEmpty)
  }

  /// Changes over two steps are 8 in the mean, ten times that in the other series.
  ///
  /// They are 3, 5, 7, 9, 11, 13. The median of two is the larger; the window's scale is √11.5.
  @Test func balancedErrorsCountByTheirSeriesChanges() throws {
    let plan = try plan {
      $0.skipLag = 2
      $0.scaling = .standard
      $0.weighting = .balanced
    }
    let panel = try Sample.panel([Self.values, Self.values.map { 10 * $0 }]).whole
    let series = try panel.map { try WindowSeries($0, plan: plan, steps: 3) }
    #expect(series.map(\.meanChange) == [8, 80])
    let batch = WindowSamples(
      series, ends: [WindowEnd(series: 0, end: 5), WindowEnd(series: 1, end: 5)], plan: plan
    ).batch(of: [0, 1])
    let scale = 11.5.squareRoot()
    let weights = try #require(batch.weights).array
    expectClose(
      weights.map(Double.init),
      Array(repeating: scale / 8 + scale / 80, count: 3)
        + Array(repeating: 10 * scale / 80 + 10 * scale / 80, count: 3), relative: 1e-6)
    var recursive = plan
    recursive.strategy = .recursive
    let next = WindowSamples(series, ends: [WindowEnd(series: 0, end: 5)], plan: recursive)
      .batch(of: [0])
    #expect(next.weights?.array == [0, 0, 0] + Array(repeating: weights[0], count: 3))
  }

  @Test func aSeriesThatRepeatsItselfCountsTenTimesATypicalOneAtMost() {
    let weight = WindowWeighting.balanced.weight(scale: 3, change: 0.001, typical: 2)
    #expect(weight == 3 / 0.2 + 3.0 / 2)
    #expect(WindowWeighting.equal.weight(scale: 3, change: 0.001, typical: 2) == 1)
  }
}
