internal import ArgumentParser

/// What every verb understands.
struct OutputArguments: ParsableArguments {
  @Option(help: "How results are printed: table, csv or json.")
  var format = OutputFormat.table

  @Flag(name: .shortAndLong, help: "Print results and errors only.")
  var quiet = false
}

/// What every verb that fits models understands.
struct RunArguments: ParsableArguments {
  @OptionGroup var output: OutputArguments

  @Option(
    name: .customLong("seed"),
    help: "Where all randomness comes from: same seed, same numbers (1 unless given).")
  var givenSeed: UInt64?

  @Option(help: "How many fits run at a time; the results do not depend on it.")
  var threads = min(ProcessorCount.available, 1_024)

  @Option(
    help: ArgumentHelp(
      "Progress on standard error: auto (on a terminal), always, never or json.",
      discussion: "json writes one object a line, for programs, with --quiet too."))
  var progress = ProgressChoice.auto

  /// Where all randomness comes from.
  var seed: UInt64 { givenSeed ?? 1 }
  /// How results are printed.
  var format: OutputFormat { output.format }
  /// Whether results and errors only are printed.
  var quiet: Bool { output.quiet }

  func validate() throws { try check(threads, "--threads", in: 1...1_024) }
}

/// Refuses a number out of its range.
///
/// - Parameters:
///   - number: what the user gave, if anything.
///   - name: the option.
///   - range: what it may be.
/// - Throws: `ValidationError` naming the option, the range and the number.
func check(_ number: Int?, _ name: String, in range: ClosedRange<Int>) throws {
  guard let number, !range.contains(number) else { return }
  throw ValidationError(
    "\(name) must lie between \(range.lowerBound) and \(range.upperBound), found \(number).")
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}

/// When and how progress is told.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
  case json
}
