import Foundation
import Testing

/// The scripts of Samples/fleet; Tests/Engines runs them on Slurm and Spark.
@Suite("A fleet of jobs") struct FleetTests {
  private static let hasParallel = FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel")

  @Test("GNU parallel runs the list, shows the table, and does nothing a second time", .enabled(if: hasParallel))
  func parallel() throws {
    let fleet = try FleetScript()
    let first = try fleet.run("parallel.sh", ["--sandbox", "--rate", "unlimited"])
    #expect(first.code == 0, "\(first.err)")
    #expect(first.outLines.count == 6 && first.outLines[5].hasPrefix("4 jobs"), "\(first.out)")
    let results = fleet.text("out/loja-sul-lost-contacts.csv")
    #expect(results.split(separator: "\n").count { $0.contains(",accepted,") } == 5)
    let second = try fleet.run("parallel.sh", ["--sandbox", "--rate", "unlimited"])
    #expect(second.code == 0 && second.out == first.out)
    #expect(fleet.text("out/loja-sul-lost-contacts.csv") == results)
  }

  @Test("A signal to a job is one to rdbulk, the table has its code, and another start continues") func stopped() throws
  {
    let fleet = try FleetScript()
    try fleet.write("rows.csv", contacts(6))
    try fleet.write("jobs.tsv", "profile\tcommand\tfile\r\n\r\nacme\tlost\trows.csv\t--first 5\r\n")
    let early = try fleet.run("table.sh")
    #expect(early.code == 4 && early.err.contains("No end yet: acme-lost-rows"), "\(early.err)")
    let job = try fleet.start("job.sh", ["1", "--sandbox", "--rate", "60/min"])
    _ = waitFor { fleet.text("out/acme-lost-rows.csv").contains(",accepted,") ? true : nil }
    let busy = try fleet.run("job.sh", ["1", "--sandbox", "--rate", "60/min"])
    #expect(busy.code == 5)
    job.terminate()
    job.waitUntilExit()
    #expect(job.terminationStatus == 143)
    #expect(try fleet.run("table.sh").code == 143)
    let again = try fleet.run("job.sh", ["1", "--sandbox", "--rate", "unlimited"])
    #expect(again.code == 0, "\(fleet.text("out/acme-lost-rows.log"))")
    let rows = fleet.text("out/acme-lost-rows.csv").split(separator: "\n").compactMap { $0.split(separator: ",").first }
    #expect(Set(rows) == ["row", "1", "2", "3", "4", "5"] && rows.count == 6)
    #expect(try fleet.run("table.sh").code == 0)
    #expect(try fleet.run("job.sh", ["2"]).code == 2)
  }

  @Test("Two jobs of one account on several machines are refused unless the list divides the rate") func spread() throws
  {
    let fleet = try FleetScript()
    let line = "acme\tlost\t../contacts.csv"
    for (flags, code) in [("", 2), ("\t--rate 60/min", 0), ("\t--decimal comma --rate=6000/min", 0)] {
      try fleet.write(
        "jobs.tsv", "profile\tcommand\tfile\n\(line)\(flags)\nacme\topportunity\t../opportunity.csv\(flags)\n")
      let environment = ["FLEET_SPREAD": "1", "FLEET_OUT": "out\(flags.count)"]
      let ended = try fleet.run("job.sh", ["1", "--sandbox", "--first", "1"], environment: environment)
      #expect(ended.code == code && ended.err.contains("--rate 60/min") == (code == 2), "\(ended.err)")
      #expect(fleet.has("out\(flags.count)/acme-lost-contacts.csv") == (code == 0))
    }
  }

  @Test("A job takes its profile's refresh token from FLEET_LOGINS") func logins() throws {
    let fleet = try FleetScript()
    let sandbox = try SandboxProcess([], in: fleet.folder)
    try FileManager.default.createDirectory(
      atPath: fleet.folder.path("logins"), withIntermediateDirectories: false)
    try fleet.folder.write("logins/loja-sul", "sandbox-refresh\n")
    let environment = [
      "FLEET_LOGINS": fleet.folder.path("logins"), "RD_CLIENT_ID": "sandbox-client",
      "RD_CLIENT_SECRET": "sandbox-secret",
    ]
    let ended = try fleet.run("job.sh", ["1", "--base-url", sandbox.url], environment: environment)
    #expect(ended.code == 0, "\(ended.err) \(fleet.text("out/loja-sul-lost-contacts.log"))")
    #expect(try sandbox.stop().count { $0.path?.hasPrefix("/platform/events") ?? false } == 5)
    #expect(!fleet.text("out/loja-sul-lost-contacts.log").contains("sandbox-refresh"))
  }

  @Test("A Spark task sends nothing where it doesn't see the driver's folder, and nothing twice where it does")
  func sparkTask() throws {
    let fleet = try FleetScript()
    try FileManager.default.createDirectory(
      atPath: fleet.folder.path("shared"), withIntermediateDirectories: false)
    let shared = fleet.folder.path("shared")
    let words = [shared, "lost", "--sandbox", "--alone", "--rate", "unlimited"]
    let rows = (1...3).map { #"{"email":"row\#($0)@example.com","reason":"preço"}"# + "\n" }.joined()
    for mark in ["", "an older application"] {
      if !mark.isEmpty { try fleet.folder.write("shared/mark", mark) }
      let ended = try fleet.run("spark-task.sh", words, input: "application-1 acme-0 acme\n" + rows)
      #expect(ended.code == 2 && ended.out.isEmpty && ended.err.contains("Nothing is sent"), "\(ended.err)")
    }
    try fleet.folder.write("shared/mark", "application-1")
    for status in ["accepted", "duplicate"] {
      let ended = try fleet.run("spark-task.sh", words, input: "application-1 acme-0 acme\n" + rows)
      #expect(ended.code == 0, "\(ended.err)")
      #expect(ended.outLines.count { $0.contains("\"status\":\"\(status)\"") } == 3, "\(ended.out)")
    }
  }
}
