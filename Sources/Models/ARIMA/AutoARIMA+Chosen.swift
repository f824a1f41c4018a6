package import ForecastCore

extension AutoARIMA {
  /// What was chosen for a window: what the next is fitted to, unless orders are chosen anew.
  struct Chosen {
    let order: ARIMAOrder
    let regressors: [ARIMATrend.Regressor]
    let known: KnownColumns
    let starts: [ARIMAEstimate.WarmStart]
    let tried: [ARIMACandidate]

    init(_ local: Local) {
      let estimate = local.model.estimate
      order = estimate.order
      regressors = estimate.regressors
      known = local.model.known
      starts = estimate.starts
      tried = local.tried
    }

    /// Coefficients and variance.
    var parameterCount: Int {
      order.coefficientCount + regressors.count + known.names.count + 1
    }
  }
}

extension AutoARIMA.Chosen {
  func write(to writer: inout ByteWriter) {
    writer.write(order)
    writer.write(UInt32(regressors.count))
    for regressor in regressors { writer.write(regressor.rawValue) }
    writer.write(starts)
    writer.write(tried)
  }

  /// Reads what `write` has written, for the known columns of the window.
  init?(from reader: inout ByteReader, known: KnownColumns) {
    guard let order = reader.value(ARIMAOrder.self), let count = reader.integer(UInt32.self)
    else { return nil }
    var regressors: [ARIMATrend.Regressor] = []
    for _ in 0..<count {
      guard let regressor = reader.text().flatMap(ARIMATrend.Regressor.init) else { return nil }
      regressors.append(regressor)
    }
    guard let starts = reader.values(ARIMAEstimate.WarmStart.self),
      let tried = reader.values(ARIMACandidate.self)
    else { return nil }
    self.order = order
    self.regressors = regressors
    self.known = known
    self.starts = starts
    self.tried = tried
  }
}

extension ARIMAOrder: ByteCoded {
  package func write(to writer: inout ByteWriter) {
    for number in [p, d, q, seasonalP, seasonalD, seasonalQ, seasonLength] {
      writer.write(number)
    }
  }

  package init?(from reader: inout ByteReader) {
    let numbers = (0..<7).compactMap { _ in reader.integer(Int.self) }
    guard numbers.count == 7, numbers.allSatisfy({ $0 >= 0 }), numbers[6] >= 1,
      numbers[6] > 1 || numbers[3...5].allSatisfy({ $0 == 0 })
    else { return nil }
    self.init(
      numbers[0], numbers[1], numbers[2], seasonal: (numbers[3], numbers[4], numbers[5]),
      seasonLength: numbers[6])
  }
}

extension ARIMACandidate: ByteCoded {
  package func write(to writer: inout ByteWriter) {
    writer.write(order)
    writer.write(hasConstant)
    writer.write(criterion)
    writer.write(isApproximate)
  }

  package init?(from reader: inout ByteReader) {
    guard let order = reader.value(ARIMAOrder.self), let hasConstant = reader.flag(),
      let criterion = reader.number(), let isApproximate = reader.flag()
    else { return nil }
    self.init(
      order: order, hasConstant: hasConstant, criterion: criterion, isApproximate: isApproximate)
  }
}
