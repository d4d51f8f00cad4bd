/// A profile's name, which becomes a file name: up to 64 letters, digits and `._-`, not starting with a dot.
package struct ProfileName: Equatable, Sendable {
  package let text: String

  /// nil if `text` can't be a profile's name.
  package init?(_ text: String) {
    let isAllowed = text.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || "._-".utf8.contains(byte)
    }
    guard isAllowed, (1...64).contains(text.utf8.count), !text.hasPrefix(".") else { return nil }
    self.text = text
  }

  private init(known text: String) { self.text = text }

  package static let standard = ProfileName(known: "default")

  /// Where tokens obtained with the environment's refresh token are kept unless a profile is named: apart from those of
  /// `auth login`, and from those of other accounts or servers. The name holds 32 bits of a digest, which reveal
  /// nothing about the token.
  package static func environment(refreshToken: String, baseURL: String) -> ProfileName {
    let digits = String(UInt32(truncatingIfNeeded: Digest(of: "\(baseURL)\n\(refreshToken)").value), radix: 16)
    return ProfileName(known: "environment-" + String(repeating: "0", count: 8 - digits.count) + digits)
  }
}
