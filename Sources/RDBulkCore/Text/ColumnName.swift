/// Makes column names comparable: ignores case, accents, blanks, `_`, `-` and other marks.
package enum ColumnName {
  /// The letters and digits of `name`, in lower case and without accents; empty for a name of marks only.
  package static func normalized(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: result.append(scalar)
      case 0x00...0x7F: continue
      // Combining marks: their letter is already there.
      case 0x300...0x36F: continue
      // No-break space, byte order mark; General Punctuation: blanks of any width, dashes, invisible characters.
      case 0xA0, 0xFEFF, 0x2000...0x206F: continue
      default: result.append(FoldedText.base(of: scalar).map { Unicode.Scalar($0) } ?? scalar)
      }
    }
    return String(result)
  }
}
