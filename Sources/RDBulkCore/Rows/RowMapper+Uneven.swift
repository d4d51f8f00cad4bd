/// Records with fewer or more cells than the header.
extension RowMapper {
  /// What is wrong with a record of `count` cells under a header of `width`; nil where only cells that nobody uses are
  /// missing at its end, or only empty ones are too many. After a backslash, an empty cell may be the end of a text
  /// that the delimiter belongs to.
  @inline(never)
  mutating func problemOfUneven(
    _ reader: inout RecordReader, _ bytes: Span<UInt8>, _ count: Int, _ width: Int
  ) -> RowProblem? {
    // Where the input ends without a line end, the last cell may be half of one.
    let isCut = reader.next == reader.recordRange.upperBound
    let start = reader.recordStart
    let isUsable =
      count < width
      ? usedWidth <= (isCut ? count - 1 : count)
      : (0..<count).allSatisfy { index in
        let field = reader.field(index)
        let range = start + Int(field.start)..<start + Int(field.end)
        return index < width
          ? !CSVReader.endsInEscape(bytes, range) : FieldText.trim(bytes, range).isEmpty
      }
    guard !isUsable else {
      unevenRows += 1
      return nil
    }
    return RowProblem(
      .malformedRow,
      count > width
        ? "This row has \(count) \(form: count, "field", "fields"), the header has \(width); put values that contain the "
          + "delimiter in quotes."
        : "This row has \(count) \(form: count, "field", "fields"), the header has \(width); a value or a line end is "
          + "missing."
    )
  }
}
