/// The name of a profile, which becomes a file's name: letters, digits and `._-`, at most 64, no dot at the start.
package struct ProfileName: Equatable, Sendable {
  package let text: String

  /// nil where `text` can't be a profile's name.
  package init?(_ text: String) {
    let isAllowed = text.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || "._-".utf8.contains(byte)
    }
    guard isAllowed, (1...64).contains(text.utf8.count), !text.hasPrefix(".") else { return nil }
    self.text = text
  }

  private init(known text: String) { self.text = text }

  package static let standard = ProfileName(known: "default")

  /// Where the tokens are kept that come of the environment's refresh token, unless a profile is named: apart from
  /// those of `auth login`, and from those of another account or server. The name holds 32 bits of a digest, which say
  /// nothing of the token.
  package static func environment(refreshToken: String, baseURL: String) -> ProfileName {
    let digits = String(UInt32(truncatingIfNeeded: Digest(of: "\(baseURL)\n\(refreshToken)").value), radix: 16)
    return ProfileName(known: "environment-" + String(repeating: "0", count: 8 - digits.count) + digits)
  }
}
