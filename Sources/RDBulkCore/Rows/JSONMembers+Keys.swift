/// What keys mean.
extension JSONMembers {
  /// What a key means, with one bit per field.
  struct Meaning {
    /// Fields whose value is at this key.
    var here: UInt64 = 0
    /// Fields whose path continues in the object at this key.
    var below: UInt64 = 0
    /// The rank of this key among the names that mean the fields `here` (``HeaderReading``); no two fields share a
    /// name; -1 for the field's very name.
    var rank = 0
    /// The index of the name under which the member is sent too; -1 if it isn't.
    var extra = -1
    /// The bit of an unused key (``KeyCensus``).
    var unused: UInt64 = 0

    @inline(__always)
    var isNothing: Bool { here | below == 0 && extra < 0 }

    mutating func add(_ field: Int, isHere: Bool) {
      if isHere { here |= 1 << UInt64(field) } else { below |= 1 << UInt64(field) }
    }
  }

  struct LearnedKey {
    /// As written between its quotes.
    var key: [UInt8]
    /// Its first 32 bytes, and the bits of those that count.
    var block: ByteBlock.Bytes
    var bits: UInt32
    var meaning: Meaning

    init(_ key: [UInt8], _ meaning: Meaning) {
      self.key = key
      self.meaning = meaning
      block = ByteBlock.Bytes()
      for (index, byte) in key.prefix(ByteBlock.width).enumerated() { block[index] = byte }
      bits = ByteBlock.first(key.count)
    }
  }

  func lowerMeaning(_ bytes: Span<UInt8>, _ token: JSONToken) -> Meaning {
    guard let candidates = open.last, candidates != 0 else { return Meaning() }
    let key = Self.text(bytes, token)
    let depth = open.count
    var meaning = Meaning()
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() where candidates & 1 << UInt64(index) != 0 {
      guard case .path(_, let steps) = source, steps.count >= depth, steps[depth - 1] == key else { continue }
      meaning.add(index, isHere: steps.count == depth)
    }
    return meaning
  }

  @inline(__always)
  mutating func learnedMeaning(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Meaning? {
    if range.count <= ByteBlock.width, range.lowerBound &+ ByteBlock.width <= bytes.count {
      let block = ByteBlock.load(bytes, at: range.lowerBound)
      for index in learned.indices where learned[index].key.count == range.count {
        let bits = learned[index].bits
        if ByteBlock.bits(block .== learned[index].block) & bits == bits { return learned[index].meaning }
      }
      return nil
    }
    for index in learned.indices where Self.equals(learned[index].key, bytes, range) { return learned[index].meaning }
    return nil
  }

  mutating func topMeaning(_ bytes: Span<UInt8>, _ token: JSONToken) -> Meaning {
    if let meaning = learnedMeaning(bytes, token.range) { return meaning }
    let key = Self.text(bytes, token)
    let reading = HeaderReading(String(decoding: key, as: UTF8.self))
    var meaning = Meaning()
    for (index, source) in sources.prefix(Self.fieldLimit).enumerated() {
      switch source {
      case .names(let names):
        guard let rank = reading.rank(among: names, of: entities[index]) else { continue }
        meaning.add(index, isHere: true)
        meaning.rank = key == exactNames[index] ? -1 : rank
      case .path(let whole, _) where whole == key: meaning.add(index, isHere: true)
      case .path(_, let steps) where steps[0] == key: meaning.add(index, isHere: false)
      default: break
      }
    }
    if (meaning.here | meaning.below) & ~watched == 0 {
      meaning.extra = extraName(key)
      if meaning.extra < 0, !ReasonColumns.has(String(decoding: key, as: UTF8.self)) {
        meaning.unused = census.bit(of: key)
      }
    }
    // Learned names must come before those of the row.
    if learned.count < Self.learnedLimit, meaning.extra < 0 || meaning.extra == learnedNames {
      learnedNames = max(learnedNames, meaning.extra + 1)
      var raw: [UInt8] = []
      raw.append(bytes, token.range)
      learned.append(LearnedKey(raw, meaning))
    }
    return meaning
  }

  static func text(_ bytes: Span<UInt8>, _ token: JSONToken) -> [UInt8] {
    var key: [UInt8] = []
    if token.hasEscapes {
      JSONText.appendUnescaped(bytes, token.range, to: &key)
    } else {
      key.append(bytes, token.range)
    }
    return key
  }

  @inline(__always)
  static func equals(_ key: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    for offset in 0..<key.count where key[offset] != bytes[range.lowerBound &+ offset] { return false }
    return true
  }
}
