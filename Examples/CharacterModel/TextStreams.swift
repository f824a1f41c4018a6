import NeuralNetworks

/// A text cut into parallel streams, read chunk by chunk: the samples of truncated BPTT.
///
/// With B streams the text is B pieces of the same length, to within one character, side by side.
/// Sample `i` is chunk `i` of every piece at once, and the state is carried from chunk to chunk, so
/// a trainer must take the samples one at a time and in order (`batchSize: 1, shuffles: false`).
/// Every character but the first is foretold once an epoch; where a piece ends before its last
/// chunk, the steps left over have weight 0.
final class TextStreams: SampleSource {
  let sampleCount: Int
  let sampleSteps: Int
  private let codes: [Int]
  /// Where each piece begins, and at the end where the last one ends.
  private let bounds: [Int]
  private let input: Tensor<Float>
  private let targets: Tensor<Float>
  private let weights: Tensor<Float>

  /// Cuts a text.
  ///
  /// - Parameters:
  ///   - codes: the text, as numbers from 0 to `classes - 1`.
  ///   - classes: how many different characters there are.
  ///   - streams: the most streams; short texts get fewer.
  ///   - steps: the most steps of a chunk.
  init(codes: [Int], classes: Int, streams: Int, steps: Int) {
    precondition(codes.count >= 2, "a text to learn has at least 2 characters")
    self.codes = codes
    // Every step needs the character after it, also the last of a piece.
    let count = codes.count - 1
    let batch = max(1, min(streams, count / min(steps, count)))
    bounds = (0...batch).map { $0 * count / batch }
    let longest = (count + batch - 1) / batch
    sampleCount = (longest + steps - 1) / steps
    // Chunks of equal length leave the fewest steps over.
    sampleSteps = (longest + sampleCount - 1) / sampleCount
    input = Tensor(steps: sampleSteps, batch: batch, features: classes)
    targets = Tensor(steps: sampleSteps, batch: batch, features: 1)
    weights = Tensor(steps: sampleSteps, batch: batch, features: 1)
  }

  func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Float> {
    precondition(samples.count == 1, "streams are read one chunk at a time")
    let chunk = samples[samples.startIndex]
    input.flattened.fill(0)
    targets.flattened.fill(0)
    weights.flattened.fill(0)
    for stream in 0..<input.batch {
      for t in 0..<sampleSteps {
        let place = bounds[stream] + chunk * sampleSteps + t
        guard place < bounds[stream + 1] else { break }
        input[t, stream, codes[place]] = 1
        targets[t, stream, 0] = Float(codes[place + 1])
        weights[t, stream, 0] = 1
      }
    }
    return TrainingBatch(
      input: NetworkInput(input), targets: targets, weights: weights,
      start: chunk == 0 ? .zeros : .carried)
  }
}
