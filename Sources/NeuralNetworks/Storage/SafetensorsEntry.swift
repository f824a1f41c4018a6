/// What a header says about one tensor.
struct SafetensorsEntry {
  enum ElementType: String {
    case float32 = "F32"
    case float64 = "F64"

    var byteCount: Int { self == .float32 ? 4 : 8 }
  }

  let name: String
  let elementType: ElementType
  let shape: [Int]
  /// The tensor's bytes `begin..<end`, counted from the first byte after the header.
  let begin: Int
  let end: Int
  /// The bytes that shape and element type need.
  let byteCount: Int

  init(name: String, value: JSONValue) throws(SafetensorsError) {
    guard case .object(let members) = value else {
      throw .badEntry(tensor: name, expected: "an object", found: value.kind)
    }
    func member(_ key: String) throws(SafetensorsError) -> JSONValue {
      guard let found = members.first(where: { $0.name == key }) else {
        throw .badEntry(tensor: name, expected: "a member '\(key)'", found: "none")
      }
      return found.value
    }
    let type = try member("dtype")
    let shape = try Self.integers(of: try member("shape"), key: "shape", tensor: name)
    let range = try Self.integers(of: try member("data_offsets"), key: "data_offsets", tensor: name)
    guard members.count == 3 else {
      let extra = members.first { !["dtype", "shape", "data_offsets"].contains($0.name) }
      throw .badEntry(
        tensor: name, expected: "dtype, shape and data_offsets only",
        found: "'\(extra?.name ?? "")'")
    }
    guard case .string(let typeName) = type else {
      throw .badEntry(tensor: name, expected: "a text for 'dtype'", found: type.kind)
    }
    guard let elementType = ElementType(rawValue: typeName) else {
      throw .unsupportedElementType(tensor: name, found: typeName)
    }
    guard range.count == 2 else {
      throw .badEntry(
        tensor: name, expected: "two numbers for 'data_offsets'", found: "\(range.count)")
    }
    self.name = name
    self.elementType = elementType
    self.shape = shape
    (begin, end) = (range[0], range[1])
    byteCount = try Self.size(of: shape, elementType, tensor: name)
  }

  /// The product of an element's bytes and every axis, checked for overflow.
  private static func size(
    of shape: [Int], _ type: ElementType, tensor: String
  ) throws(SafetensorsError) -> Int {
    var size = type.byteCount
    for axis in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: axis)
      guard !overflow else { throw .shapeOverflow(tensor: tensor, shape: shape) }
      size = product
    }
    return size
  }

  private static func integers(
    of value: JSONValue, key: String, tensor: String
  ) throws(SafetensorsError) -> [Int] {
    guard case .array(let elements) = value else {
      throw .badEntry(tensor: tensor, expected: "an array for '\(key)'", found: value.kind)
    }
    var integers: [Int] = []
    for element in elements {
      // Int refuses signs of fractions and exponents and what does not fit; `-0` is refused too.
      guard case .number(let text) = element, let integer = Int(text), !text.hasPrefix("-") else {
        let found = if case .number(let text) = element { text } else { element.kind }
        throw .badEntry(
          tensor: tensor, expected: "whole numbers from 0 to \(Int.max) in '\(key)'", found: found)
      }
      integers.append(integer)
    }
    return integers
  }

  /// The tensor, its numbers copied out of the file; ranges are checked before.
  func tensor(from bytes: [UInt8], dataStart: Int) -> StoredTensor {
    let range = dataStart + begin..<dataStart + end
    return switch elementType {
    case .float32:
      StoredTensor(
        name: name, shape: shape,
        elements: .float32(
          stride(from: range.lowerBound, to: range.upperBound, by: 4).map { start in
            var bits: UInt32 = 0
            for byte in 0..<4 { bits |= UInt32(bytes[start + byte]) << UInt32(8 * byte) }
            return Float(bitPattern: bits)
          }))
    case .float64:
      StoredTensor(
        name: name, shape: shape,
        elements: .float64(
          stride(from: range.lowerBound, to: range.upperBound, by: 8).map { start in
            var bits: UInt64 = 0
            for byte in 0..<8 { bits |= UInt64(bytes[start + byte]) << UInt64(8 * byte) }
            return Double(bitPattern: bits)
          }))
    }
  }
}
