internal import ArgumentParser
internal import DataLoading
internal import Reporting

/// `swiftcast describe DATA.csv`: what was read.
struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Show what was read from a file: series, dates, frequency, gaps, missing values.",
    discussion: """
      Empty fields, absent rows and rows of one time are counted, where the other verbs refuse \
      them.

      Examples:
        swiftcast describe prices.csv
        swiftcast describe panel.csv --format json
      """)

  @OptionGroup var data: DataArguments
  @OptionGroup var output: OutputArguments

  func run() async throws {
    let loaded = try data.load(quiet: output.quiet, describesOnly: true)
    Terminal.show(DataText(loaded).text(output.format, style: Terminal.style))
  }
}
