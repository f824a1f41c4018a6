import Foundation
import Testing

/// `Scripts/m4` as others run it, with networks of one training step.
@Suite struct M4ScriptTests {
  /// The competition's layout: a quoted header, quoted values, short series padded with nothing.
  private func training(lengths: [Int]) -> String {
    let longest = lengths.max() ?? 0
    let header = (1...longest + 1).map { "\"V\($0)\"" }.joined(separator: ",")
    let rows = lengths.enumerated().map { index, length in
      let values = (0..<longest).map { time -> String in
        guard time < length else { return "" }
        let wave = sin(Double(time) / 24 * 2 * .pi) + cos(Double(time) / 168 * 2 * .pi)
        let noise = Double((time * 7919 + index * 104_729) % 97) / 97
        return "\"\(100 + 20 * wave + 5 * noise)\""
      }
      return (["\"S\(index + 1)\""] + values).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [("hourly", 48, [700, 750, 700]), ("weekly", 13, [80, 200, 300])])
  func everySeriesIsForecastAtEveryStep(
    group: String, horizon: Int, lengths: [Int]
  ) throws {
    let folder = try TemporaryFolder()
    let train = try folder.file("train.csv", training(lengths: lengths))
    let outcome = try Tool.shell(
      "SWIFTCAST=$0 Scripts/m4 \(group) \(train) \(folder.path("out.csv")) 1")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let lines = try folder.text("out.csv").split(separator: "\n").map(String.init)
    #expect(lines.first == "unique_id,step,forecast")
    let places = lines.dropFirst().map {
      $0.split(separator: ",").prefix(2).joined(separator: ",")
    }
    #expect(places == (1...3).flatMap { id in (1...horizon).map { "S\(id),\($0)" } })
    for line in lines.dropFirst() {
      let value = try #require(Double(line.split(separator: ",").last ?? ""))
      #expect((20...400).contains(value), "\(line)")
    }
  }

  @Test func anythingElseIsRefusedWithTheUsage() throws {
    let outcome = try Tool.shell("Scripts/m4 daily a.csv b.csv")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("usage: m4 hourly|weekly TRAIN.csv OUT.csv [STEPS]"))
  }
}
