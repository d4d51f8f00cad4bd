import RDBulkCore
import Testing

/// The first bytes of a file.
struct BeginningCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var encoding: TextEncoding?
  var expected: FileBeginning
  /// How many of the bytes tell; nil: it takes the end of the file.
  var enough: Int?

  var testDescription: String { name }

  init(
    _ name: String, _ bytes: [UInt8], _ encoding: TextEncoding? = nil, enough: Int?, _ expected: FileBeginning
  ) {
    self.name = name
    self.bytes = bytes
    self.encoding = encoding
    self.enough = enough
    self.expected = expected
  }

  init(_ name: String, _ text: String, enough: Int?, _ expected: FileBeginning) {
    self.init(name, Array(text.utf8), enough: enough, expected)
  }
}

@Suite("Text: what a file begins with")
struct FileKindTests {
  private static let text = FileBeginning.text(mark: .none, order: nil)

  /// A ZIP file that holds `name` first.
  private static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array(name.utf8) + Array(repeating: 7, count: 200)
  }

  private static func xml(_ more: String) -> String {
    "<?xml version=\"1.0\"?>\n" + more + String(repeating: " ", count: 600)
  }

  private static let refused = [
    BeginningCase("gzip", [0x1F, 0x8B, 8, 0], enough: 2, .refused(.gzip)),
    BeginningCase("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0], enough: 4, .refused(.zstd)),
    BeginningCase("bzip2", "BZh91AY&SY\0", enough: 10, .refused(.bzip2)),
    BeginningCase("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], enough: 6, .refused(.xz)),
    BeginningCase("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], enough: 6, .refused(.sevenZip)),
    BeginningCase("RAR", Array("Rar!".utf8) + [0x1A, 7, 0], enough: 6, .refused(.rar)),
    BeginningCase("a ZIP file", zip("contatos.csv"), enough: 128, .refused(.zip)),
    BeginningCase("an empty ZIP file", [0x50, 0x4B, 5, 6, 0], enough: 4, .refused(.zip)),
    BeginningCase("a workbook", zip("[Content_Types].xml"), enough: 128, .refused(.workbook)),
    BeginningCase("a workbook in another order", zip("xl/workbook.xml"), enough: 128, .refused(.workbook)),
    BeginningCase(
      "OpenDocument", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), enough: 128,
      .refused(.openDocument)),
    BeginningCase(
      "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], enough: 8, .refused(.oldOffice)),
    BeginningCase("PDF", "%PDF-1.7", enough: 5, .refused(.pdf)),
    BeginningCase("RTF", "{\\rtf1", enough: 5, .refused(.richText)),
    BeginningCase("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D], enough: 4, .refused(.image)),
    BeginningCase("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], enough: 3, .refused(.image)),
    BeginningCase("GIF", "GIF89a", enough: 4, .refused(.image)),
    BeginningCase("BMP", [0x42, 0x4D, 9, 9, 9, 0, 0, 0, 0, 0, 1], enough: 10, .refused(.image)),
    BeginningCase("a page", "<!DOCTYPE html>", enough: 14, .refused(.webPage)),
    BeginningCase("a page without a type", " \r\n<HTML lang=pt>", enough: 8, .refused(.webPage)),
    BeginningCase("a table of a page", "<table border=1>", enough: 6, .refused(.webPage)),
    BeginningCase("a page behind a mark", "\u{FEFF}<html>", enough: 8, .refused(.webPage)),
    BeginningCase("XML", xml("<a>"), enough: 512, .refused(.xml)),
    BeginningCase(
      "a workbook in XML", xml("<?mso-application progid=\"Excel.Sheet\"?>"), enough: 512, .refused(.xmlWorkbook)),
    BeginningCase("a page in XML", xml("<html xmlns=\"x\">"), enough: 512, .refused(.webPage)),
    BeginningCase("short XML", "<?xml ?><a/>", enough: nil, .refused(.xml)),
    BeginningCase("vCards", "BEGIN:VCARD\r\n", enough: 11, .refused(.vCard)),
    BeginningCase("UTF-32", [0xFF, 0xFE, 0, 0, 0x65, 0, 0, 0], enough: 4, .refused(.utf32)),
    BeginningCase("Parquet", "PAR1x", enough: 4, .refused(.parquet)),
    BeginningCase("SQLite", "SQLite format 3\0", enough: 16, .refused(.sqlite)),
  ]

  private static let taken = [
    BeginningCase("a header", "email;motivo\n", enough: 2, text),
    BeginningCase("nothing", "", enough: nil, text),
    BeginningCase("an object", "{\"email\":1}", enough: 2, text),
    BeginningCase("an array", "[{}]", enough: 2, text),
    BeginningCase("a header in angle brackets", "<e-mail>;<nome>\n", enough: 2, text),
    BeginningCase("words that begin like a signature", "BZhx,BM", enough: 5, text),
    BeginningCase("Rarely", "Rarely", enough: 4, text),
    BeginningCase("PKs", "PK,id\n", enough: 3, text),
    BeginningCase("GIFs", "GIF", enough: nil, text),
    BeginningCase("begin", "begin,end\n", enough: 6, text),
    BeginningCase("blank lines", "\n\n", enough: nil, text),
    BeginningCase("a byte order mark", "\u{FEFF}email", enough: 4, .text(mark: .utf8, order: nil)),
    BeginningCase(
      "UTF-16 with a mark", [0xFF, 0xFE, 0x65, 0], enough: 3, .text(mark: .utf16LittleEndian, order: .little)),
    BeginningCase(
      "UTF-16 with the other mark", [0xFE, 0xFF, 0, 0x65], enough: 2, .text(mark: .utf16BigEndian, order: .big)),
    BeginningCase("UTF-16 without a mark", [0x45, 0, 0xE9, 0], enough: 4, .text(mark: .none, order: .little)),
    BeginningCase("UTF-16 without a mark, big-endian", [0, 0x45, 0, 0x6D], enough: 4, .text(mark: .none, order: .big)),
    BeginningCase("one zero byte", [0x45, 0, 0x6D, 0x61], enough: 4, text),
    BeginningCase("zero bytes alone", [0, 0, 0, 0], enough: 3, text),
    BeginningCase("zero bytes in a named encoding", [0x45, 0, 0x6D, 0], .utf8, enough: 1, text),
    BeginningCase(
      "UTF-16 by name", [0x1F, 0x8B, 0x65, 0], .utf16LittleEndian, enough: 1, .text(mark: .none, order: .little)),
  ]

  @Test("A file is told by the first bytes that tell, and not before", arguments: refused + taken)
  func beginning(_ value: BeginningCase) {
    for length in 0...value.bytes.count {
      let bytes = Array(value.bytes[..<length])
      let found = FileBeginning.find(bytes.span, 0..<length, final: false, encoding: value.encoding)
      #expect(found == (length >= value.enough ?? .max ? value.expected : nil), "\(length) bytes")
    }
    let bytes = value.bytes
    let found = FileBeginning.find(bytes.span, 0..<bytes.count, final: true, encoding: value.encoding)
    #expect(found == value.expected)
  }
}
