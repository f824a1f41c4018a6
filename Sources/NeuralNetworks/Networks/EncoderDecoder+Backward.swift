extension EncoderDecoder {
  /// Adds the gradients of the last `forward`, decoder first.
  ///
  /// - Parameter outputGradients: `[h, B, O]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(_ outputGradients: Tensor<Scalar>) {
    let gradients = outputGradientRoom.tensor(
      steps: steps, batch: batch, features: outputSize)
    gradients.flattened.copy(outputGradients.flattened)
    let futureGradients = futureGradientRoom.tensor(
      steps: steps, batch: batch, features: decoder.stepLayers[0].inputSize - feedback.count)
    decoder.beginBackward()
    var t = steps
    while t > 0 {
      t -= 1
      let below = decoder.backward(step: t, head.backward(step: t, gradients[t]))
      futureGradients[t].copy(below.columns(feedback.count..<below.columns))
      if t > 0 { addFeedback(t, below, to: gradients[t - 1]) }
    }
    decoder.endBackward()
    head.endBackward()
    decoderEmbedding?.backward(futureGradients)
    decoder.passStateGradients(to: encoder)
    let silence = silenceRoom.tensor(steps: 1, batch: batch, features: encoder.outputSize)
    silence.flattened.fill(0)
    let below = encoder.backward(silence, wantsInputGradients: encoderEmbedding != nil)
    if let below { encoderEmbedding?.backward(below) }
  }

  /// `∂L/∂ŷ_{t-1}` by way of step `t`; an observed output that was shown instead has none.
  private func addFeedback(
    _ t: Int, _ below: MatrixView<Scalar>, to gradient: MatrixView<Scalar>
  ) {
    for index in 0..<feedback.count {
      let column = feedback[index]
      if isTaught[t], let observed = teacher?[t - 1] {
        for row in 0..<batch where observed[row, index].isNaN {
          gradient[row, column] += below[row, index]
        }
      } else {
        gradient.columns(column..<column + 1).add(times: below.columns(index..<index + 1))
      }
    }
  }
}
