internal import ForecastCore
internal import FoundationEssentials
internal import NumericalMethods

extension SavedModel {
  /// Where a fit comes from.
  public struct Origin: Codable, Hashable, Sendable {
    /// The program's version.
    public var version: String
    /// The file that was trained on.
    public var path: String
    /// Its SHA-256.
    public var sha256: String
    /// The horizon that was trained for.
    public var horizon: Int
    /// Where all randomness came from.
    public var seed: UInt64

    /// The parts.
    public init(version: String, path: String, sha256: String, horizon: Int, seed: UInt64) {
      self.version = version
      self.path = path
      self.sha256 = sha256
      self.horizon = horizon
      self.seed = seed
    }
  }

  /// `model.json`: everything about a model but its weights.
  public struct Manifest: Sendable {
    /// The layout of the folder that this version writes; it reads older ones too.
    public static let currentFormat = 1

    /// The name in the catalog.
    public var model: String { content.model }
    /// What reports call it.
    public var name: String { content.name }
    /// Where the fit comes from.
    public var origin: Origin { content.origin }
    /// The horizon it was trained for.
    public var horizon: Int { content.origin.horizon }
    /// The spacing of the data, as `--frequency` reads it.
    public var frequency: String { content.frequency }
    /// Observations a season.
    public var seasonLength: Int { content.seasonLength }
    /// The series it was trained on.
    public var series: [String] { content.series }

    var content: Content
  }

  /// The file's members.
  struct Content: Codable {
    struct Option: Codable {
      var key: String
      var value: String
    }

    /// One plan and the networks that follow it.
    struct Group: Codable {
      var series: String?
      var plan: WindowPlan
      /// The seed of the stream that simulated paths draw from.
      var pathSeed: UInt64
      /// What training knows of each direction, where directions are told.
      var directions: DirectionTable?
      var networks: [Network]
    }

    /// The plan and networks of a model that smooths every series beside them.
    struct SmoothedGroup: Codable {
      var plan: SmoothedPlan
      var networks: [Network]
    }

    struct Network: Codable {
      /// Of the file of its weights, which is named by the network's place in the file.
      var checksum: String
      var training: TrainingRecord
    }

    /// What a series was when it was trained on.
    struct Span: Codable {
      /// The first and the last time, `Timestamp.rawValue`.
      var first: Int
      var last: Int
      /// Of the values' bits.
      var checksum: String
    }

    /// Of the file itself; the digits stand first, where `stamped` finds them.
    var checksum = String(repeating: "0", count: 16)
    var format: Int
    var model: String
    var name: String
    var options: [Option]
    var frequency: String
    var seasonLength: Int
    var series: [String]
    /// Of each series in the same order.
    var spans: [Span]
    var origin: Origin
    var groups: [Group]
    /// What stands in the place of groups where series are smoothed.
    var smoothed: SmoothedGroup?
  }
}

extension SavedModel.Manifest {
  init(
    model: String, name: String, options: [OptionSetting], training: PanelSlice,
    origin: SavedModel.Origin, fit: SavedFit
  ) {
    content = SavedModel.Content(
      format: Self.currentFormat, model: model, name: name,
      options: options.map { SavedModel.Content.Option(key: $0.key, value: $0.value) },
      frequency: "\(training.frequency)", seasonLength: training.seasonLength,
      series: training.map(\.id), spans: training.map(SavedModel.Content.Span.init),
      origin: origin, groups: fit.groups, smoothed: fit.smoothedGroup)
  }

  /// The name of the file of a network's weights, counted over all groups; never read from
  /// `model.json`, whose author could point anywhere.
  static func weightsName(_ place: Int) -> String { "weights-\(place).safetensors" }

  /// The definition the fit came from.
  func definition(path: String) throws(SavedModelError) -> SavedDefinition {
    let settings = content.options.map { OptionSetting(key: $0.key, value: $0.value) }
    let definition: any Forecaster
    do throws(OptionError) {
      definition = try ModelCatalog.entry(named: model).makeForecaster(settings: settings)
    } catch {
      throw .malformed(path: path, reason: "\(error)")
    }
    switch definition {
    case let model as any NetworkModel: return .windows(model.windowModel(horizon: horizon))
    case let model as SmoothedRNN: return .smoothed(model)
    default:
      throw .badValue(
        path: path, key: "model", expected: "a model that can be saved", found: "'\(model)'")
    }
  }

  /// The file's text: keys sorted, indented.
  ///
  /// - Parameter checksums: of the weights, network by network.
  /// - Returns: JSON.
  func json(checksums: [String]) -> String {
    var content = content
    var rest = checksums[...]
    for group in content.groups.indices {
      for network in content.groups[group].networks.indices {
        content.groups[group].networks[network].checksum = rest.removeFirst()
      }
    }
    for network in content.smoothed?.networks.indices ?? 0..<0 {
      content.smoothed?.networks[network].checksum = rest.removeFirst()
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(content) else {
      preconditionFailure("a model that JSON cannot hold: \(model)")
    }
    return String(decoding: Self.stamped(Array(data)), as: UTF8.self) + "\n"
  }

  /// Reads what `json(checksums:)` writes.
  ///
  /// - Throws: `SavedModelError.malformed`, `.newerFormat`, `.damaged`.
  init(json bytes: [UInt8], path: String) throws(SavedModelError) {
    /// What every format has.
    struct Head: Decodable {
      struct Origin: Decodable { var version: String }
      var format: Int
      var origin: Origin?
    }
    let data = Data(bytes)
    do {
      let head = try JSONDecoder().decode(Head.self, from: data)
      guard head.format <= Self.currentFormat else {
        throw SavedModelError.newerFormat(
          path: path, expected: Self.currentFormat, found: head.format,
          version: head.origin?.version ?? "of another time")
      }
      content = try JSONDecoder().decode(SavedModel.Content.self, from: data)
    } catch let error as SavedModelError {
      throw error
    } catch {
      throw .malformed(path: path, reason: Self.reason(error))
    }
    let stamped = Self.stamped(bytes)
    guard stamped == bytes else {
      throw .damaged(path: path, expected: content.checksum, found: Self.checksum(in: stamped))
    }
  }

  /// What a decoding error means, with the place in the file.
  private static func reason(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context):
      "'\(place(context.codingPath + [key]))' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(place(context.codingPath))' is of another kind"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "'\(place(context.codingPath))' has a value that is not known"
    default: "it is no JSON"
    }
  }
}
