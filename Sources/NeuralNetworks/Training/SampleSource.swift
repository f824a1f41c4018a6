/// Where a trainer finds its samples: panels, texts and sequences in memory look alike to it.
public protocol SampleSource<Scalar> {
  /// The number type of the network.
  associatedtype Scalar: NetworkScalar

  /// How many samples there are; an epoch sees each at most once.
  var sampleCount: Int { get }
  /// T, the input steps of a sample, the same for all.
  var sampleSteps: Int { get }

  /// Puts samples side by side.
  ///
  /// - Parameter samples: their numbers, each from 0 to `sampleCount - 1`, in the order they
  ///   stand in the batch.
  /// - Returns: the batch; its tensors hold until the next call, so a source allocates them once.
  func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Scalar>
}
