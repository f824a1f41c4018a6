public import ForecastCore
internal import NeuralNetworks

/// A fitted model that outlives the process: `model.json` beside the weights of every network.
///
/// It knows everything that its forecasts depend on, so after loading they are the same bits.
/// Bytes in, bytes out: reading and writing files is the caller's business.
public struct SavedModel: Sendable {
  /// A file of the model's folder.
  public struct File: Sendable, Hashable {
    /// Its name in the folder.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]
  }

  /// The file that says what the folder holds.
  public static let manifestName = "model.json"

  /// What `model.json` holds.
  public let manifest: Manifest
  let fit: SavedFit
  /// Where errors say they come from.
  private let path: String

  /// The fit of a model, with what is worth knowing about it.
  ///
  /// - Parameters:
  ///   - fitted: what `specification`'s model gave.
  ///   - specification: the model as it was asked for.
  ///   - training: what it was fitted to.
  ///   - origin: where the fit comes from.
  /// - Throws: `SavedModelError.cannotBeSaved` naming the models that can, and `OptionError`.
  public init(
    _ fitted: any FittedForecaster, of specification: ModelSpecification,
    training: PanelSlice, origin: Origin
  ) throws {
    let entry = try Self.checkCanBeSaved(specification)
    guard let fit = SavedFit(fitted) else {
      preconditionFailure("the fit is not of \(specification)")
    }
    self.fit = fit
    path = Self.manifestName
    manifest = Manifest(
      model: entry.name, name: specification.displayName,
      options: try entry.allSettings(for: specification.settings), training: training,
      origin: origin, fit: fit)
  }

  /// Refuses models whose fit has no file format, before time is spent on fitting.
  ///
  /// - Parameter specification: the model as it was asked for.
  /// - Returns: its entry in the catalog.
  /// - Throws: `SavedModelError.cannotBeSaved`, `OptionError.unknownModel`.
  @discardableResult
  public static func checkCanBeSaved(_ specification: ModelSpecification) throws -> ModelEntry {
    let entry = try ModelCatalog.entry(named: specification.model)
    guard entry.canBeSaved else {
      throw SavedModelError.cannotBeSaved(
        model: entry.name, known: ModelCatalog.entries.filter(\.canBeSaved).map(\.name))
    }
    return entry
  }

  /// Reads a model's folder.
  ///
  /// - Parameters:
  ///   - path: the folder, for errors.
  ///   - read: gives a file's bytes by its name in the folder.
  /// - Throws: `SavedModelError` saying which file is wrong and how, and what `read` throws.
  public init(path: String, read: (String) throws -> [UInt8]) throws {
    let manifestPath = "\(path)/\(Self.manifestName)"
    let manifest = try Manifest(json: read(Self.manifestName), path: manifestPath)
    let definition = try manifest.definition(path: manifestPath)
    let checks = ManifestChecks(content: manifest.content, path: manifestPath)
    let reader = NetworkReader(folder: path, manifest: manifest)
    switch definition {
    case .windows(let model):
      try checks.run(against: model)
      fit = .windows(try reader.networks(of: model, read))
    case .smoothed(let model):
      let group = try checks.run(against: model)
      fit = .smoothed(try reader.smoothedFit(of: model, group, read))
    }
    self.manifest = manifest
    self.path = path
  }

  /// What the model is called in reports.
  public var name: String { manifest.name }
  /// What was learned; forecasts.
  public var fitted: any FittedForecaster { fit.fitted }

  /// The model's files, `model.json` last.
  public func files() throws -> [File] {
    var files: [File] = []
    for (network, trained) in fit.networks {
      network.parameters.values.copy(trained.weights)
      files.append(
        File(
          name: Manifest.weightsName(files.count),
          bytes: network.parameters.file(metadata: ["model": manifest.model]).serialized()))
    }
    let checksums = files.map { Checksum.text(of: $0.bytes) }
    return files + [
      File(name: Self.manifestName, bytes: Array(manifest.json(checksums: checksums).utf8))
    ]
  }

  /// Refuses data and horizons the model was not trained for.
  ///
  /// - Parameters:
  ///   - history: what it shall forecast after.
  ///   - steps: how far.
  /// - Throws: `SavedModelError.otherFrequency`, `.otherSeasonLength`, `.unknownSeries`,
  ///   `.tooManySteps`.
  public func checkFits(_ history: PanelSlice, steps: Int) throws(SavedModelError) {
    guard "\(history.frequency)" == manifest.frequency else {
      throw .otherFrequency(
        path: path, expected: manifest.frequency, found: "\(history.frequency)")
    }
    guard history.seasonLength == manifest.seasonLength else {
      throw .otherSeasonLength(
        path: path, expected: manifest.seasonLength, found: history.seasonLength)
    }
    if let stranger = history.first(where: { !fit.knows($0.id) }) {
      throw .unknownSeries(path: path, series: stranger.id, known: manifest.series)
    }
    guard steps <= manifest.horizon || !fit.isBounded else {
      throw .tooManySteps(path: path, expected: manifest.horizon, found: steps)
    }
  }
}
