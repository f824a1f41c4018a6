internal import ArgumentParser
internal import ForecastCore
internal import NumericalMethods
internal import Reporting

/// Writes a file of daily prices for the benchmarks that time a whole process.
struct PriceFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices", abstract: "Writes a random walk of daily prices.")

  @Argument(help: "The file to write.")
  var file: String

  @Option(help: "Trading days.")
  var rows = 5000

  func run() throws {
    guard let first = CivilDate(year: 2000, month: 1, day: 3) else { return }
    var random = SeededRandom(seed: 7)
    var price = 100.0
    var text = "Date,Close\n"
    for row in 0..<rows {
      let time = Frequency.businessDaily.advance(Timestamp(first), by: row)
      text += "\(time.date),\((price * 100).rounded() / 100)\n"
      price *= 1 + random.normal(mean: 0.0002, standardDeviation: 0.01)
    }
    try AtomicFile.write(text, to: file)
  }
}
