import RDBulkCore
import RDBulkSystem

/// A run's login. None of it appears in any output: a token goes from here straight into a request header.
struct Credentials {
  /// nil: requests carry an API key instead.
  let token: String?
  /// The key of conversions without a login; it is part of each request's address.
  let apiKey: String?
  /// Gets a new access token when the API refuses the current one; nil if that isn't possible.
  let renewer: Renewer?
  /// Everything that no output may repeat.
  let secrets: [String]
  /// The stored login that the token is from; nil if it came differently.
  private let origin: (store: ProfileStore, name: ProfileName)?

  private init(
    token: String, renewer: Renewer?, secrets: [String], origin: (store: ProfileStore, name: ProfileName)? = nil
  ) {
    self.origin = origin
    self.token = token
    apiKey = nil
    self.renewer = renewer
    self.secrets = secrets
  }

  private init(apiKey: String) {
    origin = nil
    token = nil
    self.apiKey = apiKey
    renewer = nil
    secrets = [apiKey, PercentText.encoded(apiKey)]
  }

  /// The token of `--token-file`, `RD_ACCESS_TOKEN` or the stored login, and what renews it. An expired stored token is
  /// renewed at once. Throws if there is none or it isn't valid.
  static func resolve(
    _ plan: LoginPlan, _ connection: ConnectionSettings, _ signals: borrowing SignalWatch
  ) throws(Failure) -> Credentials {
    switch plan {
    case .sandbox(byKey: true): return Credentials(apiKey: "sandbox-key")
    case .sandbox(byKey: false): return rehearsal
    case .apiKey: return try keyed()
    case .token(let choice, let file, let baseURL):
      return try resolve(choice, file: file, baseURL, connection, signals)
    }
  }

  private static func resolve(
    _ choice: LoginChoice, file: String?, _ baseURL: String, _ connection: ConnectionSettings,
    _ signals: borrowing SignalWatch
  ) throws(Failure) -> Credentials {
    var storage: LoginStorage?
    var stored: Profile?
    var origin: (store: ProfileStore, name: ProfileName)?
    if choice.token == .profile || choice.renewal != nil || choice.isNamed {
      let store = try ProfileStore.standard()
      storage = .file(store, choice.profile)
      if choice.token == .profile { origin = (store, choice.profile) }
      stored = try store.read(choice.profile)
    }
    try choice.check(stored, baseURL: baseURL)
    var renewer: Renewer?
    if let renewal = choice.renewal, let storage {
      renewer = Renewer(renewal, storage, baseURL: baseURL, patience: .run)
    }
    let given: String? =
      switch choice.token {
      case .tokenFile: try check(read(file ?? ""), "the file of --token-file")
      case .environment:
        try check(CurrentProcess.environment("RD_ACCESS_TOKEN") ?? "", Message(verbatim: "RD_ACCESS_TOKEN"))
      case .profile: choice.storedToken(stored, Renewer.unixSeconds)
      }
    let secrets = (stored?.secrets ?? []) + (renewer?.secrets ?? [])
    if let given { return Credentials(token: given, renewer: renewer, secrets: [given] + secrets, origin: origin) }
    guard let renewal = choice.renewal, let storage, stored != nil || renewal != .profile else {
      throw .unauthorized(nothing(choice))
    }
    let first = Renewer(renewal, storage, baseURL: baseURL, patience: .command)
    let token = try renew(first, stored?.accessToken ?? "", baseURL, connection, signals)
    return Credentials(token: token, renewer: renewer, secrets: secrets + first.secrets, origin: origin)
  }

  private static func keyed() throws(Failure) -> Credentials {
    guard let key = CurrentProcess.environment("RD_API_KEY").map({ $0.split(whereSeparator: \.isWhitespace).joined() }),
      !key.isEmpty
    else {
      throw .unauthorized(
        "--api-key sends with the key in the environment variable RD_API_KEY, and it is not set.")
    }
    return Credentials(apiKey: key)
  }

