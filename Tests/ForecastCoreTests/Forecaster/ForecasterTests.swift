import ForecastCore
import NumericalMethods
import Testing

@Suite struct FitContextTests {
  @Test func aChildHasItsOwnStreamAndOneWorker() {
    let context = FitContext(horizon: 6, random: SeededRandom(seed: 3), workers: 5)
    let child = context.child(2)
    #expect(child.horizon == 6)
    #expect(child.workers == 1)
    #expect(child.random == SeededRandom(seed: 3).child(2))
    #expect(child.random != context.random)
  }

  @Test func refusesNoWorkers() async {
    await #expect(processExitsWith: .failure) { _ = FitContext(horizon: 1, workers: 0) }
  }

  @Test func refusesNoHorizon() async {
    await #expect(processExitsWith: .failure) { _ = FitContext(horizon: 0) }
  }
}
