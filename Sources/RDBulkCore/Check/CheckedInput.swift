/// What an input turned out to be, in the words of its plan.
package struct CheckedInput: Equatable, Sendable {
  /// As messages call it.
  package var name: Message
  package var format: InputFormat
  package var delimiter: UInt8
  /// What its bytes were read as where they are not UTF-8 or UTF-16.
  package var encoding: TextEncoding?

  package init(name: Message, format: InputFormat, delimiter: UInt8, encoding: TextEncoding?) {
    self.name = name
    self.format = format
    self.delimiter = delimiter
    self.encoding = encoding
  }

  /// `CSV with ;, windows-1252` or `JSON`.
  package var kind: Message {
    switch format {
    case .csv:
      let mark: Message = delimiter == ASCII.tab ? "tabs" : Message(verbatim: String(UnicodeScalar(delimiter)))
      return encoding.map { "CSV with \(mark), \($0.rawValue)" } ?? "CSV with \(mark)"
    default: return Message("JSON")
    }
  }
}
