/// Values taken as JSON, and members that are sent although no field names them.
extension JSONMembers {
  /// An array or object that is taken as a whole.
  struct Awaited {
    var depth: Int
    var start: Int
    var fields: UInt64
    var name: Int
  }

  mutating func expect(_ meaning: Meaning, _ token: JSONToken) {
    guard meaning.here & whole != 0 || meaning.extra >= 0 else { return }
    awaited.append(
      Awaited(depth: open.count, start: token.start, fields: meaning.here & whole, name: meaning.extra))
  }

  mutating func forgetExtras() {
    assert(names.count >= learnedNames, "names that were learned stay")
    extras.removeAll(keepingCapacity: true)
    extraIndices.removeAll(keepingCapacity: true)
    names.removeLast(names.count - learnedNames)
  }

  /// A member to send under its own name; a second one of that name is noted in `repeats`.
  mutating func takeExtra(_ name: Int, _ value: Range<Int>) {
    assert(names.indices.contains(name), "a member goes along under one of the names")
    if let index = extraIndices[names[name]] {
      repeats.append(Repeat(field: nil, rank: name, place: value, first: .member(extras[index].value)))
      extras[index].value = value
    } else {
      extraIndices[names[name]] = extras.count
      extras.append((name, value, nil))
    }
  }

  /// The index of the name under which a member called `key` is sent; -1 if it isn't.
  mutating func extraName(_ key: [UInt8]) -> Int {
    guard extraColumns != .nothing, let text = ExtraName.name(String(decoding: key, as: UTF8.self), extraColumns)
    else {
      return -1
    }
    let name = Array(text.utf8)
    guard !planned.contains(name) else { return -1 }
    note(custom: text)
    names.append(name)
    return names.count - 1
  }

  /// Drops the members sent under their own names that hold an ``EmptyWord``; returns how many.
  mutating func dropEmptyWords(_ bytes: Span<UInt8>) -> Int {
    guard !extras.isEmpty else { return 0 }
    let before = extras.count
    extras.removeAll { member in
      guard bytes[member.value.lowerBound] == ASCII.quote else { return false }
      var text = member.value.dropFirst().dropLast()
      // In JSON, the backslash of `\N` is doubled.
      if text.count == 3, bytes[text.lowerBound] == ASCII.backslash, bytes[text.lowerBound + 1] == ASCII.backslash {
        text = text.dropFirst()
      }
      return EmptyWord.holds(bytes, text)
    }
    return before - extras.count
  }
}
