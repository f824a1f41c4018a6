internal import Glibc
internal import Reporting
internal import Synchronization

/// What the process may assume about where its output goes.
enum Terminal {
  /// Whether standard output is a terminal that wants colours (`NO_COLOR` is respected).
  static var wantsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (variable("NO_COLOR") ?? "").isEmpty
      && variable("TERM") != "dumb"
  }

  /// Whether standard error is a terminal, where a progress line can be redrawn.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

  /// Columns of the terminal on standard output; nil where it is not one.
  static var width: Int? { columns(of: STDOUT_FILENO) }

  /// Columns of the terminal on standard error; nil where it is not one.
  static var errorWidth: Int? { columns(of: STDERR_FILENO) }

  private static func columns(of descriptor: Int32) -> Int? {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Writes sentences to standard error, wrapped where that is a terminal.
  static func say(_ line: String) { sayWhole(Prose.wrapped(line, to: errorWidth)) }

  /// Writes a line to standard error as it is: tables, JSON, commands to be copied.
  static func sayWhole(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Makes standard streams safe to write to, whatever the shell made of them.
  ///
  /// A closed pipe (`| head`) must not kill the process before its files are written. A stream
  /// that the shell closed (`>&-`) would give its number to the next file that is opened, which
  /// results would then be written into: it becomes a stream that cannot be written.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// Why results could not be written; nil where they were, or where the reader closed the pipe.
  static var outputFailure: FileError? {
    failedWrite.withLock { number in
      guard let number, number != EPIPE else { return nil }
      let reason = unsafe String(cString: strerror(number))
      return .cannotWrite(path: "standard output", reason: reason)
    }
  }

  /// The system's number of the first write to standard output that failed.
  private static let failedWrite = Mutex<Int32?>(nil)

  /// Writes text to a descriptor in full; a failure on standard output is remembered.
  static func write(_ text: String, to descriptor: Int32) {
    var remaining = Array(text.utf8)[...]
    while !remaining.isEmpty {
      let written = unsafe remaining.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard written > 0 else {
        if errno == EINTR { continue }
        let number = errno
        if descriptor == STDOUT_FILENO { failedWrite.withLock { $0 = $0 ?? number } }
        return
      }
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
