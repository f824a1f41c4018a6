import NeuralNetworks
import Testing

@Suite struct SequenceSamplesTests {
  /// 3 samples, 2 input steps of 1 feature, 2 target steps of 1, 2 future covariates a step.
  private func samples(
    weights: [Double]? = nil, showsTargets: Bool = true
  ) -> SequenceSamples<Double> {
    SequenceSamples(
      inputs: [1, 2, 3, 4, 5, 6], targets: [10, 11, 20, 21, 30, 31], weights: weights,
      inputShape: (3, 2, 1), targetShape: (2, 1),
      future: (0..<12).map { Double(100 + $0) }, futureSize: 2, showsTargets: showsTargets)
  }

  @Test func carriesFutureCovariatesAndTheTargetsForTheTeacher() {
    let batch = samples().batch(of: [2, 0])
    #expect(batch.input.sequence.array == [5, 1, 6, 2])
    #expect(batch.input.future?.array == [108, 109, 100, 101, 110, 111, 102, 103])
    #expect(batch.input.teacher?.array == [30, 10, 31, 11])
    #expect(batch.targets.array == [30, 10, 31, 11])
  }

  @Test func showsNoTargetThatIsMissing() throws {
    let batch = samples(weights: [1, 0, 1, 1, 1, 1]).batch(of: [1, 0])
    let teacher = try #require(batch.input.teacher).array
    #expect(teacher[3].isNaN && Array(teacher[..<3]) == [20, 10, 21])
    #expect(batch.targets.array == [20, 10, 21, 11])
  }

  @Test func hasNoTeacherWhereNoneWasAskedFor() {
    let batch = samples(showsTargets: false).batch(of: [0])
    #expect(batch.input.teacher == nil && batch.input.future != nil)
    let plain = SequenceSamples<Double>(
      inputs: [1], targets: [2], inputShape: (1, 1, 1), targetShape: (1, 1)
    ).batch(of: [0])
    #expect(plain.input.future == nil && plain.input.teacher == nil)
  }
}
