/// The first bytes of a history file: its key, and where its sorted entries end.
///
/// A history file is a header, pages of sorted entries, an index of these pages, and a log of blocks that runs append to.
/// ``HistoryFold`` sorts the log into the pages, in a new file that then replaces the old one.
package struct HistoryHeader: Equatable, Sendable {
  /// A random number by which jobs know their history.
  package var id: UInt64
  /// The key of all digests in it.
  package var key: KeyedDigest.Key
  package var identity: EventIdentity
  /// The number of pages.
  package var pages = 0
  /// The number of sorted entries.
  package var entries = 0

  /// The length of the header, and of each page.
  package static let pageSize = 1_024
  /// Entries in each page but the last. What is left of a page is its check.
  package static let entriesPerPage = (pageSize - 8) / HistoryEntry.size

  private static let magic = Array("rdbulk-history-1\n".utf8)
  /// No history has more pages: a higher number comes from a damaged file.
  private static let pageLimit = 1 << 26

  /// A new history.
  package init(id: UInt64, key: KeyedDigest.Key, _ identity: EventIdentity) {
    self.id = id
    self.key = key
    self.identity = identity
  }

  /// Where the index of the pages begins, in bytes.
  package var indexStart: Int { (1 + pages) * Self.pageSize }
  /// The length of the index, with its check.
  package var indexLength: Int { pages * 4 + 8 }
  /// Where the log begins.
  package var logStart: Int { indexStart + indexLength }

  /// Why bytes are not a header.
  package enum Flaw: Error, Equatable, Sendable {
    /// They are those of another kind of file.
    case foreign
    case damaged
  }

  /// The header in the file's first bytes.
  package init(_ bytes: Span<UInt8>) throws(Flaw) {
    guard bytes.count >= Self.magic.count, Self.magic.indices.allSatisfy({ bytes[$0] == Self.magic[$0] }) else {
      throw .foreign
    }
    guard bytes.count >= Self.pageSize,
      Self.check(bytes, Self.pageSize - 8) == ByteWord.load(bytes, at: Self.pageSize - 8)
    else { throw .damaged }
    func word(_ index: Int) -> UInt64 { ByteWord.load(bytes, at: 32 + 8 * index) }
    id = word(0)
    key = KeyedDigest.Key(low: word(1), high: word(2))
    guard word(3) < EventIdentity.allCases.count, word(4) <= Self.pageLimit,
      word(5) <= word(4) * UInt64(Self.entriesPerPage)
    else { throw .damaged }
    identity = EventIdentity.allCases[Int(word(3))]
    pages = Int(word(4))
    entries = Int(word(5))
  }

  /// Its bytes.
  package var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.append(contentsOf: repeatElement(0, count: 32 - bytes.count))
    let place = EventIdentity.allCases.firstIndex(of: identity) ?? 0
    for word in [id, key.low, key.high, UInt64(place), UInt64(pages), UInt64(entries)] {
      Self.append(word, to: &bytes)
    }
    bytes.append(contentsOf: repeatElement(0, count: Self.pageSize - 8 - bytes.count))
    Self.append(Self.check(bytes.span, bytes.count), to: &bytes)
    return bytes
  }

  /// Appends the index of pages whose first keys have these upper bits, and its check.
  package static func appendIndex(of fences: [UInt32], to bytes: inout [UInt8]) {
    let start = bytes.count
    for fence in fences {
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: fence >> shift)) }
    }
    var digest = Digest()
    digest.update(bytes.span, start..<bytes.count)
    append(digest.value, to: &bytes)
  }

  /// The check of the first `count` bytes.
  static func check(_ bytes: Span<UInt8>, _ count: Int) -> UInt64 {
    var digest = Digest()
    digest.update(bytes, 0..<count)
    return digest.value
  }

  /// Appends a word, its lowest byte first.
  static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }
}
