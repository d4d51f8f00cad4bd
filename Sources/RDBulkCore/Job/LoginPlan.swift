/// Who sends; decided before any file is read. The only secrets in it are those of ``LoginChoice``.
package enum LoginPlan: Equatable, Sendable {
  /// The sandbox's own login, or its key.
  case sandbox(byKey: Bool)
  /// The key in RD_API_KEY, without a login.
  case apiKey
  /// An access token for the server at `baseURL`; `file` is that of `--token-file`.
  case token(LoginChoice, file: String?, baseURL: String)
}
