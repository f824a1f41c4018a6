internal import ArgumentParser

/// What every verb understands.
struct RunArguments: ParsableArguments {
  @Option(help: "How results are printed: table, csv or json.")
  var format = OutputFormat.table

  @Flag(name: .shortAndLong, help: "Print results and errors only.")
  var quiet = false

  @Option(help: "Where all randomness comes from: same seed, same numbers.")
  var seed: UInt64 = 1

  @Option(help: "How many fits run at a time; the results do not depend on it.")
  var threads = ProcessorCount.available

  @Option(help: "The progress line on standard error: auto (on a terminal), always, never.")
  var progress = ProgressChoice.auto

  func validate() throws {
    guard threads >= 1 else {
      throw ValidationError("--threads must be at least 1, found \(threads).")
    }
  }
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// When the progress line is drawn.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}
