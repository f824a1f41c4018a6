import NumericalMethods
import Testing

struct FNV1aTests {
  /// draft-eastlake-fnv, appendix "A Few Test Vectors".
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)])
  func hashesOfTheDraft(_ text: String, _ hash: UInt64) {
    #expect(FNV1a(text.utf8).hash == hash)
  }

  @Test func aNumberIsItsBytesLowestFirst() {
    var digest = FNV1a()
    digest.combine(Float(bitPattern: 0x0403_0201))
    #expect(digest == FNV1a([1, 2, 3, 4]))
  }
}
