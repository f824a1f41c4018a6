import DataLoading
import ForecastCore
import Testing

@Suite struct DescribesOnlyTests {
  private var options: LoadOptions {
    var options = LoadOptions()
    options.describesOnly = true
    return options
  }

  @Test func missingAbsentAndRepeatedRowsAreCounted() {
    let text =
      "ds,y\n2020-01-01,1\n2020-01-02,\n2020-01-02,7\n2020-01-02,8\n2020-01-03,3\n"
      + "2020-01-04,4\n2020-01-07,5\n"
    #expect(loaded(text).data == nil)
    let data = loaded(text, options).data
    let facts = data?.facts.series[0]
    #expect(facts?.rowCount == 5)
    #expect(facts?.missingCount == 1)
    #expect(facts?.repeatedCount == 2)
    #expect(facts?.absentCount == 2)
    #expect(facts?.maximum == 5)
    #expect(
      data?.words == [
        "series 'y': 2 rows at a time that has a row already; the first of each time is described",
        "series 'y': 2 times without a row (first between 2020-01-04 and 2020-01-07)",
      ])
  }

  @Test func theFirstOfRowsOutOfOrderIsKept() {
    let data = loaded(
      "unique_id,ds,y\nA,2020-01-01,1\nB,2020-01-03,30\nB,2020-01-02,20\nB,2020-01-03,31\n"
        + "A,2020-01-02,2\nB,2020-01-01,10\n", options
    ).data
    #expect(data?.values(1) == [10, 20, 30])
    #expect(data?.facts.series.map(\.repeatedCount) == [0, 1])
  }

  @Test func longHolesAreCountedNotFilled() {
    var options = options
    options.frequency = Frequency(.second)
    let data = loaded(
      "ds,y\n2020-01-01 00:00:01,1\n2020-01-01 00:00:02,1\n2220-01-01 00:00:00,2\n", options
    ).data
    #expect(data?.values().count == 3)
    #expect(data?.facts.series[0].absentCount == 6_311_347_197)
  }
}
