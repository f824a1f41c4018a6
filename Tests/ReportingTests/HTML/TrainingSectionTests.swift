import ForecastCore
import Foundation
import Models
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct TrainingSectionTests {
  private func page(_ models: [String], windows: Int = 3) async throws -> String {
    let forecasters = try models.map { try ModelCatalog.forecaster(ModelSpecification($0)) }
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: windows))
      .evaluate(forecasters, on: wanderingPanel("s", count: 60))
    var report = exampleReport(result)
    report.training = RunManifest.trainings(of: result)
    return HTMLReport(report, result: result).text()
  }

  private static let gru = "gru:hidden-size=3,input-size=4,max-steps=6,validation-interval=2"

  @Test func lossesGradientsAndWhatWasKeptAreDrawnAndTold() async throws {
    let page = try await page(["naive", "<g>=\(Self.gru),start=warm", "drift"])
    #expect(page.contains("id=\"training\""))
    #expect(page.contains("&lt;g&gt;: loss"))
    #expect(page.contains("&lt;g&gt;: gradient norm"))
    #expect(page.contains("3 networks; strong validation, faint training"))
    #expect(page.contains("Warm start: the networks of &lt;g&gt; begin with the weights"))
    #expect(page.contains(">warm start, all steps<"))
    #expect(page.contains(" of 3</td>"))
    // Three lines of validation and three of training, three dots of what was kept.
    let chart = try #require(page.components(separatedBy: "id=\"loss-0-t\"").last)
      .components(separatedBy: "</svg>")[0]
    #expect(chart.components(separatedBy: "stroke-opacity").count == 4)
    #expect(chart.components(separatedBy: "<path").count == 7)
    #expect(chart.components(separatedBy: "<circle").count == 4)
    #expect(chart.contains("kept, "))
  }

  @Test func networksWithinOthersAreTold() async throws {
    let page = try await page(
      ["naive", "mine=conformal:model=(\(Self.gru)),windows=3"], windows: 2)
    #expect(page.contains("mine: loss"))
  }

  @Test func manyNetworksAreFoldedAndNoneIsLeftOut() async throws {
    let few = try await page(["naive", Self.gru])
    #expect(few.contains("3 networks: 3 all steps."))
    #expect(!few.contains("<details class=\"fold\">"))
    let many = try await page(
      ["naive", Self.gru.replacingOccurrences(of: "max-steps=6", with: "max-steps=2,seeds=7")])
    #expect(many.contains("<details class=\"fold\"><summary>All 21 networks, one a row</summary>"))
    let rows = try #require(many.components(separatedBy: "data-table=\"training-table\"").last)
      .components(separatedBy: "</tbody>")[0].components(separatedBy: "<tr>").count
    // The head is a row too.
    #expect(rows - 1 == 22)
    #expect(
      many.components(separatedBy: "<details").count
        == many.components(separatedBy: "</details>").count)
  }

  @Test func oneEpochIsNoLineAndIsNotDrawn() async throws {
    let short = Self.gru.replacingOccurrences(
      of: "validation-interval=2", with: "validation-interval=50")
    let page = try await page(["naive", short])
    #expect(page.contains("data-table=\"training-table\""))
    #expect(!page.contains("gradient norm</strong>"))
    #expect(!page.contains("The dot is the step"))
    let drawn = try await self.page(["naive", Self.gru])
    #expect(drawn.contains("gradient norm</strong>") && drawn.contains("The dot is the step"))
  }

  @Test func secondsStandBetweenTheComments() async throws {
    let page = try await page(["naive", Self.gru])
    #expect(page.contains("Seconds of training"))
    #expect(!withoutSeconds(page).contains("Seconds of training"))
    #expect(withoutSeconds(page) == withoutSeconds(try await self.page(["naive", Self.gru])))
  }

  @Test func manyNetworksAreDrawnEvenlyApart() {
    #expect(TrainingSection.spread(Array(0...10), most: 6) == [0, 2, 4, 6, 8, 10])
    #expect(TrainingSection.spread([1, 2], most: 6) == [1, 2])
  }
}
