/// A kind of file that is not a table of rows, recognised by its first bytes.
package enum FileKind: Equatable, Sendable {
  case gzip, zstd, bzip2, xz, sevenZip, rar
  /// A ZIP file that is none of the next three.
  case zip
  case workbook, openDocument, oldOffice
  case pdf, richText, image, webPage, xmlWorkbook, xml, vCard, utf32, parquet, sqlite

  /// What the first bytes of a file are the beginning of.
  package enum Finding: Equatable, Sendable {
    case kind(FileKind)
    /// More bytes are needed to tell.
    case unknown
    /// Probably text.
    case none
  }

  /// Bytes that begin a file, each with what they tell.
  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstd), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (Array("Rar!".utf8) + [0x1A, 0x07], .rar),
    ([0x50, 0x4B, 0x05, 0x06], .zip), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .richText), ([0x89, 0x50, 0x4E, 0x47], .image),
    ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image), ([0x49, 0x49, 0x2A, 0x00], .image),
    ([0x4D, 0x4D, 0x00, 0x2A], .image), ([0xFF, 0xFE, 0x00, 0x00], .utf32), ([0x00, 0x00, 0xFE, 0xFF], .utf32),
    (Array("PAR1".utf8), .parquet), (Array("SQLite format 3\0".utf8), .sqlite),
  ]

  /// Tags that begin a page, in lower case; many systems export one under the name `.xls`.
  private static let tags = ["!doctype html", "html", "head", "body", "table", "meta", "style", "div", "script"]

  /// Looks at the beginning of a file; `final` says that nothing follows `range`.
  package static func find(_ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool) -> Finding {
    let file = Beginning(bytes, range, isFinal: final)
    var isOpen = false
    for (signature, kind) in signatures {
      switch file.begins(with: signature) {
      case .yes: return .kind(kind)
      case .maybe: isOpen = true
      case .no: break
      }
    }
    for finding in [file.archive, file.bzip2, file.bitmap, file.markup] {
      switch finding {
      case .kind: return finding
      case .unknown: isOpen = true
      case .none: break
      }
    }
    return isOpen ? .unknown : .none
  }

  /// The first bytes of a file, as many as there are.
  private struct Beginning {
    enum Answer { case yes, no, maybe }

    let bytes: [UInt8]
    let isFinal: Bool

    /// More than any kind needs.
    private static let longest = 1_100

    init(_ bytes: Span<UInt8>, _ range: Range<Int>, isFinal: Bool) {
      self.bytes = range.prefix(Self.longest).map { bytes[$0] }
      self.isFinal = isFinal
    }

    func begins(with signature: [UInt8], at start: Int = 0, ignoringCase: Bool = false) -> Answer {
      for (offset, wanted) in signature.enumerated() {
        let place = start + offset
        guard place < bytes.count else { return isFinal ? .no : .maybe }
        let byte = ignoringCase ? ASCII.lowercased(bytes[place]) : bytes[place]
        if byte != wanted { return .no }
      }
      return .yes
    }

    /// A ZIP file, by the name of what it holds first.
    var archive: Finding {
      switch begins(with: [0x50, 0x4B, 0x03, 0x04]) {
      case .no: return .none
      case .maybe: return .unknown
      case .yes: break
      }
      guard bytes.count >= 128 || isFinal else { return .unknown }
      let name = String(decoding: bytes.dropFirst(30).prefix(96), as: UTF8.self)
      if name.hasPrefix("mimetypeapplication/vnd.oasis.opendocument") { return .kind(.openDocument) }
      let parts = ["[Content_Types].xml", "_rels/", "docProps/", "xl/", "word/"]
      return .kind(parts.contains(where: name.hasPrefix) ? .workbook : .zip)
    }

    var bzip2: Finding {
      guard begins(with: Array("BZh".utf8)) != .no else { return .none }
      switch begins(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4) {
      case .yes: return .kind(.bzip2)
      case .maybe: return .unknown
      case .no: return .none
      }
    }

    /// A BMP image has a length and four zero bytes after its two letters.
    var bitmap: Finding {
      guard begins(with: Array("BM".utf8)) != .no else { return .none }
      switch begins(with: [0, 0, 0, 0], at: 6) {
      case .yes: return .kind(.image)
      case .maybe: return .unknown
      case .no: return .none
      }
    }

    /// HTML, XML and vCards: texts, after a byte order mark and blanks.
    var markup: Finding {
      var start = begins(with: [0xEF, 0xBB, 0xBF]) == .yes ? 3 : 0
      while start < min(bytes.count, 1_024), isBlank(bytes[start]) { start += 1 }
      var isOpen = false
      let texts =
        [("<?xml", FileKind.xml), ("begin:vcard", .vCard)] + FileKind.tags.map { ("<" + $0, FileKind.webPage) }
      for (text, kind) in texts {
        switch begins(with: Array(text.utf8), at: start, ignoringCase: true) {
        case .yes: return kind == .xml ? xml : .kind(kind)
        case .maybe: isOpen = true
        case .no: break
        }
      }
      return isOpen ? .unknown : .none
    }

    /// Excel 2003 writes workbooks in XML, and pages are written in it, too.
    private var xml: Finding {
      guard bytes.count >= 512 || isFinal else { return .unknown }
      let text = String(decoding: bytes.prefix(512).map(ASCII.lowercased), as: UTF8.self)
      if text.contains("excel.sheet") || text.contains("office:spreadsheet") { return .kind(.xmlWorkbook) }
      return .kind(text.contains("<html") || text.contains("<!doctype html") ? .webPage : .xml)
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte <= ASCII.space && byte != 0 }
  }
}
