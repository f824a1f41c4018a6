import FoundationEssentials

@testable import Models

/// What R's `forecast::ets` and `HoltWinters` gave, from `Fixtures/ets.csv`.
struct ETSReference {
  /// series → model → quantity → value.
  private let rows: [String: [String: [String: Double]]]

  static let shared = ETSReference()

  private init() {
    let path = String(#filePath.dropLast("ExponentialSmoothing/ETSReference.swift".count))
    let text = (try? String(contentsOfFile: path + "Fixtures/ets.csv", encoding: .utf8)) ?? ""
    var rows: [String: [String: [String: Double]]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: ",").map(String.init)
      guard fields.count == 4, let value = Double(fields[3]) else { continue }
      rows[fields[0], default: [:]][fields[1], default: [:]][fields[2]] = value
    }
    self.rows = rows
  }

  /// The observations of a series.
  func values(_ series: String) -> [Double] { numbered("y", in: rows[series]?["data"] ?? [:]) }

  /// Every quantity of a fit.
  func quantities(_ series: String, _ model: String) -> [String: Double] {
    rows[series]?[model] ?? [:]
  }

  /// `prefix:1, prefix:2, …` as an array.
  func numbered(_ prefix: String, in quantities: [String: Double]) -> [Double] {
    var values: [Double] = []
    while let value = quantities["\(prefix):\(values.count + 1)"] { values.append(value) }
    return values
  }

  /// The form R chose by itself.
  func automaticForm(_ series: String) -> String? {
    rows[series]?.keys.first { $0.hasPrefix("auto ") }.map { String($0.dropFirst(5)) }
  }

  /// R's parameters as ours: R lists the seasons latest first, the earliest left out.
  func parameters(_ quantities: [String: Double], _ form: ETSForm, m: Int) -> ETSParameters {
    func value(_ name: String, or missing: Double) -> Double {
      quantities["par:\(name)"] ?? missing
    }
    var seasons: [Double] = []
    if form.season != .none {
      let free = (0..<m - 1).map { value("s\($0)", or: .nan) }
      let total = form.season == .multiplicative ? Double(m) : 0
      seasons = [total - free.reduce(0, +)] + free.reversed()
    }
    return ETSParameters(
      alpha: value("alpha", or: .nan), beta: value("beta", or: 0), gamma: value("gamma", or: 0),
      phi: value("phi", or: 1),
      initial: ETSState(level: value("l", or: .nan), slope: value("b", or: 0), seasons: seasons))
  }
}
