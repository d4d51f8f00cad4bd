/// What of a wanted funnel moves a contact forward: the decision of `funnel set --only-forward`.
///
/// Stages go Lead, Qualified Lead, Client. A stage behind the contact's own, and an opportunity that is to be switched
/// off, are left; so is the stage of a contact whose own stage is none of these, since nobody knows which is further. An
/// owner is neither ahead nor behind: it is set where it differs.
package struct FunnelAdvance: Equatable, Sendable {
  /// What to set, in the order in which it was wanted; nothing where nothing is left to move.
  package private(set) var members: [JSONValue.Member] = []
  package private(set) var note = Note()

  /// What the message says of a row that did not set everything.
  package struct Note: OptionSet, Equatable, Sendable {
    package var rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nothing was set.
    package static let nothing = Note(rawValue: 1)
    /// The contact's stage is further on than the one that was wanted.
    package static let furtherStage = Note(rawValue: 2)
    /// The contact's stage is none of the three.
    package static let unknownStage = Note(rawValue: 4)
    /// The contact is an opportunity, and was to be none.
    package static let opportunity = Note(rawValue: 8)
  }

  /// Decides what of `wanted`, the row's own members, is set in a funnel that says `before`.
  package init(from before: Funnel, to wanted: [JSONValue.Member]) {
    for member in wanted where moves(member, before) { members.append(member) }
    if members.isEmpty { note.insert(.nothing) }
  }

  /// The same with the members in a request's body.
  package init(from before: Funnel, to body: Span<UInt8>, _ range: Range<Int>) {
    guard case .object(let wanted)? = try? JSONValue(parsing: body, range) else {
      self.init(from: before, to: [])
      return
    }
    self.init(from: before, to: wanted)
  }

  private mutating func moves(_ member: JSONValue.Member, _ before: Funnel) -> Bool {
    switch member.key {
    case Funnel.columns[0]: return movesStage(to: member.value.text, before.lifecycleStage)
    case Funnel.columns[1]:
      guard member.value == .bool(true) else {
        if before.isOpportunity == true { note.insert(.opportunity) }
        return false
      }
      return before.isOpportunity != true
    case Funnel.columns[2]: return member.value.text ?? Funnel.nobody != before.owner ?? Funnel.nobody
    default: return true
    }
  }

  private mutating func movesStage(to wanted: String?, _ stage: String?) -> Bool {
    guard let own = stage.flatMap(Funnel.stages.firstIndex) else {
      note.insert(.unknownStage)
      return false
    }
    guard let wanted = wanted.flatMap(Funnel.stages.firstIndex) else { return false }
    if wanted < own { note.insert(.furtherStage) }
    return wanted > own
  }
}

extension FunnelAdvance.Note {
  /// One sentence for each part; empty where all that was wanted was set.
  package var message: Message {
    var parts: [Message] = []
    if contains(.nothing) { parts.append("Nothing was set: nothing here moves the contact forward.") }
    if contains(.furtherStage) { parts.append("Its stage is already further along.") }
    if contains(.unknownStage) {
      parts.append("Its stage is not one of Lead, Qualified Lead, Client and was left as it is.")
    }
    if contains(.opportunity) { parts.append("It stays an opportunity.") }
    guard var text = parts.first else { return Message() }
    for part in parts.dropFirst() { text = "\(text) \(part)" }
    return text
  }
}
