extension Operation {
  /// What the API allows an account for this kind of call (rd-station-api, "Limits").
  ///
  /// Events: 120 a minute in all plans but one. Calls of the funnel have no documented limit per minute, but 1,000,000 in
  /// 24 hours, which is 694 a minute.
  package var usualRate: Rate {
    switch target {
    case .path: Rate(requests: 120, window: 60)
    case .funnel: Rate(requests: 690, window: 60)
    }
  }
}
