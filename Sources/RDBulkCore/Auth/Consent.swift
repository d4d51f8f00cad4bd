/// The page where the account's owner authorizes the application, and what comes back from it.
package enum Consent {
  /// Where the page redirects by default. On a user's machine nothing answers there, so the browser stops with the code
  /// in its address bar; because the address is https, nothing that happens to listen there can read the code.
  package static let redirectURI = "https://localhost/callback"

  /// The page's address. `state` comes back with the code, which shows that both belong to one login.
  package static func address(baseURL: String, clientID: String, redirectURI: String, state: String) -> String {
    "\(baseURL)/auth/dialog?client_id=\(PercentText.encoded(clientID))"
      + "&redirect_uri=\(PercentText.encoded(redirectURI))&state=\(PercentText.encoded(state))"
  }

  /// In bytes.
  private static let codeLimit = 4_096

  /// Finds the code in `text`: the bare code, or the address the browser was redirected to.
  ///
  /// An address must carry `state`, if one is given. Throws a ``Failure`` that never repeats the text.
  package static func code(in text: String, state: String?) throws(Failure) -> String {
    let text = text.trimmingBlanks()
    guard text.contains("://") || text.contains("?") else { return try check(text) }
    let parameters = query(of: text)
    if let error = parameters["error"] {
      throw .usage(
        "The consent page answered \(Quoted.value(error)) and gave no code.",
        hint: "Open the page again as someone who may authorize the application.")
    }
    guard let code = parameters["code"] else {
      throw .usage(
        "That address holds no code.",
        hint: "Once you have agreed, the browser is sent to an address with code=...; copy that one.")
    }
    if let state, parameters["state"] != state {
      throw .usage(
        "That address belongs to another login: its state does not match the page opened for this one.",
        hint:
          "Open the page of this login and copy the address it leads to; or paste only the code, if you are sure that it is yours."
      )
    }
    return try check(code)
  }

  private static func check(_ code: String) throws(Failure) -> String {
    guard (1...codeLimit).contains(code.utf8.count), code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .usage(
        code.isEmpty ? "There is no code." : "That is neither a code nor an address with one.",
        hint: "Open the page of rdbulk auth login, agree, and give the code or the whole address that it leads to.")
    }
    return code
  }

  /// The parameters of an address; the first of several with one name counts.
  private static func query(of address: String) -> [String: String] {
    guard let mark = address.firstIndex(of: "?") else { return [:] }
    var parameters: [String: String] = [:]
    for part in address[address.index(after: mark)...].prefix(while: { $0 != "#" }).split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides.first.flatMap(PercentText.decoded), parameters[name] == nil,
        let value = PercentText.decoded(sides.count > 1 ? sides[1] : "")
      else { continue }
      parameters[name] = value
    }
    return parameters
  }
}
