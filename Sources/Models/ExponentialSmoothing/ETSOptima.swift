package import ForecastCore

/// The best parameters of each form for one window: where the searches of the next begin.
struct ETSOptima {
  private var parameters: [ETSForm: ETSParameters] = [:]

  init() {}

  init(_ estimates: [ETSEstimate]) { take(estimates) }

  /// The optimum of a form, if it was fitted.
  subscript(form: ETSForm) -> ETSParameters? { parameters[form] }

  /// Takes the place of what was known of the same forms.
  mutating func take(_ estimates: [ETSEstimate]) {
    for estimate in estimates { parameters[estimate.form] = estimate.parameters }
  }

  /// The optima for a window that begins later: initial states filtered over the values in
  /// between.
  func moved(over values: some Collection<Double>) -> ETSOptima {
    guard !values.isEmpty else { return self }
    var moved = self
    for (form, parameters) in parameters {
      moved.parameters[form] = parameters.moved(over: values, form: form)
    }
    return moved
  }
}

extension ETSOptima: ByteCoded {
  /// Form after form, in the order of their letters.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(parameters.count))
    for (form, parameters) in parameters.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      writer.write(form)
      writer.write(parameters)
    }
  }

  init?(from reader: inout ByteReader) {
    guard let count = reader.integer(UInt32.self) else { return nil }
    for _ in 0..<count {
      guard let form = reader.value(ETSForm.self) else { return nil }
      parameters[form] = reader.value()
    }
    guard parameters.count == count else { return nil }
  }
}

extension ETSForm: ByteCoded {
  package func write(to writer: inout ByteWriter) {
    writer.write(error.rawValue)
    writer.write(trend.rawValue)
    writer.write(season.rawValue)
  }

  package init?(from reader: inout ByteReader) {
    guard let error = reader.text().flatMap(Error.init),
      let trend = reader.text().flatMap(Trend.init),
      let season = reader.text().flatMap(Season.init)
    else { return nil }
    self.init(error, trend, season)
  }
}

extension ETSParameters: ByteCoded {
  package func write(to writer: inout ByteWriter) {
    for number in [alpha, beta, gamma, phi, initial.level, initial.slope] {
      writer.write(number)
    }
    writer.write(initial.seasons)
    writer.write(initial.phase)
  }

  package init?(from reader: inout ByteReader) {
    guard let alpha = reader.number(), let beta = reader.number(), let gamma = reader.number(),
      let phi = reader.number(), let level = reader.number(), let slope = reader.number(),
      let seasons = reader.numbers(), let phase = reader.integer(Int.self)
    else { return nil }
    self.init(
      alpha: alpha, beta: beta, gamma: gamma, phi: phi,
      initial: ETSState(level: level, slope: slope, seasons: seasons, phase: phase))
  }
}
