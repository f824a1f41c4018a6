internal import ArgumentParser

/// Observations a season: a number, or `auto`.
enum SeasonChoice: Hashable, ExpressibleByArgument {
  case automatic
  case fixed(Int)

  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
    } else if let length = Int(argument) {
      self = .fixed(length)
    } else {
      return nil
    }
  }

  /// The number, if the user gave one.
  var length: Int? {
    guard case .fixed(let length) = self else { return nil }
    return length
  }
}
