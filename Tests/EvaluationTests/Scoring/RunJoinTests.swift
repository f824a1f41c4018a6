import ForecastCore
import Testing

@testable import Evaluation

private func run(
  _ name: String, _ columns: [(String, [Double])], ids: [String] = ["b", "b", "a"],
  times: [Int] = [5, 6, 5], cutoffs: [Int] = [4, 4, 4]
) throws -> RunJoin.Run {
  RunJoin.Run(
    name: name,
    table: try ForecastTable(
      seriesIDs: ids, times: times.map(Timestamp.init(rawValue:)),
      cutoffs: cutoffs.map(Timestamp.init(rawValue:)),
      columns: columns.map { ForecastTable.Column(name: $0.0, values: $0.1) }),
    frequency: .index)
}

@Suite struct RunJoinTests {
  @Test func modelsStandSideBySideInTheOrderOfTheFirstRun() throws {
    let first = try run("one", [("y", [1, 2, 3]), ("naive", [0, 0, 0])])
    let second = try run(
      "two",
      [
        ("y", [3, 1, 2]), ("ar", [30, 10, 20]), ("ar-lo-80", [29, 9, 19]),
        ("ar-hi-80", [31, 11, 21]), ("naive", [0, 0, 0]),
      ], ids: ["a", "b", "b"], times: [5, 5, 6])
    let joined = try RunJoin([first, second]).table
    #expect(joined.seriesIDs == ["b", "b", "a"])
    #expect(joined.actuals == [1, 2, 3])
    #expect(joined.models.map(\.name) == ["naive", "ar"])
    #expect(joined.models[1].point == [10, 20, 30])
    #expect(joined.models[1].bounds[0].lower == [9, 19, 29])
  }

  @Test func modelsOfOneNameWithOtherForecastsAreCalledAfterTheirRun() throws {
    let joined = try RunJoin([
      run("one", [("y", [1, 2, 3]), ("ar", [0, 0, 0])]),
      run("two", [("y", [1, 2, 3]), ("ar", [0, 0, 1])]),
    ]).table
    #expect(joined.models.map(\.name) == ["ar@one", "ar@two"])
  }

  private func bounds(
    _ name: String, _ level: Int, reach: Double, point: Double = 0
  ) throws -> RunJoin.Run {
    try run(
      name,
      [
        ("y", [1, 2, 3]), ("naive", [0, 0, point]),
        ("naive-lo-\(level)", [0, 0, point].map { $0 - reach }),
        ("naive-hi-\(level)", [0, 0, point].map { $0 + reach }),
      ])
  }

  @Test func modelsOfTheSamePointsAreOneWhateverTheirLevels() throws {
    let joined = try RunJoin([bounds("one", 80, reach: 1), bounds("two", 95, reach: 2)])
    #expect(joined.table.models.map(\.name) == ["naive"])
    #expect(joined.table.models[0].bounds.map(\.level) == [.eighty, .ninetyFive])
    #expect(joined.table.models[0].bounds.map(\.upper[2]) == [1, 2])
    #expect(
      joined.sharedModels == [
        RunJoin.SharedModel(
          name: "naive",
          levels: [
            RunJoin.RunLevels(run: "one", levels: [.eighty]),
            RunJoin.RunLevels(run: "two", levels: [.ninetyFive]),
          ], disputed: [])
      ])
    #expect(try RunJoin([run("a", [("y", [1, 2, 3]), ("ar", [0, 0, 0])])]).sharedModels.isEmpty)
  }

  @Test func boundsThatRunsDisagreeOnAreNobodysUnlessTheyAreCompared() throws {
    let runs = try [
      bounds("one", 80, reach: 1), bounds("two", 80, reach: 2), bounds("three", 95, reach: 3),
    ]
    let points = try RunJoin(runs)
    #expect(points.table.models.map(\.name) == ["naive"])
    #expect(points.table.models[0].bounds.map(\.level) == [.ninetyFive])
    #expect(points.sharedModels.map(\.disputed) == [[.eighty]])
    let compared = try RunJoin(runs, comparingBoundsAt: .eighty)
    #expect(compared.table.models.map(\.name) == ["naive@one", "naive@two"])
    #expect(compared.table.models[0].bounds.map(\.level) == [.eighty, .ninetyFive])
    #expect(compared.table.models[1].bounds.map(\.upper[0]) == [2])
    let other = try RunJoin([runs[0], bounds("two", 95, reach: 2, point: 0.5)])
    #expect(other.table.models.map(\.name) == ["naive@one", "naive@two"])
    #expect(other.sharedModels.isEmpty)
  }

  @Test func runsOfOtherFoldsAreRefusedWithAnExample() throws {
    let first = try run("one", [("y", [1, 2, 3]), ("ar", [0, 0, 0])])
    let second = try run(
      "two", [("y", [1, 3, 9]), ("ar", [0, 0, 1])], times: [5, 7, 5])
    let error = #expect(throws: RunJoinError.self) { try RunJoin([first, second]) }
    #expect(
      error?.description == """
        runs 'one' and 'two': expected the same folds, found 1 rows only in the first and 1 only \
        in the second, such as series 'b', cutoff 4, time 6. Evaluate both with the same data, \
        --horizon, --windows, --step and --gap.
        """)
  }

  @Test func runsOfOtherActualsAreRefusedWithTheFirst() throws {
    let first = try run("one", [("y", [1, 2, 3]), ("ar", [0, 0, 0])])
    let second = try run("two", [("y", [1, 2, 4]), ("ar", [0, 0, 1])])
    let error = #expect(throws: RunJoinError.self) { try RunJoin([first, second]) }
    #expect(
      error?.description == """
        runs 'one' and 'two': expected the same actuals, found 3.0 and 4.0 for series 'a' at 5. \
        Evaluate both on the same file with the same --missing.
        """)
  }

  @Test func runsOfOtherDataAreRefusedWithBothDigests() throws {
    let digests = ["aa11", "bb22", ""]
    let runs = try digests.map { digest in
      RunJoin.Run(
        name: "run\(digest)", table: try run("x", [("y", [1, 2, 3]), ("ar", [0, 0, 0])]).table,
        frequency: .index, dataDigest: digest)
    }
    let error = #expect(throws: RunJoinError.self) { try RunJoin([runs[0], runs[1]]) }
    #expect(
      error?.description == """
        runs 'runaa11' and 'runbb22': expected the same data, found files with SHA-256 aa11 and \
        bb22. Evaluate both on the same file.
        """)
    // A run that does not say what it was made on is judged by its rows alone.
    #expect(try RunJoin([runs[0], runs[2]]).table.models.count == 1)
  }
}
