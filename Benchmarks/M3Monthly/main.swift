// Scores catalog models on the M3 Monthly panel as the competition did: mean sMAPE over series
// and horizons 1–18.
//
//   swift run -c release M3Monthly FOLDER [--per-series] [--coverage] MODEL [MODEL …]
//
// FOLDER holds M3-monthly-train.csv and M3-monthly-test.csv with the columns unique_id,ds,y.
// Prints `model,series,failures,smape,seconds`, one thread; with --per-series before that
// `model,unique_id,smape` for every series, with --coverage also the share of the outcomes within
// the bounds at 80 and 95 %.

import ForecastCore
import FoundationEssentials
import Models

struct UsageError: Error, CustomStringConvertible {
  let description: String
}

/// The values of each series, in the order of the file.
func read(_ path: String) throws -> [(id: String, values: [Double])] {
  var series: [(id: String, values: [Double])] = []
  let text = try String(contentsOfFile: path, encoding: .utf8)
  for line in text.split(whereSeparator: \.isNewline).dropFirst() {
    let fields = line.split(separator: ",")
    guard fields.count == 3, let value = Double(fields[2]) else {
      throw UsageError(description: "\(path): cannot read '\(line)'")
    }
    if series.last?.id != String(fields[0]) { series.append((String(fields[0]), [])) }
    series[series.count - 1].values.append(value)
  }
  return series
}

/// Mean of `200 |e| / (|y| + |f|)`.
func symmetricError(_ actual: [Double], _ forecast: [Double]) -> Double {
  zip(actual, forecast).reduce(0) { sum, pair in
    let size = abs(pair.0) + abs(pair.1)
    return sum + (size > 0 ? 200 * abs(pair.0 - pair.1) / size : 0)
  } / Double(actual.count)
}

let arguments = Array(CommandLine.arguments.dropFirst())
let texts = arguments.dropFirst().filter { !$0.hasPrefix("--") }
guard let folder = arguments.first, !texts.isEmpty else {
  throw UsageError(
    description: "usage: M3Monthly FOLDER [--per-series] [--coverage] MODEL [MODEL …]")
}
let isVerbose = arguments.contains("--per-series")
let levels: [ConfidenceLevel] = arguments.contains("--coverage") ? [.eighty, .ninetyFive] : []
let training = try read(folder + "/M3-monthly-train.csv")
let tests = Dictionary(
  uniqueKeysWithValues: try read(folder + "/M3-monthly-test.csv").map { ($0.id, $0.values) })

/// How many outcomes lie within the bounds of each level.
func hits(_ actual: [Double], _ forecast: Forecast) -> [Int] {
  levels.map { level in
    guard let bounds = forecast.interval(at: level) else { return 0 }
    return actual.indices.count { bounds.lower[$0] <= actual[$0] && actual[$0] <= bounds.upper[$0] }
  }
}

print(
  (["model,series,failures,smape"] + levels.map { "cover \($0)" } + ["seconds"])
    .joined(separator: ","))
for text in texts {
  let model = try ModelCatalog.forecaster(ModelSpecification(text))
  var total = 0.0
  var scored = 0
  var failures = 0
  var outcomes = 0
  var covered = levels.map { _ in 0 }
  let clock = ContinuousClock()
  var details = ""
  let elapsed = try await clock.measure {
    for (index, one) in training.enumerated() {
      guard let actual = tests[one.id] else {
        throw UsageError(description: "series '\(one.id)' has no test part")
      }
      let panel = try Panel([TimeSeries(id: one.id, values: one.values)], seasonLength: 12)
      do {
        let context = FitContext(horizon: actual.count).child(index)
        let fit = try await model.fit(panel.whole, context: context)
        let forecast = try await fit.forecast(
          after: panel.whole, steps: actual.count, levels: levels)[0]
        let error = symmetricError(actual, forecast.point)
        total += error
        scored += 1
        outcomes += actual.count
        covered = zip(covered, hits(actual, forecast)).map { $0 + $1 }
        details += "\(model.name),\(one.id),\(error)\n"
      } catch {
        failures += 1
        details += "\(model.name),\(one.id),\(error)\n"
      }
    }
  }
  let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  if isVerbose { print(details, terminator: "") }
  let shares = covered.map { "\(Double($0) / Double(max(outcomes, 1)))," }.joined()
  print(
    "\(model.name),\(scored),\(failures),\(total / Double(max(scored, 1))),\(shares)\(seconds)")
}
