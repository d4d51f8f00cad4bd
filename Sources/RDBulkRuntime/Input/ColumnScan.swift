import RDBulkCore
import RDBulkSystem

/// A look at what the columns of a file hold, or of a pipe's first rows, before they are read.
enum ColumnScan {
  /// What the first rows leave in doubt about the columns of `input`, as `plan` has it; nothing where it can't be read.
  static func doubts(_ input: OpenInput, _ plan: InputPlan, _ operation: Operation) -> [ColumnDoubt] {
    var source = InputSource.look(at: input, plan.reader)
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
