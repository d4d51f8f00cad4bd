/// A field of a CSV record, as offsets from the record's first byte.
package struct CSVField: Equatable, Sendable {
  /// The start of the value; in a quoted field, the byte after the opening quote.
  package var start: Int32
  /// The end of the value; in a quoted field, the closing quote.
  package var end: Int32
  /// Whether the value contains `""` for a quote.
  package var hasDoubledQuotes: Bool
}

/// The fields of a record. Unlike an array's, its elements stay in place when it is emptied, since emptying and
/// refilling an array costs more than a short record's fields.
package struct CSVFields: RandomAccessCollection, Equatable, Sendable {
  private var storage: [CSVField] = []
  package private(set) var count = 0

  /// No fields.
  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  /// The field at `index`, which must be below `count`.
  package subscript(index: Int) -> CSVField {
    precondition(index < count)
    return storage[index]
  }

  @inline(__always)
  mutating func append(_ field: CSVField) {
    if count < storage.count { storage[count] = field } else { storage.append(field) }
    count &+= 1
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Passes the slots of earlier records' fields to `body`, which fills them from the first on and returns the record's
  /// number of fields, or nil (and no field) if it gives up.
  @inline(__always)
  mutating func fill(_ body: (inout MutableSpan<CSVField>) -> Int?) -> Bool {
    var fields = storage.mutableSpan
    let filled = body(&fields)
    count = filled ?? 0
    return filled != nil
  }

  /// Whether both have the same fields.
  package static func == (left: CSVFields, right: CSVFields) -> Bool { left.elementsEqual(right) }
}
