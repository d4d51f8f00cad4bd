import RDBulkCore

/// The contacts of simulated rows, and what of their funnels the server knows.
struct SimulatedFunnels {
  struct State: Hashable {
    /// A place in ``Funnel/stages``.
    var stage: Int
    var isOpportunity: Bool
  }

  let contacts: Int
  private(set) var states: [State]
  /// What the server answered about a contact before the job's first change of it.
  private(set) var seen: [Set<State>]
  /// How often the job changed a contact.
  private(set) var changes: [Int]

  init(contacts: Int, seed: UInt64) {
    self.contacts = contacts
    var random = SeededRandom(seed: seed)
    states = (0..<contacts).map { _ in
      State(stage: Int.random(in: 0...2, using: &random), isOpportunity: Bool.random(using: &random))
    }
    seen = Array(repeating: [], count: contacts)
    changes = Array(repeating: 0, count: contacts)
  }

  // MARK: - Rows

  private static func key(_ event: [UInt8]) -> Int { event.reduce(7) { ($0 * 31 + Int($1)) % 1_000_003 } }

  /// The contact of a row that says `event`.
  func contact(_ event: [UInt8]) -> Int { Self.key(event) % contacts }

  func email(_ contact: Int) -> String { "c\(contact)@x.y" }
  func path(_ contact: Int) -> [UInt8] {
    Array("/platform/contacts/email:\(email(contact))/funnels/default".utf8)
  }

  /// What a row wants to be set.
  static func wanted(_ event: [UInt8]) -> State {
    let key = key(event) / 64
    return State(stage: key % 3, isOpportunity: key / 3 % 3 > 0)
  }

  static func body(_ event: [UInt8]) -> [UInt8] {
    let wanted = wanted(event)
    return Array(#"{"lifecycle_stage":"\#(Funnel.stages[wanted.stage])","opportunity":\#(wanted.isOpportunity)}"#.utf8)
  }

  // MARK: - The server

  mutating func look(_ contact: Int) -> String {
    if changes[contact] == 0 { seen[contact].insert(states[contact]) }
    return answer(contact)
  }

  /// Sets what a request's body says; returns what the funnel was before.
  mutating func set(_ contact: Int, _ body: [UInt8]) throws -> State {
    let before = states[contact]
    let members = try JSONValue(parsing: body)
    changes[contact] += 1
    if let stage = members["lifecycle_stage"]?.text {
      states[contact].stage = Funnel.stages.firstIndex(of: stage) ?? -1
    }
    if case .bool(let value)? = members["opportunity"] { states[contact].isOpportunity = value }
    return before
  }

  /// Somebody else moves a contact forward.
  mutating func advance(_ contact: Int) {
    states[contact].stage = min(2, states[contact].stage + 1)
    states[contact].isOpportunity = true
  }

  func answer(_ contact: Int) -> String {
    let state = states[contact]
    return #"{"lifecycle_stage":"\#(Funnel.stages[state.stage])","opportunity":\#(state.isOpportunity),"#
      + #""contact_owner_email":null,"fit":1,"interest":2}"#
  }
}

extension JobScenario {
  /// What `funnel set` is asked for.
  struct FunnelSetting {
    var onlyForward: Bool
    var keepsBefore: Bool
    var contacts: Int
    /// How likely it is that somebody else moves a contact forward between two runs.
    var others: Double
  }

  /// The same rows as ones that set funnels, each by a request of its own.
  func settingFunnels(seed: UInt64) -> JobScenario {
    var random = SeededRandom(seed: seed ^ 0xF177)
    var scenario = self
    let onlyForward = random.chance(0.6)
    scenario.funnels = FunnelSetting(
      onlyForward: onlyForward, keepsBefore: !onlyForward || random.chance(0.6),
      contacts: [1, 3, 20, 1_000].randomElement(using: &random) ?? 20,
      others: random.chance(0.5) ? 0.3 : 0)
    scenario.keepsAccepts = random.chance(0.5)
    scenario.sending.settings.looksFirst = true
    return scenario
  }
}
