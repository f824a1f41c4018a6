import ForecastTestSupport
import Glibc
import Testing

@testable import NeuralNetworks

@Suite struct GammaFunctionTests {
  @Test func digammaAtPointsWithClosedForms() {
    let euler = 0.577_215_664_901_532_860_6
    expectClose(GammaFunction.digamma(1), -euler, relative: 2e-15)
    expectClose(GammaFunction.digamma(0.5), -euler - 2 * log(2.0), relative: 2e-15)
    expectClose(GammaFunction.digamma(3.5), -euler - 2 * log(2.0) + 46.0 / 15, relative: 2e-15)
    expectClose(GammaFunction.digamma(20), 2.970_523_992_242_149, relative: 2e-15)
    #expect(GammaFunction.digamma(.nan).isNaN)
  }

  @Test func logarithmOfFactorials() {
    expectClose(GammaFunction.logarithm(6), log(120.0), relative: 1e-15)
    expectClose(GammaFunction.logarithm(0.5), 0.5 * log(Double.pi), relative: 1e-15)
  }
}
