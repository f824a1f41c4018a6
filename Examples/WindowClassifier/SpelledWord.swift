/// A word with one sound a letter, as NETtalk's dictionary aligns them; `-` is silent.
struct SpelledWord: Hashable, Sendable {
  let letters: [Character]
  let sounds: [Character]

  init(_ letters: String, _ sounds: String) {
    precondition(letters.count == sounds.count, "'\(letters)' needs a sound a letter: '\(sounds)'")
    self.letters = Array(letters)
    self.sounds = Array(sounds)
  }

  /// English words whose c, g, a, i, o, u and e cannot be read without their neighbours.
  ///
  /// Capital vowels are long (`A` as in „cake"), `s` and `z`, `k`, `j` and `g` as they sound.
  /// Made up for this example; NETtalk's own dictionary is larger and marks stress.
  static let lessons: [SpelledWord] = [
    ("cat", "kat"), ("cap", "kap"), ("cape", "kAp-"), ("cake", "kAk-"), ("can", "kan"),
    ("cane", "kAn-"), ("cell", "sel-"), ("cent", "sent"), ("cot", "kot"), ("cut", "kut"),
    ("cute", "kUt-"), ("cube", "kUb-"), ("cub", "kub"), ("code", "kOd-"), ("cod", "kod"),
    ("face", "fAs-"), ("fact", "fakt"), ("race", "rAs-"), ("rack", "rak-"), ("rice", "rIs-"),
    ("ice", "Is-"), ("lace", "lAs-"), ("lack", "lak-"), ("lock", "lok-"), ("dice", "dIs-"),
    ("gem", "jem"), ("get", "get"), ("gate", "gAt-"), ("game", "gAm-"), ("gap", "gap"),
    ("got", "got"), ("gum", "gum"), ("age", "Aj-"), ("page", "pAj-"), ("rage", "rAj-"),
    ("rag", "rag"), ("tag", "tag"), ("hat", "hat"), ("hate", "hAt-"), ("mat", "mat"),
    ("mate", "mAt-"), ("rat", "rat"), ("rate", "rAt-"), ("man", "man"), ("mane", "mAn-"),
    ("pin", "pin"), ("pine", "pIn-"), ("fin", "fin"), ("fine", "fIn-"), ("bit", "bit"),
    ("bite", "bIt-"), ("kit", "kit"), ("kite", "kIt-"), ("rid", "rid"), ("ride", "rId-"),
    ("hop", "hop"), ("hope", "hOp-"), ("not", "not"), ("note", "nOt-"), ("rob", "rob"),
    ("robe", "rOb-"), ("tub", "tub"), ("tube", "tUb-"), ("hug", "hug"), ("huge", "hUj-"),
    ("pet", "pet"), ("pen", "pen"), ("red", "red"), ("bed", "bed"), ("lip", "lip"),
  ].map { SpelledWord($0.0, $0.1) }

  /// Words that were not taught but follow from those that were.
  static let exam: [SpelledWord] = [
    ("tap", "tap"), ("tape", "tAp-"), ("pace", "pAs-"), ("pack", "pak-"), ("lice", "lIs-"),
    ("cage", "kAj-"), ("dim", "dim"), ("dime", "dIm-"), ("rip", "rip"), ("ripe", "rIp-"),
    ("cop", "kop"), ("cope", "kOp-"), ("fat", "fat"), ("fate", "fAt-"),
  ].map { SpelledWord($0.0, $0.1) }
}
