import RDBulkCore
import Testing

@Suite("Job: a job's binding")
struct JobBindingTests {
  @Test(
    "A binding is the one that journals of earlier versions hold, so that their jobs can be resumed",
    arguments: BoundLine.all)
  func old(_ value: BoundLine) throws {
    let expected = BoundLine.usual.map { name, digest in "\(name)=\(value.parts[name] ?? digest)" }
    #expect(texts(try plan(value.line)) == expected)
  }

  @Test("A verification's binding names the event before the results' format, however the event is known")
  func verification() throws {
    var untold = try plan("verify a.csv --sandbox --wait 0")
    untold.verify(.lost)
    let told = try plan("verify a.csv --sandbox --of lost")
    #expect(untold.binding == told.binding)
    #expect(
      texts(told).suffix(4) == [
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
    #expect(sending.parts.map(\.name) == plain.parts.map(\.name) + ["doubtful"])
    #expect(plain.differences(from: sending) == ["doubtful"])
    #expect(sending.differences(from: plain) == ["doubtful"])
    #expect(try plan("lost in.csv --sandbox --doubtful skip").binding == plain)
    let lower = try plan("lost in.csv --sandbox --header-line 2").binding
    #expect(plain.differences(from: lower) == ["header-line"])
    #expect(lower.differences(from: try plan("lost in.csv --sandbox --header-line 3").binding) == ["header-line"])
  }

  private func texts(_ plan: JobPlan) -> [String] { plan.binding.parts.map { "\($0.name)=\($0.digest)" } }
}
