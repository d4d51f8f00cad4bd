import RDBulkCore
import RDBulkSystem

/// The account's name, and `rdbulk auth list`, which shows it for every login.
extension AuthCommand {
  /// Asks whose account a login is for and keeps the answer with it. A login is as good without it, so that nothing is said
  /// where the API doesn't tell, or the name can't be kept.
  func learnAccount(_ name: ProfileName, _ store: ProfileStore, _ profile: Profile?) -> String? {
    guard let profile, let token = profile.accessToken,
      let connection = try? connection(to: profile.baseURL),
      let account = AccountReader(baseURL: profile.baseURL, connection: connection)
        .name(token: token, secrets: profile.secrets)
    else { return nil }
    try? store.remember(account: account, of: name, token: token)
    return account
  }

  /// Shows all stored logins and returns the exit code, which is that of the worst.
  func list() throws(Failure) -> Int32 {
    let store = try ProfileStore.standard()
    let names = try store.names()
    guard !options.listsNames else {
      if !names.isEmpty { try Console.print(names.map(\.text).joined(separator: "\n")) }
      return ExitCode.clean
    }
    guard !names.isEmpty else {
      console.note("No login is stored yet. Log in with: rdbulk auth login")
      return ExitCode.clean
    }
    let origin = environment.client == nil ? nil : environment.refreshToken.map(RefreshOrigin.of)
    var entries: [LoginList.Entry] = []
    var hasUnusable = false
    for name in names {
      do throws(Failure) {
        // Another rdbulk may have logged out meanwhile.
        guard let profile = try store.read(name) else { continue }
        let canRenew = profile.refreshOrigin.map { $0 == origin } ?? profile.renewsItself
        entries.append(.init(profile, name: name, canRenew: canRenew, unixSeconds: Renewer.unixSeconds))
      } catch {
        console.say(error)
        entries.append(.init(unusable: name))
        hasUnusable = true
      }
    }
    let list = LoginList(entries)
    try console.print(list)
    return hasUnusable ? ExitCode.usage : list.areAllGood ? ExitCode.clean : ExitCode.unauthorized
  }
}
