/// A fitted value that was trained step by step and tells how that went.
public protocol ReportsTraining {
  /// A record for every network there is.
  var trainingRecords: [TrainingRecord] { get }
}
