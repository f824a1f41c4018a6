internal import ArgumentParser
internal import DataLoading
internal import ForecastCore
internal import Glibc
internal import NumericalMethods

/// How fast files of numbers are read.
struct CSVBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Reads a long file of numbers.",
    discussion: """
      Without a file, one is written first: --rows rows of a running number, four numbers of 17
      significant digits and four prices of two decimals. The peers read the same file.

      The rate is megabytes a second of processor time, over all threads: what one core reads,
      whoever else is using the machine.

      Prints: implementation,task,file_megabytes,wall_seconds,cpu_seconds,megabytes_per_cpu_second
      """)

  @Argument(help: "The file; written first where it does not exist.")
  var file: String

  @Option(help: "Rows of a file that is written.")
  var rows = 1_000_000

  @Option(help: "Repetitions; the fastest counts.")
  var repetitions = 5

  func validate() throws {
    guard rows >= 1, repetitions >= 1 else {
      throw ValidationError("--rows and --repetitions must be at least 1")
    }
  }

  func run() throws {
    if unsafe access(file, F_OK) != 0 { try NumberFile(rows: rows, seed: 7).write(to: file) }
    let columns = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let megabytes = try MappedFile(path: file).withBytes { Double($0.count) / 1e6 }
    print("implementation,task,file_megabytes,wall_seconds,cpu_seconds,megabytes_per_cpu_second")
    try report("scan", megabytes) {
      try MappedFile(path: file).withBytes { (bytes) throws(DataError) in
        try CSVScanner.scan(bytes, path: file).recordCount
      }
    }
    let options = LoadOptions(dateColumn: "t", valueColumns: columns, computesDigest: false)
    try report("read", megabytes) {
      try DataFile.load(path: file, options: options).panel.count
    }
    var withDigest = options
    withDigest.computesDigest = true
    try report("read and digest", megabytes) {
      try DataFile.load(path: file, options: withDigest).panel.count
    }
  }

  private func report(_ task: String, _ megabytes: Double, _ body: () throws -> Int) throws {
    var wall = Double.infinity
    var processor = Double.infinity
    for _ in 0..<repetitions {
      let clock = ContinuousClock()
      var count = 0
      let processorStart = processorSeconds()
      let elapsed = try clock.measure { count = try body() }
      precondition(count > 0, "nothing was read")
      processor = min(processor, processorSeconds() - processorStart)
      wall = min(wall, elapsed / .seconds(1))
    }
    print("swiftcast,\(task),\(megabytes),\(wall),\(processor),\(megabytes / processor)")
  }

  /// Seconds that all threads of this process have spent computing.
  private func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A file of numbers as programs write them.
private struct NumberFile {
  let rows: Int
  let seed: UInt64

  func write(to path: String) throws {
    guard let file = unsafe fopen(path, "w") else {
      throw ValidationError("cannot write '\(path)'")
    }
    defer { unsafe fclose(file) }
    var random = SeededRandom(seed: seed)
    unsafe fputs("t,a,b,c,d,e,f,g,h\n", file)
    for row in 1...rows {
      let exact = (0..<4).map { _ in "\(random.normal(mean: 100, standardDeviation: 15))" }
      let prices = (0..<4).map { _ in "\((random.uniform(1, 900) * 100).rounded() / 100)" }
      unsafe fputs("\(row)," + (exact + prices).joined(separator: ",") + "\n", file)
    }
  }
}
