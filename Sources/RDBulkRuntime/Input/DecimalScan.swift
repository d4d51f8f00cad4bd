import RDBulkCore
import RDBulkSystem

/// Scans a whole file, or the first rows of a pipe, to see whether its numbers use a decimal point or a comma, once a row
/// depends on it.
enum DecimalScan {
  /// How the numbers of `plan` are written in `input`. Empty if the user said it, and if no column holds numbers.
  ///
  /// Also empty for an unreadable file: the run that reads it next reports that.
  static func evidence(
    for plan: FieldPlan, _ input: OpenInput, _ settings: ReaderSettings, _ settled: SettledInput?
  ) -> DecimalEvidence {
    guard let numbers = plan.numbers else { return DecimalEvidence() }
    var source = InputSource.look(at: input, settings, settled)
    var mapper = RowMapper(numbers)
    mapper.copiesEmail = false
    var event: [UInt8] = []
    var email: [UInt8] = []
    while mapper.countedDecimals.isOpen, let step = try? source.next(), step != .end, step != .needMore {
      guard step == .record else { continue }
      let earlier = mapper.countedDecimals
      let problem = source.map(&mapper, event: &event, email: &email)
      mapper.forgetDecimals(since: earlier, problem)
    }
    return mapper.countedDecimals
  }
}
