import Foundation
import Testing

/// What a person and their scripts see besides the results.
@Suite("What the user sees") struct DisplayTests {
  static let mixed =
    "email,reason\nana@example.com,x\nana@example.com,x\nbad,x\nbia@example.com,\(StatusTests.longReason)\n"

  @Test("The summary has its keys in order and the right numbers") func summary() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.mixed)
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--dedupe", "--summary", "sum.json", "--log", "log.jsonl"],
      in: folder)
    #expect(ended.code == 1)
    let text = folder.text("sum.json")
    let keys = text.matches(of: /"([a-z_]+)":/).map { String($0.output.1) }
    #expect(
      keys == [
        "rows", "accepted", "rejected", "invalid", "duplicate", "failed", "unknown", "skipped", "requests", "retries",
        "throttled", "bytes_in", "elapsed_s", "rate_per_min", "resumed_rows", "exit", "command", "input", "output",
        "account", "started_at", "errors",
      ])
    #expect(text.contains(#""command":"lost","input":"in.csv","output":"out.jsonl","account":"#))
    #expect(text.hasSuffix(#""errors":{"INVALID_EMAIL":1,"INVALID_FORMAT":1}}"# + "\n"), "\(text)")
    #expect(text.hasSuffix("}\n") && text.count { $0 == "\n" } == 1)
    let summary = try folder.summary("sum.json")
    let expected: [String: Double] = [
      "rows": 4, "accepted": 1, "rejected": 1, "invalid": 1, "duplicate": 1, "failed": 0, "unknown": 0, "skipped": 0,
      "requests": 2, "retries": 0, "throttled": 0, "bytes_in": Double(Self.mixed.utf8.count), "resumed_rows": 0,
      "exit": 1,
    ]
    for (key, value) in expected { #expect(summary[key] == value, "\(key)") }
    #expect((summary["elapsed_s"] ?? 0) > 0)
    #expect((summary["rate_per_min"] ?? 0) > 0)
    try #expect(folder.log("log.jsonl").filter { $0.method == "POST" }.count == 2)
  }

  @Test("A dry run sends nothing, needs no token, and reports problems with their lines") func dryRun() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.mixed)
    let server = try RawServer { connection, _ in _ = connection.readRequest() }
    let ended = try Command.run(
      [
        "lost", "in.csv", "--dry-run", "--dedupe", "-o", "out.jsonl", "--summary", "sum.json", "--base-url", server.url,
      ], in: folder)
    #expect(ended.code == 1)
    #expect(ended.out == "")
    #expect(ended.err.contains("line 4 (row 3): INVALID_EMAIL"))
    #expect(ended.err.contains("Nothing was sent"))
    #expect(server.bodies == [])
    let lines = folder.lines("out.jsonl")
    #expect(lines.count == 2)
    #expect(
      lines.first
        == #"{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":{"email":"ana@example.com","funnel_name":"default","reason":"x"}}"#
    )
    try #expect(folder.mode("out.jsonl") == 0o600)
    let summary = try folder.summary("sum.json")
    #expect(summary["requests"] == 0)
    #expect(summary["exit"] == 1)
    #expect(folder.text("sum.json").contains(#""output":"out.jsonl","account":null,"started_at":"20"#))
    try folder.write("good.csv", contacts(2))
    let good = try Command.run(["lost", "good.csv", "--dry-run"], in: folder)
    #expect(good.code == 0)
    #expect(good.outLines.count == 2)
  }

  @Test("--progress json prints objects a program can read, and none prints nothing") func progress() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(30))
    let run = ["lost", "in.csv", "--sandbox", "--rate", "10/s", "--progress"]
    let json = try Command.run(run + ["json"], in: folder)
    #expect(json.code == 0)
    let objects = json.err.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect((1...7).contains(objects.count))
    var last = 0.0
    for object in objects {
      let line = try #require(JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: Any])
      #expect(line["event"] as? String == "progress" && line["level"] as? String == "info")
      #expect((line["time"] as? String)?.hasSuffix("Z") == true)
      let members = line.compactMapValues { ($0 as? NSNumber)?.doubleValue }
      let rows = try #require(members["rows"])
      #expect(rows >= last)
      last = rows
      #expect(members["accepted"] == rows)
      #expect(Set(members.keys).isSuperset(of: ["in_flight", "requests", "elapsed_ms", "throttled"]))
    }
    #expect(last == 30, "the last one is how it stood at the end")
    let none = try Command.run(run + ["none"], in: folder, name: "none")
    #expect(none.code == 0)
    #expect(!none.err.contains("{"))
    #expect(none.err.contains("30 of 30 rows accepted"))
  }

  @Test("--metrics has the counts and the exit code at the end, and --rows-may-fail makes 0 of 1") func metrics() throws
  {
    let folder = try Folder()
    try folder.write("in.csv", contacts(3) + "no address,x\n")
    let run = ["lost", "in.csv", "--sandbox", "--rate", "unlimited", "--limit", "unlimited"]
    let ended = try Command.run(run + ["--metrics", "m.prom", "--rows-may-fail", "--summary", "s.json"], in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    let lines = folder.lines("m.prom")
    let labels = #"command="lost",output="""#
    #expect(lines.contains("rdbulk_rows_total{\(labels),status=\"accepted\"} 3"))
    #expect(lines.contains("rdbulk_rows_total{\(labels),status=\"invalid\"} 1"))
    #expect(lines.contains("rdbulk_exit_code{\(labels)} 0"))
    try #expect(folder.mode("m.prom") == 0o644)
    try #expect(folder.summary("s.json")["exit"] == 0)
    #expect(try folder.names().filter { $0.hasPrefix(".m") }.isEmpty, "no draft is left")
    let other = try Command.run(run + ["--metrics", "absent/m.prom"], in: folder, name: "other")
    #expect(other.code == 1)
    #expect(other.err.contains("The metrics are missing: "))
  }

  @Test("-q still shows errors") func quiet() throws {
    let folder = try Folder()
    try folder.write("in.csv", windows1252("email,reason\nana@example.com,é\n"))
    let ended = try Command.run(["lost", "in.csv", "--sandbox", "-q"], in: folder)
    #expect(ended.code == 0)
    #expect(ended.err == "")
    let loud = try Command.run(["lost", "in.csv", "--sandbox"], in: folder, name: "loud")
    #expect(loud.err.contains("Windows-1252"))
    let wrong = try Command.run(["lost", "absent.csv", "--sandbox", "-q"], in: folder, name: "wrong")
    #expect(wrong.code == 2)
    #expect(wrong.err.contains("absent.csv"))
  }

  @Test("The sandbox prints its URL and says what it can't do") func sandbox() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess([], in: folder)
    #expect(folder.text("sandbox.out") == "\(sandbox.url)\n")
    let second = try Command.run(["sandbox", "--port", "\(sandbox.port)"], in: folder)
    #expect(second.code == 2)
    #expect(second.err.contains("\(sandbox.port)"))
    try #expect(sandbox.stop().isEmpty)
  }
}
