/// One cut of one series: positions in that series, counted from 0.
public struct Fold: Hashable, Sendable {
  /// Which of the plan's origins this is, oldest first; equal for all series of a panel.
  public let origin: Int
  /// What may be trained on; its last position is the cutoff.
  public let training: Range<Int>
  /// What is forecast and scored.
  public let targets: Range<Int>

  /// The position of the last observation the fold may see.
  public var cutoff: Int { training.upperBound - 1 }
}
