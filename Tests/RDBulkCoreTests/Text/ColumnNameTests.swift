import RDBulkCore
import Testing

@Suite("Text: column names")
struct ColumnNameTests {
  private static let names = [
    ("email", "email"), ("E-Mail", "email"), ("  e_mail  ", "email"), ("E\u{A0}MAIL\t", "email"),
    ("Razão da Perda", "razaodaperda"), ("RAZÃO", "razao"), ("Raza\u{303}o", "razao"), ("Ação", "acao"),
    ("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"),
    ("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ", "aaaaaaceeeeiiiinooooouuuuyy"),
    ("Nº", "no"), ("1ª perda", "1aperda"), ("Nome – e-mail", "nomeemail"), ("a\u{2003}b\u{200B}c\u{FEFF}", "abc"),
    ("e.mail (1)!", "email1"), ("", ""), ("-_ .", ""), ("İ", "i"), ("漢字", "漢字"), ("ß", "ß"), ("Ñandú", "nandu"),
  ]

  @Test("Column names are compared ignoring case, accents, blanks and marks", arguments: names)
  func normalized(_ value: (name: String, expected: String)) {
    #expect(Array(ColumnName.normalized(value.name).utf8) == Array(value.expected.utf8))
  }
}
