import RDBulkCore
import RDBulkSystem

/// A look at what the columns of a file hold, before its rows are read.
enum ColumnScan {
  /// What its first rows leave in doubt about the columns of the input that `plan` names; nothing where it is no regular
  /// file, which can be read but once, or can't be read.
  static func doubts(_ plan: InputPlan, _ operation: Operation) -> [ColumnDoubt] {
    guard let path = plan.path, FileStatus.ofPath(path)?.isRegular == true,
      var source = try? InputSource.open(path, plan.reader)
    else { return [] }
    var check: ColumnCheck?
    var filter: RowFilter?
    while let step = try? source.next(), step != .end, step != .needMore {
      if step == .header {
        guard source.reader.format == .csv else { return [] }
        let columns = plan.reader.hasHeader ? source.reader.header : plan.columns
        guard
          let fields = try? FieldPlan(operation, columns: columns, settings: plan.fields, toleratesAbsent: true),
          let chosen = try? RowFilter(plan.rows, columns: columns)
        else { return [] }
        check = ColumnCheck(fields, plan.fields, plan.rows)
        filter = chosen
      }
      guard step == .record, source.judge(&filter) == .chosen else { continue }
      source.show(&check)
      if check?.hasSample == true { break }
    }
    return check?.doubts ?? []
  }
}
