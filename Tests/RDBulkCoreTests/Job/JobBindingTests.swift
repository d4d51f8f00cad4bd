import RDBulkCore
import Testing

/// A command line, and the parts of its job's binding that differ from those of `rdbulk lost in.csv --sandbox`: as the
/// program wrote them into journals before there were plans.
struct BoundLine: Sendable, CustomTestStringConvertible {
  var line: String
  var parts: [String: String]
  var testDescription: String { line }

  static let usual = [
    ("command", "5a99237c4cb62b5b"), ("target", "681e98832eaa0147"), ("input-format", "e283f2cbb3d98481"),
    ("map", "f3c8ca8fd1d217eb"), ("set", "f3c8ca8fd1d217eb"), ("require", "f3c8ca8fd1d217eb"),
    ("dedupe", "81d3536c28c3851c"), ("values", "096409e67a1704ed"), ("raw", "81d3536c28c3851c"),
    ("rejects", "f3c8ca8fd1d217eb"),
  ]

  static let all = [
    Self(line: "lost in.csv --sandbox", parts: [:]),
    Self(
      line: "opportunity in.csv --sandbox --rejects rej.csv --raw --dedupe",
      parts: [
        "command": "c7bd5adbca5ba06d", "dedupe": "a030b5064841538b", "raw": "a030b5064841538b",
        "rejects": "796b26bb29935b07",
      ]),
    Self(
      line: "won in.csv --sandbox --decimal point --map email=email --map value=valor --set funnel_name=default "
        + "--require value",
      parts: [
        "command": "4d7a0be51739f6b3", "map": "122984bddacc426d", "set": "c0eeb2bdb5c19e32",
        "require": "d09a6c494fd6fd36", "values": "75566d2a737b3e3e",
      ]),
    Self(
      line: "event conversion in.csv --sandbox --set conversion_identifier=x --list-separator pipe --map tags=Obs",
      parts: [
        "command": "85e7b6aed1eb5f9b", "map": "a1042a85b835300a", "set": "188eb018bc60be24",
        "values": "a1a080f604d9b411",
      ]),
    Self(
      line: "lost nh.csv --sandbox --no-header --columns email,reason --delimiter semicolon --encoding latin1 "
        + "--max-row-bytes 4K --format csv",
      parts: ["input-format": "329d3880014753ae"]),
    Self(line: "funnel get in.csv --sandbox", parts: ["command": "778d16eef93084c3"]),
    Self(line: "lost in.csv --base-url http://127.0.0.1:9", parts: ["target": "92cb05c5da1b9f95"]),
    Self(line: "lost in.csv", parts: ["target": "3980627ecea3426a"]),
    // None of these is bound: they may differ from run to run.
    Self(
      line: "lost in.csv --sandbox -o r.csv --summary s --report p --rate 1/s --concurrency 3 --batch max --retries 0 "
        + "--timeout 3 --max-failures 2 --on-unknown record --grace 1 --sync none -v --progress json",
      parts: [:]),
  ]
}

@Suite("A job's binding")
struct JobBindingTests {
  @Test("is what journals of earlier versions hold, so that their jobs can be resumed", arguments: BoundLine.all)
  func old(_ value: BoundLine) throws {
    let expected = BoundLine.usual.map { name, digest in "\(name)=\(value.parts[name] ?? digest)" }
    #expect(texts(try plan(value.line)) == expected)
  }

  @Test("of a verification names the event in front of the results' format, whoever tells the event")
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

  @Test("has what version 0.1 did not know only where it is used")
  func new() throws {
    let usual = try plan("lost in.csv --sandbox").binding
    let more = try plan("lost in.csv --sandbox --accepts there.csv").binding
    #expect(usual.differences(from: more) == ["accepts"])
  }

  @Test(
    "names the rows that are meant where it is not all of them; of a pilot's rows it says nothing",
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
    "names what came after version 0.1 where it is used, so that adding it later is as much a change as leaving it out")
  func added() throws {
    let plain = try plan("lost in.csv --sandbox").binding
    let sending = try plan("lost in.csv --sandbox --doubtful send").binding
    #expect(sending.parts.map(\.name) == plain.parts.map(\.name) + ["doubtful"])
    #expect(plain.differences(from: sending) == ["doubtful"])
    #expect(sending.differences(from: plain) == ["doubtful"])
    #expect(try plan("lost in.csv --sandbox --doubtful skip").binding == plain)
  }

  private func texts(_ plan: JobPlan) -> [String] { plan.binding.parts.map { "\($0.name)=\($0.digest)" } }
}
