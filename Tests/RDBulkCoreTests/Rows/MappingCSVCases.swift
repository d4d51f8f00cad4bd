import RDBulkCore

extension MappingCase {
  private static let missingEmail = "MISSING_FIELD: email is empty; it must have a value."
  private static let unclosed =
    "MALFORMED_ROW: The quote that opens in column 2 on line 2 is never closed; close it, or double it (\"\") "
    + "if it belongs to the text."
  private static let doubtful =
    "DOUBTFUL_ROW: This line may belong to the text of column 2 on line 2, which does not end as it should; "
    + "fix that row, or take such lines as rows with --doubtful send."

  static let csv = values + options + problems + encodings

  static let values = [
    Self(
      "email and reason", "email,reason\nana@x.co,Preço\nbob@y.org,\"Sem \"\"verba\"\"\"\n",
      gives: [
        .sent(2, "ana@x.co", #""email":"ana@x.co","funnel_name":"default","reason":"Preço""#),
        .sent(3, "bob@y.org", #""email":"bob@y.org","funnel_name":"default","reason":"Sem \"verba\"""#),
      ]),
    Self(
      "the reference's order, whatever the columns' is",
      "Motivo da Perda;FUNIL;E-mail do Contato;Outra\nx; DEFAULT;a@b.co;y",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"x""#)
      ]),
    Self(
      "an empty reason is left out", "email,reason,funnel\na@b.co,,\na@b.co, \t,\u{A0}\na@b.co,\"\",\" \"\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default""#),
        .sent(3, "a@b.co", #""email":"a@b.co","funnel_name":"default""#),
        .sent(4, "a@b.co", #""email":"a@b.co","funnel_name":"default""#),
      ]),
    Self(
      "no reason column", "email\na@b.co\n", gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default""#)]),
    Self(
      "blanks around values", "email,reason\n \u{A0}\ta@b.co \u{A0},\"\n x  y\r\n\u{A0}\"\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"x  y""#)
      ]),
    Self(
      "blanks inside doubled quotes", "email,reason\na@b.co,\" \"\"a\"\" \"\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"\"a\"""#)
      ]),
    Self(
      "what JSON must escape", "email,reason\na@b.co,\"a\\b\n\t\u{1}\u{8}\u{C}/\u{7F}é😀\"\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"a\\b\n\t\u0001\b\f/"# + "\u{7F}é😀\"")
      ]),
    Self(
      "line numbers of rows with line breaks", "email,reason\r\na@b.co,\"1\r\n2\"\r\n\r\nb@b.co,3\r\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"1\r\n2""#),
        .sent(5, "b@b.co", #""email":"b@b.co","funnel_name":"default","reason":"3""#),
      ]),
  ]

  static let options = [
    Self(
      "--set for every row", "email,reason\na@b.co,x\nb@b.co,y\n",
      adjust: { options in
        options.sets = [FieldSetting("reason", " Sem \"verba\" "), FieldSetting("Funil", "default")]
      },
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"Sem \"verba\"""#),
        .sent(3, "b@b.co", #""email":"b@b.co","funnel_name":"default","reason":"Sem \"verba\"""#),
      ]),
    Self(
      "of two --set for one field the last one", "email\na@b.co\n",
      adjust: { options in
        options.sets = [FieldSetting("reason", "x"), FieldSetting("motivo", "y")]
      }, gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"y""#)]),
    Self(
      "--map by name", "email,Contato,Obs\nx,a@b.co,y\n",
      adjust: { options in
        options.maps = [FieldSetting("email", "contato"), FieldSetting("reason", "OBS")]
      }, gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"y""#)]),
    Self(
      "--map by number", "email,Contato,Obs\nx,a@b.co,y\n",
      adjust: { options in
        options.maps = [FieldSetting("email", "2"), FieldSetting("reason", "3")]
      }, gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"y""#)]),
    Self(
      "a column named like a number", "3,email,x\nr,a@b.co,y\n",
      adjust: { options in
        options.maps = [FieldSetting("reason", "3")]
      }, gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"r""#)]),
    Self(
      "--no-header with --columns", "a@b.co;x\n", ReaderSettings(hasHeader: false), columns: ["email", "motivo"],
      gives: [.sent(1, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"x""#)]),
    Self(
      "--no-header with numbers, any width", "x;a@b.co\n;b@b.co;z\nc\n", ReaderSettings(hasHeader: false),
      adjust: { options in
        options.maps = [FieldSetting("email", "2"), FieldSetting("reason", "1")]
      },
      gives: [
        .sent(1, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"x""#),
        .sent(2, "b@b.co", #""email":"b@b.co","funnel_name":"default""#),
        MappedRow(3, "", missingEmail),
      ]),
    Self(
      "--require", "email,reason,funnel\na@b.co,x,default\nb@b.co,,default\nc@b.co,x,\n",
      adjust: { options in
        options.required = ["Motivo", "funnel_name"]
      },
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"x""#),
        MappedRow(3, "b@b.co", "MISSING_FIELD: reason is empty; it must have a value."),
        MappedRow(4, "c@b.co", "MISSING_FIELD: funnel_name is empty; it must have a value."),
      ]),
  ]

  static let problems = [
    Self(
      "no email", "email,reason\n,x\n \u{A0},x\n",
      gives: [MappedRow(2, "", missingEmail), MappedRow(3, "", missingEmail)]),
    Self(
      "no address", "email\n ana at x.co \na@@b.co\n",
      gives: [
        MappedRow(2, "ana at x.co", "INVALID_EMAIL: email is not an address: it has no @."),
        MappedRow(3, "a@@b.co", "INVALID_EMAIL: email is not an address: it has more than one @."),
      ]),
    Self(
      "ragged rows", "email,reason,x\na@b.co,y\n a@b.co ,1,2,3\na@b.co\nd@b.co,1,2\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"y""#),
        MappedRow(
          3, "a@b.co",
          "MALFORMED_ROW: This row has 4 fields, the header has 3; put values that contain the delimiter in quotes."),
        MappedRow(
          4, "a@b.co", "MALFORMED_ROW: This row has 1 field, the header has 3; a value or a line end is missing."),
        .sent(5, "d@b.co", #""email":"d@b.co","funnel_name":"default","reason":"1""#),
      ]),
    Self(
      "rows that lack cells that nobody uses, or have empty ones too many",
      "x,email,y,z\n,a@b.co\n1,b@b.co,2\n,c@b.co,,,, ,\"\"\n,d@b.co,,,,x\n,e@b.co,\n,f@b.co",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default""#),
        .sent(3, "b@b.co", #""email":"b@b.co","funnel_name":"default""#),
        .sent(4, "c@b.co", #""email":"c@b.co","funnel_name":"default""#),
        MappedRow(
          5, "d@b.co",
          "MALFORMED_ROW: This row has 6 fields, the header has 4; put values that contain the delimiter in quotes."),
        .sent(6, "e@b.co", #""email":"e@b.co","funnel_name":"default""#),
        // The input ends within it: its address may be half of one.
        MappedRow(
          7, "f@b.co", "MALFORMED_ROW: This row has 2 fields, the header has 4; a value or a line end is missing."),
      ]),
    Self(
      "a delimiter that a backslash escapes at a row's end, and paths before empty cells",
      "email,reason\na@b.co,x\\,\nb@b.co\\,x,\nc@b.co,C:\\\\,\n",
      gives: [
        MappedRow(
          2, "a@b.co",
          "MALFORMED_ROW: This row has 3 fields, the header has 2; put values that contain the delimiter in quotes."),
        MappedRow(
          3, "b@b.co\\",
          "MALFORMED_ROW: This row has 3 fields, the header has 2; put values that contain the delimiter in quotes."),
        .sent(4, "c@b.co", ##""email":"c@b.co","funnel_name":"default","reason":"C:\\\\""##),
      ]),
    Self(
      "a last row without a line end whose used cells are whole", "x,email,y,z\n,a@b.co,1",
      gives: [.sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default""#)]),
    Self(
      "cells as spreadsheets keep digits",
      "=\"email\",\"=\"\"reason\"\"\"\n=\"a@b.co\",\"=\"\" 0012 \"\"\"\nb@b.co,\"=\"\"a\"\"b\"\"\"\nc@b.co,=1\n",
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"0012""#),
        .sent(3, "b@b.co", ##""email":"b@b.co","funnel_name":"default","reason":"=\"a\"b\"""##),
        .sent(4, "c@b.co", #""email":"c@b.co","funnel_name":"default","reason":"=1""#),
      ]),
    Self(
      "a ragged row whose email is missing", "reason,email\nx\n",
      gives: [
        MappedRow(2, "", "MALFORMED_ROW: This row has 1 field, the header has 2; a value or a line end is missing.")
      ]),
    Self(
      "faults", "email,reason\na@b.co,\"x\nb@b.co,y\"z\nc@b.co,w\0\nd@b.co,\"a\"b\n",
      gives: [
        MappedRow(
          2, "",
          "MALFORMED_ROW: Column 2 has text after its closing quote; double the quotes that belong to the text (\"\")."),
        MappedRow(
          3, "",
          "MALFORMED_ROW: Column 2 has a quote in the middle of unquoted text; put the whole value in quotes and double the ones inside (\"\")."
        ),
        MappedRow(4, "", "MALFORMED_ROW: Column 2 has a NUL byte in it; save the file again as UTF-8 text."),
        MappedRow(
          5, "",
          "MALFORMED_ROW: Column 2 has text after its closing quote; double the quotes that belong to the text (\"\")."),
      ]),
    Self(
      "an unclosed quote", "email,reason\na@b.co,\"x\nb@b.co,y\n",
      gives: [
        MappedRow(2, "", unclosed),
        MappedRow(3, "", doubtful),
      ]),
    Self(
      "a row past the limit", "email\na@b.co\nabcdefgh@b.co\nc@b.co\n", ReaderSettings(limit: 8),
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default""#),
        MappedRow(3, "", "ROW_TOO_LONG: This row is longer than 8 bytes; --max-row-bytes allows more."),
        .sent(4, "c@b.co", #""email":"c@b.co","funnel_name":"default""#),
      ]),
    Self(
      "an address past its limit",
      "email\n" + String(repeating: "é", count: 250) + "@b.co\n" + String(repeating: "e", count: 251) + "@b.co",
      gives: [
        .sent(
          2, String(repeating: "é", count: 250) + "@b.co",
          #""email":""# + String(repeating: "é", count: 250) + #"@b.co","funnel_name":"default""#),
        MappedRow(
          3, String(repeating: "e", count: 251) + "@b.co",
          "INVALID_EMAIL: email is not an address: it is longer than 255 characters."),
      ]),
  ]

  static let encodings = [
    Self(
      "Windows-1252",
      bytes: Array("E-mail;Raz".utf8) + [0xE3] + Array("o\r\na@b.co;N".utf8) + [0xE3] + Array("o ".utf8) + [
        0x80, 0xA0, 0x0D, 0x0A,
      ],
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"Não €""#)
      ]),
    Self(
      "bytes that are not UTF-8", bytes: Array("email,reason\na@b.co,é\nb@b.co,".utf8) + [0xE9, 0x0A],
      gives: [
        .sent(2, "a@b.co", #""email":"a@b.co","funnel_name":"default","reason":"é""#),
        MappedRow(
          3, "",
          "MALFORMED_ROW: Column 2 has bytes that are not valid UTF-8; save the file as UTF-8, or name its encoding with --encoding."
        ),
      ]),
  ]
}
