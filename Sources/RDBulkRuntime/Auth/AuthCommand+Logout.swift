import RDBulkCore
import RDBulkSystem

/// `rdbulk auth logout`.
extension AuthCommand {
  /// Ends a login at the API, then removes it. The file stays while its tokens may still work, since nothing else can
  /// revoke them.
  func logout(_ signals: borrowing SignalWatch) throws(Failure) {
    let login = try find()
    guard let stored = login.stored else { throw noLogin(login) }
    let (isRevoked, token) = try revoke(login, stored, signals)
    let lock = try lock(login.name, login.store, signals)
    guard try login.store.read(login.name)?.accessToken == token else {
      throw .gaveUp(
        "Meanwhile another rdbulk has replaced the login, which is not removed.",
        hint: "To end that one, too: rdbulk auth logout")
    }
    do throws(Failure) { try login.store.remove(lock) } catch {
      throw .gaveUp(
        "The login has ended at the API. \(error.message)", hint: "Remove it yourself.")
    }
    let end: Message = isRevoked ? "has ended" : "had already ended, or its tokens are no longer valid"
    console.tell(["The login of the profile '\(login.name.text)' \(end); \(login.path) is removed."])
    if case .environment = login.renewal {
      console.note("RD_REFRESH_TOKEN is still set in the environment, but no longer valid.")
    }
  }

  /// Whether the API revoked the tokens (false: they no longer worked), and the access token stored by now.
  private func revoke(
    _ login: Login, _ stored: Profile, _ signals: borrowing SignalWatch
  ) throws(Failure) -> (isRevoked: Bool, token: String?) {
    if let token = stored.accessToken {
      switch try call(.revocation(accessToken: token), login.baseURL, stored).performRevocation() {
      case .done: return (true, token)
      case .unauthorized: break
      case .failed(let error): throw kept(login, error)
      }
    }
    guard login.canRenew else { return (false, stored.accessToken) }
    // An expired access token can't revoke the refresh token, but a new one can.
    let token: String
    do throws(Failure) {
      token = try renew(login, signals)
    } catch {
      if error.kind == .unauthorized { return (false, stored.accessToken) }
      throw Failure(error.kind, error.message, hint: stays(login))
    }
    switch try call(.revocation(accessToken: token), login.baseURL, stored).performRevocation() {
    case .done: return (true, token)
    case .unauthorized: return (false, token)
    case .failed(let error): throw kept(login, error)
    }
  }

  private func kept(_ login: Login, _ error: APIError) -> Failure {
    .gaveUp("The login could not be ended: \(error.sentence)", hint: stays(login))
  }

  private func stays(_ login: Login) -> Message {
    "It stays stored, so that you can try again. To remove it here anyway: rm \(login.path)"
  }
}
