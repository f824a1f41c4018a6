/// Which value stands for the level of a series where that is taken from it before it is squared.
///
/// One of the values themselves: subtracting it from the others rounds next to nothing, and a
/// series plus a constant leaves the very same differences.
enum SampleCentre {
  /// The position of the value nearest the mean, the first of equals; nil where all are missing.
  static func position(in values: [Double]) -> Int? {
    let present = values.indices.filter { !values[$0].isNaN }
    let count = Double(present.count)
    let mean = present.reduce(0) { $0 + values[$1] / count }
    return present.min { (abs(values[$0] - mean), $0) < (abs(values[$1] - mean), $1) }
  }
}
