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

/// Why a record can't be read as one. The row is `invalid`; reading goes on after it.
package enum RecordFault: Equatable, Sendable {
  /// A quote was opened in `column` (1-based) on `line` and not closed in time.
  case unclosedQuote(line: Int, column: Int)
  /// A quote stands inside a field that was not opened with one.
  case bareQuote(column: Int)
  /// Something other than a delimiter follows a closing quote.
  case textAfterQuote(column: Int)
  /// A NUL byte, which no text has.
  case nulByte(column: Int)
  /// Not the encoding that the file is in; of JSON Lines, `column` is 0.
  case invalidUTF8(column: Int)
  case tooLong(limit: Int)
  /// The JSON text is broken before the record or in it.
  case json(JSONFault)

  /// Whether the record is only the beginning of what can't be used, and more of it may follow.
  package var isOpenEnded: Bool {
    switch self {
    case .tooLong: true
    case .json(let fault): fault.endsReading
    default: false
    }
  }
}

/// A record as it lies in the window of bytes that was handed to the reader.
package struct Record: Sendable {
  /// The input line on which the record begins, from 1.
  package var line = 1
  /// The record's first byte in the window.
  package var start = 0
  /// Behind its last byte, line end not included.
  package var end = 0
  /// Behind its line end: where the next record begins.
  package var next = 0
  /// The fields of a CSV record; empty for JSON Lines and for a record with a fault.
  package internal(set) var fields = CSVFields()
  /// Whether a byte of 0x80 or more may stand in it.
  package var hasNonASCII = false
  package var fault: RecordFault?

  package init() {}

  /// The record's bytes without the line end.
  package var range: Range<Int> { start..<end }

}

/// What a reader says after it looked at the bytes it was given.
package enum ReadStep: Equatable, Sendable {
  /// The record at hand is not complete: call again with the same bytes and more behind them.
  case needMore
  /// A record stands in `record`; go on from `record.next`.
  case record
  /// These bytes belong to the over-long record given last: they were read past. Go on behind them.
  case passed(Range<Int>)
  /// Nothing more comes.
  case end
}

/// What other modules need to know of the record at hand.
package struct RecordInfo: Equatable, Sendable {
  /// Data rows are counted from 1.
  package var row = 0
  /// The input line on which it begins.
  package var line = 1
  /// Its bytes in the window, line end not included.
  package var start = 0
  package var end = 0
  /// Whether it is over-long or broken, and more of it follows.
  package var isLong = false
  /// Whether the input was found to be Windows-1252.
  package var guessedWindows1252 = false

  package init() {}

  /// What stands in `record`, which is inout so that it is not copied.
  @inline(__always)
  mutating func take(_ record: inout Record) {
    line = record.line
    start = record.start
    end = record.end
    isLong = record.fault?.isOpenEnded == true
  }
}
