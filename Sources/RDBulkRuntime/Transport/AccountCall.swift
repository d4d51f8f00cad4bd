import CCurl
import RDBulkCore
import RDBulkSystem

/// One request that reads something of the account, on its own easy handle, before any row is sent.
enum AccountCall {
  /// Gets `path` of the server at `baseURL`; an accepted answer has its body. Throws a ``Failure`` if libcurl refuses a
  /// setting.
  static func get(
    _ path: String, token: String, baseURL: String, secrets: [String], _ connection: ConnectionSettings
  ) throws(Failure) -> (Answer, [UInt8]) {
    guard rdbulk_global_init() == CURLE_OK, let transfer = Transfer() else {
      throw .gaveUp("There is not enough memory for a request.")
    }
    defer { transfer.close() }
    let headers = try HeaderList([
      "Authorization: Bearer \(token)", "Accept: application/json", "User-Agent: \(Version.text.replacingBlank())",
    ])
    defer { headers.free() }
    let handle = unsafe transfer.handle
    try CurlOptions.set(handle, connection)
    try CurlOptions.check([unsafe rdbulk_set_long(handle, CURLOPT_HTTPGET, 1)])
    guard transfer.connectCallbacks(), headers.use(for: transfer), transfer.setURL(baseURL + path) else {
      throw .gaveUp("libcurl could not take the request.")
    }
    return answer(transfer, unsafe curl_easy_perform(handle), Redaction(secrets + [token]))
  }

  private static func answer(_ transfer: Transfer, _ code: CURLcode, _ redaction: Redaction) -> (Answer, [UInt8]) {
    guard code == CURLE_OK else {
      switch CurlTransport.Completion(transfer: transfer, code: code, redaction: redaction).failure() {
      case .unsent(let error, isPermanent: true): return (.rejected(redaction.clean(error)), [])
      case .unsent(let error, _), .lost(let error, _): return (.failure(redaction.clean(error), wait: nil), [])
      case .answered: return (.failure(APIError("CONNECTION_LOST", "The answer was lost."), wait: nil), [])
      }
    }
    transfer.blotResponse(redaction)
    let response = Response(status: transfer.status)
    return transfer.withResponse { body in
      guard (200..<300).contains(response.status) else { return (Answer.readFailure(response, body), []) }
      var bytes: [UInt8] = []
      for index in body.indices { bytes.append(body[index]) }
      return (.accepted, bytes)
    }
  }
}
