/// What is said of a file that is not a table of rows.
extension FileKind {
  /// One sentence; `name` is the input's.
  package func refusal(of name: Message) -> Message {
    switch self {
    case .gzip, .zstd, .bzip2, .xz: "\(name) is compressed with \(tool)."
    case .sevenZip, .rar, .zip: "\(name) is an archive (\(tool))."
    case .workbook: "\(name) is an Excel workbook (.xlsx) or another Office file, not text."
    case .openDocument: "\(name) is an OpenDocument file such as LibreOffice saves (.ods), not text."
    case .oldOffice: "\(name) is an old Excel workbook (.xls) or another Office file, not text."
    case .pdf: "\(name) is a PDF."
    case .richText: "\(name) is a text document (RTF)."
    case .image: "\(name) is an image."
    case .webPage: "\(name) is a web page (HTML)."
    case .xmlWorkbook: "\(name) is an Excel workbook in XML."
    case .xml: "\(name) is XML."
    case .vCard: "\(name) holds contacts as vCards."
    case .utf32: "\(name) is text in UTF-32."
    case .parquet, .sqlite: "\(name) is a database file (\(tool))."
    }
  }

  /// What to do; `path` is nil for standard input.
  package func hint(path: String?) -> Message {
    switch self {
    case .gzip, .zstd, .bzip2, .xz: return unpacking("\(tool) -dc", path)
    case .zip: return unpacking("unzip -p", path)
    case .sevenZip: return unpacking("7z x -so", path)
    case .rar: return unpacking("unrar p -inul", path)
    case .workbook, .openDocument, .oldOffice, .xmlWorkbook:
      return "Open it and save the sheet with the contacts as CSV (UTF-8)."
    case .webPage:
      return
        "Some systems export a page under the name .xls: open it in Excel and save it as CSV (UTF-8). If it is a login "
        + "page, download the file again."
    case .pdf, .image: return "Export the contacts as CSV from the program that made it."
    case .richText: return "Copy the table into a spreadsheet and save that as CSV (UTF-8)."
    case .xml: return "Export the contacts as CSV or JSON instead."
    case .vCard: return "Import it into your address book (Google Contacts, for example) and export that as CSV."
    case .utf32: return "Save it as UTF-8."
    case .parquet, .sqlite: return "Export the rows as CSV or JSON Lines from it."
    }
  }

  private func unpacking(_ command: String, _ path: String?) -> Message {
    guard let path else { return "Unpack it first." }
    let word = ShellWord.quoted(ShellWord.path(path))
    guard !Quoted.hasControls(word) else { return "Unpack it first." }
    return "Unpack it and pipe in the text: \(command) \(word) | rdbulk …"
  }

  /// The program that a file of this kind is read with, or the kind's own name.
  private var tool: String {
    switch self {
    case .gzip: "gzip"
    case .zstd: "zstd"
    case .bzip2: "bzip2"
    case .xz: "xz"
    case .sevenZip: "7z"
    case .rar: "RAR"
    case .zip: "ZIP"
    case .parquet: "Parquet"
    case .sqlite: "SQLite"
    default: ""
    }
  }
}
