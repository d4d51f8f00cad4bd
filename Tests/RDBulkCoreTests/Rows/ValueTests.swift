import RDBulkCore
import Testing

@Suite("Rows: values as people have them") struct ValueTests {
  @Test("A value is accepted, or refused with the remedy", arguments: MappingCase.writtenValues)
  func values(_ value: MappingCase) throws {
    for piece in [nil, 1, 7] {
      #expect(
        try mapped(value.input, value.settings, columns: value.columns, piece: piece, value.adjust) == value.rows)
    }
  }

  private func mapper(_ type: EventType, _ columns: [String]?) throws -> RowMapper {
    RowMapper(try FieldPlan(Operation(type), columns: columns, settings: FieldSettings()))
  }

  @Test("Cells that say they are empty are counted")
  func counting() throws {
    var mapper = try mapper(.sale, ["email", "value", "x"])
    _ = try mapped(Array("email,value,x\na@b.co,#N/D,NULL\na@b.co,NULL,\na@b.co,2,\n".utf8), with: &mapper)
    #expect(mapper.emptyWords == 2)
    var json = try self.mapper(.conversion, nil)
    let rows = try mapped(
      Array(##"{"email":"a@b.co","identifier":"x","name":"NULL","cf_a":"\\N","cf_b":"#N/D","cf_c":1}"##.utf8),
      ReaderSettings(format: .jsonLines), with: &json)
    #expect(json.emptyWords == 3)
    #expect(rows[0].text.hasSuffix(#""payload":{"conversion_identifier":"x","email":"a@b.co","cf_c":1}}"#))
  }

  private static let narrowTexts = ["5,51199E+12", "5.51199E+12", "5.51199e+012", "-5E+12", "####", "1,2E+100"]

  @Test("A phone or identifier that a spreadsheet has shortened is refused", arguments: narrowTexts)
  func shortened(_ text: String) throws {
    for header in ["evento;email;celular", "evento;email;telefone", "email;evento;cf_cpf", "x;email;identificador"] {
      var mapper = try mapper(.conversion, header.split(separator: ";").map(String.init))
      let rows = try mapped(
        Array("\(header)\n\(header.hasPrefix("email") ? "a@b.co;x" : "x;a@b.co");\(text)\n".utf8), with: &mapper)
      #expect(rows[0].text.hasPrefix("SHORTENED_NUMBER: "), "\(header): \(rows[0].text)")
      #expect(rows[0].text.contains("is '\(text)', a number that a spreadsheet has shortened"))
    }
  }

  @Test(
    "A code that only looks shortened is accepted",
    arguments: ["5E12", "E+12", "5,E+12", "5,1E-12", "+5511999", "5511999999999", "12E+1", "##", "a5E+12", "1.2.3E+12"])
  func codes(_ text: String) throws {
    var mapper = try mapper(.conversion, ["evento", "email", "celular"])
    let rows = try mapped(Array("evento;email;celular\nx;a@b.co;\(text)\n".utf8), with: &mapper)
    #expect(rows[0].text.contains(#""mobile_phone":"\#(text)""#), "\(rows[0].text)")
  }

  @Test("An owner may be written as mail programs do; null clears it, and NULL leaves it unchanged")
  func owner() throws {
    var mapper = RowMapper(
      try FieldPlan(
        SendCommand.funnelSet.operation, columns: ["email", "dono", "opportunity"], settings: FieldSettings()))
    let input = "email,dono,opportunity\nAna <a@b.co>,Bia <b@b.co>,\na@b.co,null,\na@b.co,NULL,sim\n"
    let rows = try mapped(Array(input.utf8), with: &mapper)
    let path = "/platform/contacts/email:a@b.co/funnels/default "
    #expect(
      rows.map(\.text) == [
        path + #"{"contact_owner_email":"b@b.co"}"#, path + #"{"contact_owner_email":"null"}"#,
        path + #"{"opportunity":true}"#,
      ])
    #expect(rows.map(\.email) == ["a@b.co", "a@b.co", "a@b.co"])
  }
}
