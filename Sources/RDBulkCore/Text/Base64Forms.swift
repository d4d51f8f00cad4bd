/// How a text looks within longer ones that were written in base64, as a login in a header may be.
package enum Base64Forms {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

  /// Six forms at most: the text may begin at each of three places of a group, in two alphabets (RFC 4648, sections 4 and
  /// 5). What depends on the neighbours is left out.
  package static func of(_ text: [UInt8]) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    for shift in 0..<3 {
      for last in ["+/", "-_"] {
        let form = encoded([UInt8](repeating: 0, count: shift) + text, letters + Array(last.utf8))
        let own = Array(form.dropFirst([0, 2, 3][shift]))
        if !forms.contains(own) { forms.append(own) }
      }
    }
    return forms
  }

  /// The characters that are complete.
  private static func encoded(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        result.append(alphabet[bits >> count & 63])
      }
    }
    return result
  }
}
