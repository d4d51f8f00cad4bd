import RDBulkCore
import Testing

/// Texts as three programs save them.
private enum Western {
  private static let mac: [Character: UInt8] = [
    "á": 0x87, "à": 0x88, "â": 0x89, "ã": 0x8B, "ç": 0x8D, "é": 0x8E, "ê": 0x90, "í": 0x92, "ó": 0x97, "ô": 0x99,
    "õ": 0x9B, "ú": 0x9C, "Á": 0xE7, "Ã": 0xCC, "Ç": 0x82, "É": 0x83, "Ê": 0xE6, "Í": 0xEA, "Ó": 0xEE, "Õ": 0xCD,
    "º": 0xBC, "“": 0xD2, "”": 0xD3, "–": 0xD0,
  ]
  private static let dos: [Character: UInt8] = [
    "á": 0xA0, "à": 0x85, "â": 0x83, "ã": 0xC6, "ç": 0x87, "é": 0x82, "ê": 0x88, "í": 0xA1, "ó": 0xA2, "ô": 0x93,
    "õ": 0xE4, "ú": 0xA3, "Á": 0xB5, "Ã": 0xC7, "Ç": 0x80, "É": 0x90, "Ê": 0xD2, "Í": 0xD6, "Ó": 0xE0, "Õ": 0xE5,
    "º": 0xA7,
  ]
  private static let windows: [Character: UInt8] = ["“": 0x93, "”": 0x94, "–": 0x96, "’": 0x92, "€": 0x80, "…": 0x85]

  static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    text.map { character in
      let table = encoding == .macintosh ? mac : encoding == .cp850 ? dos : windows
      return table[character] ?? UInt8(truncatingIfNeeded: character.unicodeScalars.first?.value ?? 0)
    }
  }
}

@Suite("Text: which single-byte encoding")
struct EncodingDoubtTests {
  private static let sentences = [
    "não;Preço alto", "João da Conceição;Não há verba", "José Antônio;Concorrência é mais barata",
    "Índice;Período de avaliação", "MARIA APARECIDA GONÇALVES;SEM CONDIÇÕES NO MÊS", "JOÃO;DECISÃO DA DIREÇÃO",
    "São Paulo;Pós-venda às terças", "Luís;você, avó, até amanhã", "irmãos;corações e mães", "n: 2º andar;opção única",
  ]

  @Test(
    "The encoding is told by the words that its bytes make", arguments: [TextEncoding.windows1252, .macintosh, .cp850],
    sentences)
  func told(_ encoding: TextEncoding, _ text: String) {
    for feed in Feed.all {
      let reading = feed.read(Western.bytes("a;b\n\(text)\n", encoding), ReaderSettings())
      #expect(reading.rows.map { $0.fields.joined(separator: ";") } == [text], "\(feed)")
      #expect(reading.guessedEncoding == encoding)
      #expect(reading.encodingDoubt == nil)
    }
  }

  /// Texts in Windows-1252 that are no Portuguese sentence.
  private static let others = [
    "é", "à", "ç", "€ 10", "10 – 20", "“preço” alto", "d’água", "D’Ávila", "it’s late", "Müller", "François",
    "Åsa Bjørn",
    "PREÇO", "PÇA DA SÉ", "ANDRÉ", "Marca®", "50 m²", "R$ 5…", "época", "ótimo", "êxito", "água", "1º lugar",
  ]

  @Test("A text is in Windows-1252 where that makes sense", arguments: others)
  func sense(_ text: String) {
    let reading = Feed.all[0].read(Western.bytes("a;b\n\(text);x\n", .windows1252), ReaderSettings())
    #expect(reading.rows.map(\.fields) == [[text, "x"]])
    #expect(reading.guessedEncoding == .windows1252)
    #expect(reading.encodingDoubt == nil)
  }

  /// Cells, and how they are read, the likeliest first.
  private static let doubtful: [([UInt8], [String])] = [
    (Western.bytes("Preço", .cp850), ["macintosh Preáo", "cp850 Preço", "windows-1252 Pre‡o"]),
    (Western.bytes("Sábado", .cp850), ["cp850 Sábado", "windows-1252 S\u{A0}bado", "macintosh S†bado"]),
    ([0x61, 0x81, 0x62, 0x90, 0x63], ["macintosh aÅbêc", "cp850 aübÉc", "windows-1252 a\u{81}b\u{90}c"]),
  ]

  @Test("The encoding is in doubt where it could be one or the other, and such rows are refused", arguments: doubtful)
  func refused(_ cell: [UInt8], _ readings: [String]) throws {
    let input = Array("a;b\nx;y\nz;".utf8) + cell + Array("\nx;y\n".utf8)
    for feed in Feed.all {
      let reading = feed.read(input, ReaderSettings())
      let doubt = try #require(reading.encodingDoubt)
      #expect((doubt.line, doubt.column) == (3, 2))
      if !readings.isEmpty { #expect(doubt.readings.map { "\($0.encoding.rawValue) \($0.text)" } == readings) }
      #expect(reading.rows.map(\.fault) == [nil, .invalidUTF8(column: 2), nil])
      #expect(reading.guessedEncoding == nil)
    }
  }

  @Test("An encoding that is named is not in doubt", arguments: [TextEncoding.windows1252, .macintosh, .cp850])
  func named(_ encoding: TextEncoding) {
    let reading = Feed.all[0].read(Western.bytes("a\nSábado\n", encoding), ReaderSettings(encoding: encoding))
    #expect(reading.rows.map(\.fields) == [["Sábado"]])
    #expect(reading.encodingDoubt == nil && reading.guessedEncoding == nil)
  }

  @Test("A doubt is told with a cell in each reading and the flags that settle it")
  func message() throws {
    let input = Array("a\n".utf8) + Western.bytes("Preço\n", .cp850)
    let doubt = try #require(Feed.all[0].read(input, ReaderSettings()).encodingDoubt)
    #expect(
      doubt.message.english
        == "Line 2, column 1: the bytes can be read as 'Preáo' (macintosh), 'Preço' (cp850) or 'Pre‡o' (windows-1252).")
    #expect(
      doubt.hint.english
        == "Say which one is right: --encoding macintosh, --encoding cp850 or --encoding windows-1252. If none is, save the "
        + "file as UTF-8.")
  }
}
