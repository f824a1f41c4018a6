internal import Evaluation
internal import Reporting

/// What was compared to choose a model, and why it was chosen.
enum SelectionText {
  /// A model × horizon table and a sentence.
  static func text(_ choice: ModelSelection.Choice, style: TextTable.Style) -> String {
    let table = ScoreText.byHorizon(choice.scores, metric: choice.metric)?.text(style) ?? ""
    let model = choice.scores.models[choice.model]
    return """
      No --model was given, so these were compared over \(choice.folds) folds \
      (\(choice.metric), smaller is better):

      \(table)
      '\(model)' has the smallest mean and forecasts.

      """
  }
}
