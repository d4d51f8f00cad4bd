import RDBulkCore
import Testing

/// A funnel, what is wanted of it, and what of that `--only-forward` sets.
struct AdvanceCase: Sendable, CustomTestStringConvertible {
  var before: String
  var wanted: String
  var sets: String
  var note: FunnelAdvance.Note = []
  var testDescription: String { "\(before) → \(wanted)" }

  static let stages = [
    Self(before: #""Lead""#, wanted: "Qualified Lead", sets: "Qualified Lead"),
    Self(before: #""Lead""#, wanted: "Client", sets: "Client"),
    Self(before: #""Qualified Lead""#, wanted: "Client", sets: "Client"),
    Self(before: #""Client""#, wanted: "Client", sets: "", note: .nothing),
    Self(before: #""Lead""#, wanted: "Lead", sets: "", note: .nothing),
    Self(before: #""Client""#, wanted: "Qualified Lead", sets: "", note: [.nothing, .furtherStage]),
    Self(before: #""Qualified Lead""#, wanted: "Lead", sets: "", note: [.nothing, .furtherStage]),
    Self(before: #""Evaluator""#, wanted: "Client", sets: "", note: [.nothing, .unknownStage]),
    Self(before: #""client""#, wanted: "Lead", sets: "", note: [.nothing, .unknownStage]),
    Self(before: "null", wanted: "Client", sets: "", note: [.nothing, .unknownStage]),
    Self(before: "7", wanted: "Client", sets: "", note: [.nothing, .unknownStage]),
  ]

  static let opportunities = [
    Self(before: "false", wanted: "true", sets: "true"),
    Self(before: "null", wanted: "true", sets: "true"),
    Self(before: "true", wanted: "true", sets: "", note: .nothing),
    Self(before: "true", wanted: "false", sets: "", note: [.nothing, .opportunity]),
    Self(before: "false", wanted: "false", sets: "", note: .nothing),
    Self(before: "null", wanted: "false", sets: "", note: .nothing),
  ]

  static let owners = [
    Self(before: "null", wanted: "bia@example.com", sets: "bia@example.com"),
    Self(before: #""ana@example.com""#, wanted: "bia@example.com", sets: "bia@example.com"),
    Self(before: #""bia@example.com""#, wanted: "bia@example.com", sets: "", note: .nothing),
    Self(before: #""ana@example.com""#, wanted: "null", sets: "null"),
    Self(before: "null", wanted: "null", sets: "", note: .nothing),
  ]
}

@Suite("Moving a funnel only forward") struct FunnelAdvanceTests {
  private func advance(_ before: String, _ wanted: String) throws -> FunnelAdvance {
    let bytes = Array(before.utf8)
    let read = Funnel(bytes.span)
    let funnel = try #require(read)
    let body = Array(wanted.utf8)
    return FunnelAdvance(from: funnel, to: body.span, 0..<body.count)
  }

  private func text(_ members: [JSONValue.Member]) -> String {
    var bytes: [UInt8] = []
    JSONValue.object(members).write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Only a stage that is further on is set", arguments: AdvanceCase.stages)
  func stage(_ value: AdvanceCase) throws {
    let advance = try advance(#"{"lifecycle_stage":\#(value.before)}"#, #"{"lifecycle_stage":"\#(value.wanted)"}"#)
    #expect(text(advance.members) == (value.sets.isEmpty ? "{}" : #"{"lifecycle_stage":"\#(value.sets)"}"#))
    #expect(advance.note == value.note)
  }

  @Test("An opportunity is switched on and never off", arguments: AdvanceCase.opportunities)
  func opportunity(_ value: AdvanceCase) throws {
    let advance = try advance(#"{"opportunity":\#(value.before)}"#, #"{"opportunity":\#(value.wanted)}"#)
    #expect(text(advance.members) == (value.sets.isEmpty ? "{}" : #"{"opportunity":\#(value.sets)}"#))
    #expect(advance.note == value.note)
  }

  @Test("An owner that differs is set", arguments: AdvanceCase.owners)
  func owner(_ value: AdvanceCase) throws {
    let advance = try advance(
      #"{"contact_owner_email":\#(value.before)}"#, #"{"contact_owner_email":"\#(value.wanted)"}"#)
    #expect(text(advance.members) == (value.sets.isEmpty ? "{}" : #"{"contact_owner_email":"\#(value.sets)"}"#))
    #expect(advance.note == value.note)
  }

  @Test("A part is left, the rest is set, and the message says what was left")
  func mixed() throws {
    let advance = try advance(
      #"{"lifecycle_stage":"Client","opportunity":false,"contact_owner_email":null,"fit":1}"#,
      #"{"lifecycle_stage":"Lead","opportunity":true,"contact_owner_email":"null"}"#)
    #expect(text(advance.members) == #"{"opportunity":true}"#)
    #expect(advance.note.message.english == "Its stage is already further along.")
    let nothing = try self.advance(#"{"lifecycle_stage":"Client","opportunity":true}"#, #"{"opportunity":false}"#)
    #expect(
      nothing.note.message.english
        == "Nothing was set: nothing here moves the contact forward. It stays an opportunity.")
    #expect(FunnelAdvance.Note().message.isEmpty)
  }
}
