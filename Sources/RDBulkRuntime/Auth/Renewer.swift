import RDBulkCore
import RDBulkSystem

/// Renews an access token without blocking: locks, reads and stores the login as ``RenewalState`` decides, and leaves
/// the request and the waiting to its caller.
final class Renewer {
  private var state: RenewalState
  private var storage: LoginStorage
  private var lock: ProfileLock?
  private var random: SeededRandom
  /// Everything seen so far that no output may repeat.
  private(set) var secrets: [String]

  init(_ source: RenewalSource, _ storage: LoginStorage, baseURL: String, patience: RenewalState.Patience) {
    state = RenewalState(source, baseURL: baseURL, patience: patience)
    self.storage = storage
    random = SeededRandom(seed: UInt64.random(in: .min ... .max))
    secrets = []
    if case .environment(let client, let refreshToken) = source { secrets = [client.secret, refreshToken] }
  }

  /// Starts a renewal. `failed` is the access token that the server refused, empty if there is none.
  func begin(failed: String, _ now: Instant) -> RenewalOutcome { perform(state.begin(failed: failed), now) }

  /// Continues once the time of `waiting` has come; before that, it returns the same time.
  func step(_ now: Instant) -> RenewalOutcome { perform(state.wake(now), now) }

  /// Continues with the result of the request.
  func take(_ answer: RenewalAnswer, _ now: Instant) -> RenewalOutcome {
    perform(state.take(answer, now, unixSeconds: Self.unixSeconds, &random), now)
  }

  static var unixSeconds: Int64 { Clock.wall() / .seconds(1) }

  private func perform(_ first: RenewalState.Step?, _ now: Instant) -> RenewalOutcome {
    var step = first
    while let current = step {
      switch current {
      case .lock: step = takeLock(now)
      case .store(let profile): step = store(profile)
      case .send(var request):
        secrets += request.secrets
        // A server may also repeat what came with other requests.
        request.secrets = secrets
        return .request(request)
      case .wait(let until):
        lock = nil
        return .waiting(until: until)
      case .renewed(let token):
        lock = nil
        secrets.append(token)
        return .renewed(token)
      case .refused(let error):
        lock = nil
        return .refused(error)
      case .failed(let error):
        lock = nil
        return .failed(error)
      }
    }
    return .failed(APIError("RENEWAL_OUT_OF_ORDER", "The renewal was asked for something that it does not wait for."))
  }

  private func takeLock(_ now: Instant) -> RenewalState.Step {
    let (store, name): (ProfileStore, ProfileName)
    switch storage {
    case .memory(let profile): return state.locked(profile, unixSeconds: Self.unixSeconds)
    case .file(let fileStore, let fileName): (store, name) = (fileStore, fileName)
    }
    do throws(Failure) {
      lock = try store.lock(name)
      guard lock != nil else { return state.busy(now) }
      let profile = try store.read(name)
      secrets += profile?.secrets ?? []
      return state.locked(profile, unixSeconds: Self.unixSeconds)
    } catch {
      return state.storeFailed(error.message)
    }
  }

  private func store(_ profile: Profile) -> RenewalState.Step? {
    secrets += profile.secrets
    guard case .file(let store, _) = storage else {
      storage = .memory(profile)
      return state.stored()
    }
    guard let lock else { return state.storeFailed("The login is no longer locked.") }
    do throws(Failure) {
      try store.write(profile, lock)
      return state.stored()
    } catch {
      return state.storeFailed(error.message)
    }
  }
}

extension Renewer {
  /// A complete renewal, waiting as long as it takes. Throws a failure of the kind `interrupted` if a signal arrives
  /// while no request is under way: an answer that may hold a new refresh token is always awaited and stored.
  func renew(
    failed: String, baseURL: String, _ connection: ConnectionSettings, _ signals: borrowing SignalWatch
  ) throws(Failure) -> RenewalOutcome {
    var outcome = begin(failed: failed, Clock.now())
    while true {
      switch outcome {
      case .waiting(let until):
        let milliseconds = max(0, until.since(Clock.now())) / .milliseconds(1) + 1
        signals.wait(milliseconds: Int32(min(milliseconds, 60_000)))
        if let signal = signals.received() { throw .interrupted(signal) }
        outcome = step(Clock.now())
      case .request(let request):
        outcome = take(try AuthCall(request, baseURL: baseURL, connection).perform(), Clock.now())
      case .renewed, .refused, .failed: return outcome
      }
    }
  }
}
