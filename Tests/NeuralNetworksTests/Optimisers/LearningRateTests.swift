import ForecastTestSupport
import NeuralNetworks
import Testing

@Suite struct LearningRateTests {
  @Test func warmsUpInAStraightLineThenBeginsTheSchedule() {
    let rate = LearningRate(0.8, schedule: .step(every: 2, factor: 0.5), warmUpSteps: 3)
    expectClose(
      (0..<8).map { rate.rate(step: $0, of: 8) },
      [0.2, 0.4, 0.6, 0.8, 0.8, 0.4, 0.4, 0.2], relative: 1e-15)
  }

  @Test func aCosineEndsAtItsMinimumAndStaysThere() {
    let rate = LearningRate(1, schedule: .cosine(minimum: 0.2))
    #expect(rate.rate(step: 0, of: 10) == 1)
    expectClose(rate.rate(step: 5, of: 10), 0.6, relative: 1e-15)
    #expect(rate.rate(step: 10, of: 10) == 0.2)
    #expect(rate.rate(step: 99, of: 10) == 0.2)
  }

  @Test func oneCycleStaysFiniteWhenTheRiseLeavesNoRoom() {
    for total in 1...5 {
      for rise in [0, 0.3, 1] {
        let rate = LearningRate(1, schedule: .oneCycle(rise: rise))
        for step in 0...6 {
          let value = rate.rate(step: step, of: total)
          #expect(value > 0 && value <= 1, "step \(step) of \(total), rise \(rise)")
        }
      }
    }
  }

  @Test func aPlateauOfNegativeLossesIsNotProgress() {
    let rate = LearningRate(1, schedule: .reduceOnPlateau(factor: 0.5, patience: 1))
    var watch = PlateauWatch()
    for loss in [-2.0, -2.1, -2.1, -2.100001] { watch.record(loss, rate) }
    #expect(watch.share == 0.5)
    #expect(watch.best == -2.1)
  }

  @Test func otherSchedulesWatchNoPlateau() {
    var watch = PlateauWatch()
    for _ in 0..<50 { watch.record(1, LearningRate(1)) }
    #expect(watch.share == 1)
  }

  @Test func beyondTheLastStep() {
    let cosine = LearningRate(1, schedule: .cosine(minimum: 0.25))
    #expect(cosine.rate(step: 9, of: 10) > 0.25)
    #expect(cosine.rate(step: 10, of: 10) == 0.25 && cosine.rate(step: 99, of: 10) == 0.25)
    let cycle = LearningRate(1, schedule: .oneCycle())
    #expect(cycle.rate(step: 99, of: 10) == cycle.rate(step: 9, of: 10))
    let steps = LearningRate(1, schedule: .step(every: 4, factor: 0.5))
    #expect(steps.rate(step: 9, of: 10) == 0.25 && steps.rate(step: 12, of: 10) == 0.125)
  }
}
