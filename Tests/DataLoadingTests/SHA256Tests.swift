import DataLoading
import Testing

@Suite struct SHA256Tests {
  /// Examples of NIST's "SHA-256" example values, and lengths on both sides of a block.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
    (
      "x", 55, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"
    ),
    (
      "x", 56, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e"
    ),
    (
      "x", 64, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"
    ),
  ])
  func agreesWithThePublishedExamples(_ text: String, _ count: Int, _ expected: String) {
    #expect(
      SHA256.hexDigest(of: Array(String(repeating: text, count: count).utf8).span) == expected)
  }
}