  /// The sandbox's own login.
  private static var rehearsal: Credentials {
    let client = OAuthClient(id: "sandbox-client", secret: "sandbox-secret")
    let renewer = Renewer(
      .environment(client, refreshToken: "sandbox-refresh"), .memory(nil), baseURL: "sandbox", patience: .run)
    return Credentials(token: "sandbox-token", renewer: renewer, secrets: [])
  }

  /// Replaces an access token that the API has refused before the run starts. Does nothing without a renewer.
  mutating func renewToken(
    baseURL: String, _ connection: ConnectionSettings, _ signals: borrowing SignalWatch
  ) throws(Failure) {
    guard let renewer, let token else { return }
    let renewed = try Self.renew(renewer, token, baseURL, connection, signals)
    self = Credentials(token: renewed, renewer: renewer, secrets: secrets + renewer.secrets, origin: origin)
  }

  /// Keeps the account's name with the stored login that the token is from, for `auth list`. Nothing depends on it.
  func remember(account: String) {
    guard let origin, let token else { return }
    try? origin.store.remember(account: account, of: origin.name, token: token)
  }

  /// Gets a new token before the run starts.
  private static func renew(
    _ renewer: Renewer, _ failed: String, _ baseURL: String, _ connection: ConnectionSettings,
    _ signals: borrowing SignalWatch
  ) throws(Failure) -> String {
    switch try renewer.renew(failed: failed, baseURL: baseURL, connection, signals) {
    case .renewed(let token): return token
    case .refused(let error):
      throw .unauthorized(
        "The stored access token has expired or there is none, and no new one was given: \(error.sentence)",
        hint: "Log in with rdbulk auth login.")
    case .failed(let error):
      throw .gaveUp("A new access token could not be obtained: \(error.sentence)", hint: Failure.again)
    case .waiting, .request:
      throw .gaveUp("The renewal of the access token did not finish.", hint: Failure.again)
    }
  }

  private static func nothing(_ choice: LoginChoice) -> Message {
    let profile: Message = choice.isNamed ? " in the profile '\(choice.profile.text)'" : ""
    let login = choice.isNamed ? "rdbulk auth login --profile \(choice.profile.text)" : "rdbulk auth login"
    return "There is no access token\(profile). Log in with \(login); or put a token into the environment variable "
      + "RD_ACCESS_TOKEN or into a file for --token-file; --sandbox rehearses without one."
  }

  /// In bytes: a device may have no end.
  private static let fileLimit = 1 << 16

  private static func read(_ path: String) throws(Failure) -> String {
    let action: Message = "The token file \(Quoted.value(path)) can't be read"
    let file = try Failure.as(.usage, Descriptor.open(path, .read, action: action))
    let bytes = try Failure.as(.usage, file.readAll(upTo: fileLimit, action: action))
    guard bytes.count <= fileLimit else {
      throw .usage(
        "The file of --token-file holds more than 64 KiB; an access token is shorter.",
        hint: "Name a file that holds the access token and nothing else.")
    }
    return String(decoding: bytes.prefix(AccessToken.lengthLimit), as: UTF8.self)
  }

  private static func check(_ text: String, _ place: Message) throws(Failure) -> String {
    let token = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard AccessToken.isValid(token) else {
      throw .unauthorized("There is no valid access token in \(place).")
    }
    return token
  }
}

extension LoginEnvironment {
  /// What this process was started with.
  static var current: LoginEnvironment {
    LoginEnvironment(
      accessToken: CurrentProcess.environment("RD_ACCESS_TOKEN"), clientID: CurrentProcess.environment("RD_CLIENT_ID"),
      clientSecret: CurrentProcess.environment("RD_CLIENT_SECRET"),
      refreshToken: CurrentProcess.environment("RD_REFRESH_TOKEN"))
  }
}

extension APIError {
  /// The server's words with a full stop, and the code if they don't mention it.
  var sentence: Message { message.isEmpty ? Message(verbatim: "\(code).") : "\(clause: message) (\(code))." }
}
