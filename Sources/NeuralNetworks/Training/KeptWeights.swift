/// The best weights of a training so far.
struct KeptWeights<Scalar: NetworkScalar> {
  let weights: Buffer<Scalar>
  let loss: Double
  let epoch: Int
  /// The last loss that was better by as much as early stopping asks for, and its epoch.
  let progressLoss: Double
  let progressEpoch: Int
}
