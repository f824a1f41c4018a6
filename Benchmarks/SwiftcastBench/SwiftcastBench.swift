internal import ArgumentParser

/// Measures the package; each subcommand prints CSV with the columns of its peer's script.
@main
struct SwiftcastBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swiftcast-bench",
    abstract: "Measures the package beside its peers.",
    discussion: """
      Each subcommand prints CSV on standard output, with the columns of the script of the same
      name in Benchmarks/peers, and nothing else. `make bench` runs both and prints the ratios.
      """,
    subcommands: [
      CSVBenchmark.self, ForecastersBenchmark.self, NetworksBenchmark.self,
      PipelineBenchmark.self, PriceFile.self,
      StatisticsBenchmark.self,
    ])
}
