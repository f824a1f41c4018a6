internal import Glibc
internal import Reporting

/// What the process may assume about where its output goes.
enum Terminal {
  /// Whether standard output is a terminal that wants colours (`NO_COLOR` is respected).
  static var wantsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Whether standard error is a terminal, where a progress line can be redrawn.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

  /// Columns of the terminal on standard output; nil where it is not one.
  static var width: Int? {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Writes a line to standard error.
  static func say(_ line: String) {
    write(line + "\n", to: STDERR_FILENO)
  }

  /// Writes text to a descriptor in full.
  static func write(_ text: String, to descriptor: Int32) {
    var remaining = Array(text.utf8)[...]
    while !remaining.isEmpty {
      let written = unsafe remaining.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      // A closed pipe (`| head`) is the reader's decision, not an error.
      guard written > 0 else { return }
      remaining = remaining.dropFirst(written)
    }
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// How many processors this process may use.
enum ProcessorCount {
  static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

extension Terminal {
  /// How tables are laid out on standard output.
  static var style: TextTable.Style { TextTable.Style(width: width, usesColor: wantsColour) }

  /// Writes results to standard output.
  static func show(_ text: String) { write(text, to: STDOUT_FILENO) }
}
