internal import ForecastCore

extension SearchMemory: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(differences.count))
    for (d, seasonalD) in differences {
      writer.write(d)
      writer.write(seasonalD)
      writer.write(self[d, seasonalD])
    }
  }

  init?(from reader: inout ByteReader) {
    guard let count = reader.integer(UInt32.self) else { return nil }
    for _ in 0..<count {
      guard let d = reader.integer(Int.self), let seasonalD = reader.integer(Int.self),
        let optima = reader.value(Optima.self)
      else { return nil }
      self[d, seasonalD] = optima
    }
  }
}

extension SearchMemory.Optima: ByteCoded {
  func write(to writer: inout ByteWriter) {
    for optima in [conditional, exact] {
      writer.write(UInt32(optima.count))
      for choice in optima.keys.sorted() {
        writer.write(choice)
        writer.write(optima[choice] ?? [])
      }
    }
  }

  init?(from reader: inout ByteReader) {
    for side in [\Self.conditional, \Self.exact] {
      guard let count = reader.integer(UInt32.self) else { return nil }
      for _ in 0..<count {
        guard let choice = reader.value(SearchMemory.Choice.self),
          let starts = reader.values(ARIMAEstimate.WarmStart.self)
        else { return nil }
        self[keyPath: side][choice] = starts
      }
    }
  }
}

extension CandidateScorer.Choice: ByteCoded, Comparable {
  private var orders: [Int] { [p, q, seasonalP, seasonalQ, hasConstant ? 1 : 0] }

  /// By orders, without a constant first.
  static func < (one: Self, other: Self) -> Bool {
    one.orders.lexicographicallyPrecedes(other.orders)
  }

  func write(to writer: inout ByteWriter) {
    for order in orders { writer.write(order) }
  }

  init?(from reader: inout ByteReader) {
    guard let p = reader.integer(Int.self), let q = reader.integer(Int.self),
      let seasonalP = reader.integer(Int.self), let seasonalQ = reader.integer(Int.self),
      let constants = reader.integer(Int.self)
    else { return nil }
    self.init(
      p: p, q: q, seasonalP: seasonalP, seasonalQ: seasonalQ, hasConstant: constants == 1)
  }
}
