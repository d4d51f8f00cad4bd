/// Writes what funnels said before they were set: a file that `funnel set` takes to put it back.
///
/// A cell that a spreadsheet would run stays as it is: an address with a mark in front of it is another address.
package struct BeforeFormat: Equatable, Sendable {
  package static let columns = ["email", "uuid"] + Funnel.columns.prefix(3)

  package let kind: ResultFormat.Kind

  package init(_ kind: ResultFormat.Kind) { self.kind = kind }

  /// What comes before the first line.
  package var header: [UInt8] {
    kind == .csv ? Array((Self.columns.joined(separator: ",") + "\n").utf8) : []
  }

  /// Appends the line of a contact, whose address, if there is one, and whose path are in `text`.
  func append(_ funnel: Funnel, email: Range<Int>, path: Range<Int>, in text: Span<UInt8>, to output: inout [UInt8]) {
    let uuid = FunnelPath.uuid(text, path) ?? 0..<0
    let owner = JSONValue.string(funnel.owner ?? Funnel.nobody)
    let values = [Self.text(text, email), Self.text(text, uuid), funnel.values[0], funnel.values[1], owner]
    guard kind == .csv else {
      JSONValue.object(zip(Self.columns, values).map { JSONValue.Member($0, $1) }).write(to: &output)
      return output.append(ASCII.lineFeed)
    }
    for (index, value) in values.enumerated() {
      if index > 0 { output.append(ASCII.comma) }
      switch value {
      case .string(let text): Self.appendCell(text, to: &output)
      case .null, .array, .object: break
      case .bool, .number: value.write(to: &output)
      }
    }
    output.append(ASCII.lineFeed)
  }

  private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> JSONValue {
    guard !range.isEmpty else { return .null }
    var text: [UInt8] = []
    text.append(bytes, range)
    return .string(String(decoding: text, as: UTF8.self))
  }

  private static func appendCell(_ text: String, to output: inout [UInt8]) {
    let needsQuotes = text.utf8.contains { $0 == ASCII.comma || $0 == ASCII.quote || $0 < 0x20 }
    guard needsQuotes else { return output.append(contentsOf: text.utf8) }
    output.append(ASCII.quote)
    for byte in text.utf8 {
      if byte == ASCII.quote { output.append(byte) }
      output.append(byte)
    }
    output.append(ASCII.quote)
  }
}
