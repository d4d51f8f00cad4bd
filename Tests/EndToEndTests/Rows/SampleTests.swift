import Foundation
import Testing

/// The files under Samples, as the guide uses them.
@Suite("Samples") struct SampleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")

  private static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test(
    "Each sample gives what the guide says",
    arguments: [
      ("lost", "contacts.csv", [], 0, 5), ("lost", "excel-brasil.csv", [], 0, 4),
      ("lost", "contacts.jsonl", ["--map", "reason=deal.lost.reason"], 0, 4),
      ("lost", "problems.csv", ["--dedupe", "--doubtful", "skip"], 1, 3), ("opportunity", "opportunity.csv", [], 0, 3),
      ("won", "won.csv", [], 0, 4), ("won", "won-week-1.csv", [], 0, 3),
      ("event conversion", "conversions.csv", [], 0, 3),
      ("event conversion", "conversions.csv", ["--api-key"], 0, 3), ("event conversion", "conversions.jsonl", [], 0, 3),
      ("event ecommerce_order_paid", "orders.jsonl", [], 0, 2), ("funnel set", "funnel.csv", [], 0, 3),
      ("funnel get", "funnel-get.csv", [], 0, 3),
    ] as [(String, String, [String], Int32, Int)])
  func sample(_ command: String, _ file: String, _ more: [String], _ code: Int32, _ accepted: Int) throws {
    let folder = try Folder()
    let ended = try Command.run(
      command.split(separator: " ").map(String.init) + [Self.path(file), "--sandbox", "-o", "out.jsonl"]
        + ["--rate", "unlimited"] + more, in: folder)
    #expect(ended.code == code, "\(ended.err)")
    #expect(try folder.results("out.jsonl").filter { $0.status == "accepted" }.count == accepted)
  }

  @Test("The nightly script sends the day's file once and says what needs fixing")
  func nightly() throws {
    let folder = try Folder()
    let script = Self.path("nightly/nightly.sh")
    let binary = try #require(Binary.url)
    let run = { (file: String) -> (code: Int32, out: String) in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = [
        "-c",
        "mkdir -p inbox && { [ -e inbox/$(date +%F).csv ] || [ -z '\(file)' ] || cp '\(file)' inbox/$(date +%F).csv; }; "
          + "exec '\(script)' --sandbox --rate unlimited > nightly.out 2>&1",
      ]
      process.currentDirectoryURL = folder.url
      process.environment = ["PATH": "/usr/bin:/bin", "RDBULK": binary.path, "RDBULK_FOLDER": folder.url.path]
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, folder.text("nightly.out"))
    }
    let none = try run("")
    #expect(none.code == 0 && none.out.contains("nothing to do"))
    for _ in 0..<2 {
      let ended = try run(Self.path("problems.csv"))
      #expect(ended.code == 0 && ended.out.contains("need fixing"), "\(ended.out)")
    }
    #expect(folder.lines("rdbulk.log").filter { $0.contains("\"event\":\"end\"") }.count == 2)
  }
}
