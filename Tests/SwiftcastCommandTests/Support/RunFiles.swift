import Foundation

/// The files of a run without the times it took: those in run.json, and the part of report.html
/// between the comments `seconds`.
enum RunFiles {
  static func of(_ folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      switch name {
      case "run.json":
        files[name] = text.split(separator: "\n")
          .filter { !$0.contains("Seconds\" :") && !$0.contains("\"seconds\" :") }
          .joined(separator: "\n")
      case "report.html":
        let parts = text.components(separatedBy: "<!-- seconds -->")
        let rest = parts.dropFirst().map {
          $0.components(separatedBy: "<!-- /seconds -->").dropFirst().joined()
        }
        files[name] = parts[0] + rest.joined()
      default: files[name] = text
      }
    }
    return files
  }
}
