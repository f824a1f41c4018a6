/// Everything a training needs to go on elsewhere as if it had never stopped.
///
/// It is a value: it crosses tasks, and `file()` makes it bytes for a disk. Random streams need no
/// state of their own, since every draw derives from the seed, the epoch and the step.
public struct TrainingCheckpoint<Scalar: NetworkScalar>: Hashable, Sendable {
  /// The best weights so far.
  struct Best: Hashable, Sendable {
    var weights: [Scalar]
    var loss: Double
    var epoch: Int
    var progressLoss: Double
    var progressEpoch: Int
  }

  /// What had happened when it was taken.
  public internal(set) var history: TrainingHistory
  /// The weights under way, which need not be the best.
  public internal(set) var weights: [Scalar]
  var lastGood: [Scalar]
  var moments: [[Scalar]]
  var optimiserSteps: Int
  var averages: [[Scalar]]
  var averageCount: Int
  var best: Best?
  var carried: CarriedState<Scalar>?
  var position: TrainingPosition
  var plateau: PlateauWatch
  var rateShare: Double
  var retried: Bool
  var seed: UInt64

  /// How many steps were done.
  public var stepsDone: Int { position.step }
}
