internal import Glibc

/// Why a file was not read or written.
public enum FileError: Error, Hashable, Sendable {
  /// The system did not let it be read.
  case cannotRead(path: String, reason: String)
  /// The system did not let it be written.
  case cannotWrite(path: String, reason: String)
  /// A file that is no text; `offset` counts bytes from 0.
  case notText(path: String, offset: Int, byte: UInt8)
  /// A file, or a stream without an end, that is larger than the program takes.
  case tooLarge(path: String, limit: Int)
  /// A file whose content the program has no use for.
  case unusable(path: String, problem: String)

  /// What the system's last error says about writing.
  static func last(writing path: String) -> FileError {
    .cannotWrite(path: path, reason: lastReason)
  }

  /// What the system's last error says about reading.
  static func last(reading path: String) -> FileError {
    .cannotRead(path: path, reason: lastReason)
  }

  private static var lastReason: String {
    let number = errno
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}

extension FileError: CustomStringConvertible {
  /// Which file, and why not.
  public var description: String {
    switch self {
    case .cannotRead(let path, let reason): "cannot read '\(path)': \(reason)."
    case .cannotWrite(let path, let reason): "cannot write '\(path)': \(reason)."
    case .notText(let path, let offset, let byte):
      """
      \(path): expected a text in UTF-8, found the byte 0x\(String(byte, radix: 16, uppercase: true)) \
      at \(offset). Save the text as UTF-8.
      """
    case .tooLarge(let path, let limit):
      "\(path): expected at most \(limit >> 20) MB, found more. Cut the file into smaller ones."
    case .unusable(let path, let problem): "\(path): \(problem)"
    }
  }
}

extension FileError {
  /// What a program ends with, as `sysexits.h` has it: 65 for bad data, 74 for file trouble.
  public var exitCode: Int32 {
    switch self {
    case .cannotRead, .cannotWrite: 74
    case .notText, .tooLarge, .unusable: 65
    }
  }

  /// Tells the user, where output does not go.
  public func report() {
    let line = Array("Error: \(self)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
  }
}
