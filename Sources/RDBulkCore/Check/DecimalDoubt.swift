/// A number of a file that can be read in two ways, where nothing shows how its decimals are written: every other one of
/// its kind is in doubt as well.
package struct DecimalDoubt: Equatable, Sendable {
  private let number: AmbiguousNumber
  /// The column or key that it is in.
  private let name: String
  private let line: Int

  /// `line`: where its row begins. `plan` has the columns.
  package init(_ number: AmbiguousNumber, _ plan: FieldPlan, line: Int) {
    self.number = number
    self.line = line
    switch plan.fields.first(where: { $0.field.name == number.field })?.source {
    case .column(let column) where column < plan.columns.count && !plan.columns[column].isEmpty:
      name = plan.columns[column]
    case .path(let key, _): name = String(decoding: key, as: UTF8.self)
    default: name = number.field
    }
  }

  /// Why nothing is sent, with the flags that settle it.
  package var failure: Failure {
    let evidence = number.evidence
    let why: Message =
      evidence.points > 0 && evidence.commas > 0
      ? "other numbers of the file are written both ways"
      : evidence.points + evidence.commas > 0
        ? "too few other numbers of the file show which" : "no other number of the file shows which"
    return .usage(
      "On line \(line), \(Quoted.path(name)) holds \(Quoted.value(number.text)), which may mean \(asComma) or \(asPoint); "
        + "\(why).",
      hint: "Add --decimal comma if it means \(asComma), or --decimal point if it means \(asPoint).")
  }

  private var asComma: Message { Self.shown(number.asComma) }
  private var asPoint: Message { Self.shown(number.asPoint) }

  /// With decimals, so that nobody takes their mark for the one between thousands.
  private static func shown(_ number: String) -> Message {
    let parts = number.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return "\(number).00" }
    return "\(String(parts[0])).\(String(parts[1]))"
  }
}
