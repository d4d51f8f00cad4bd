import RDBulkCore
import RDBulkSystem

/// The renewal of the access token while a run goes on. Rows wait for it in the engine; answers, signals and the input
/// are attended to as ever.
extension Runner {
  enum LoginPhase: Equatable {
    case idle
    /// Another process holds the login, or the server is given time.
    case waiting(until: Instant)
    /// A token request is in flight. Its answer may hold the only refresh token that is good from now on, so the run does
    /// not end before it is stored.
    case requested
  }

  /// Starts a renewal where one is wanted, and takes one that is under way a step further.
  func advanceRenewal() throws(RunError) {
    guard let renewer = login.renewer else { return }
    switch loginPhase {
    case .idle:
      guard case .wanted = engine.renewal, engine.stopReason == nil else { return }
      console.detail("The API refused the access token; renewing it.")
      try take(renewer.begin(failed: token, now))
    case .waiting(let until):
      guard engine.stopReason == nil else { return loginPhase = .idle }
      if now >= until { try take(renewer.step(now)) }
    case .requested:
      if let answer = transport.takeCallAnswer() { try take(renewer.take(answer, now)) }
    }
  }

  private func take(_ outcome: RenewalOutcome) throws(RunError) {
    loginPhase = .idle
    do throws(TransportError) {
      switch outcome {
      case .waiting(let until):
        loginPhase = .waiting(until: until)
        if !isWaitingTold { console.note("The access token has expired, and no new one can be had yet; trying again.") }
        isWaitingTold = true
      case .request(let request):
        try transport.send(request)
        loginPhase = .requested
      case .renewed(let token):
        self.token = token
        try transport.setToken(token, secrets: login.renewer?.secrets ?? [])
        engine.renewed()
        isWaitingTold = false
        console.note("The access token had expired and was renewed; going on.", event: "token_renewed")
      case .refused(let error): engine.renewalFailed(.unauthorized(error))
      case .failed(let error): engine.renewalFailed(.notRenewed(error))
      }
    } catch {
      throw .transport(error)
    }
  }
}
