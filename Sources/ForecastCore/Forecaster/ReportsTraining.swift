/// A fitted value that tells how what it is made of was trained.
///
/// Most models are not trained step by step and have no records. One around other models hands on
/// theirs, each under the name of its member.
public protocol ReportsTraining {
  /// A record for every network there is, in an order that only the fit decides.
  var trainingRecords: [TrainingRecord] { get }
}

extension ReportsTraining {
  /// None.
  public var trainingRecords: [TrainingRecord] { [] }
}
