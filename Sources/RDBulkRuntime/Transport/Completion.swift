import CCurl
import RDBulkCore
import RDBulkSystem

extension CurlTransport.Completion {
  /// How to read the request's answer.
  enum Kind: Equatable {
    case event
    /// A batch with this many events.
    case batch(Int)
    case funnel
  }

  /// How the request ended: its answer, or how far it got. For accepted rows, sets `values`. None of it contains the
  /// access token, even if the server repeats it.
  func delivery(_ kind: Kind, _ values: inout AnsweredValues) -> Delivery {
    values.clear()
    guard code == CURLE_OK else { return redaction.clean(failure()) }
    let status = transfer.status
    if isOpenToDoubt {
      let error = APIError("SURPLUS_ANSWER", "More than one answer came, so this one may belong to another request.")
      return .answered(.unreadable(error), status: status)
    }
    let isSuccess = (200..<300).contains(status)
    // Before the body is read, since a message may be cut in the middle of the token.
    if !isSuccess { transfer.blotResponse(redaction) }
    if isSuccess, isCutOff(status) {
      return .lost(APIError("UNREADABLE_ANSWER", "The answer broke off in its headers."), status: status)
    }
    var delivery = read(kind, isSuccess ? Response(status: status) : refusal(status), &values)
    if case .answered(.accepted, _) = delivery {
    } else if isSuccess {
      // Errors in an answer that seemed good: the same holds for them.
      transfer.blotResponse(redaction)
      values.clear()
      delivery = read(kind, Response(status: status), &values)
    }
    switch delivery {
    case .answered(.accepted, _), .answered(.partlyAccepted, _): break
    default: return redaction.clean(delivery)
    }
    if let funnel = values.funnel { values.funnel = redaction.clean(funnel) }
    transfer.withResponse { body in
      for index in values.uuids.indices where redaction.occurs(in: body, values.uuids[index]) {
        values.uuids[index] = 0..<0
      }
    }
    return redaction.clean(delivery)
  }

  /// What the answer's headers say about the account's quota; nil if they say nothing.
  var quota: QuotaReading? { QuotaReading.parse(QuotaReading.headerNames.map { transfer.header($0) }) }

  /// An answer that isn't 2xx, with the headers that say how long to wait.
  private func refusal(_ status: Int) -> Response {
    // Every answer says when the quota's window ends, but only one that reports a spent quota means it as a wait.
    let names = RetryAfter.headerNames.filter { status == 429 || $0.hasPrefix("Retry-After") }
    return Response(
      status: status, retryAfter: names.map { transfer.header($0) }, unixSeconds: Clock.wall() / .seconds(1))
  }

  private func read(_ kind: Kind, _ response: Response, _ values: inout AnsweredValues) -> Delivery {
    let answer = transfer.withResponse { body in
      switch kind {
      case .batch(let rows): return Answer.readBatch(response, body, count: rows, uuids: &values.uuids)
      case .funnel:
        return Answer.readFunnel(response, body, changes: transfer.method == .put, &values.funnel)
      case .event:
        var uuid = 0..<0
        let answer = Answer.read(response, body, uuid: &uuid)
        values.uuids.append(uuid)
        return answer
      }
    }
    return .answered(answer, status: response.status)
  }

  /// To libcurl, a connection that ends within the headers of HTTP/1 is an answer without a body. A real one says so by
  /// its status or its length. HTTP/2 marks the end of each answer.
  private func isCutOff(_ status: Int) -> Bool {
    guard transfer.isHTTP1, status != 204, status != 205, transfer.withResponse({ $0.isEmpty }) else { return false }
    return transfer.header("Content-Length") == nil && transfer.header("Transfer-Encoding") == nil
  }

  /// A request without an answer.
  func failure() -> Delivery {
    if !transfer.mayHaveLeft, let status = transfer.proxyStatus, !(200..<300).contains(status) {
      let refusal = ProxyRefusal.read(status)
      return .unsent(refusal.error, isPermanent: refusal.isPermanent)
    }
    let error = APIError(name, reason)
    guard transfer.mayHaveLeft else { return .unsent(error, isPermanent: Self.isPermanent(code)) }
    return .lost(error, status: transfer.status)
  }

  private var reason: Message {
    if transfer.isOversized { return "The answer is too long to be valid." }
    if let overdue { return "No answer came within \(Message.duration(Int64(overdue * 1e9)))." }
    let detail = transfer.errorMessage(code)
    return Self.cause(code).map { "\($0) (\(detail))." } ?? Message(verbatim: ErrorBody.sentence(detail + "."))
  }

  /// What the most common errors mean, in the reader's language; libcurl's own words are English. nil for all others.
  private static func cause(_ code: CURLcode) -> Message? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: "The server's name was not found; check the internet connection"
    case CURLE_COULDNT_CONNECT: "No server accepts connections at this address"
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: "The connection broke before the answer came"
    default: nil
    }
  }

  private var name: String {
    switch code {
    // An answer in an unknown version of HTTP; before the request has left, the error concerns the URL's scheme.
    case CURLE_UNSUPPORTED_PROTOCOL where transfer.mayHaveLeft: "UNREADABLE_ANSWER"
    case CURLE_OPERATION_TIMEDOUT: "TIMEOUT"
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: "PROXY_FAILED"
    case CURLE_COULDNT_RESOLVE_HOST: "HOST_NOT_FOUND"
    case CURLE_COULDNT_CONNECT: "CONNECTION_FAILED"
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
      CURLE_SSL_CERTPROBLEM:
      "TLS_FAILED"
    case CURLE_PARTIAL_FILE, CURLE_WRITE_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      "UNREADABLE_ANSWER"
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_ABORTED_BY_CALLBACK:
      "CONNECTION_LOST"
    default: "CONNECTION_FAILED"
    }
  }

  /// Errors that no retry can fix: an untrusted certificate, a missing file, a setting.
  private static func isPermanent(_ code: CURLcode) -> Bool {
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_UNSUPPORTED_PROTOCOL,
      CURLE_URL_MALFORMAT, CURLE_NOT_BUILT_IN, CURLE_OUT_OF_MEMORY:
      true
    default: false
    }
  }
}
