import RDBulkCore

/// Runs that follow what the API says about its quota.
extension Scenario {
  /// The most that may come to the server in any window.
  var mostAllowed: Rate? {
    guard settings.followsQuota, let rate = settings.rate, let quota, quota.telling == .truth else {
      return settings.rate
    }
    return Rate(requests: max(rate.requests, quota.limit), window: rate.window)
  }

  /// Rows are plenty, and nothing goes wrong but what the headers say, or what others send.
  static func followed(seed: UInt64, _ telling: Telling) -> Scenario {
    var random = SeededRandom(seed: seed)
    var scenario = faultFree(seed: seed)
    let rates = [Rate(requests: 20, window: 60), Rate(requests: 120, window: 60), Rate(requests: 60, window: 60)]
    let rate = rates[Int(seed % 3)]
    scenario.settings.rate = rate
    scenario.settings.followsQuota = true
    scenario.rows = rate.requests * 4
    scenario.latency = Latency(base: .milliseconds(1), spread: .milliseconds(seed % 2 == 0 ? 100 : 400))
    // A larger limit counts only from the second window, and would end the run before anything else is seen.
    let shares: [Double] = telling == .truth ? [0.5, 1, 1.5, 4] : [1]
    let share = shares.randomElement(using: &random) ?? 1
    scenario.quota = Quota(
      limit: Int(Double(rate.requests) * share), window: .seconds(Int64(rate.window)),
      isSliding: random.chance(0.3), others: 0, retryAfter: .quotasSeconds, telling: telling)
    return scenario
  }

  /// The same with another client, which sends evenly and uses up to half of the quota.
  static func shared(seed: UInt64) -> Scenario {
    var random = SeededRandom(seed: seed &+ 1_000)
    var scenario = followed(seed: seed, .truth)
    guard var quota = scenario.quota, let rate = scenario.settings.rate else { return scenario }
    quota.limit = rate.requests
    quota.isSliding = false
    quota.others = Int.random(in: rate.requests / 8...rate.requests / 2, using: &random)
    quota.othersAreEven = true
    scenario.quota = quota
    return scenario
  }
}
