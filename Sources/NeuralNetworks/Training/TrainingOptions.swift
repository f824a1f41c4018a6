/// How a network is trained.
public struct TrainingOptions: Hashable, Sendable {
  /// What is made small.
  public var loss: Loss
  /// How a gradient changes the parameters.
  public var rule: UpdateRule
  /// How far, at every step.
  public var learningRate: LearningRate
  /// What keeps gradients from exploding.
  public var clipping: GradientClipping
  /// How many samples a step sees.
  public var batchSize: Int
  /// Whether every epoch draws a new order of the samples.
  public var shuffles: Bool
  /// The most passes over the samples.
  public var maximumEpochs: Int
  /// The most batches of an epoch; nil for as many as there are.
  ///
  /// A large panel has more windows than any training sees: its epochs end, and are validated,
  /// after so many batches of a fresh draw of the samples.
  public var epochBatches: Int?
  /// The most steps; nil where only the epochs are limited.
  public var maximumSteps: Int?
  /// The steps of a chunk in truncated backpropagation through time; nil for whole sequences.
  ///
  /// Each chunk is a training step; the state crosses from chunk to chunk, the gradient does not.
  /// Needs a network that writes an output at every step and reads forward in time.
  public var truncation: Int?
  /// The end of training when validation stops improving; nil to spend the whole budget.
  public var earlyStopping: EarlyStopping?
  /// Which weights are validated and kept.
  public var averaging: WeightAveraging
  /// How often a decoder is shown the observed outputs.
  public var teacherForcing: TeacherForcing

  /// Options; the defaults are Adam at 0.001, batches of 32 and gradients of norm 1 at most.
  public init(
    loss: Loss, rule: UpdateRule = .adam(), learningRate: LearningRate = LearningRate(1e-3),
    clipping: GradientClipping = .norm(1), batchSize: Int = 32, shuffles: Bool = true,
    maximumEpochs: Int = 100, epochBatches: Int? = nil, maximumSteps: Int? = nil,
    truncation: Int? = nil,
    earlyStopping: EarlyStopping? = nil, averaging: WeightAveraging = .none,
    teacherForcing: TeacherForcing = TeacherForcing()
  ) {
    self.loss = loss
    self.rule = rule
    self.learningRate = learningRate
    self.clipping = clipping
    self.batchSize = batchSize
    self.shuffles = shuffles
    self.maximumEpochs = maximumEpochs
    self.epochBatches = epochBatches
    self.maximumSteps = maximumSteps
    self.truncation = truncation
    self.earlyStopping = earlyStopping
    self.averaging = averaging
    self.teacherForcing = teacherForcing
  }
}
