import RDBulkCore
import Testing

/// Rows that are read by what earlier rows are made of give what they give alone.
@Suite("Rows: JSON rows of known pieces")
struct JSONPieceTests {
  private static let members = [
    #""email": "ana@example.com""#, #""email":"joão@example.com""#, #""email": null"#, #""e-mail": "b@example.com""#,
    #""email": "\u0061@example.com""#, #""reason": "caro""#, #""reason": "a \"b\" c""#, #""reason": 12"#,
    #""reason": true"#, #""reason": {"x": 1}"#, #""reason": []"#, #""Motivo": "prazo""#,
    #""deal": {"lost": {"reason": "preço"}, "n": 1}"#, #""deal": {"n": 2}"#, #""deal": {}"#, #""deal": 3"#,
    #""deal.lost.reason": "exact""#, #""deal": {"lost": [1, {"reason": "no"}]}"#, #""tags": [0, true, null, "x"]"#,
    #""tags": []"#, #""tags": [[1], {"email": "no@example.com"}]"#, #""n": -1.5e3"#, #""n": 01"#, #""n": tru"#,
    #""a long key of more than thirty-two bytes": "x""#, #""k": "line \n end""#, #""k": "bad \x end""#,
    #""y": true"#, #""y": false, "z": null"#, #""y": null, "z": false, "w": true"#, #""list": [true, null, false]"#,
    #""y": truex"#, #""y": nul"#, #""deal": {"lost": null}"#, #""deal": {"lost": true, "n": {"reason": 0}}"#,
    #""y": true, "a key that does not fit with the word before it into one piece": 1"#, #""y": 0, "z": 12.5e1"#,
    #""v": 1234567, "w": 12345678, "x": -1"#, #""v": 0.5, "w": 1e5, "x": 007"#, #""v": "\u{E9}  ""#,
    #""email": "  blanks@example.com\u{A0}""#, #""reason": " ""#,
    #""a key so long that it does not fit into one piece, which holds sixty-four bytes": 1"#,
  ]

  private static func rows(_ random: inout SeededRandom) -> [String] {
    (0..<60).map { _ in
      let isOdd = Int.random(in: 0..<4, using: &random) == 0
      var parts = isOdd ? [] : [members[0], members[5]]
      for _ in 0..<Int.random(in: 0...3, using: &random) { parts.append(members.randomElement(using: &random) ?? "") }
      if Bool.random(using: &random) { parts.shuffle(using: &random) }
      let row = "{" + parts.joined(separator: ", ") + "}"
      return Int.random(in: 0..<20, using: &random) == 0 ? String(row.dropLast()) : row
    }
  }

  @Test("A row is read the same alone and among others", arguments: UInt64(0)..<12)
  func agreement(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let rows = Self.rows(&random)
    for path in [nil, "deal.lost.reason"] {
      // Behind the last row stand more, so that it is read in blocks, too.
      let together = try outcomes(rows + Self.padding, path)
      for (index, row) in rows.enumerated() {
        let alone = try outcomes([row], path)
        #expect(together[index] == alone[0], "seed \(seed), row \(index): \(row)")
      }
    }
  }

  /// Each row's address, and its event or problem.
  private func outcomes(_ rows: [String], _ path: String?) throws -> [String] {
    let input = rows.joined(separator: "\n") + "\n"
    return try mapped(Array(input.utf8), ReaderSettings(format: .jsonLines)) { options in
      if let path { options.maps.append(FieldSetting("reason", path)) }
    }.map { "\($0.email): \($0.text)" }
  }

  private static let padding = Array(repeating: #"{"email": "end@example.com", "reason": "end"}"#, count: 4)
}
