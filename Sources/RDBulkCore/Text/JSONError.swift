/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Equatable, Sendable {
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
  /// The offset of the offending byte in the bytes that were scanned.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One clause a person can act on, without the place.
  package var text: Message { reason.text }
}
