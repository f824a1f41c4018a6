internal import Evaluation
internal import ForecastCore
internal import FoundationEssentials
internal import Synchronization

/// What one fit has done so far, in a file that is replaced as a whole.
///
/// Parts keep what they do in memory; the file follows once so much time has passed, so a fit that
/// is over sooner never touches the disk.
final class CheckpointFile: FitCheckpointStore {
  private enum Content {
    case bytes([UInt8])
    case unmade(@Sendable () -> [UInt8])
  }

  private struct State {
    var entries: [[String]: Content]
    /// When each place kept something, and when the file was written.
    var kept: [[String]: ContinuousClock.Instant] = [:]
    var written: ContinuousClock.Instant
    var isOnDisk: Bool
    var isChanged = false
    var hasFailed = false
    var isOver = false
  }

  private let path: String
  private let title: [UInt8]
  private let interval: Duration
  private let begun = ContinuousClock().now
  /// Told of what a user should know.
  private let note: @Sendable (String) -> Void
  private let state: Mutex<State>

  /// The file of a fit; what an earlier run has left is read, and dropped where it is damaged or of
  /// another fit.
  ///
  /// - Parameters:
  ///   - path: where it lies; its folder is made when it is first written.
  ///   - title: the run and the fit, which the file must name.
  ///   - interval: the time between two writings.
  ///   - note: told of what a user should know.
  init(
    path: String, title: [UInt8], interval: Duration, note: @escaping @Sendable (String) -> Void
  ) {
    self.path = path
    self.title = title
    self.interval = interval
    self.note = note
    let isThere = FileManager.default.fileExists(atPath: path)
    var entries: [[String]: Content] = [:]
    if isThere {
      switch Self.entries(in: (try? AtomicFile.bytes(of: path)) ?? [], title: title) {
      case .success(let found): entries = found.mapValues { .bytes($0) }
      case .failure(let refusal):
        note("note: \(path): \(refusal.reason); that fit begins anew")
      }
    }
    state = Mutex(State(entries: entries, written: begun, isOnDisk: isThere))
  }

  func found(at place: [String]) -> [UInt8]? {
    state.withLock { state in
      if case .bytes(let bytes) = state.entries[place] { return bytes }
      return nil
    }
  }

  func isDue(at place: [String]) -> Bool {
    let last = state.withLock { $0.kept[place] } ?? begun
    return ContinuousClock().now - last >= interval
  }

  func keep(at place: [String], isUrgent: Bool, _ bytes: @escaping @Sendable () -> [UInt8]) {
    state.withLock { state in
      guard !state.isOver else { return }
      Self.forget(place, in: &state)
      state.entries[place] = .unmade(bytes)
      let now = ContinuousClock().now
      state.kept[place] = now
      state.isChanged = true
      if isUrgent || now - state.written >= interval { write(&state) }
    }
  }

  func forget(at place: [String]) { state.withLock { Self.forget(place, in: &$0) } }

  func refuse(at place: [String], reason: String) {
    forget(at: place)
    note("note: \(path): \(reason); that part of the fit begins anew")
  }

  /// Writes what was kept since the last writing.
  func write() {
    state.withLock { state in
      if state.isChanged, !state.entries.isEmpty { write(&state) }
    }
  }

  /// Removes the file: the fit is over.
  ///
  /// - Parameter recorded: called before, where there is a file, to make sure of what it gave.
  func end(recorded: () -> Void) {
    state.withLock { state in
      state.isOver = true
      state.entries = [:]
      guard state.isOnDisk else { return }
      recorded()
      try? FileManager.default.removeItem(atPath: path)
      state.isOnDisk = false
    }
  }

  private static func forget(_ place: [String], in state: inout State) {
    for key in state.entries.keys where key.starts(with: place) { state.entries[key] = nil }
    for key in state.kept.keys where key.starts(with: place) { state.kept[key] = nil }
  }

  private func write(_ state: inout State) {
    var frames = JournalFrames.frame(title)
    // Sorted, so that the same state gives the same bytes.
    for place in state.entries.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let content = state.entries[place] else { continue }
      let bytes =
        switch content {
        case .bytes(let bytes): bytes
        case .unmade(let make): make()
        }
      state.entries[place] = .bytes(bytes)
      var writer = ByteWriter()
      writer.write(UInt32(place.count))
      for part in place { writer.write(part) }
      writer.write(bytes)
      frames += JournalFrames.frame(writer.bytes)
    }
    // An empty frame is the end: a file without it is torn.
    frames += JournalFrames.frame([])
    do throws(FileError) {
      if !state.isOnDisk {
        try AtomicFile.createFolder(URL(filePath: path).deletingLastPathComponent().path)
      }
      try AtomicFile.write(frames, to: path)
      state.isOnDisk = true
      state.isChanged = false
    } catch {
      // The training is worth more than its checkpoint, and the one before is still whole.
      if !state.hasFailed { note("note: \(error) The fit goes on without a checkpoint of now.") }
      state.hasFailed = true
    }
    state.written = ContinuousClock().now
  }

  private struct Refusal: Error {
    let reason: String
  }

  private static func entries(
    in bytes: [UInt8], title: [UInt8]
  ) -> Result<[[String]: [UInt8]], Refusal> {
    let (payloads, length) = JournalFrames.read(bytes)
    guard length == bytes.count, payloads.count >= 2, payloads.last?.isEmpty == true else {
      return .failure(Refusal(reason: "expected a whole checkpoint, found a damaged one"))
    }
    guard payloads[0] == title else {
      return .failure(Refusal(reason: "expected a checkpoint of this run, found one of another"))
    }
    var entries: [[String]: [UInt8]] = [:]
    for payload in payloads.dropFirst().dropLast() {
      var reader = ByteReader(payload[...])
      var place: [String] = []
      for _ in 0..<(reader.integer(UInt32.self) ?? 0) { reader.text().map { place.append($0) } }
      entries[place] = reader.block()
    }
    return .success(entries)
  }
}
