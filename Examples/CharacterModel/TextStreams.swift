import NeuralNetworks

/// A text cut into parallel streams, read chunk by chunk: the samples of truncated BPTT.
///
/// With B streams the text is B long pieces side by side. Sample `i` is chunk `i` of every piece
/// at once, and the state is carried from chunk to chunk, so a trainer must take the samples one
/// at a time and in order (`batchSize: 1, shuffles: false`).
final class TextStreams: SampleSource {
  let sampleCount: Int
  let sampleSteps: Int
  private let codes: [Int]
  private let classes: Int
  private let pieceLength: Int
  private let input: Tensor<Float>
  private let targets: Tensor<Float>

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
    self.classes = classes
    // Every step needs the character after it, also the last of a piece.
    let length = min(steps, codes.count - 1)
    let batch = max(1, min(streams, (codes.count - 1) / length))
    sampleSteps = length
    sampleCount = (codes.count - 1) / (batch * length)
    pieceLength = sampleCount * length
    input = Tensor(steps: length, batch: batch, features: classes)
    targets = Tensor(steps: length, batch: batch, features: 1)
  }

  func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Float> {
    precondition(samples.count == 1, "streams are read one chunk at a time")
    let chunk = samples[samples.startIndex]
    input.flattened.fill(0)
    for stream in 0..<input.batch {
      for t in 0..<sampleSteps {
        let place = stream * pieceLength + chunk * sampleSteps + t
        input[t, stream, codes[place]] = 1
        targets[t, stream, 0] = Float(codes[place + 1])
      }
    }
    return TrainingBatch(
      input: NetworkInput(input), targets: targets, start: chunk == 0 ? .zeros : .carried)
  }
}
