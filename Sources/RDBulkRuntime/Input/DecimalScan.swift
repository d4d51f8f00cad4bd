import RDBulkCore
import RDBulkSystem

/// A look at a whole file before its rows are read: whether its numbers have a decimal point or a comma.
enum DecimalScan {
  /// How the numbers of `plan` are written in the file at `path`: nothing where the user has said it, where no
  /// column holds numbers, and where the input is no regular file, which can be read but once.
  ///
  /// A file that can't be read gives nothing either: the run that reads it next says so.
  static func evidence(
    for plan: FieldPlan, _ path: String?, _ settings: ReaderSettings
  ) -> DecimalEvidence {
    guard let numbers = plan.numbers, let path, FileStatus.ofPath(path)?.isRegular == true,
      var source = try? InputSource.open(path, settings)
    else { return DecimalEvidence() }
    var mapper = RowMapper(numbers)
    mapper.copiesEmail = false
    var event: [UInt8] = []
    var email: [UInt8] = []
    while let step = try? source.next(), step != .end, step != .needMore {
      // A number that is none is of no concern here.
      if step == .record { _ = source.map(&mapper, event: &event, email: &email) }
    }
    return mapper.countedDecimals
  }
}
