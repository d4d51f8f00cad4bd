import RDBulkCore
import RDBulkSystem

/// What a run asks the API about its account before the first row is sent.
struct AccountReader {
  let baseURL: String
  let connection: ConnectionSettings

  private static let tries = 3
  /// Seconds for the account's name, which a run can do without.
  private static let patienceForName = 5.0

  /// The fields of the account's contacts. An access token that has expired is renewed. Throws if they can't be had: then
  /// nothing is sent, unless `--unchecked-fields` says so.
  func fields(_ login: inout Credentials, _ signals: borrowing SignalWatch) throws(Failure) -> ContactFields {
    var mayRenew = login.renewer != nil
    var tries = 1
    while true {
      let (answer, body) = try get(ContactFields.path, token: login.token ?? "", login.secrets, connection)
      switch answer {
      case .accepted:
        if let fields = ContactFields(body.span) { return fields }
        throw .usage(
          "The account's fields can't be read: the answer is not the JSON it should be.", hint: Self.unchecked)
      case .unauthorized where mayRenew:
        mayRenew = false
        try login.renewToken(baseURL: baseURL, connection, signals)
      case .unauthorized(let error): throw .unauthorized(Self.unreadable(error), hint: Self.unchecked)
      case .rejected(let error), .refusesAll(let error, _): throw .usage(Self.unreadable(error), hint: Self.unchecked)
      case .failure(let error, _), .lostBehindGateway(let error, _), .accountLimit(let error, _),
        .contactLimit(let error, _), .unreadable(let error):
        guard tries < Self.tries else { throw .gaveUp(Self.unreadable(error), hint: Self.later) }
        signals.wait(milliseconds: Int32(tries) * 1_000)
        if let signal = signals.received() { throw .interrupted(signal) }
        tries += 1
      case .partlyRejected, .partlyAccepted: throw .gaveUp("The account's fields can't be read.", hint: Self.later)
      }
    }
  }

  /// The account's name; nil if the API does not tell it. Asked once: a run can do without it.
  func name(_ login: Credentials) -> String? { name(token: login.token ?? "", secrets: login.secrets) }

  /// Same, for a token and what no output may repeat.
  func name(token: String, secrets: [String]) -> String? {
    var patience = connection
    patience.timeout = min(patience.timeout, Self.patienceForName)
    patience.connectTimeout = min(patience.connectTimeout, Self.patienceForName)
    guard let (answer, body) = try? get(AccountName.path, token: token, secrets, patience), answer == .accepted else {
      return nil
    }
    return AccountName.read(body.span)
  }

  private func get(
    _ path: String, token: String, _ secrets: [String], _ connection: ConnectionSettings
  ) throws(Failure) -> (Answer, [UInt8]) {
    try AccountCall.get(path, token: token, baseURL: baseURL, secrets: secrets, connection)
  }

  // MARK: - Words

  private static func unreadable(_ error: APIError) -> Message {
    "The account's fields, needed to check the cf_ columns, can't be read: \(error.sentence)"
  }

  private static let unchecked: Message = "--unchecked-fields sends the cf_ columns as they are."
  private static let later: Message =
    "Run the same command again later; or --unchecked-fields sends the cf_ columns as they are."
}
