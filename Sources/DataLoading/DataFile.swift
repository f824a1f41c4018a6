/// CSV files as panels of series.
public enum DataFile {
  /// Reads the series of a CSV file.
  ///
  /// Delimiter, header, columns, number and date formats, order of rows and frequency are found
  /// from the file where the options leave them open; what was found and what was done stands in
  /// the result's facts and notices. Nothing is guessed between two readings: an ambiguous file
  /// is refused with both.
  ///
  /// - Parameters:
  ///   - path: a CSV file.
  ///   - options: how to read it.
  /// - Returns: the series, oldest observation first.
  /// - Throws: `DataError` that says where, what was expected, what was found, how to mend it.
  /// - Complexity: two passes over the bytes, eight bytes of memory a field.
  public static func load(
    path: String, options: LoadOptions = LoadOptions()
  ) throws(DataError) -> LoadedData {
    let file = try MappedFile(path: path)
    return try file.withBytes { (bytes) throws(DataError) in
      try load(bytes, path: path, options: options)
    }
  }

  /// Reads the series of CSV text, as if it stood in a file called `path`.
  ///
  /// - Parameters:
  ///   - text: the content of the file.
  ///   - path: its name for errors.
  ///   - options: how to read it.
  /// - Returns: the series, oldest observation first.
  /// - Throws: `DataError`, as for a file.
  public static func load(
    text: String, path: String = "text", options: LoadOptions = LoadOptions()
  ) throws(DataError) -> LoadedData {
    let bytes = Array(text.utf8)
    return try load(bytes.span, path: path, options: options)
  }

  package static func load(
    _ bytes: Span<UInt8>, path: String, options: LoadOptions
  ) throws(DataError) -> LoadedData {
    if let encoding = WideText.encoding(of: bytes) {
      throw .notUTF8(path: path, encoding: encoding)
    }
    let table = try CSVScanner.scan(bytes, path: path, delimiter: options.delimiter)
    let sheet = try Sheet(table, bytes: bytes, path: path)
    let roles = try ColumnRoles.find(in: sheet, bytes: bytes, options: options)
    let assembly = PanelAssembly(sheet: sheet, roles: roles, options: options)
    return try assembly.load(
      bytes, digest: options.computesDigest ? SHA256.hexDigest(of: bytes) : nil)
  }
}
