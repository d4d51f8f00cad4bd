/// A field's value while its row is mapped: where it lies.
///
/// Not an enumeration with ranges in it: whether there is a value is asked of each field of each row, and is one
/// comparison this way.
struct FieldValue: Equatable, Sendable {
  enum Place: Equatable, Sendable {
    /// A text in the record's own bytes; where there is no value, an empty one.
    case window
    /// A text in the mapper's scratch bytes, where a value had to be unescaped or transcoded.
    case scratch
    /// In the line's own bytes, a JSON value that is no text.
    case member
    /// In the mapper's converted bytes, as JSON.
    case json
    /// A JSON value that can't be a text: nothing of it is kept.
    case object, list, truth
    /// Nothing: the path that leads to the value leads into a list.
    case pathIntoList
  }

  private(set) var place: Place
  private(set) var range: Range<Int>

  static let absent = FieldValue(place: .window, range: 0..<0)
  @inline(__always)
  static func window(_ range: Range<Int>) -> FieldValue { FieldValue(place: .window, range: range) }
  @inline(__always)
  static func scratch(_ range: Range<Int>) -> FieldValue { FieldValue(place: .scratch, range: range) }
  static func member(_ range: Range<Int>) -> FieldValue { FieldValue(place: .member, range: range) }
  static func json(_ range: Range<Int>) -> FieldValue { FieldValue(place: .json, range: range) }
  /// `place` must be one of a value of which nothing is kept.
  static func wrongType(_ place: Place) -> FieldValue { FieldValue(place: place, range: 0..<0) }

  @inline(__always)
  var isEmpty: Bool { range.isEmpty }

  /// The length of the value in bytes.
  @inline(__always)
  var count: Int { range.count }

  /// What a value of a wrong type is; nil of all others.
  var wrongType: Message? {
    switch place {
    case .object: "an object"
    case .list: "a list"
    case .truth: "true or false"
    case .window, .scratch, .member, .json, .pathIntoList: nil
    }
  }

  /// Hands the value's text to `body`; nil where there is none.
  @inline(__always)
  @discardableResult
  func withText<Result>(
    _ bytes: Span<UInt8>, _ scratch: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Result?
  ) -> Result? {
    switch place {
    case .window: body(bytes, range)
    case .scratch: body(scratch, range)
    case .member, .json, .object, .list, .truth, .pathIntoList: nil
    }
  }

  @inline(__always)
  func trimmed(_ bytes: Span<UInt8>, _ scratch: Span<UInt8>) -> FieldValue {
    switch place {
    case .window: .window(FieldText.trim(bytes, range))
    case .scratch: .scratch(FieldText.trim(scratch, range))
    case .member, .json, .object, .list, .truth, .pathIntoList: self
    }
  }

  /// The part of the value in `range`, which must lie within it.
  func part(_ range: Range<Int>) -> FieldValue {
    assert(range.lowerBound >= self.range.lowerBound && range.upperBound <= self.range.upperBound)
    return FieldValue(place: place, range: range)
  }

  /// The value without its first byte.
  func dropFirst() -> FieldValue { FieldValue(place: place, range: range.dropFirst()) }
}
