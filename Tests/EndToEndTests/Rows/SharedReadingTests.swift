import Foundation
import Testing

@Suite("A dry run of a large file")
struct SharedReadingTests {
  private static let columns = "email,reason\n"

  /// Some megabytes: each row stands for a hundred like it. Odd ones are refused, or mislead who looks for a row's end.
  static let inputs: [(String, [String], Int)] = [
    ("plain", ["a@b.co,Sem resposta\n", "joão@b.co,\"Preço, \"\"alto\"\"\nou prazo\"\r\n"], 0),
    ("some refused", ["a@b.co,Sem resposta\n", "a@b.co,\"1\n2\"\n"], 3_000),
    ("many refused", ["a@b.co,x\n", "nobody,x\n"], 40),
    ("JSON Lines", [#"{"email":"a@b.co","reason":"Preço \"alto\"","deal":{"n":[1,2]}}"# + "\n"], 5_000),
  ]
  private static let odd = ["a@b.co,5\" tela\n", "\n\n", "a@b.co,\"open\n", "nobody,y\n", "a@b.co,\"x\" y\n"]

  private static func file(_ rows: [String], _ distance: Int, isCSV: Bool) -> [UInt8] {
    var bytes = Array((isCSV ? columns : "").utf8)
    for number in 0..<60_000 {
      bytes += rows[number % rows.count].utf8
      if distance > 0, number % distance == distance / 2 {
        bytes += (isCSV ? odd[number / distance % odd.count] : "{\"email\":1}\n").utf8
      }
    }
    return bytes
  }

  @Test("A dry run of a file says and writes the same as one of a pipe", arguments: inputs)
  func same(_ name: String, _ rows: [String], _ distance: Int) throws {
    let isCSV = name != "JSON Lines"
    // Where many quotes are malformed, next to nothing is certain to be a row.
    try compare(Self.file(rows, distance, isCSV: isCSV), isCSV: isCSV, doubtful: distance == 40 ? "send" : "skip")
  }

  @Test("A dry run is the same even if the encoding shows late") func encoding() throws {
    var bytes = Self.file(["a@b.co,Sem resposta\n"], 0, isCSV: true)
    for _ in 0..<20_000 { bytes += Array("a@b.co,Pre".utf8) + [0xE7] + Array("o alto\n".utf8) }
    let err = try compare(bytes, isCSV: true)
    #expect(err.contains("Windows-1252"))
  }

  @discardableResult private func compare(_ bytes: [UInt8], isCSV: Bool, doubtful: String = "skip") throws -> String {
    let folder = try Folder()
    let name = isCSV ? "in.csv" : "in.jsonl"
    try folder.write(name, bytes)
    let arguments = ["--dry-run", "--format", isCSV ? "csv" : "jsonl"] + (isCSV ? ["--doubtful", doubtful] : [])
    let file = try Command.run(["lost", name] + arguments, in: folder)
    let piped = try Command(["lost", "-"] + arguments, in: folder, input: .pipe, name: "piped")
    try piped.write(bytes: bytes)
    try piped.endInput()
    let alone = piped.wait()
    #expect(file.code == alone.code && file.out == alone.out && file.err == alone.err)
    #expect(file.out.utf8.count > bytes.count)
    return file.err
  }
}
