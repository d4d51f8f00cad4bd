/// One field of a CSV record, as offsets from the record's first byte.
package struct CSVField: Equatable, Sendable {
  /// Where the value begins; of a quoted field, the byte after its opening quote.
  package var start: Int32
  /// Where the value ends; of a quoted field, its closing quote.
  package var end: Int32
  /// Whether `""` stands for a quote somewhere in the value.
  package var hasDoubledQuotes: Bool
}

/// The fields of a record: an array whose elements stay where they are when it is emptied, since emptying and filling an
/// array costs more than a short record's fields.
package struct CSVFields: RandomAccessCollection, Equatable, Sendable {
  private var storage: [CSVField] = []
  package private(set) var count = 0

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

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

  /// Hands the places of earlier records' fields to `body`, which fills them from the first on and returns how many
  /// fields the record has; nil and no field where it gives up.
  @inline(__always)
  mutating func fill(_ body: (inout MutableSpan<CSVField>) -> Int?) -> Bool {
    var places = storage.mutableSpan
    let filled = body(&places)
    count = filled ?? 0
    return filled != nil
  }

  package static func == (left: CSVFields, right: CSVFields) -> Bool { left.elementsEqual(right) }
}
