/// All flags, in the order of the help.
package enum FlagTable {
  package static let all: [Flag] =
    InputFlags.all + ResultFlags.all + HistoryFlags.all + SendingFlags.all + AuthFlags.all + SandboxFlags.all
    + DisplayFlags.all

  private static let byLongName = Dictionary(all.map { ($0.long, $0) }, uniquingKeysWith: { first, _ in first })

  /// The flag called `--name`, whichever command takes it.
  package static func named(_ name: String) -> Flag? { byLongName[name] }

  /// The flag called `-letter`, whichever command takes it.
  package static func lettered(_ letter: Character) -> Flag? { all.first { $0.short == letter } }

  /// The flags that `command` takes, including those that need `--sandbox`.
  package static func flags(of command: CommandEntry) -> [Flag] { all.filter { $0.isTaken(by: command) } }
}
