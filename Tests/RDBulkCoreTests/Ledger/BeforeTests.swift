import RDBulkCore
import Testing

@Suite("What funnels said before") struct BeforeTests {
  private static let uuid = "5408c5a3-4711-4f2e-8d0b-13407a3e30f3"

  private static let paths = [
    "/platform/contacts/email:ana@example.com/funnels/default",
    "/platform/contacts/uuid:\(uuid)/funnels/default",
    "/platform/contacts/email:jos%C3%A9@example.com/funnels/default",
  ]

  private static func file(_ kind: ResultFormat.Kind) -> [UInt8] {
    let lines: [String] =
      kind == .csv
      ? [
        "email,uuid,lifecycle_stage,opportunity,contact_owner_email", "ana@example.com,,Client,true,bia@example.com",
        ",\(uuid),Lead,false,null", "josé@example.com,,\"a,b\",,null",
      ]
      : [
        #"{"email":"ana@example.com","uuid":null,"lifecycle_stage":"Client","opportunity":true,"contact_owner_email":"bia@example.com"}"#,
        #"{"email":null,"uuid":"\#(uuid)","lifecycle_stage":"Lead","opportunity":false,"contact_owner_email":"null"}"#,
        #"{"email":"josé@example.com","uuid":null,"lifecycle_stage":"a,b","opportunity":null,"contact_owner_email":"null"}"#,
      ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// What a scan in windows of `size` bytes finds.
  private func scan(_ bytes: [UInt8], _ kind: ResultFormat.Kind, size: Int) throws -> (paths: [String], length: Int) {
    var scan = BeforeScan(BeforeFormat(kind))
    var paths: [String] = []
    var base = 0
    var end = 0
    var isFinal = false
    while !isFinal {
      isFinal = end == bytes.count
      end = min(bytes.count, end + size)
      let window = Array(bytes[base..<end])
      let consumed = try scan.take(window.span, 0, window.count, final: isFinal)
      paths += scan.paths.map { String(decoding: $0, as: UTF8.self) }
      scan.forget(consumed)
      base += consumed
    }
    return (paths, scan.length)
  }

  @Test(
    "The file of --before is read back with the contacts' paths, cut anywhere",
    arguments: [ResultFormat.Kind.csv, .jsonLines])
  func scans(_ kind: ResultFormat.Kind) throws {
    let bytes = Self.file(kind)
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      let whole = cut.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let count = max(0, cut.count { $0 == 0x0A } - (kind == .csv ? 1 : 0))
      let found = try scan(cut, kind, size: 7)
      #expect(found.length == whole && found.paths == Array(Self.paths.prefix(count)), "cut to \(length)")
    }
    #expect(try scan(bytes, kind, size: 10_000).paths == Self.paths)
  }

  @Test("Another file, or one edited in its middle, is refused")
  func damaged() {
    #expect(throws: ResultsScan.Flaw.foreign) { try scan(Array("email,reason\na@b.c,x\n".utf8), .csv, size: 99) }
    let text = String(decoding: Self.file(.csv), as: UTF8.self)
    let edited = Array(text.replacing(",,Client,true,", with: ",Client,true,").utf8)
    #expect(throws: ResultsScan.Flaw.damaged(line: 2)) { try scan(edited, .csv, size: 5) }
  }

  @Test("A line is synced before its contact is changed, unless nothing is ever synced")
  func steps() {
    let writes: [JobStep] = [.write(.results), .write(.rejects), .write(.before), .write(.journal)]
    let batch = JobSteps(.batch, keepsAccepts: false, keepsBefore: true)
    #expect(batch.turn(hasSent: true, hasBefore: true) == writes + [.sync(.before)])
    #expect(batch.turn(hasSent: true, hasBefore: false) == writes)
    #expect(batch.unjournaled(hasBefore: true) == Array(writes[..<3]) + [.sync(.before)])
    let always = JobSteps(.always, keepsAccepts: false, keepsBefore: true)
    #expect(
      always.turn(hasSent: true, hasBefore: true) == writes + [.sync(.results), .sync(.before), .sync(.journal)])
    let none = JobSteps(.none, keepsAccepts: false, keepsBefore: true)
    #expect(none.turn(hasSent: true, hasBefore: true) == writes)
  }
}
