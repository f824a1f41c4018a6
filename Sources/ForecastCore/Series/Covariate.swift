/// A column beside the values of a series that may help to forecast them.
public struct Covariate: Codable, Hashable, Sendable {
  /// When its values become known.
  public enum Availability: String, Codable, Hashable, Sendable {
    /// Beforehand, also for the times to be forecast: holidays, planned prices.
    case known
    /// With the observation of its time, not before: temperature, sales elsewhere.
    case observed
  }

  /// The name of the column.
  public let name: String
  /// When its values become known.
  public let availability: Availability

  /// A covariate.
  public init(name: String, availability: Availability) {
    self.name = name
    self.availability = availability
  }
}
