internal import ForecastCore

/// A journal as bytes: frames one after another, each of which says how long it is and carries a
/// checksum.
///
///     frame = length of the payload (UInt32) · CRC-32 of the payload (UInt32) · payload
///
/// Numbers are little-endian. Frames are only ever added at the end, so whatever stops a writer,
/// at most the last frame is torn. `read` stops at the first frame that is not whole, `salvage` looks
/// for whole ones behind it.
public enum JournalFrames {
  /// A payload as a frame.
  public static func frame(_ payload: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt32(payload.count))
    writer.write(CRC32.checksum(payload))
    return writer.bytes + payload
  }

  /// The whole frames at the start of some bytes.
  ///
  /// - Parameter bytes: a journal, with or without a torn tail.
  /// - Returns: the payloads, and how many bytes they and their frames take.
  public static func read(_ bytes: [UInt8]) -> (payloads: [[UInt8]], length: Int) {
    var payloads: [[UInt8]] = []
    var start = 0
    while let payload = whole(bytes, at: start, longest: .max) {
      payloads.append(payload)
      start += 8 + payload.count
    }
    return (payloads, start)
  }

  /// The payload of the frame that begins at a place; nil where none does.
  static func whole(_ bytes: [UInt8], at start: Int, longest: Int) -> [UInt8]? {
    guard bytes.count - start >= 8 else { return nil }
    var head = ByteReader(bytes[start..<start + 8])
    guard let count = head.integer(UInt32.self), let sum = head.integer(UInt32.self),
      bytes.count - start - 8 >= count, count <= longest
    else { return nil }
    let payload = Array(bytes[(start + 8)..<(start + 8 + Int(count))])
    return CRC32.checksum(payload) == sum ? payload : nil
  }
}
