import RDBulkCore
import RDBulkSystem

/// Scans a whole file to see whether its numbers use a decimal point or a comma, once a row depends on it.
enum DecimalScan {
  /// How the numbers of `plan` are written in the file at `path`. Empty if the user said it, if no column holds
  /// numbers, and if the input isn't a regular file, because it can be read only once.
  ///
  /// Also empty for an unreadable file: the run that reads it next reports that.
  static func evidence(
    for plan: FieldPlan, _ path: String?, _ settings: ReaderSettings, _ settled: SettledInput?
  ) -> DecimalEvidence {
    guard let numbers = plan.numbers, let path, FileStatus.ofPath(path)?.isRegular == true,
      var source = try? InputSource.open(path, settings, settled)
    else { return DecimalEvidence() }
    var mapper = RowMapper(numbers)
    mapper.copiesEmail = false
    var event: [UInt8] = []
    var email: [UInt8] = []
    while mapper.countedDecimals.isOpen, let step = try? source.next(), step != .end, step != .needMore {
      // Whether the number is valid doesn't matter here.
      if step == .record { _ = source.map(&mapper, event: &event, email: &email) }
    }
    return mapper.countedDecimals
  }
}
