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

  /// Of the same key twice, the last value counts.
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
    if !isSame { rivals.append(Rival(field: field, rank: rank, first: first, second: key, value: value)) }
  }
}

extension RowMapper {
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
        "The keys \(keys[0]) and \(keys[1]) both mean \(name), and their values differ. Keep one of them, or say which one "
          + "it is with --map.", field: name)
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
