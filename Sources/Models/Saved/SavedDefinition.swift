/// The model a saved fit came from: its networks are built anew from it.
enum SavedDefinition {
  case windows(WindowModel)
  case smoothed(SmoothedRNN)
}
