/// The scanner and the tree: the same verdict and the same value as the naive reader's, and what is written reads back.
func fuzzJSON(_ input: [UInt8]) {
  let naive = NaiveJSON.read(input, depth: JSONScanner.depthLimit)
  let value = try? JSONValue(parsing: input)
  require((value == nil) == (naive == nil), "accepted by one reader only (naive: \(naive != nil)): \(shown(input))")
  // Inside other bytes, at a place that is no multiple of eight: nothing outside the range counts.
  let framed = Array("[\"1".utf8) + input + Array("\"]}1".utf8)
  let again = try? JSONValue(parsing: framed.span, 3..<3 + input.count)
  require(again == value, "another value inside other bytes: \(shown(input))")
  guard let value, let naive else { return }
  require(value.naive == naive.withLastMembers, "another value than the naive reader's: \(shown(input))")
  var written: [UInt8] = []
  value.write(to: &written)
  require((try? JSONValue(parsing: written)) == value, "written as \(shown(written)): \(shown(input))")
}

extension JSONValue {
  fileprivate var naive: NaiveJSON {
    switch self {
    case .null: .null
    case .bool(let value): value ? .yes : .no
    case .number(let text): .number(Array(text.utf8))
    case .string(let text): .string(Array(text.utf8))
    case .array(let elements): .array(elements.map(\.naive))
    case .object(let members): .object(members.map { (Array($0.key.utf8), $0.value.naive) })
    }
  }
}

extension NaiveJSON {
  /// Of duplicate keys the last one's value in the first one's place.
  fileprivate var withLastMembers: NaiveJSON {
    switch self {
    case .array(let elements): return .array(elements.map(\.withLastMembers))
    case .object(let members):
      var kept: [(key: [UInt8], value: NaiveJSON)] = []
      for member in members {
        let value = member.value.withLastMembers
        if let place = kept.firstIndex(where: { $0.key == member.key }) {
          kept[place].value = value
        } else {
          kept.append((member.key, value))
        }
      }
      return .object(kept)
    default: return self
    }
  }
}
