import DataLoading
import NumericalMethods
import Testing

/// Odd input gives series or an error, never a trap: these tests fail by crashing.
@Suite struct FuzzTests {
  @Test func randomBytesNeverTrap() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<800 {
      let count = random.integer(below: 64)
      let bytes = (0..<count).map { _ in UInt8(random.integer(below: 256)) }
      _ = try? CSVText.load(bytes)
    }
  }

  /// Pieces that files are made of, strung together: deeper than random bytes get.
  @Test func randomPiecesNeverTrap() {
    let pieces = [
      ",", ",", ";", "\t", "|", "\n", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "1", "-", ".", "e",
      "e999",
      "1e-400", "NA", "2020-01-01", "2020-02-30", "01/02/2020", "13/02/20", "1970 Q1", "Q9 2000",
      "197013",
      "99999999999999999999", "9223372036854775807", "-9223372036854775808", "$", "%", "(", ")",
      "é", " ",
      "\u{0}", "\u{FEFF}", "Date", "Close", "unique_id", "ds", "y", "1,234", "1.234,5", "T10:00",
      "+15:00",
      "Z", "20-Feb-18", "AM", "0001-01-01", "9999-12-31", "12345678901234567890.5", "1577836800",
    ]
    var random = SeededRandom(seed: 3)
    for _ in 0..<800 {
      let count = random.integer(below: 40)
      let header = random.integer(below: 2) == 0 ? "ds,y\n" : ""
      let body = (0..<count).map { _ in pieces[random.integer(below: pieces.count)] }.joined()
      _ = try? CSVText.load(Array((header + body).utf8))
    }
  }

  /// Rows of a right shape with odd cells: reaches the times and the policies.
  @Test func randomRowsNeverTrap() {
    let times = [
      "2020-01-01", "2020-01-02", "2021-12-31", "0001-01-01", "9999-12-31", "2020-02-29",
      "1/1/2020",
      "12/31/99", "5", "-7", "999999999999999", "1970Q4", "2020-01-01T23:59:59+14:00",
      "2020-01-01 00:00:01", "20200101",
    ]
    let values = ["1", "-2.5", "", "NA", "1e308", "-1e308", "0", "5%", "1,5", "$3"]
    var random = SeededRandom(seed: 4)
    for round in 0..<800 {
      let onlyTime = times[random.integer(below: times.count)]
      var text = "ds;y\n"
      for _ in 0..<random.integer(below: 6) {
        let time = round % 2 == 0 ? onlyTime : times[random.integer(below: times.count)]
        text += "\(time);\(values[random.integer(below: values.count)])\n"
      }
      for policy in MissingPolicy.allCases {
        _ = try? DataFile.load(text: text, options: LoadOptions(missing: policy))
      }
    }
  }

  @Test func oneByteFilesNeverTrap() {
    for byte in UInt8.min...UInt8.max { _ = try? CSVText.load([byte]) }
  }
}
