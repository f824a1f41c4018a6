import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML and remembers the elements it met.
final class XMLProbe: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) { names.append(name) }
}
