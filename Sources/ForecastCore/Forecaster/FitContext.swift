public import NumericalMethods

/// What a fit may know besides its training slice.
public struct FitContext: Sendable {
  /// The number of steps that will be forecast: models that fit for a horizon need it.
  public let horizon: Int
  /// The stream every random draw of this fit comes from.
  public let random: SeededRandom
  /// How many fits may run at a time; 1 within a work queue that is already parallel.
  public let workers: Int
  /// The threads of the run: idle ones help with long work that comes in pieces; nil for none.
  public let crew: WorkCrew?
  /// Called after every step of a fit that takes many, on any thread; nil where nobody listens.
  public let progress: (@Sendable (FitProgress) -> Void)?
  /// Where a long fit keeps what it has done; nil where nothing can be kept.
  public let checkpoint: FitCheckpoint?

  /// A context for fits that forecast `horizon` steps.
  public init(
    horizon: Int, random: SeededRandom = SeededRandom(seed: 1), workers: Int = 1,
    crew: WorkCrew? = nil, progress: (@Sendable (FitProgress) -> Void)? = nil,
    checkpoint: FitCheckpoint? = nil
  ) {
    precondition(horizon >= 1, "a horizon must be at least 1, found \(horizon)")
    precondition(workers >= 1, "at least one worker is needed, found \(workers)")
    self.horizon = horizon
    self.random = random
    self.workers = workers
    self.crew = crew
    self.progress = progress
    self.checkpoint = checkpoint
  }

  /// The context of one of several fits: its own random stream, no further parallelism.
  public func child(_ index: Int) -> FitContext {
    FitContext(
      horizon: horizon, random: random.child(index), crew: crew, progress: progress,
      checkpoint: checkpoint?.part("\(index)"))
  }

  /// The same context for a part of the fit, which keeps what it does at a place of its own.
  public func part(_ name: String) -> FitContext {
    FitContext(
      horizon: horizon, random: random, workers: workers, crew: crew, progress: progress,
      checkpoint: checkpoint?.part(name))
  }
}
