import RDBulkCore

/// The page on which the account's owner agrees that an application may act for the account (`/auth/dialog`), and where
/// it sends the browser then.
struct AgreementPage: Sendable {
  private let redirectURI: String
  private let state: String?

  /// Reads what `rdbulk auth login` put into the page's address. Throws the refusal of an unknown client, and of a
  /// callback address that no browser could be sent to.
  init(_ target: Target) throws(Refusal) {
    guard target.parameter("client_id") == Grants.clientID else {
      throw .badRequest("The client_id is not one of the sandbox's; it is sandbox-client.")
    }
    guard let address = target.parameter("redirect_uri"), Self.isCallback(address) else {
      throw .badRequest("The redirect_uri is missing, or no http or https address.")
    }
    redirectURI = address
    state = target.parameter("state")
  }

  /// Printable ASCII without what could end an attribute or a header line.
  private static func isCallback(_ address: String) -> Bool {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return false }
    return address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>#".utf8.contains($0) }
  }

  /// The page, in the reader's language as the browser names it; its button posts to the page's own address.
  func page(_ accepted: String?) -> HTTPResponse {
    let language: Language = accepted?.lowercased().hasPrefix("pt") ?? false ? .portuguese : .english
    let lines = [
      Message("May the application sandbox-client act for this account? It is a rehearsal; no account is real."),
      Message("Once you agree, the browser is sent to your application's address with a code."),
      Message("If nothing answers there, copy the address from the address bar and paste it in the terminal."),
    ].map { "<p>\($0.text(in: language))</p>" }
    return HTTPResponse(
      status: 200, contentType: "text/html; charset=utf-8",
      body: Array(
        """
        <!doctype html>
        <html lang="\(language.tag)"><head><meta charset="utf-8"><title>rdbulk sandbox</title></head>
        <body><h1>rdbulk sandbox</h1>
        \(lines.joined())
        <form method="post"><button>\(Message("Agree").text(in: language))</button></form></body></html>

        """.utf8))
  }

  /// Sends the browser back to the application with `code`, and with the `state` that came with it.
  func redirect(code: String) -> HTTPResponse {
    let mark = redirectURI.contains("?") ? "&" : "?"
    let state = state.map { "&state=" + PercentText.encoded($0) } ?? ""
    return HTTPResponse(
      status: 302, contentType: "text/plain; charset=utf-8",
      fields: [HTTPField("Location", "\(redirectURI)\(mark)code=\(code)\(state)")], body: [])
  }
}
