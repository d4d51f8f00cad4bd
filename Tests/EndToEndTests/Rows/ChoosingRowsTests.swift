import Foundation
import Testing

/// Some rows of a file, by the built program.
@Suite("Choosing rows") struct ChoosingRowsTests {
  private static let deals =
    "Estado;Motivo de Perda;Valor Único;Email\r\nPerdida;Preço;1.500,00;ana@example.com\r\n"
    + "Vendida;;2.750,50;bia@example.com\r\nEm andamento;;980,00;cia@example.com\r\nPerdida;Prazo;640,00;dora@example.com\r\n"

  static let cases = [
    SendCase(
      "the lost ones of an export", deals, ["--sandbox", "--where", "estado=perdida", "--summary", "sum.json"], code: 0,
      rows: ["1 2 ana@example.com accepted -", "4 5 dora@example.com accepted -"], says: ["2 skipped"]),
    SendCase(
      "all but some, without the first", deals, ["--sandbox", "--where", "Estado!=Em andamento", "--skip", "1"],
      code: 0,
      rows: ["2 3 bia@example.com accepted -", "4 5 dora@example.com accepted -"], says: ["2 skipped"]),
    SendCase(
      "a pilot", deals, ["--sandbox", "--where", "Estado=Perdida", "--first", "1"], code: 0,
      rows: ["1 2 ana@example.com accepted -"],
      says: ["To continue with the rest: rdbulk lost in.csv -o out.jsonl", "--resume"]),
    SendCase(
      "in batches", deals, ["--sandbox", "--batch", "max", "--where", "Estado=Perdida"], code: 0,
      rows: ["1 2 ana@example.com accepted -", "4 5 dora@example.com accepted -"]),
    SendCase(
      "a row whose cells are shifted is told, chosen or not",
      "email,estado\na@example.com,x,Perdida\nb@example.com,Perdida\n",
      ["--sandbox", "--where", "estado=Perdida"], code: 1,
      rows: ["1 2 a@example.com invalid MALFORMED_ROW", "2 3 b@example.com accepted -"]),
    SendCase(
      "a row that lacks the cell that decides is told",
      "email,x,estado\na@example.com,1\nb@example.com,1,aberta\nc@example.com,1,Vendida\n",
      ["--sandbox", "--where", "estado!=Vendida"], code: 1,
      rows: ["1 2 a@example.com invalid MALFORMED_ROW", "2 3 b@example.com accepted -"]),
    SendCase(
      "rows that are not meant are no duplicates", "email,estado\na@example.com,x\na@example.com,y\na@example.com,y\n",
      ["--sandbox", "--dedupe", "--where", "estado=y"], code: 0,
      rows: ["2 3 a@example.com accepted -", "3 4 a@example.com duplicate -"]),
    SendCase(
      "keys of JSON",
      #"{"email":"ana@example.com","deal":{"status":"Lost"}}"# + "\n"
        + #"{"email":"bia@example.com","deal":{"status":"Won"}}"# + "\n", file: "in.jsonl",
      ["--sandbox", "--where", "deal.status=lost"], code: 0, rows: ["1 1 ana@example.com accepted -"]),
  ]

  @Test("Only the chosen rows are sent", arguments: cases) func sends(_ sending: SendCase) throws {
    try sending.check()
  }

