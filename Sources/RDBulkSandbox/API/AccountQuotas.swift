import RDBulkCore

/// The account's quotas, one for each kind of request; nil: unlimited.
struct AccountQuotas: Sendable {
  private var events: AccountQuota?
  private var funnels: AccountQuota?

  init(events: Rate?, funnels: Rate?) {
    self.events = events.map(AccountQuota.init)
    self.funnels = funnels.map(AccountQuota.init)
  }

  /// Counts a request at `now` (Unix milliseconds); nil if its kind has no limit.
  mutating func take(_ kind: Route.Kind, now: Int) -> AccountQuota.Reading? {
    switch kind {
    case .events: events?.take(now: now)
    case .funnels: funnels?.take(now: now)
    }
  }
}
