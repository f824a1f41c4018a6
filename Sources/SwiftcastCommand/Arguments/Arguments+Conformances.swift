public import ArgumentParser
public import DataLoading
public import ForecastCore
public import Models

// Enums of the library that the command line reads by their raw values.
extension DataLayout: ExpressibleByArgument {}
extension MissingPolicy: ExpressibleByArgument {}
extension CSVDelimiter: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}
extension Transformation: ExpressibleByArgument {}

extension Frequency: ExpressibleByArgument {
  /// Reads `business-day`, `month`, `15 minute`.
  public init?(argument: String) { self.init(argument) }
}
