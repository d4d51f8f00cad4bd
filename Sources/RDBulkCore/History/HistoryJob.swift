/// A job as a history knows it: what a `duplicate` names, and whether the job has ended.
package struct HistoryJob: Equatable, Sendable {
  /// From 1, in the order in which they came.
  package var number: Int
  /// What it is recognised by when it is resumed: a digest of its binding and its results' name.
  package var id: UInt64
  /// The type of its events.
  package var type: String
  /// The name of its results; empty if they went to standard output.
  package var name: String
  /// When it was started or resumed last, in milliseconds since 1970.
  package var started: Int64
  /// The machine's boot in which that was.
  package var boot: String
  /// Whether each of its entries was on disk before its request left.
  package var isSynced: Bool
  /// Whether it has ended, so that all of its entries are there.
  package var hasEnded = false

  /// A job as given.
  package init(
    number: Int, id: UInt64, type: String, name: String, started: Int64, boot: String, isSynced: Bool
  ) {
    self.number = number
    self.id = id
    self.type = type
    self.name = name
    self.started = started
    self.boot = boot
    self.isSynced = isSynced
  }

  /// Whether entries of it may be missing: it didn't end, and the machine went down before they were on disk. Boots
  /// without names can't be distinguished.
  package func mayLack(inBoot current: String) -> Bool { !hasEnded && !isSynced && boot != current && !boot.isEmpty }

  /// The job in a block of the log; nil if it is none.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard let json = try? JSONValue(parsing: bytes, range), let number = json["job"]?.integer, number > 0,
      number < HistoryEntry.jobLimit, let id = json["id"]?.text.flatMap({ UInt64($0, radix: 16) })
    else { return nil }
    self.number = number
    self.id = id
    type = json["type"]?.text ?? ""
    name = json["name"]?.text ?? ""
    started = Int64(json["started"]?.integer ?? 0)
    boot = json["boot"]?.text ?? ""
    isSynced = json["synced"] == .bool(true)
    hasEnded = json["ended"] == .bool(true)
  }

  /// Its bytes in a block of the log.
  var bytes: [UInt8] {
    var members = [
      JSONValue.Member("job", .number("\(number)")), JSONValue.Member("id", .string(Hex.text(id, digits: 16))),
      JSONValue.Member("type", .string(type)), JSONValue.Member("name", .string(name)),
      JSONValue.Member("started", .number("\(started)")), JSONValue.Member("boot", .string(boot)),
    ]
    if isSynced { members.append(JSONValue.Member("synced", .bool(true))) }
    if hasEnded { members.append(JSONValue.Member("ended", .bool(true))) }
    var bytes: [UInt8] = []
    JSONValue.object(members).write(to: &bytes)
    return bytes
  }
}
