/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    case unexpectedByte
    case unexpectedEnd
    case controlInString
    case badEscape
    case loneSurrogate
    case badNumber
    case tooDeep
    case trailingBytes
    case invalidUTF8
  }

  package let reason: Reason
  /// The offset of the offending byte in the scanned bytes.
  package let offset: Int

  /// An error at `offset` in the scanned bytes.
  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// A clause that a person can act on, without the position.
  package var text: Message { reason.text }
}
