import ExampleFiles
import NeuralNetworks

extension TextModel {
  /// A model from a file that `--save` wrote: characters, cell and sizes are read from it too.
  ///
  /// - Parameter path: the file.
  /// - Throws: `FileError` where it cannot be read or holds no such model.
  convenience init(weights path: String) throws(FileError) {
    let file: SafetensorsFile
    do {
      file = try SafetensorsFile(bytes: try InputFile.read(path, atMost: 256 << 20))
    } catch let error as FileError {
      throw error
    } catch {
      throw .unusable(path: path, problem: "\(error)")
    }
    guard let (vocabulary, cell, sizes) = Self.parts(of: file) else {
      throw .unusable(
        path: path, problem: "expected the weights of a character model; load what --save wrote")
    }
    self.init(vocabulary: vocabulary, cell: cell, hiddenSizes: sizes)
    do { try network.parameters.load(file) } catch {
      throw .unusable(path: path, problem: "\(error)")
    }
  }

  /// What the weights belong to; nil where the file does not say, or a size is none.
  private static func parts(
    of file: SafetensorsFile
  ) -> (vocabulary: Vocabulary, cell: CellKind, hiddenSizes: [Int])? {
    let vocabulary = Vocabulary(of: file.metadata["characters"] ?? "")
    let cells = file.metadata["cells"]?.split(separator: "\n").first
    let name = cells?.split(separator: " ").last
    guard let cell = CellKind.named.first(where: { name == $0.name[...] })?.kind else { return nil }
    var sizes: [Int] = []
    while let weight = file.tensor(named: "layers.\(sizes.count).recurrentWeight") {
      // A gate has H rows, so the file holds H² numbers: a size cannot be made up.
      guard weight.shape.count == 2, weight.shape[1] >= 1, weight.shape[0] >= weight.shape[1]
      else { return nil }
      sizes.append(weight.shape[1])
    }
    guard let widest = sizes.max(), vocabulary.count >= 1 else { return nil }
    let weights = Lesson.mostWeights(
      characters: vocabulary.count, hidden: widest, layers: sizes.count)
    return weights <= Lesson.weightLimit ? (vocabulary, cell, sizes) : nil
  }
}
