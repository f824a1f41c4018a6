internal import ArgumentParser

/// `swiftcast`: forecasts time series and tells the truth about the forecasts.
@main
struct SwiftcastCommand: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "swiftcast",
    abstract: "Forecast time series, and find out how far the forecasts can be trusted.",
    discussion: """
      Examples:
        swiftcast forecast prices.csv
        swiftcast evaluate prices.csv --model naive --model ar --horizon 5 --windows 50
        swiftcast models ar

      Exit codes: 0 done; 1 a model or fold failed; 64 bad usage; 65 bad data; 70 a bug of ours; \
      74 file trouble; 130 interrupted.
      """,
    version: version,
    subcommands: [
      ForecastCommand.self, EvaluateCommand.self, CompareCommand.self, ScoreCommand.self,
      ModelsCommand.self,
      DescribeCommand.self,
    ])

  static func main() async {
    Terminal.prepare()
    var failure: (any Error)?
    do {
      var command = try parseAsRoot(
        try ResumedArguments.expanded(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch { failure = error }
    // Results that nobody got come before whatever else went wrong.
    if let error = Terminal.outputFailure ?? failure {
      guard let code = ExitStatus.code(for: error) else { exit(withError: error) }
      Terminal.say("Error: \(error)")
      exit(withError: code)
    }
  }
}
