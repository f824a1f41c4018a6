// Prints, as a Markdown table, how exponential smoothing and ARIMA here differ from R on classic
// series.
//
//   swift run -c release ReferenceModels REFERENCE.csv [DATASETS]
//
// REFERENCE.csv has the columns dataset,transform,model,method,quantity,value (models may be
// quoted); DATASETS is the folder of the series, `datasets` where it is left out.

import ForecastCore
import FoundationEssentials
import Glibc
import Models

struct UsageError: Error, CustomStringConvertible {
  let description: String
}

/// The fields of a CSV line, quotes taken off.
func fields(_ line: Substring) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in line {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: fields.append("")
    default: fields[fields.count - 1].append(character)
    }
  }
  return fields
}

func lines(_ path: String) throws -> [[String]] {
  try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    .map(fields)
}

func rounded(_ value: Double, _ digits: Int) -> String {
  var factor = 1.0
  for _ in 0..<digits { factor *= 10 }
  return "\((value * factor).rounded() / factor)"
}

/// What a model came to: its name, what its likelihood or errors say, its forecast.
struct Outcome {
  var chosen: String
  var fitted: Double
  var reference: Double
  var forecast: Forecast
}

let context = FitContext(horizon: 12)

/// Fits the ETS form that R named, or chooses as R does.
func exponentialSmoothing(
  _ model: String, _ expected: [String: Double], _ slice: SeriesSlice
) throws -> Outcome {
  let form = model.dropFirst("ets ETS(".count).prefix { $0 != ")" }.filter { $0 != "," }
  var options = ETS.Options()
  options.trends = .all
  options.margin = 0
  if model.contains("given"), let pattern = ETSPattern(optionText: String(form)) {
    options.model = pattern
  }
  let fit = try ETS(options: options).fit(slice, context: context)
  return Outcome(
    chosen: "\(fit.estimate.form)", fitted: fit.estimate.logLikelihood,
    reference: expected["loglik"] ?? .nan,
    forecast: try fit.forecast(after: slice, steps: 12, levels: [.ninetyFive]))
}

/// Fits Holt–Winters by least squares.
func holtWinters(
  _ model: String, _ expected: [String: Double], _ slice: SeriesSlice
) throws -> Outcome {
  var options = ClassicHoltWinters.Options()
  options.season = model.hasSuffix("multiplicative") ? .multiplicative : .none
  options.trend = options.season == .multiplicative
  let fit = try ClassicHoltWinters(options: options).fit(slice, context: context)
  return Outcome(
    chosen: model, fitted: -fit.sumOfSquaredErrors, reference: -(expected["SSE"] ?? .nan),
    forecast: try fit.forecast(after: slice, steps: 12, levels: []))
}

/// Fits the orders that R named, or chooses them.
func arima(
  _ model: String, by method: String, _ expected: [String: Double], _ slice: SeriesSlice
) throws -> Outcome {
  let fit: ARIMA.Local
  if model.hasPrefix("auto") {
    fit = try AutoARIMA().fit(slice, context: context).model
  } else {
    let orders = model.split { !$0.isNumber }.compactMap { Int($0) }
    var options = ARIMA.Options()
    (options.p, options.d, options.q) = (orders[0], orders[1], orders[2])
    if orders.count > 5 {
      (options.seasonalP, options.seasonalD) = (orders[3], orders[4])
      options.seasonalQ = orders[5]
    }
    options.method = method == "CSS" ? .css : .cssML
    fit = try ARIMA(options: options).fit(slice, context: context)
  }
  return Outcome(
    chosen: "\(fit.estimate.order)", fitted: fit.estimate.logLikelihood,
    reference: expected["loglik"] ?? .nan,
    forecast: try fit.forecast(after: slice, steps: 12, levels: []))
}

/// Fits a model as R named it and prints the row of the table.
func compare(
  _ data: String, _ model: String, by method: String, _ expected: [String: Double],
  _ slice: SeriesSlice
) throws {
  let outcome =
    model.contains("arima")
    ? try arima(model, by: method, expected, slice)
    : model.hasPrefix("ets ")
      ? try exponentialSmoothing(model, expected, slice)
      : try holtWinters(model, expected, slice)
  let changes = [1, 2, 6, 12].compactMap { step in
    expected["fc:\(step)"].map { abs(outcome.forecast.point[step - 1] / $0 - 1) * 100 }
  }
  // `max` may pass over NaN, which must not look like agreement.
  let largest = changes.contains { $0.isNaN } ? .nan : changes.max() ?? .nan
  print(
    "| \(data) | \(model)\(method == "CSS" ? ", CSS" : "") | \(outcome.chosen) | \(rounded(outcome.reference, 3)) | "
      + "\(rounded(outcome.fitted, 3)) | \(rounded(outcome.fitted - outcome.reference, 3)) | "
      + "\(rounded(largest, 3)) % |")
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.first else {
  throw UsageError(description: "usage: ReferenceModels REFERENCE.csv [DATASETS]")
}
let folder = arguments.count > 1 ? arguments[1] : "datasets"
var order: [[String]] = []
var quantities: [[String]: [String: Double]] = [:]
for row in try lines(path).dropFirst()
where ["ets", "HoltWinters"].contains(row[3]) || row[2].contains("arima") {
  let key = [row[0], row[2], row[1], row[3]]
  if quantities[key] == nil { order.append(key) }
  quantities[key, default: [:]][row[4]] = Double(row[5])
}
print("| series | R's model | ours | R | ours | ours − R | forecasts apart, at most |")
print("|---|---|---|--:|--:|--:|--:|")
for key in order {
  let values = try lines("\(folder)/\(key[0]).csv").dropFirst().compactMap {
    Double($0[$0.count - 1]).map { key[2] == "log" ? log($0) : key[2] == "log10" ? log10($0) : $0 }
  }
  let season = ["airpassengers", "usaccdeaths"].contains(key[0]) ? 12 : 1
  let panel = try Panel([TimeSeries(id: key[0], values: values)], seasonLength: season)
  let name = key[2] == "none" ? key[0] : "\(key[2]) \(key[0])"
  try compare(name, key[1], by: key[3], quantities[key] ?? [:], panel.whole[0])
}
