import Foundation
import Testing

/// The files under Samples, as the README uses them.
@Suite("Samples") struct SampleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")

  private static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test(
    "Each sample gives what the README says",
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

  @Test("The README's page on contacts that may not exist works as written")
  func absentContacts() throws {
    let folder = try Folder()
    try folder.write("contacts.csv", Array(Data(contentsOf: URL(fileURLWithPath: Self.path("contacts.csv")))))
    let readme = Self.folder.deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(decoding: Data(contentsOf: readme), as: UTF8.self)
    let page = try #require(text.components(separatedBy: "\n## Contacts that may not exist\n").last)
    let block = page.components(separatedBy: "```")[1]
    let lines = block.split(separator: "\n").map { $0.prefix { $0 != "#" }.split(separator: " ").map(String.init) }
    #expect(lines.count == 6)
    let sandbox = try SandboxProcess(["--absent", "bruno", "--apply-after", "100"], in: folder)
    for (index, line) in lines.enumerated() {
      let wait = line[1] == "verify" ? ["--wait", "1"] : []
      let ended = try Command.run(
        Array(line.dropFirst()) + ["--base-url", sandbox.url, "--rate", "unlimited"] + wait, in: folder,
        environment: SandboxProcess.token, name: "line\(index)")
      #expect(ended.code == (index == 0 ? 1 : 0), "\(line): \(ended.err)")
      if line[1] == "event" { Thread.sleep(forTimeInterval: 1) }
    }
    #expect(folder.lines("there.csv").count == 5 && folder.lines("absent.csv").count == 2)
    let verified = (folder.text("there-verified.csv") + folder.text("absent-verified.csv")).split(separator: "\n")
    #expect(verified.count { $0.hasSuffix(",yes") } == 5)
    _ = try sandbox.stop()
  }

  @Test("The README's page on the same export every week works as written")
  func everyWeek() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path("Samples"), withIntermediateDirectories: false)
    for name in ["Samples/won-week-1.csv", "Samples/won-week-2.csv"] {
      try folder.write(
        name, Array(Data(contentsOf: Self.folder.deletingLastPathComponent().appendingPathComponent(name))))
    }
    let readme = Self.folder.deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(decoding: Data(contentsOf: readme), as: UTF8.self)
    let page = try #require(text.components(separatedBy: "\n## The same export every week\n").last)
    let lines = page.components(separatedBy: "```")[1].split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(lines.count == 3)
    var out = ""
    for (index, line) in lines.enumerated() {
      let ended = try Command.run(Array(line.dropFirst()), in: folder, name: "line\(index)")
      #expect(ended.code == 0, "\(line): \(ended.err)")
      out = ended.out
    }
    let weeks = folder.text("week-2.csv")
    #expect(
      weeks.split(separator: "\n").count { $0.contains(",duplicate,") && $0.contains("in the job of week-1.csv.") } == 3
    )
    #expect(weeks.split(separator: "\n").count { $0.contains(",accepted,") } == 2)
    #expect(out.contains("sales.history: 5 accepted events, 0 possibly sent"), "\(out)")
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
