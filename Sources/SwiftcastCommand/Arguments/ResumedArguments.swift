internal import FoundationEssentials
internal import Reporting

/// `evaluate --resume FOLDER` without other options stands for those the run was begun with.
enum ResumedArguments {
  /// What may stand beside `--resume` without changing what is computed.
  private static let flags = ["-q", "--quiet"]
  private static let options = [
    "--threads", "--progress", "--format", "--checkpoint-every",
  ]
  /// What belonged to the beginning of the run.
  private static let beginning = ["--report", "--resume"]

  private static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }

  /// The arguments to parse.
  ///
  /// - Parameter arguments: what the user gave, the program's name left out.
  /// - Returns: the same, or those of the run that is to be continued; whether it goes on quietly is for
  ///   who continues it to say.
  /// - Throws: `FileError.noRunToResume` where the folder holds no run, `.unreadableJournal` where
  ///   what was begun cannot be read.
  static func expanded(_ arguments: [String]) throws(FileError) -> [String] {
    guard arguments.first == "evaluate", let folder = value(of: "--resume", in: arguments) else {
      return arguments
    }
    let own = without(["--resume"], flags: [], in: Array(arguments.dropFirst()))
    // Who names the data says it all anew; who does not changes the options of the run, which is
    // refused with the difference.
    let changes = without(options, flags: flags, in: own)
    guard changes.first?.hasPrefix("-") ?? true, !changes.contains(where: isFile) else {
      return arguments
    }
    guard let command = try RunJournal.beginning(of: folder)?.command, command.count > 1 else {
      if RunJournal.isThere(in: folder) { throw .unreadable(in: folder) }
      throw .noRunToResume(path: folder)
    }
    let begun = without(
      beginning + options.filter { value(of: $0, in: own) != nil }, flags: ["--force"] + flags,
      in: Array(command.dropFirst()))
    return begun + own + ["--resume", folder]
  }

  private static func value(of option: String, in arguments: [String]) -> String? {
    if let place = arguments.firstIndex(of: option), place + 1 < arguments.count {
      return arguments[place + 1]
    }
    let start = option + "="
    return arguments.first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
  }

  private static func without(
    _ options: [String], flags: [String], in arguments: [String]
  ) -> [String] {
    var words: [String] = []
    var skipsNext = false
    for word in arguments {
      if skipsNext {
        skipsNext = false
      } else if options.contains(word) {
        skipsNext = true
      } else if !flags.contains(word), !options.contains(where: { word.hasPrefix($0 + "=") }) {
        words.append(word)
      }
    }
    return words
  }
}
