import Foundation
import Testing

/// The built `swiftcast`, run as users run it.
struct Tool {
  /// What a run printed, and how it ended.
  struct Outcome {
    let output: String
    let errors: String
    let code: Int32
  }

  /// Runs the tool in the package's folder; it stands beside the test bundle.
  static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs the tool in the package's folder; it stands beside the test bundle.
  static func run(_ arguments: [String]) throws -> Outcome {
    try outcome(of: process(try executable(), arguments))
  }

  /// Runs a line of shell in which `$0` is the tool, for redirections and pipes.
  static func shell(_ line: String) throws -> Outcome {
    try outcome(
      of: process(URL(filePath: "/bin/bash"), ["-c", line, try executable().path]))
  }

  /// Starts the tool, sends it what Ctrl-C sends once it has drawn `redraws` progress lines.
  static func interrupted(_ arguments: [String], redraws: Int) throws -> Outcome {
    try stopped(arguments, with: SIGINT) { $0.split(separator: "s left").count > redraws }
  }

  /// Starts the tool and sends it a signal once its standard error says enough.
  static func stopped(
    _ arguments: [String], with signal: Int32, when isEnough: (String) -> Bool
  ) throws -> Outcome {
    let process = process(try executable(), arguments)
    let errors = Pipe()
    let output = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var read = ""
    while !isEnough(read) {
      let data = errors.fileHandleForReading.availableData
      if data.isEmpty { break }
      read += String(decoding: data, as: UTF8.self)
    }
    kill(process.processIdentifier, signal)
    read += String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let shown = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(output: shown, errors: read, code: process.terminationStatus)
  }

  /// Starts the tool and kills it after some seconds; the signal that ended it, or its exit code
  /// where it was faster.
  static func killed(_ arguments: [String], after seconds: Double) throws -> Int32 {
    let process = process(try executable(), arguments)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let end = ContinuousClock().now + .seconds(seconds)
    while process.isRunning, ContinuousClock().now < end { usleep(1_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The tool stands beside the test bundle.
  private static func executable() throws -> URL {
    let bundle = try URL(
      filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return bundle.deletingLastPathComponent().appending(path: "swiftcast")
  }

  private static func process(_ program: URL, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = packageRoot
    var environment = ProcessInfo.processInfo.environment
    for name in ["COLUMNS", "NO_COLOR"] { environment[name] = nil }
    process.environment = environment
    return process
  }

  private static func outcome(of process: Process) throws -> Outcome {
    let output = Pipe()
    // A file, as errors may be longer than a pipe's buffer while output is read.
    let folder = try TemporaryFolder()
    let errors = URL(filePath: try folder.file("errors", ""))
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let errorText = try String(contentsOf: errors, encoding: .utf8)
    return Outcome(output: text, errors: errorText, code: process.terminationStatus)
  }

  /// The folder of `Package.swift`.
  static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

/// A folder that is removed when the test ends.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "swiftcast-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// Reads a file.
  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// The path of something in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path }
}
