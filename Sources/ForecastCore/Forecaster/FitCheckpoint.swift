/// Where a long fit keeps what it has done so far, so that a later run can go on inside it.
///
/// A fit is a tree of parts, each with a place of its own: an ensemble has networks, a search has
/// candidates, a candidate has networks again. What a part keeps when it is done takes the place of
/// what its own parts have kept.
///
/// Something is kept when time has passed, so it must not matter whether it was: going on gives the
/// same bits as never having stopped. Who finds something checks it, and refuses what is not its
/// own.
public struct FitCheckpoint: Sendable {
  private let store: any FitCheckpointStore
  private let place: [String]

  /// The root of a fit's places.
  public init(_ store: any FitCheckpointStore) { self.init(store, at: []) }

  private init(_ store: any FitCheckpointStore, at place: [String]) {
    self.store = store
    self.place = place
  }

  /// The place of a part; no two parts of one fit have the same name.
  public func part(_ name: String) -> FitCheckpoint {
    FitCheckpoint(store, at: place + [name])
  }

  /// What an earlier run has kept here; nil where it has kept nothing.
  public func found() -> [UInt8]? { store.found(at: place) }

  /// Whether so much time has passed that a part under way should keep where it stands.
  public var isDue: Bool { store.isDue(at: place) }

  /// Keeps something here, in the place of what was kept before, here and by the parts.
  ///
  /// - Parameters:
  ///   - isUrgent: whether it must outlive the process from now on: the fit is about to be stopped.
  ///   - bytes: makes what is kept; called later, on any thread, or never.
  public func keep(isUrgent: Bool = false, _ bytes: @escaping @Sendable () -> [UInt8]) {
    store.keep(at: place, isUrgent: isUrgent, bytes)
  }

  /// Forgets what is kept here and by the parts.
  public func forget() { store.forget(at: place) }

  /// Drops what was found here, and lets whoever runs the fit say so.
  ///
  /// - Parameter reason: what was expected and found, without a full stop.
  public func refuse(_ reason: String) { store.refuse(at: place, reason: reason) }
}

/// What keeps the checkpoints of one fit; all calls may come from any thread.
public protocol FitCheckpointStore: Sendable {
  /// What is kept at a place.
  func found(at place: [String]) -> [UInt8]?
  /// Whether a place has kept nothing for some time.
  func isDue(at place: [String]) -> Bool
  /// Keeps something at a place and forgets what is kept beneath it.
  func keep(
    at place: [String], isUrgent: Bool, _ bytes: @escaping @Sendable () -> [UInt8])
  /// Forgets what is kept at a place and beneath it.
  func forget(at place: [String])
  /// Forgets what is kept at a place, as it is none of the fit's.
  func refuse(at place: [String], reason: String)
}
