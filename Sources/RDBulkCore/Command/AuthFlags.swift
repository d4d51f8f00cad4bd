/// Flags for getting a login.
enum AuthFlags {
  static let all = [code, redirectURI, names]

  static let code = Flag(
    "code", value: "CODE", in: .login, for: .loginCommand,
    help: "The code from the consent page, or the whole address it led to.",
    more: "Without it, the code is asked for, or read from standard input. It works once, for an hour."
  ) { (draft, value) throws(UsageError) in
    // The code is a secret until it is used, so no message repeats it. It is parsed where it is used.
    guard value.text.contains(where: { !$0.isWhitespace }), value.text.utf8.count <= 8_192 else {
      throw UsageError(
        "--code takes the code of the consent page or the address that it led to, not "
          + "\(value.text.utf8.count > 8_192 ? "such a long text" : Message("nothing")).")
    }
    draft.auth.code = value.text
  }

  static let redirectURI = Flag(
    "redirect-uri", value: "URL", in: .login, for: .loginCommand,
    help: "Where the consent page leads (\(Consent.redirectURI)).",
    more: "It must be one of the addresses that your application is registered with at RD Station."
  ) { (draft, value) throws(UsageError) in
    draft.auth.redirectURI = try value.redirectURI()
  }

  static let names = Flag(
    "names", in: .login, for: .listCommand,
    help: "Only the profiles' names, one a line, for scripts."
  ) { (draft, _) throws(UsageError) in
    draft.auth.listsNames = true
  }
}

extension FlagValue {
  /// An absolute http or https address without user info and fragment (RFC 6749, section 3.1.2), as typed.
  fileprivate func redirectURI() throws(UsageError) -> String {
    guard let url = EndpointURL(text, .absolute, urls), ["http", "https"].contains(url.scheme), !url.hasUserInfo,
      !text.contains("#")
    else {
      throw UsageError(
        "\(flag) takes an http or https URL without user name and fragment\(text.isEmpty ? ", not nothing" : ""); for "
          + "example \(flag) \(Consent.redirectURI).")
    }
    return text
  }
}
