/// Objects that spell one field in two ways: `Email` and `E-mail`.
extension JSONMembers {
  /// Two keys of a row that mean one field equally well.
  struct Rival {
    var field: Int
    /// What their names are worth (``HeaderReading``): a likelier name in the row settles it.
    var rank: Int
    /// Where the keys are, and the first one's value.
    var first: Range<Int>
    var second: Range<Int>
    var value: FieldValue
  }

  /// A key that a row has twice.
  struct Repeat {
    /// The field that it means; nil for a member that is sent under its own name, the index of which is in `rank`.
    var field: Int?
    var rank: Int
    /// Where the key is; for a member, its second value.
    var place: Range<Int>
    var first: FieldValue
  }

  /// Forgets the keys of an earlier row.
  @inline(__always)
  mutating func forgetKeys() {
    if !rivals.isEmpty { rivals.removeAll(keepingCapacity: true) }
    if !repeats.isEmpty { repeats.removeAll(keepingCapacity: true) }
  }

  /// Notes the fields that have a path and whose key, or one on the path, comes a second time. `exactBefore`: those found
  /// as one key so far.
  @inline(never)
  mutating func noteRepeats(
    _ meaning: Meaning, _ exactBefore: UInt64, isTop: Bool, _ key: Range<Int>, _ values: [FieldValue]
  ) {
    var again = meaning.below & foundByPath
    foundByPath &= ~meaning.below
    if isTop {
      again |= meaning.here & byPath & exactBefore
    } else {
      again |= meaning.here & foundByPath
      foundByPath |= meaning.here
    }
    again &= ~watched
    while again != 0 {
      let field = again.trailingZeroBitCount
      again &= again &- 1
      repeats.append(Repeat(field: field, rank: ranks[field], place: key, first: values[field]))
    }
  }

  /// What remains of `meaning`, that of the key in `key`, after the keys that came before it in the row.
  @inline(__always)
  mutating func preferred(
    _ meaning: Meaning, _ bytes: Span<UInt8>, _ key: Range<Int>, _ values: [FieldValue]
  ) -> Meaning {
    var meaning = meaning
    exact |= meaning.here & byPath
    meaning.below &= ~exact
    var named = meaning.here & ~byPath
    if named != 0 { areRanksSet = true }
    while named != 0 {
      let field = named.trailingZeroBitCount
      named &= named &- 1
      guard meaning.rank <= ranks[field] else {
        meaning.here &= ~(1 << UInt64(field))
        continue
      }
      if meaning.rank == ranks[field] { addRival(field, meaning.rank, bytes, key, values[field]) }
      ranks[field] = meaning.rank
      rankedKeys[field] = key
    }
    return meaning
  }

  @inline(never)
  private mutating func addRival(
    _ field: Int, _ rank: Int, _ bytes: Span<UInt8>, _ key: Range<Int>, _ value: FieldValue
  ) {
    let first = rankedKeys[field]
    var isSame = first.count == key.count
    for offset in 0..<min(first.count, key.count)
    where bytes[first.lowerBound + offset] != bytes[key.lowerBound + offset] {
      isSame = false
    }
    if isSame {
      repeats.append(Repeat(field: field, rank: rank, place: key, first: value))
    } else {
      rivals.append(Rival(field: field, rank: rank, first: first, second: key, value: value))
    }
  }
}

extension RowMapper {
  /// The problem of a row that has one key twice: which of the values is right, nobody knows. Two that are the same are
  /// no problem.
  func repeatProblem(_ bytes: Span<UInt8>) -> RowProblem? {
    for found in members.repeats {
      let key: String
      if let field = found.field {
        guard members.ranks[field] == found.rank else { continue }
        let first = found.first.trimmed(bytes, scratch.span)
        let second = values[field].trimmed(bytes, scratch.span)
        let contents = (content(first, bytes), content(second, bytes))
        if contents.0 == contents.1, contents.0 != nil || first.storage == second.storage { continue }
        key = String(bytes, found.place)
      } else {
        guard content(found.first, bytes) != content(.member(found.place), bytes) else { continue }
        key = String(decoding: members.names[found.rank], as: UTF8.self)
      }
      return RowProblem(
        .malformedRow, "The key \(Quoted.path(key)) appears twice in this row with different values. Keep one of them.",
        field: found.field.map { plan.fields[$0].field.name })
    }
    return nil
  }

  /// Settles fields that the row has under two spellings: an empty value gives way to the other; what differs is a
  /// problem.
  mutating func settleRivals(_ bytes: Span<UInt8>) -> RowProblem? {
    for rival in members.rivals where members.ranks[rival.field] == rival.rank {
      let first = rival.value.trimmed(bytes, scratch.span)
      let second = values[rival.field].trimmed(bytes, scratch.span)
      if first == .absent || isEmptyText(first) { continue }
      if second == .absent || isEmptyText(second) {
        values[rival.field] = first
        continue
      }
      guard content(first, bytes) != content(second, bytes) else { continue }
      let name = plan.fields[rival.field].field.name
      let keys = [rival.first, rival.second].map { Quoted.path(String(bytes, $0)) }
      return RowProblem(
        .malformedRow,
        "The keys \(keys[0]) and \(keys[1]) both mean \(name), and their values differ. Keep one of them, or choose one "
          + "with --map.", field: name)
    }
    return nil
  }

  private func isEmptyText(_ value: FieldValue) -> Bool {
    (value.storage == .window || value.storage == .scratch) && value.isEmpty
  }

  /// The value's bytes; nil where it has none that were kept.
  private func content(_ value: FieldValue, _ bytes: Span<UInt8>) -> [UInt8]? {
    var content: [UInt8] = []
    switch value.storage {
    case .window, .member: content.append(bytes, value.range)
    case .scratch: content.append(scratch.span, value.range)
    case .json, .object, .list, .truth, .pathIntoList: return nil
    }
    return content
  }
}
