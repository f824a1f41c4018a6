import Evaluation
import Testing

@Suite struct ScoreGroupTests {
  @Test func seriesCalledLikeASummaryAreTold() {
    let groups: [ScoreGroup] = [
      .meanOfSeries, .pooled, .series("[pooled]"), .series("\\[pooled]"),
      .series("[mean of series]"), .series("plain\\"),
    ]
    #expect(Set(groups.map(\.description)).count == groups.count)
    #expect("\(groups[2])" == "\\[pooled]")
    #expect("\(groups[5])" == "plain\\")
  }
}
