@testable import RDBulkCore
import Testing

@Suite("Job: a job's binding")
struct JobBindingTests {
  @Test(
    "A binding is the one that journals of earlier versions hold, so that their jobs can be resumed",
    arguments: BoundLine.all)
  func old(_ value: BoundLine) throws {
    let expected = BoundLine.usual.map { name, digest in "\(name)=\(value.parts[name] ?? digest)" }
    let bound = texts(try plan(value.line))
    #expect(bound.dropLast() == expected[...])
    #expect(bound.last?.hasPrefix("checked=") == true)
  }

  @Test("A verification's binding names the event before the results' format, however the event is known")
  func verification() throws {
    var untold = try plan("verify a.csv --sandbox --wait 0")
    untold.verify(.lost)
    let told = try plan("verify a.csv --sandbox --of lost")
    #expect(untold.binding == told.binding)
    #expect(
      texts(told).suffix(5).dropLast() == [
        "values=096409e67a1704ed", "of=5a99237c4cb62b5b", "raw=81d3536c28c3851c", "rejects=f3c8ca8fd1d217eb",
      ])
  }

  @Test("A binding has what version 0.1 didn't know only if it is used")
  func new() throws {
    let usual = try plan("lost in.csv --sandbox").binding
    let more = try plan("lost in.csv --sandbox --accepts there.csv").binding
    #expect(usual.differences(from: more) == ["accepts"])
    let set = try plan("funnel set in.csv --sandbox").binding
    let careful = try plan("funnel set in.csv --sandbox --only-forward --before b.csv").binding
    #expect(set.parts.count == usual.parts.count && set.differences(from: careful) == ["only-forward", "before"])
  }

  @Test(
    "The account's fields in JSON may become more, but none may change or go",
    arguments: [
      (["cf_a STRING"], ["cf_a STRING"], []), (["cf_a STRING"], ["cf_a STRING", "cf_b STRING[]"], []),
      ([], ["cf_a STRING"], []), (["cf_a STRING"], ["cf_a STRING[]"], ["account-field"]),
      (["cf_a STRING", "cf_b STRING"], [], ["account-field"]),
    ] as [([String], [String], [String])])
  func keys(_ first: [String], _ second: [String], _ differences: [String]) throws {
    var (job, command) = try (plan("event conversion in.jsonl"), plan("event conversion in.jsonl"))
    job.bind(accountKeys: first)
    command.bind(accountKeys: second)
    #expect(job.binding.differences(from: command.binding) == differences)
    command.bindUncheckedKeys()
    #expect(job.binding.differences(from: command.binding) == differences + ["unchecked-fields"])
  }

  @Test(
    "A binding names the selected rows unless all are selected, and ignores a pilot's limit",
    arguments: [
      ("lost in.csv --first 10", "lost in.csv", []),
      ("lost in.csv --where a=b --first 10", "lost in.csv --where a=b", []),
      ("lost in.csv", "lost in.csv --where a=b", ["rows"]),
      ("lost in.csv --where a=b", "lost in.csv", ["rows"]),
      ("lost in.csv --where a=b", "lost in.csv --where a!=b", ["rows"]),
      ("lost in.csv --where a=b", "lost in.csv --where a=b,c", ["rows"]),
      ("lost in.csv --skip 1", "lost in.csv --skip 2", ["rows"]),
      ("lost in.csv", "lost in.csv --all-rows", ["rows"]),
      ("lost in.csv", "lost in.csv --map reason=none", ["map"]),
    ])
  func rows(_ first: String, _ second: String, _ differences: [String]) throws {
    #expect(try plan(first).binding.differences(from: plan(second).binding) == differences)
  }

  @Test(
    "A binding names what came after version 0.1 if it is used, so that adding it later counts as a change")
  func added() throws {
    let plain = try plan("lost in.csv --sandbox").binding
    let sending = try plan("lost in.csv --sandbox --doubtful send").binding
    #expect(sending.parts.map(\.name) == plain.parts.map(\.name).dropLast() + ["doubtful", "checked"])
    #expect(plain.differences(from: sending) == ["doubtful"])
    #expect(sending.differences(from: plain) == ["doubtful"])
    #expect(try plan("lost in.csv --sandbox --doubtful skip").binding == plain)
    let lower = try plan("lost in.csv --sandbox --header-line 2").binding
    #expect(plain.differences(from: lower) == ["header-line"])
    #expect(lower.differences(from: try plan("lost in.csv --sandbox --header-line 3").binding) == ["header-line"])
  }

  @Test(
    "A job of version 0.1, which checked nothing, may be resumed with what settles a doubt, and with nothing else",
    arguments: [
      ("lost in.csv", "lost in.csv --where a=b", []),
      ("lost in.csv", "lost in.csv --skip 2", []),
      ("lost in.csv", "lost in.csv --all-rows", []),
      ("lost in.csv", "lost in.csv --doubtful send", []),
      ("lost in.csv", "lost in.csv --header-line 1", []),
      ("lost in.csv", "lost in.csv --header-line 2", ["header-line"]),
      ("lost in.csv", "lost in.csv --map email=Mail", []),
      ("lost in.csv --map email=Mail", "lost in.csv --map email=Mail --map reason=none", []),
      ("lost in.csv --map email=Mail", "lost in.csv --map reason=none --map email=Mail", []),
      ("lost in.csv --map email=Mail", "lost in.csv --map email=Other", ["map"]),
      ("lost in.csv --map email=Mail", "lost in.csv", ["map"]),
      ("won in.csv", "won in.csv --decimal comma", []),
      ("won in.csv --decimal point", "won in.csv --decimal comma", ["values"]),
      ("won in.csv --decimal point", "won in.csv", ["values"]),
      ("lost in.csv", "lost in.csv --delimiter semicolon --encoding latin1", []),
      ("lost in.csv --delimiter comma", "lost in.csv --delimiter comma --encoding latin1", []),
      ("lost in.csv --delimiter comma", "lost in.csv --delimiter semicolon", ["input-format"]),
      ("lost in.csv", "lost in.csv --no-header --columns email,reason", ["input-format"]),
      ("lost in.csv", "lost in.csv --accepts there.csv", ["accepts"]),
      ("lost in.csv", "lost in.csv --set reason=x", ["set"]),
    ])
  func unchecked(_ first: String, _ second: String, _ differences: [String]) throws {
    let written = texts(try plan(first)).dropLast().joined(separator: " ")
    let line = Array("j 1 \(written)".utf8)
    let state = try JournalState(
      line + Array(" \(Hex.text(UInt64(Checksum.crc32(line.span, 0..<line.count)), digits: 8))\n".utf8))
    #expect(try state.binding.differences(from: plan(second).binding) == differences)
  }

  private func texts(_ plan: JobPlan) -> [String] { plan.binding.parts.map { "\($0.name)=\($0.digest)" } }
}
