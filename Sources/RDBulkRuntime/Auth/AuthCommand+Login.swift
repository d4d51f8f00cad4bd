import RDBulkCore
import RDBulkSystem

/// `rdbulk auth login`.
extension AuthCommand {
  /// Gets a code through the consent page, exchanges it for tokens and stores them.
  func login(_ signals: borrowing SignalWatch) throws(Failure) {
    let name = options.profile ?? .standard
    let store = try ProfileStore.standard()
    let baseURL = options.baseURL ?? PublicAPI.baseURL
    let existing = try store.read(name)
    if let existing, existing.baseURL != baseURL {
      throw .usage(
        "The profile '\(name.text)' holds a login for \(Quoted.bare(existing.baseURL)), and this one would be for "
          + "\(Quoted.bare(baseURL)).",
        hint: "Name another profile with --profile, or end that login first with rdbulk auth logout.")
    }
    let prompt = Prompt(console)
    let client = try client(existing?.baseURL == baseURL ? existing : nil, prompt, signals)
    let code = try code(client, baseURL, prompt, signals)
    let (profile, grant) = try self.store(code, client, baseURL, existing, name, store, signals)
    // The login is stored by now: whoever stops the command here has it.
    let account = learnAccount(name, store, profile)
    console.tell(stored(profile, account, name, store, grant))
    if environment.accessToken != nil || (environment.client != nil && environment.refreshToken != nil) {
      let name = environment.accessToken != nil ? "RD_ACCESS_TOKEN" : "RD_REFRESH_TOKEN"
      console.note("\(name) is set; runs use it instead of this login.")
    }
  }

  /// Exchanges the code for tokens and stores them; the login is free again when this returns.
  private func store(
    _ code: String, _ client: OAuthClient, _ baseURL: String, _ existing: Profile?, _ name: ProfileName,
    _ store: ProfileStore, _ signals: borrowing SignalWatch
  ) throws(Failure) -> (Profile, TokenGrant) {
    // Before the code is used, which works once: whatever prevents storing shows up here.
    let lock = try lock(name, store, signals)
    let grant = try exchange(code, client, baseURL, existing)
    var profile = Profile(baseURL: baseURL)
    profile.others = try store.read(name)?.others ?? []
    profile.clientID = client.id
    profile.clientSecret = client.secret
    profile.take(grant, Renewer.unixSeconds)
    do throws(Failure) { try store.write(profile, lock) } catch {
      throw .gaveUp(
        "The login was granted but could not be stored. \(error.message)",
        hint: "Once there is disk space, log in again with a new code.")
    }
    return (profile, grant)
  }

  private func stored(
    _ profile: Profile, _ account: String?, _ name: ProfileName, _ store: ProfileStore, _ grant: TokenGrant
  ) -> [Message] {
    let life: Message = grant.expiresIn.map { " for \(Message.duration(.seconds($0)))" } ?? ""
    return [
      "Logged in to \(Quoted.bare(profile.baseURL)) with the client '\(LoginStatus.shortened(profile.clientID ?? ""))'."
    ] + (account.map { ["The account is \($0)."] } ?? []) + [
      profile.refreshToken == nil
        ? "The access token is valid\(life), and no refresh token came with it."
        : "The access token is valid\(life) and will be renewed after that.",
      "Stored as the profile '\(name.text)' in \(ProfileStore.shown(store.path(name))).",
    ]
  }

  // MARK: - The client

  private func client(
    _ existing: Profile?, _ prompt: borrowing Prompt, _ signals: borrowing SignalWatch
  ) throws(Failure) -> OAuthClient {
    if let client = environment.client { return client }
    if environment.clientID == nil, environment.clientSecret == nil, let id = existing?.clientID,
      let secret = existing?.clientSecret
    {
      return OAuthClient(id: id, secret: secret)
    }
    guard prompt.isTerminal else {
      throw .usage(
        "The client's id and secret are missing, and there is no terminal to ask for them.",
        hint:
          "Set RD_CLIENT_ID and RD_CLIENT_SECRET to those of an application that you register at https://appstore.rdstation.com/."
      )
    }
    let id: String
    if let known = environment.clientID { id = known } else { id = try ask("Client id", false, prompt, signals) }
    let secret: String
    if let known = environment.clientSecret {
      secret = known
    } else {
      secret = try ask("Client secret (not shown)", true, prompt, signals)
    }
    return OAuthClient(id: id, secret: secret)
  }

  private func ask(
    _ question: Message, _ hidden: Bool, _ prompt: borrowing Prompt, _ signals: borrowing SignalWatch
  ) throws(Failure) -> String {
    let line = try prompt.ask(question, hidden: hidden, signals)
    let answer = (line ?? "").split(whereSeparator: \.isWhitespace).joined()
    guard !answer.isEmpty else { throw .usage("Nothing was entered, so there is no login.") }
    return answer
  }

  // MARK: - The code

  private func code(
    _ client: OAuthClient, _ baseURL: String, _ prompt: borrowing Prompt, _ signals: borrowing SignalWatch
  ) throws(Failure) -> String {
    // An earlier command opened the page, and its state wasn't kept.
    if let given = options.code { return try Consent.code(in: given, state: nil) }
    let state = (0..<4).map { _ in String(UInt32.random(in: .min ... .max), radix: 16) }.joined()
    let address = Consent.address(
      baseURL: baseURL, clientID: client.id, redirectURI: options.redirectURI ?? Consent.redirectURI, state: state)
    console.tell([
      "Open this address in a browser and agree. You are then sent to an address with a code; it does not",
      "matter if that page can't be shown.",
    ])
    try Console.print(address)
    guard let answer = try prompt.ask("Paste the code, or the whole address", signals) else {
      throw .usage(
        "No code came from standard input.",
        hint: "Open the address above, and give what it leads to: rdbulk auth login --code CODE")
    }
    return try Consent.code(in: answer, state: state)
  }

  private func exchange(
    _ code: String, _ client: OAuthClient, _ baseURL: String, _ existing: Profile?
  ) throws(Failure) -> TokenGrant {
    switch try call(.exchange(client, code: code), baseURL, existing).perform() {
    case .answered(.granted(let grant)): return grant
    case .answered(.refused(let error)):
      throw .unauthorized(
        "The login was refused: \(error.sentence)", hint: Self.advice(error))
    case .answered(.unavailable(let error, _)), .lost(let error):
      throw .gaveUp(
        "The login failed: \(error.sentence)",
        hint: "The code may have been used up; if it is refused the next time, open the page again.")
    case .unsent(let error, _):
      throw .gaveUp(
        "The server could not be reached: \(error.sentence)",
        hint: "The code is still valid; try again.")
    }
  }

  private static func advice(_ error: APIError) -> Message? {
    switch error.code {
    case "ACCESS_DENIED": "Check the client's id and secret, and that the code was made for this client."
    case "EXPIRED_CODE_GRANT": "A code works once, for an hour. Run rdbulk auth login and open the page again."
    default: nil
    }
  }
}
