import RDBulkCore
import RDBulkSystem

/// `rdbulk auth`: from its options to its exit code.
struct AuthCommand {
  let options: AuthOptions
  let console: Console
  let environment = LoginEnvironment.current

  init(_ options: AuthOptions, _ console: Console) {
    self.options = options
    self.console = console
  }

  /// Runs the command, reports the result and returns the exit code. Throws if it can't be done.
  func run() throws(Failure) -> Int32 {
    let signals = try Failure.as(.gaveUp, SignalWatch())
    switch options.action {
    case .login: try login(signals)
    case .refresh: try refresh(signals)
    case .status: return try status()
    case .list: return try list()
    case .logout: try logout(signals)
    }
    return ExitCode.clean
  }

  // MARK: - What they share

  /// A login that is stored or comes from the environment.
  struct Login {
    let store: ProfileStore
    let name: ProfileName
    let renewal: RenewalSource
    let stored: Profile?
    let baseURL: String

    var path: String { ProfileStore.shown(store.path(name)) }

    /// Whether a client and a refresh token are available.
    var canRenew: Bool {
      switch renewal {
      case .environment: true
      case .profile: stored?.renewsItself == true
      }
    }

    func renewer() -> Renewer { Renewer(renewal, .file(store, name), baseURL: baseURL, patience: .command) }
  }

  /// The login that the other three commands work on: the named profile, or the environment's refresh token with what
  /// is stored for it, or the profile `default`.
  func find() throws(Failure) -> Login {
    let name = options.profile
    let store = try ProfileStore.standard()
    if let name {
      let stored = try store.read(name)
      // An independent login needs nothing from the environment.
      if let stored, stored.refreshOrigin == nil { return try login(LoginEnvironment(), name, store, stored) }
    }
    var environment = environment
    environment.accessToken = nil
    return try login(environment, name, store, nil)
  }

  private func login(
    _ environment: LoginEnvironment, _ name: ProfileName?, _ store: ProfileStore, _ known: Profile?
  ) throws(Failure) -> Login {
    let givenURL = options.baseURL ?? PublicAPI.baseURL
    let choice = LoginChoice(environment, hasTokenFile: false, profile: name, baseURL: givenURL)
    var stored = known
    if stored == nil { stored = try store.read(choice.profile) }
    // Its tokens may go to the server they are for, wherever that is.
    let baseURL = options.baseURL ?? stored?.baseURL ?? givenURL
    guard EndpointURL.base(of: baseURL, .libcurl) == baseURL else {
      throw .usage(
        "The login of the profile '\(choice.profile.text)' is for no server that a token may be sent to.",
        hint: "Remove it and log in again: \(ProfileStore.shown(store.path(choice.profile)))")
    }
    try choice.check(stored, baseURL: baseURL)
    return Login(
      store: store, name: choice.profile, renewal: choice.renewal ?? .profile, stored: stored, baseURL: baseURL)
  }

  /// Waits for the lock as long as a person would.
  func lock(
    _ name: ProfileName, _ store: ProfileStore, _ signals: borrowing SignalWatch
  ) throws(Failure) -> ProfileLock {
    let deadline = Clock.now().advanced(by: RenewalState.Patience.command.lock)
    while true {
      if let lock = try store.lock(name) { return lock }
      guard Clock.now() < deadline else {
        throw .gaveUp("Another rdbulk holds the stored login and does not release it.")
      }
      signals.wait(milliseconds: 100)
      if let signal = signals.received() { throw .interrupted(signal) }
    }
  }

  /// Throws where no server could be trusted.
  func connection(to baseURL: String) throws(Failure) -> ConnectionSettings {
    let settings = ConnectionSettings(
      timeout: options.timeout, connectTimeout: options.connectTimeout, proxy: options.proxy, caFile: options.caFile,
      isLoopback: baseURL.hasPrefix("http://"))
    try TrustedAuthorities.check(settings)
    return settings
  }

  /// A request ready to send, whose answer won't contain its secrets or those of `profile`.
  func call(_ request: TokenRequest, _ baseURL: String, _ profile: Profile?) throws(Failure) -> AuthCall {
    var request = request
    request.secrets += profile?.secrets ?? []
    return try AuthCall(request, baseURL: baseURL, try connection(to: baseURL))
  }

  func noLogin(_ login: Login) -> Failure {
    let name = login.name == .standard ? "" : " --profile \(login.name.text)"
    return .unauthorized(
      "There is no login in the profile '\(login.name.text)'.",
      hint: "Log in with: rdbulk auth login\(name)")
  }

  // MARK: - refresh, status

  private func refresh(_ signals: borrowing SignalWatch) throws(Failure) {
    let login = try find()
    guard login.stored != nil || login.renewal != .profile else { throw noLogin(login) }
    _ = try renew(login, signals)
    let renewed = try login.store.read(login.name)
    let expiry = renewed?.expiresAt
    let life: Message =
      expiry.map { "; it is valid for \(Message.duration(.seconds(max(0, $0 - Renewer.unixSeconds))))" } ?? ""
    console.tell(["The access token of the profile '\(login.name.text)' is new\(life)."])
    if let account = learnAccount(login.name, login.store, renewed) { console.tell(["The account is \(account)."]) }
  }

  /// Gets and stores a new access token for a login.
  func renew(_ login: Login, _ signals: borrowing SignalWatch) throws(Failure) -> String {
    let outcome = try login.renewer().renew(
      failed: login.stored?.accessToken ?? "", baseURL: login.baseURL, try connection(to: login.baseURL), signals)
    switch outcome {
    case .renewed(let token): return token
    case .refused(let error):
      throw .unauthorized(
        "The access token was not renewed: \(error.sentence)",
        hint: "If the login has ended, log in again with rdbulk auth login.")
    case .failed(let error):
      throw .gaveUp("The access token could not be renewed: \(error.sentence)")
    case .waiting, .request:
      throw .gaveUp("The renewal did not finish.")
    }
  }

  private func status() throws(Failure) -> Int32 {
    let login = try find()
    if environment.accessToken != nil {
      console.note("RD_ACCESS_TOKEN is set; runs use it instead of any stored login.")
    }
    guard let stored = login.stored else {
      guard login.canRenew else { throw noLogin(login) }
      console.note("RD_REFRESH_TOKEN is set, and nothing is stored for it yet; the first run gets an access token.")
      return ExitCode.clean
    }
    let status = LoginStatus(
      stored, name: login.name.text, file: login.store.path(login.name), canRenew: login.canRenew,
      unixSeconds: Renewer.unixSeconds)
    try console.print(status)
    return status.isGood ? ExitCode.clean : ExitCode.unauthorized
  }
}
