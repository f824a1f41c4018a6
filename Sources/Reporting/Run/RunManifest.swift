/// `run.json`: everything that is needed to repeat a run exactly, and what it cost.
///
/// The command fills it in; the times in it are the one thing that differs from run to run.
public struct RunManifest: Codable, Hashable, Sendable {
  /// A key and its value, in the order they were given.
  public struct Setting: Codable, Hashable, Sendable {
    /// The option's key.
    public var key: String
    /// Its value as a user writes it.
    public var value: String

    /// A setting.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// How origins lie to each other: what significance tests of joined runs need.
  public struct Plan: Codable, Hashable, Sendable {
    /// Steps between a cutoff and its first target.
    public var gap: Int
    /// Observations between two cutoffs.
    public var step: Int
    /// Folds over all series, as `cv.csv` has them; nil where an older run does not say.
    public var folds: Int?
    /// Rows of `cv.csv`, the header left out; nil where an older run does not say.
    public var rows: Int?

    /// A plan; neighbouring origins without a gap unless said otherwise.
    public init(gap: Int = 0, step: Int = 1, folds: Int? = nil, rows: Int? = nil) {
      self.folds = folds
      self.rows = rows
      self.gap = gap
      self.step = step
    }
  }

  /// The data a run was made on.
  public struct DataFile: Codable, Hashable, Sendable {
    /// The file as the command named it.
    public var path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// Series read.
    public var series: Int
    /// Observations read.
    public var observations: Int
    /// The frequency, as `--frequency` reads it.
    public var frequency: String
    /// The season length used.
    public var seasonLength: Int

    /// The facts of a data file.
    public init(
      path: String, sha256: String, series: Int, observations: Int, frequency: String,
      seasonLength: Int
    ) {
      self.path = path
      self.sha256 = sha256
      self.series = series
      self.observations = observations
      self.frequency = frequency
      self.seasonLength = seasonLength
    }
  }

  /// A model of the run.
  public struct Model: Codable, Hashable, Sendable {
    /// What the reports call it.
    public var name: String
    /// What `--model` reads to make it again.
    public var specification: String
    /// Every option with its value, defaults included.
    public var options: [Setting]
    /// How many times parameters were learned.
    public var fits: Int
    /// Seconds spent learning, summed over threads.
    public var fitSeconds: Double
    /// Seconds spent forecasting, summed over threads.
    public var forecastSeconds: Double

    /// A model's facts.
    public init(
      name: String, specification: String, options: [Setting], fits: Int = 0,
      fitSeconds: Double = 0, forecastSeconds: Double = 0
    ) {
      self.name = name
      self.specification = specification
      self.options = options
      self.fits = fits
      self.fitSeconds = fitSeconds
      self.forecastSeconds = forecastSeconds
    }
  }

  /// A fold without a forecast.
  public struct Failure: Codable, Hashable, Sendable {
    /// The model.
    public var model: String
    /// The series.
    public var series: String
    /// The cutoff, as the files print it.
    public var cutoff: String
    /// `fit`, `forecast` or `interrupted`.
    public var phase: String
    /// The error's text.
    public var reason: String

    /// A failure.
    public init(model: String, series: String, cutoff: String, phase: String, reason: String) {
      self.model = model
      self.series = series
      self.cutoff = cutoff
      self.phase = phase
      self.reason = reason
    }
  }

  /// The layout of this file.
  public var schema = 1
  /// The program's version.
  public var version: String
  /// The arguments, the program's name first.
  public var command: [String]
  /// Where all randomness came from.
  public var seed: UInt64
  /// How many fits ran at a time.
  public var threads: Int
  /// The data.
  public var data: DataFile
  /// How origins lie to each other.
  public var plan: Plan
  /// How the series were cut, and every other option of the run.
  public var options: [Setting]
  /// The models, in the order given.
  public var models: [Model]
  /// Folds without a forecast.
  public var failures: [Failure]
  /// How networks were trained; nil where none were.
  public var training: [Training]?
  /// What the audit for leaks found; nil where none was asked for.
  public var audit: Audit?
  /// What the numbers were computed with, OpenBLAS's own description among it.
  public var environment: [Setting]
  /// Seconds from start to end.
  public var wallSeconds: Double

  /// A manifest.
  public init(
    version: String, command: [String], seed: UInt64, threads: Int, data: DataFile,
    plan: Plan = Plan(), options: [Setting], models: [Model], failures: [Failure],
    environment: [Setting],
    wallSeconds: Double
  ) {
    self.version = version
    self.command = command
    self.seed = seed
    self.threads = threads
    self.data = data
    self.plan = plan
    self.options = options
    self.models = models
    self.failures = failures
    self.environment = environment
    self.wallSeconds = wallSeconds
  }
}
