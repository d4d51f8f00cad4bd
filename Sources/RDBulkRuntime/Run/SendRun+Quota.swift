import RDBulkCore

extension SendRun {
  /// What this run shares with others on this machine that send to the same account; nil if it goes by itself.
  func sharedQuota(_ login: Credentials) -> QuotaFile? {
    guard plan.sharesQuota, case .url(let url) = plan.server else { return nil }
    let isLoopback = plan.connection.isLoopback
    let known = AccountKey.Known(
      baseURL: url, isLoopback: isLoopback, name: accountName, token: login.token, apiKey: login.apiKey)
    guard let key = AccountKey(plan.login, known, plan.operation) else { return nil }
    if AccountKey.needsName(plan.login, isLoopback: isLoopback), accountName == nil {
      console.note(
        "The API does not give the account's name: runs on this machine share its quota as long as they use the same "
          + "access token.", event: "quota")
    }
    do throws(Failure) { return try QuotaFile.open(key.fileName, in: QuotaFile.folder()) } catch {
      console.note(
        "This run does not share the account's quota with others on this machine: \(clause: error.message)",
        event: "quota")
      return nil
    }
  }
}