  @Test("A condition on a column that doesn't exist stops the run before anything is sent") func absentColumn() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.deals)
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--sandbox", "--where", "Estadu=Perdida"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("Did you mean 'Estado'?"))
    #expect(!folder.has("out.csv"))
  }

  @Test("If the email's column isn't found by name, the column that holds addresses is suggested")
  func suggestion() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv", "E-mail do dono;Contato;Motivo\np@example.org;ana@example.com;x\np@example.org;bia@example.com;y\n")
    let ended = try Command.run(["lost", "in.csv", "-o", "out.csv", "--sandbox"], in: folder)
    #expect(ended.code == 2)
    #expect(
      ended.err.contains("the unused column 'Contato' looks like it: it holds 'ana@example.com', 'bia@example.com'."))
    #expect(ended.err.contains("--map 'email=Contato'"))
    let mapped = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--sandbox", "--map", "email=Contato"], in: folder)
    #expect(mapped.code == 0, "\(mapped.err)")
  }

  @Test("A dry run makes the chosen rows' events, and the rejects have only those rows") func dryRun() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.deals + "Perdida;x;1;broken\r\nVendida;x;1;broken\r\n")
    let ended = try Command.run(
      ["lost", "in.csv", "--dry-run", "--where", "Estado=Perdida", "--summary", "sum.json"], in: folder)
    #expect(ended.code == 1)
    #expect(ended.outLines.count == 2)
    #expect(ended.err.contains("2 rows of 3 would be sent"))
    let summary = try folder.summary("sum.json")
    #expect(summary["rows"] == 3 && summary["skipped"] == 3)
    let sent = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--sandbox", "--rejects", "rej.csv", "--where", "Estado=Perdida"], in: folder)
    #expect(sent.code == 1)
    #expect(folder.text("rej.csv").contains("Perdida;x;1;broken") && !folder.text("rej.csv").contains("Vendida"))
  }

  @Test("Only the chosen rows' funnels are read and verified") func funnels() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.deals)
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    let target = ["--base-url", sandbox.url, "--rate", "unlimited"]
    let set = try Command.run(
      ["funnel", "set", "in.csv", "-o", "set.jsonl", "--set", "lifecycle_stage=Client", "--where", "Estado=Vendida"]
        + target, in: folder, environment: SandboxProcess.token)
    #expect(set.code == 0, "\(set.err)")
    try #expect(folder.results("set.jsonl").map(\.email) == ["bia@example.com"])
    let get = try Command.run(
      ["funnel", "get", "in.csv", "-o", "get.jsonl", "--where", "Estado=Vendida,Perdida", "--first", "2"] + target,
      in: folder, environment: SandboxProcess.token)
    #expect(get.code == 0, "\(get.err)")
    try #expect(folder.results("get.jsonl").map(\.email) == ["ana@example.com", "bia@example.com"])
    let lost = try Command.run(
      ["lost", "in.csv", "-o", "lost.csv", "--all-rows"] + target, in: folder, environment: SandboxProcess.token)
    #expect(lost.code == 0, "\(lost.err)")
    let verified = try Command.run(
      ["verify", "lost.csv", "--of", "lost", "-o", "seen.jsonl", "--wait", "0", "--skip", "1", "--first", "1"] + target,
      in: folder, environment: SandboxProcess.token)
    #expect(verified.code == 0, "\(verified.err)")
    try #expect(folder.results("seen.jsonl").count == 1)
  }

  @Test("With --map FIELD=none, a field isn't taken from the column it would have") func none() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,motivo\nana@example.com,x\n")
    let ended = try Command.run(["lost", "in.csv", "--dry-run", "--map", "reason=none"], in: folder)
    #expect(ended.code == 0)
    #expect(ended.out.contains("ana@example.com") && !ended.out.contains("reason"))
    #expect(!ended.err.contains("No column matches reason"))
    let refused = try Command.run(["lost", "in.csv", "--dry-run", "--map", "email=none"], in: folder)
    #expect(refused.code == 2)
    #expect(refused.err.contains("--map email=none: this command needs the email of each row"))
  }

  @Test("A pilot is followed by the rest, each row once, even if a run is killed on the way") func pilot() throws {
    let input =
      "email,estado\n" + (1...60).map { "c\($0)@example.com,\($0 % 3 == 0 ? "Perdida" : "Vendida")\n" }.joined()
    let job = try ResumeJob(input: input, latency: 5)
    let lost = Array(stride(from: 3, through: 60, by: 3))
    let choice = ["--where", "estado=Perdida"]
    let pilot = try job.start(["lost", "in.csv"] + job.arguments + choice + ["--first", "4"]).wait()
    #expect(pilot.code == 0, "\(pilot.err)")
    #expect(job.done.sorted() == Array(lost.prefix(4)))
    try #expect(job.folder.summary("sum.json")["skipped"] == 8)
    // Again, and with fewer: nothing more is sent.
    try #expect(job.resume(["lost", "in.csv"], choice + ["--first", "4"]).code == 0)
    try #expect(job.resume(["lost", "in.csv"], choice + ["--first", "2"]).code == 0)
    #expect(job.done.sorted() == Array(lost.prefix(4)))
    try #expect(job.resume(["lost", "in.csv"], choice + ["--first", "7"]).code == 0)
    #expect(job.done.sorted() == Array(lost.prefix(7)))
    // What chooses must stay.
    try #expect(job.resume().code == 2)
    try #expect(job.resume(["lost", "in.csv"], choice + ["--skip", "1"]).code == 2)
    let killed = try job.start(["lost", "in.csv", "--resume"] + job.arguments + choice)
    try #require(waitFor { job.done.count >= 10 ? true : nil } != nil)
    killed.signal(9)
    _ = killed.wait()
    let ended = try job.resume(["lost", "in.csv"], choice)
    #expect(ended.code == 0, "\(ended.err)")
    #expect(job.done.sorted() == lost)
    try #expect(job.folder.summary("sum.json")["skipped"] == 40)
  }
}
