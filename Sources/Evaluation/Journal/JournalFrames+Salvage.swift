internal import ForecastCore

extension JournalFrames {
  /// What is whole of a journal with damage in its middle.
  public struct Salvage: Hashable, Sendable {
    /// The payloads of the whole frames, in their order.
    public var frames: [[UInt8]] = []
    /// Where the last of them ends: what lies behind is a torn tail.
    public var length = 0
    /// The bytes before that which are in no whole frame.
    public var damaged = 0
  }

  /// The longest payload that is looked for behind damage: the length there may be anything, and
  /// every candidate costs a checksum.
  private static let longest = 1 << 20

  /// All whole frames of some bytes: behind a frame whose length or checksum is wrong the next whole
  /// one is looked for, byte by byte.
  ///
  /// - Parameter bytes: a journal, with or without a torn tail.
  /// - Returns: what `read` gives where no byte was changed.
  /// - Complexity: O(n) without damage; behind it a checksum for each place that could begin a
  ///   frame of up to 1 MiB.
  public static func salvage(_ bytes: [UInt8]) -> Salvage {
    var salvage = Salvage()
    var start = 0
    while bytes.count - start >= 8 {
      let gap = start - salvage.length
      // Eight zeros are an empty frame; behind damage they are no sign of one.
      guard let payload = whole(bytes, at: start, longest: gap == 0 ? .max : longest),
        gap == 0 || !payload.isEmpty
      else {
        start += 1
        continue
      }
      salvage.frames.append(payload)
      salvage.damaged += gap
      start += 8 + payload.count
      salvage.length = start
    }
    return salvage
  }
}
