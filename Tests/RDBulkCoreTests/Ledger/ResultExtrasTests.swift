import RDBulkCore
import Testing

@Suite("Ledger: results with a funnel")
struct ResultExtrasTests {
  private static let body =
    #"{"lifecycle_stage":"Qualified Lead","opportunity":false,"contact_owner_email":"=ana@x.y","fit":-6,"interest":null}"#

  private func lines(_ kind: ResultFormat.Kind, _ extras: ResultFormat.Extras) -> [UInt8] {
    var format = ResultFormat(kind, raw: false, extras: extras)
    var bytes = format.header
    let body = Array(Self.body.utf8)
    var row = ResultRow(number: 1, line: 2, sentAt: nil)
    row.funnel = Funnel(body.span)
    row.verified = .no
    var outcome = Outcome(.accepted)
    outcome.error = "NOT_APPLIED"
    format.append(row, outcome, email: 0..<0, in: body.span, uuid: 0..<0, in: body.span, to: &bytes)
    var absent = Outcome(.rejected)
    absent.error = "RESOURCE_NOT_FOUND"
    var other = ResultRow(number: 2, line: 3, sentAt: nil)
    other.verified = .absent
    format.append(other, absent, email: 0..<0, in: body.span, uuid: 0..<0, in: body.span, to: &bytes)
    return bytes
  }

  @Test(
    "The funnel's columns come after those of all results",
    arguments: [
      (
        .csv, .funnel,
        "row,line,email,status,http_status,event_uuid,attempts,error,message,sent_at,duration_ms,lifecycle_stage,"
          + "opportunity,contact_owner_email,fit,interest\n"
          + "1,2,,accepted,,,0,NOT_APPLIED,,,,Qualified Lead,false,'=ana@x.y,-6,\n"
          + "2,3,,rejected,,,0,RESOURCE_NOT_FOUND,,,,,,,,\n"
      ),
      (
        .csv, .verification,
        "row,line,email,status,http_status,event_uuid,attempts,error,message,sent_at,duration_ms,lifecycle_stage,"
          + "opportunity,contact_owner_email,fit,interest,verified\n"
          + "1,2,,accepted,,,0,NOT_APPLIED,,,,Qualified Lead,false,'=ana@x.y,-6,,no\n"
          + "2,3,,rejected,,,0,RESOURCE_NOT_FOUND,,,,,,,,,absent\n"
      ),
      (
        .jsonLines, .verification,
        #"{"row":1,"line":2,"email":null,"status":"accepted","http_status":null,"event_uuid":null,"attempts":0,"#
          + #""error":"NOT_APPLIED","message":null,"sent_at":null,"duration_ms":null,"#
          + #""lifecycle_stage":"Qualified Lead","opportunity":false,"contact_owner_email":"=ana@x.y","fit":-6,"#
          + #""interest":null,"verified":"no"}"# + "\n"
          + #"{"row":2,"line":3,"email":null,"status":"rejected","http_status":null,"event_uuid":null,"attempts":0,"#
          + #""error":"RESOURCE_NOT_FOUND","message":null,"sent_at":null,"duration_ms":null,"lifecycle_stage":null,"#
          + #""opportunity":null,"contact_owner_email":null,"fit":null,"interest":null,"verified":"absent"}"# + "\n"
      ),
    ] as [(ResultFormat.Kind, ResultFormat.Extras, String)])
  func written(_ kind: ResultFormat.Kind, _ extras: ResultFormat.Extras, _ text: String) {
    #expect(String(decoding: lines(kind, extras), as: UTF8.self) == text)
  }

  @Test("Results with a funnel are read back", arguments: [ResultFormat.Kind.csv, .jsonLines])
  func scanned(_ kind: ResultFormat.Kind) throws {
    let bytes = lines(kind, .verification)
    var scan = ResultsScan(ResultFormat(kind, raw: false, extras: .verification), knownUpTo: .max)
    _ = try scan.take(bytes.span, 0, bytes.count, final: true)
    #expect(scan.length == bytes.count)
    #expect(scan.tally.accepted == 1 && scan.tally.unapplied == 1 && scan.tally.rejected == 1)
    #expect(!scan.tally.isClean)
    #expect(scan.rejects.contains(1) && scan.rejects.contains(2))
  }

  @Test("Results of another kind are foreign")
  func foreign() {
    let bytes = lines(.csv, .funnel)
    var scan = ResultsScan(ResultFormat(.csv, raw: false), knownUpTo: .max)
    #expect(throws: ResultsScan.Flaw.foreign) { try scan.take(bytes.span, 0, bytes.count, final: true) }
  }
}
