internal import NeuralNetworks

/// How a forecasting network is trained: the options every network model shares.
public struct TrainingSettings: ModelOptions {
  /// The most training steps of a network.
  public var steps = 500
  /// The most seconds a network trains, 0 for no limit; results then depend on the machine.
  public var seconds = 0.0
  /// Windows a step.
  public var batchSize = 64
  /// The highest learning rate.
  public var learningRate = 3e-3
  /// The shape of the learning rate.
  public var schedule = ScheduleChoice.cosine
  /// The optimiser.
  public var optimiser = OptimiserChoice.adam
  /// The optimiser's weight decay.
  public var weightDecay = 0.0
  /// The largest norm of a gradient; 0 does not clip.
  public var clipping = 1.0
  /// The share of each training series, at its end, that judges the weights; 0 trains on all of it.
  public var validation = 0.1
  /// Steps from one validation to the next.
  public var validationInterval = 50
  /// Validations in a row without a better loss after which training ends; 0 spends all steps.
  public var patience = 5
  /// Whether the mean of the weights of the last fifth of the steps is kept.
  public var averaging = false
  /// Networks trained from different starting values; the forecast is their median.
  public var seeds = 1
  /// Which weights a training begins with.
  public var start = StartChoice.cold

  /// The defaults.
  public init() {}

  /// Every option.
  public static let fields: [OptionField<TrainingSettings>] = [
    OptionField("max-steps", \.steps, in: 1...10_000_000, "The most training steps of a network."),
    OptionField(
      "max-seconds", \.seconds, in: 0...1e6,
      "The most seconds a network trains, 0 for no limit; with one, results depend on the machine."),
    OptionField("batch-size", \.batchSize, in: 1...65_536, "Windows a training step sees."),
    OptionField("learning-rate", \.learningRate, in: 1e-9...10, "The highest learning rate."),
    OptionField("schedule", \.schedule, "The shape of the learning rate over the steps."),
    OptionField("optimiser", \.optimiser, "How a gradient changes the weights."),
    OptionField("weight-decay", \.weightDecay, in: 0...10, "The optimiser's weight decay."),
    OptionField(
      "clip", \.clipping, in: 0...1e9, "The largest norm of a gradient; 0 does not clip."),
    OptionField(
      "validation", \.validation, in: 0...0.5,
      "The share of each training series, at its end, that judges the weights; 0 trains on all."),
    OptionField(
      "validation-interval", \.validationInterval, in: 1...1_000_000,
      "Steps from one validation to the next; the last step is followed by one too."),
    OptionField(
      "patience", \.patience, in: 0...1_000_000,
      "Validations in a row without a better loss after which training ends; 0 spends all steps."),
    OptionField(
      "averaging", \.averaging,
      "Whether the mean of the weights over the last fifth of the steps is kept."),
    OptionField(
      "seeds", \.seeds, in: 1...1_000,
      "Networks trained from different starting values; the forecast is their median."),
    OptionField(
      "start", \.start,
      "Where a fit begins: fresh draws, or across the folds of an evaluation the fit before."),
  ]

  /// The trainer's options.
  ///
  /// - Parameters:
  ///   - loss: what is made small.
  ///   - validates: whether there are windows to judge by.
  /// - Returns: epochs of `validationInterval` steps, the last one shorter where they do not add
  ///   up, until all steps are taken.
  func options(loss: Loss, validates: Bool) -> TrainingOptions {
    let epochs = (steps + validationInterval - 1) / validationInterval
    return TrainingOptions(
      loss: loss, rule: optimiser.rule(weightDecay: weightDecay),
      learningRate: LearningRate(learningRate, schedule: schedule.schedule(steps: steps)),
      clipping: clipping > 0 ? .norm(clipping) : .none, batchSize: batchSize,
      maximumEpochs: steps, epochBatches: validationInterval, maximumSteps: steps,
      earlyStopping: validates && patience > 0 ? EarlyStopping(patience: patience) : nil,
      averaging: averaging ? .lastEpochs(max(1, epochs / 5)) : .none)
  }
}
