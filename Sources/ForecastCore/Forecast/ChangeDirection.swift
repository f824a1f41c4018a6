/// Where a value lies to the last one known.
public enum ChangeDirection: Int, CaseIterable, Hashable, Sendable {
  /// Below a band around it.
  case down
  /// Within the band.
  case flat
  /// Above the band.
  case up
}
