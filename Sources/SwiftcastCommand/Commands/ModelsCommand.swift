internal import ArgumentParser
internal import Models

/// `swiftcast models [NAME]`: the catalog.
struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "List the models, or every option of one with its default and range.",
    discussion: """
      Examples:
        swiftcast models
        swiftcast models ar
      """)

  @Argument(help: "A model; without it, all are listed.")
  var name: String?

  @OptionGroup var output: OutputArguments

  func run() async throws {
    let text = CatalogText(format: output.format, style: Terminal.style)
    if let name {
      Terminal.show(text.options(of: try ModelCatalog.entry(named: name)))
    } else {
      Terminal.show(text.list(ModelCatalog.entries))
    }
  }
}
