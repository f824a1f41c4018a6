extension SignificanceTable {
  /// One model against the reference at one horizon.
  public struct Comparison: Sendable {
    /// The model compared with the reference.
    public let model: String
    /// The model it is compared with.
    public let reference: String
    /// Steps ahead, from 1.
    public let horizon: Int
    /// The test over origins; below 0 the model is better than the reference.
    ///
    /// Refused where the origins are worth fewer than five that do not overlap, which
    /// `DieboldMariano` itself is not.
    public let test: Result<DieboldMariano, SignificanceError>
    /// The test clustered by series; nil on fewer than ten series.
    public let clustered: Result<ClusteredDifference, SignificanceError>?
    /// The p-value adjusted for the number of tests in the table.
    public let adjustedPValue: Double?

    /// The p-value that counts: the larger of the tests that could be made, of Diebold and Mariano's
    /// the cautious one; nil without any.
    public var pValue: Double? { decisive?.pValue }

    /// What the textbook makes of the test over origins, as R's `dm.test` prints it (with
    /// `varestimator = "bartlett"` where the plain variance is not positive); nil where it could not be
    /// made.
    public var textbookPValue: Double? { (try? test.get())?.pValue }

    /// Why no test could be made; nil where one was.
    public var obstacle: SignificanceError? {
      guard pValue == nil, case .failure(let error) = test else { return nil }
      return error
    }

    /// Whether the model's mean loss is below the reference's; nil where no test could be made.
    public var isBetter: Bool? { decisive.map { $0.statistic < 0 } }

    /// The mean loss of the model less that of the reference, in the unit of the loss.
    public var meanDifference: Double? { decisive?.meanDifference }

    /// The statistic behind `pValue`.
    public var statistic: Double? { decisive?.statistic }

    /// What the statistic behind `pValue` is made of: origins, or series where clustered.
    public var count: Int? { decisive?.count }

    /// Whether the test clustered by series is the one that counts.
    public var isClustered: Bool { decisive?.isClustered ?? false }

    private struct Decisive {
      let pValue: Double
      let statistic: Double
      let meanDifference: Double
      let count: Int
      let isClustered: Bool
    }

    private var decisive: Decisive? {
      let plain = (try? test.get()).map {
        Decisive(
          pValue: $0.cautiousPValue, statistic: $0.statistic, meanDifference: $0.meanDifference,
          count: $0.count, isClustered: false)
      }
      let bySeries = (try? clustered?.get()).map {
        Decisive(
          pValue: $0.pValue, statistic: $0.statistic, meanDifference: $0.meanDifference,
          count: $0.clusters, isClustered: true)
      }
      guard let plain, let bySeries else { return plain ?? bySeries }
      return bySeries.pValue > plain.pValue ? bySeries : plain
    }
  }
}

extension SignificanceTable.Comparison {
  init(
    _ losses: Result<HorizonLosses, SignificanceError>, horizon: Int, model: Int, reference: Int,
    names: [String]
  ) {
    self.init(
      model: names[model], reference: names[reference], horizon: horizon,
      test: Result { () throws(SignificanceError) in
        let losses = try losses.get()
        guard losses.overlap.isEnough else { throw .overlapping(losses.overlap) }
        let byOrigin = losses.byOrigin
        return try DieboldMariano(
          byOrigin.map { $0.means[model] }, against: byOrigin.map { $0.means[reference] },
          horizon: losses.reach)
      },
      clustered: (try? losses.get()).flatMap { losses in
        guard losses.isClusteredBySeries else { return nil }
        return Result { () throws(SignificanceError) in
          try ClusteredDifference(
            losses.bySeries.map { cluster in
              (sum: cluster.sums[model] - cluster.sums[reference], count: cluster.count)
            })
        }
      }, adjustedPValue: nil)
  }

  func adjusted(to pValue: Double) -> Self {
    Self(
      model: model, reference: reference, horizon: horizon, test: test, clustered: clustered,
      adjustedPValue: pValue)
  }
}
