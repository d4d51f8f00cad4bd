/// Digests of texts at the same place of each event: names of members, and values that don't change from row to
/// row. Such a text is compared with that of the event before, which costs less than its digest.
struct DigestMemo: Sendable {
  private struct Place {
    var path: UInt128
    /// Where its text is.
    var range: Range<Int>
    var digest: UInt128
    /// Its text was another one before: it is not worth keeping.
    var varies = false
  }

  private var places: [Place] = []
  private var text: [UInt8] = []
  private var next = 0

  /// Events whose shapes exceed this are better off without.
  private static let textLimit = 1 << 12

  /// Another event begins.
  mutating func begin() {
    next = 0
    guard text.count > Self.textLimit else { return }
    places.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  /// The digest of the text in `range` in the next place, where `path` leads, if it was there before; otherwise `make`
  /// gives it.
  @inline(__always)
  mutating func digest(
    _ path: UInt128, _ bytes: Span<UInt8>, _ range: Range<Int>, _ make: () -> UInt128
  ) -> UInt128 {
    let place = next
    next &+= 1
    guard place < places.count else {
      let digest = make()
      if place == places.count { places.append(kept(path, bytes, range, digest)) }
      return digest
    }
    let isSamePath = places[place].path == path
    if isSamePath, places[place].varies { return make() }
    if isSamePath, isSame(places[place].range, bytes, range) { return places[place].digest }
    let digest = make()
    if isSamePath { places[place].varies = true } else { places[place] = kept(path, bytes, range, digest) }
    return digest
  }

  private mutating func kept(_ path: UInt128, _ bytes: Span<UInt8>, _ range: Range<Int>, _ digest: UInt128) -> Place {
    let start = text.count
    text.append(bytes, range)
    return Place(path: path, range: start..<text.count, digest: digest)
  }

  private func isSame(_ kept: Range<Int>, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard kept.count == range.count else { return false }
    let text = text.span
    var (index, other) = (kept.lowerBound, range.lowerBound)
    while index &+ 8 <= kept.upperBound {
      if ByteWord.load(text, at: index) != ByteWord.load(bytes, at: other) { return false }
      index &+= 8
      other &+= 8
    }
    while index < kept.upperBound {
      if text[index] != bytes[other] { return false }
      index &+= 1
      other &+= 1
    }
    return true
  }
}
