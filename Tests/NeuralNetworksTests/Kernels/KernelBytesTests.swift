import ForecastTestSupport
import Glibc
import NeuralNetworks
import Testing

/// The fused kernels against plain loops in `Double`, and their bytes against the ones they had.
@Suite struct KernelBytesTests {
  /// Deterministic numbers in ±2 with no pattern a kernel could share.
  private func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 33)) / 0x1p30
    }
  }

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// One step of the LSTM's kernel on 3 sequences of 21 units: vectors and a remainder.
  private func lstmStep() -> (gates: [Float], bias: [Float], c0: [Float], c: [Float], h: [Float]) {
    let (batch, hidden) = (3, 21)
    var gates = numbers(batch * 4 * hidden, 1)
    let (bias, c0) = (numbers(4 * hidden, 2), numbers(batch * hidden, 3))
    var c = [Float](repeating: 0, count: batch * hidden)
    var (tanhC, h) = (c, c)
    unsafe Float.lstmForward(
      .forgetGate, batch: batch, hidden: hidden, gates: &gates, bias: bias, peepholes: bias,
      previousC: c0, c: &c, tanhC: &tanhC, h: &h)
    return (gates, bias, c0, c, h)
  }

  @Test func theFusedStepAgreesWithThePlainLoop() {
    let step = lstmStep()
    let a = numbers(3 * 84, 1)
    for b in 0..<3 {
      for j in 0..<21 {
        func gate(_ k: Int) -> Double {
          Double(a[b * 84 + 21 * k + j]) + Double(step.bias[21 * k + j])
        }
        let c =
          sigmoid(gate(1)) * Double(step.c0[b * 21 + j]) + sigmoid(gate(0)) * tanh(gate(2))
        expectClose(Double(step.c[b * 21 + j]), c, absolute: 1e-6)
        expectClose(
          Double(step.h[b * 21 + j]), sigmoid(gate(3)) * tanh(c), absolute: 1e-6)
      }
    }
  }

  @Test func theBytesAreTheSameInEveryBuildOnEveryProcessor() {
    // No BLAS, no libm, no contraction: -O0, -O3 and every clone give these bits.
    let step = lstmStep()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for number in step.gates + step.c + step.h {
      hash = (hash ^ UInt64(number.bitPattern)) &* 0x0000_0100_0000_01B3
    }
    #expect(hash == 736_079_089_575_485_391, "the digest is \(hash)")
  }
}
