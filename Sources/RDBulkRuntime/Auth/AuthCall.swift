import CCurl
import RDBulkCore
import RDBulkSystem

/// One request to `/auth/…` on its own easy handle: it needs other headers than rows do, and no row's token.
///
/// Safe to use: the headers and the handle live from `init` to `deinit`, and a handle put into a multi handle is taken
/// out before the call is released.
@safe final class AuthCall {
  let transfer: Transfer
  private let headers: HeaderList
  private let redaction: Redaction

  /// Throws a ``Failure`` if libcurl refuses a setting.
  init(_ request: TokenRequest, baseURL: String, _ connection: ConnectionSettings) throws(Failure) {
    guard rdbulk_global_init() == CURLE_OK, let transfer = Transfer() else {
      throw .gaveUp("There is not enough memory for a request.")
    }
    // An empty Expect keeps libcurl from asking before it sends the body.
    var lines = [
      "Content-Type: \(request.contentType)", "Accept: application/json",
      "User-Agent: \(Version.text.replacingBlank())", "Expect:",
    ]
    if let bearer = request.bearer { lines.append("Authorization: Bearer \(bearer)") }
    let headers: HeaderList
    do throws(Failure) {
      headers = try HeaderList(lines)
    } catch {
      transfer.close()
      throw error
    }
    self.transfer = transfer
    self.headers = headers
    redaction = Redaction(request.secrets)
    // From here on, `deinit` releases everything.
    let handle = unsafe transfer.handle
    try CurlOptions.set(handle, connection)
    try CurlOptions.check([unsafe rdbulk_set_long(handle, CURLOPT_POST, 1)])
    let isReady =
      transfer.connectCallbacks() && headers.use(for: transfer) && transfer.setURL(baseURL + request.path)
      && transfer.setBody(request.body.span, 0..<request.body.count)
    guard isReady else { throw .gaveUp("libcurl did not accept the request.") }
  }

  deinit {
    transfer.close()
    headers.free()
  }

  /// Sends the request and waits for its answer, at most as long as the settings allow.
  func perform() -> RenewalAnswer {
    let code = unsafe curl_easy_perform(transfer.handle)
    return answer(CurlTransport.Completion(transfer: transfer, code: code, redaction: redaction))
  }

  /// The server's answer to a revocation.
  enum Revocation: Equatable {
    case done
    /// It no longer knows the access token.
    case unauthorized
    case failed(APIError)
  }

  /// Sends a revocation and waits for its answer, of which only the status matters.
  func performRevocation() -> Revocation {
    let answer = perform()
    switch answer {
    case .answered(.refused) where transfer.status == 401: return .unauthorized
    case .answered(.granted): return .done
    case .answered(.unavailable) where (200..<300).contains(transfer.status): return .done
    case .answered(.refused(let error)), .answered(.unavailable(let error, _)): return .failed(error)
    case .unsent(let error, _), .lost(let error): return .failed(error)
    }
  }

  /// The answer of a request that ended like this, with its secrets removed.
  func answer(_ completion: CurlTransport.Completion) -> RenewalAnswer {
    guard completion.code == CURLE_OK else {
      switch completion.failure() {
      case .unsent(let error, let isPermanent): return .unsent(redaction.clean(error), isPermanent: isPermanent)
      case .lost(let error, _): return .lost(redaction.clean(error))
      case .answered: return .lost(APIError("CONNECTION_LOST", "The answer was lost."))
      }
    }
    let response = Response(
      status: transfer.status, retryAfter: RetryAfter.headerNames.map { transfer.header($0) },
      unixSeconds: Clock.wall() / .seconds(1))
    // Before an error is read, since its message may be cut in the middle of a secret.
    if !(200..<300).contains(transfer.status) { transfer.blotResponse(redaction) }
    return switch transfer.withResponse({ TokenAnswer.read(response, $0) }) {
    case .granted(let grant): .answered(.granted(grant))
    case .refused(let error): .answered(.refused(redaction.clean(error)))
    case .unavailable(let error, let wait): .answered(.unavailable(redaction.clean(error), wait: wait))
    }
  }
}
