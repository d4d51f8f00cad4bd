import RDBulkCore
import Testing

@Suite("Rows: columns of other programs' exports")
struct ExportHeaderTests {
  @Test("The columns of an export are found, or the doubt is named", arguments: ExportHeader.all)
  func found(_ value: ExportHeader) throws {
    do throws(Failure) {
      let plan = try FieldPlan(value.command.operation, columns: value.columns, settings: FieldSettings())
      let found = plan.fields.compactMap { planned in
        if case .column(let column) = planned.source { "\(planned.field.name)=\(value.columns[column])" } else { nil }
      }
      #expect(found == value.expected)
    } catch {
      let message = error.message.english
      let beginning = try #require(value.expected.first)
      #expect(value.expected.count == 1 && message.hasPrefix(beginning), "\(message)")
    }
  }

  private static let keys: [(String, SendCommand, String)] = [
    (
      #"{"Person - Email - Work":"a@b.co","Deal - Lost reason":"x"}"#, .lost,
      #"{"email":"a@b.co","funnel_name":"default","reason":"x"}"#
    ),
    (#"{"Valor (R$)":2,"email":"a@b.co"}"#, .won, #"{"email":"a@b.co","funnel_name":"default","value":2}"#),
    (#"{"Valor (R$)":2,"valor":3,"email":"a@b.co"}"#, .won, #"{"email":"a@b.co","funnel_name":"default","value":3}"#),
    (#"{"Email (dono)":"x@b.co","mail":"a@b.co"}"#, .lost, #"{"email":"a@b.co","funnel_name":"default"}"#),
  ]

  @Test("The keys of a JSON object are found in the same way", arguments: keys)
  func json(_ value: (line: String, command: SendCommand, payload: String)) throws {
    var mapper = RowMapper(try FieldPlan(value.command.operation, columns: nil, settings: FieldSettings()))
    let row = try #require(try mapped(Array(value.line.utf8), with: &mapper).first)
    #expect(row.text.contains("\"payload\":\(value.payload)"), "\(row.text)")
  }
}
