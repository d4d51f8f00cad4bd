import RDBulkCore

/// A batch's events as a JSON array, made while libcurl reads it: the array is nowhere in memory as a whole.
///
/// It shares the batch's bytes and rows. Let go of it before the batch is used again, or they are copied.
struct BatchBody {
  private let text: [UInt8]
  private let rows: [BatchRow]
  /// The row at hand, and how much was read of its event with the character before it.
  private var row = 0
  private var done = 0

  init(_ batch: borrowing Batch) {
    text = batch.text
    rows = batch.rows
  }

  /// Copies what comes next into `target`; returns how many bytes that was, 0 at the end.
  mutating func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    while count < target.count, row < rows.count {
      if done == 0 {
        unsafe target[count] = row == 0 ? UInt8(ascii: "[") : UInt8(ascii: ",")
        count += 1
        done = 1
        continue
      }
      let event = rows[row].event
      let start = event.lowerBound + done - 1
      let length = min(event.upperBound - start, target.count - count)
      let place = unsafe UnsafeMutableRawBufferPointer(rebasing: target[count..<count + length])
      // The place is as long as the part, and slicing both was checked.
      unsafe text.span.extracting(start..<start + length).withUnsafeBytes { unsafe place.copyMemory(from: $0) }
      count += length
      done += length
      if start + length == event.upperBound {
        row += 1
        done = 0
      }
    }
    if count < target.count, row == rows.count, done == 0 {
      unsafe target[count] = UInt8(ascii: "]")
      count += 1
      done = 1
    }
    return count
  }

  /// Goes back to the beginning.
  mutating func rewind() {
    row = 0
    done = 0
  }
}
