/// The encodings an input may be in. UTF-16 is recognised by its BOM or given by name.
package enum TextEncoding: String, Equatable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
}
