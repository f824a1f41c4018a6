internal import Glibc
internal import NumericalMethods

/// The filters of up to eight models of one order at once, for numerical gradients.
struct InnovationsBatch {
  private let models: [ARMAModel]
  private let arLags: [Int]
  private let maLags: [Int]

  /// How many models fit into one batch.
  static let width = 8

  /// A batch of 1 to 8 models of the same order.
  init(_ models: [ARMAModel]) {
    precondition(!models.isEmpty && models.count <= Self.width, "1 to 8 models expected")
    self.models = models
    arLags = Set(models.flatMap { $0.arTerms.map(\.lag) }).sorted()
    maLags = Set(models.flatMap { $0.maTerms.map(\.lag) }).sorted()
  }

  /// What `InnovationsFilter.conditionalMoments` gives each model.
  func conditionalMoments(_ columns: [[Double]]) -> [WhitenedMoments?] {
    let start = models[0].ar.count
    guard let n = columns.first?.count, n > start else { return models.map { _ in nil } }
    let batch = ARMAResidualBatch(
      arLags: arLags, ar: lanes(arLags, of: { $0.ar }), maLags: maLags,
      ma: lanes(maLags, of: { $0.ma }))
    let products = batch.products(columns, from: start, before: columns.map { _ in [] })
    return models.indices.map { lane in
      var moments = WhitenedMoments(columns: columns.count)
      moments.products = products.map { $0[lane] }
      moments.count = n - start
      return moments
    }
  }

  /// What `InnovationsFilter.moments` gives each model.
  func moments(_ columns: [[Double]]) -> [WhitenedMoments?] {
    guard let n = columns.first?.count else { return models.map { _ in nil } }
    var head = FilterHeadBatch(models, columns)
    head.settle()
    let start = head.position
    guard start < n else { return head.finished(adding: [], count: 0) }
    let batch = ARMAResidualBatch(
      arLags: arLags, ar: lanes(arLags, of: { $0.ar }), maLags: maLags,
      ma: maLags.map(head.steadyMA))
    let rest = batch.products(
      columns, from: start, before: head.before(reach: max(maLags.max() ?? 0, 1)))
    return head.finished(adding: rest, count: n - start)
  }

  private func lanes(
    _ lags: [Int], of part: (ARMAModel) -> [Double]
  ) -> [ARMAResidualBatch.Lanes] {
    let parts = models.map(part)
    return lags.map { lag in lanes { parts[$0].count >= lag ? parts[$0][lag - 1] : 0 } }
  }

  private func lanes(_ value: (Int) -> Double) -> ARMAResidualBatch.Lanes {
    var lanes = ARMAResidualBatch.Lanes.zero
    for index in models.indices { lanes[index] = value(index) }
    return lanes
  }
}
