extension TextEncoding {
  /// What is said of an input that was found to be in this encoding.
  package var notice: Message {
    switch self {
    case .macintosh:
      "The input is not UTF-8; it is read as Mac OS Roman, as Excel on a Mac saves it. Use --encoding if that is wrong."
    case .cp850:
      "The input is not UTF-8; it is read as CP850, as Excel saves \"CSV (MS-DOS)\". Use --encoding if that is wrong."
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252, .latin1:
      "The input is not UTF-8; it is read as Windows-1252, as Excel in Brazil saves it. Use --encoding if that is wrong."
    }
  }
}
