/// Which commands take a flag.
package enum FlagScope: Equatable, Sendable {
  case every
  /// Every command that reads rows.
  case sending
  /// Commands that send events.
  case events
  /// Commands that send events or set funnels: those after which a lost answer matters.
  case writing
  /// Only `rdbulk event`.
  case eventCommand
  /// Only `rdbulk funnel set`.
  case funnelSetCommand
  /// Only `rdbulk verify`.
  case verifyCommand
  /// Commands about one login: sending ones, and those of `rdbulk auth` except for the list of all.
  case connecting
  case auth
  /// Only `rdbulk auth login`.
  case loginCommand
  /// Only `rdbulk auth list`.
  case listCommand
  /// Only `rdbulk history`.
  case historyCommand
  /// Commands that use a history.
  case historyUsers
  /// Only `rdbulk sandbox`.
  case sandboxCommand
  /// `rdbulk sandbox`, and sending commands together with `--sandbox`.
  case rehearsal
}
