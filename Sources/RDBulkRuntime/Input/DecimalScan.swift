import RDBulkCore
import RDBulkSystem

/// Scans a whole file, or the first rows of a pipe, to see whether its numbers use a decimal point or a comma, once a row
/// depends on it.
enum DecimalScan {
  /// How the numbers of `fields` are written in the selected rows of `input`. Empty if the user said it, and if no
  /// column holds numbers.
  ///
  /// Also empty for an unreadable file: the run that reads it next reports that.
  static func evidence(
    for fields: FieldPlan, _ input: OpenInput, _ plan: InputPlan, _ settled: SettledInput?
  ) -> DecimalEvidence {
    guard let numbers = fields.numbers else { return DecimalEvidence() }
    var source = InputSource.look(at: input, plan.reader, settled)
    var filter: RowFilter?
    var mapper = RowMapper(numbers)
    mapper.copiesEmail = false
    var event: [UInt8] = []
    var email: [UInt8] = []
    while mapper.countedDecimals.isOpen, let step = try? source.next(), step != .end, step != .needMore {
      if step == .header, plan.rows.isPartial {
        filter = try? RowFilter(plan.rows, columns: plan.reader.hasHeader ? source.reader.header : plan.columns)
      }
      guard step == .record else { continue }
      let verdict = source.judge(&filter)
      if verdict == .behindFirst { break }
      guard verdict == .chosen else { continue }
      let earlier = mapper.countedDecimals
      let problem = source.map(&mapper, event: &event, email: &email)
      mapper.forgetDecimals(since: earlier, problem)
    }
    return mapper.countedDecimals
  }
}
