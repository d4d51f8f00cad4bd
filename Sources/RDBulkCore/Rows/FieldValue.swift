/// Where a field's value is while its row is mapped.
///
/// Not an enumeration with ranges in its cases: every field of every row is checked for a value, which takes a single
/// comparison this way.
struct FieldValue: Equatable, Sendable {
  enum Storage: Equatable, Sendable {
    /// A text in the record's own bytes; an empty one if there is no value.
    case window
    /// A text in the mapper's scratch bytes, because it had to be unescaped or transcoded.
    case scratch
    /// A JSON value other than a string, in the line's own bytes.
    case member
    /// JSON in the mapper's converted bytes.
    case json
    /// A JSON value that can't be a text; its content isn't kept.
    case object, list, truth
    /// No value: its path leads into a list.
    case pathIntoList
  }

  private(set) var storage: Storage
  private(set) var range: Range<Int>

  static let absent = FieldValue(storage: .window, range: 0..<0)
  @inline(__always)
  static func window(_ range: Range<Int>) -> FieldValue { FieldValue(storage: .window, range: range) }
  @inline(__always)
  static func scratch(_ range: Range<Int>) -> FieldValue { FieldValue(storage: .scratch, range: range) }
  static func member(_ range: Range<Int>) -> FieldValue { FieldValue(storage: .member, range: range) }
  static func json(_ range: Range<Int>) -> FieldValue { FieldValue(storage: .json, range: range) }
  /// `storage` must be one without a kept value.
  static func wrongType(_ storage: Storage) -> FieldValue { FieldValue(storage: storage, range: 0..<0) }

  @inline(__always)
  var isEmpty: Bool { range.isEmpty }

  /// The length of the value in bytes.
  @inline(__always)
  var count: Int { range.count }

  /// What a value of the wrong type is; nil for all others.
  var wrongType: Message? {
    switch storage {
    case .object: "an object"
    case .list: "a list"
    case .truth: "true or false"
    case .window, .scratch, .member, .json, .pathIntoList: nil
    }
  }

  /// Passes the value's text to `body`; nil if there is none.
  @inline(__always)
  @discardableResult
  func withText<Result>(
    _ bytes: Span<UInt8>, _ scratch: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Result?
  ) -> Result? {
    switch storage {
    case .window: body(bytes, range)
    case .scratch: body(scratch, range)
    case .member, .json, .object, .list, .truth, .pathIntoList: nil
    }
  }

  @inline(__always)
  func trimmed(_ bytes: Span<UInt8>, _ scratch: Span<UInt8>) -> FieldValue {
    switch storage {
    case .window: .window(FieldText.trim(bytes, range))
    case .scratch: .scratch(FieldText.trim(scratch, range))
    case .member, .json, .object, .list, .truth, .pathIntoList: self
    }
  }

  /// The part of the value in `range`, which must lie within it.
  func part(_ range: Range<Int>) -> FieldValue {
    assert(range.lowerBound >= self.range.lowerBound && range.upperBound <= self.range.upperBound)
    return FieldValue(storage: storage, range: range)
  }

  /// The value without its first byte.
  func dropFirst() -> FieldValue { FieldValue(storage: storage, range: range.dropFirst()) }
}
