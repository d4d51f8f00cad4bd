/// What makes a valid bearer token.
package enum AccessToken {
  /// In bytes: longer than any token, shorter than any server's header limit.
  package static let lengthLimit = 16_384

  /// RFC 6750, section 2.1. Anything else could break out of its header line.
  package static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= lengthLimit
      && text.utf8.allSatisfy { byte in
        ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || "-._~+/=".utf8.contains(byte)
      }
  }
}
