internal import Glibc

/// A file's bytes, mapped read-only into memory: the only unsafe door of this module.
///
/// Everything behind the door is a `Span`, whose every access is checked.
@safe package struct MappedFile: ~Copyable {
  private let buffer: UnsafeRawBufferPointer
  /// The path the file was opened at.
  package let path: String

  /// Maps a regular file; an empty one maps to no bytes.
  ///
  /// - Throws: `DataError.unreadableFile` with the system's reason.
  package init(path: String) throws(DataError) {
    unsafe buffer = try Self.map(path)
    self.path = path
  }

  private static func map(_ path: String) throws(DataError) -> UnsafeRawBufferPointer {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw failure(path) }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw .unreadableFile(path: path, reason: "it is not a regular file")
    }
    let size = Int(facts.st_size)
    // An empty mapping is refused by the system.
    if size == 0 { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    // Every byte is read anyway: one call maps all pages instead of a fault for every few.
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { throw failure(path) }
    return unsafe UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = unsafe buffer.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: start), buffer.count)
    }
  }

  /// Lends the bytes for the length of a call.
  package borrowing func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe buffer.bindMemory(to: UInt8.self)
    return try unsafe body(bytes.span)
  }

  private static func failure(_ path: String) -> DataError {
    let text = unsafe strerror(errno).map { unsafe String(cString: $0) }
    return .unreadableFile(path: path, reason: text ?? "error \(errno)")
  }
}
