import Foundation
import RDBulkCore

/// Rows with an address of their own each, some that are refused here, some with line breaks.
struct KillInput {
  let text: String
  /// By row; of a bad one, what stands in its place.
  let emails: [String]
  private let header: String
  private let raws: [String]
  private let bad: Set<Int>

  init(rows: Int, isJSON: Bool, _ random: inout SeededRandom) {
    var emails: [String] = []
    var raws: [String] = []
    var bad: Set<Int> = []
    for row in 1...rows {
      let isBad = Int.random(in: 0..<15, using: &random) == 0
      if isBad { bad.insert(row) }
      emails.append(isBad ? "bad\(row)" : "c\(row)@example.com")
      let reason = ["Preço", "two\\nlines", "a \\\"quote\\\", a comma", ""].randomElement(using: &random) ?? ""
      if isJSON {
        raws.append(#"{ "email":"\#(emails[row - 1])", "reason":"\#(reason)"}"# + "\n")
      } else {
        let cell = reason.replacing("\\n", with: "\n").replacing("\\\"", with: "\"\"")
        raws.append("\(emails[row - 1]),\"\(cell)\"\r\n")
      }
    }
    self.emails = emails
    self.raws = raws
    self.bad = bad
    header = isJSON ? "" : "email,reason\r\n"
    text = header + raws.joined()
  }

  func isBad(_ row: Int) -> Bool { bad.contains(row) }

  /// Whether `rejects` is the header and these rows, byte for byte and in whatever order.
  func isWhole(_ rejects: String, rows: Set<Int>) -> Bool {
    let expected = rows.map { raws[$0 - 1] }
    guard rejects.utf8.starts(with: header.utf8), rejects.utf8.count == expected.reduce(header, +).utf8.count else {
      return false
    }
    // Each row has its own address, so no row is a part of another.
    return expected.allSatisfy { rejects.contains($0) }
  }
}
