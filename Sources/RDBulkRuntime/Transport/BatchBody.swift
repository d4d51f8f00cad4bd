import RDBulkCore

/// A batch's events as a JSON array, produced while libcurl reads it: the array is never in memory as a whole.
///
/// It shares the batch's bytes and rows. Release it before the batch is reused, or they are copied.
struct BatchBody {
  private let text: [UInt8]
  private let rows: [BatchRow]
  /// The current row, and how much of its event and the character before it has been read.
  private var row = 0
  private var done = 0

  init(_ batch: borrowing Batch) {
    text = batch.text
    rows = batch.rows
  }

  /// Copies the next bytes into `target`; returns how many, 0 at the end.
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
      let destination = unsafe UnsafeMutableRawBufferPointer(rebasing: target[count..<count + length])
      // The target is as long as the part, and slicing both was checked.
      unsafe text.span.extracting(start..<start + length).withUnsafeBytes { unsafe destination.copyMemory(from: $0) }
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
