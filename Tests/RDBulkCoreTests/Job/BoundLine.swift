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
