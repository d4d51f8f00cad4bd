/// What a proxy means that answers CONNECT with anything but 2xx: nothing gets through to the API, whichever row it is.
package enum ProxyRefusal {
  /// The code of all such errors.
  package static let code = "PROXY_REFUSED"

  /// The error of a proxy that answered CONNECT with `status`, and whether it will answer the next one the same way.
  package static func read(_ status: Int) -> (error: APIError, isPermanent: Bool) {
    switch status {
    case 407:
      let message: Message =
        "The proxy asks for a login (407). Give it as part of the proxy's address, in the environment and without "
        + "--proxy: https_proxy=http://USER:PASSWORD@HOST:PORT"
      return (APIError(code, message), true)
    case 408, 425, 429, 500...599:
      let message: Message =
        "The proxy can't connect to RD Station (\(status)). Try again later, or ask whoever runs the proxy."
      return (APIError(code, message), false)
    default:
      let message: Message =
        "The proxy refuses to connect to RD Station (\(status)). Ask whoever runs it to let the API's address through, "
        + "or name another one with --proxy."
      return (APIError(code, message), true)
    }
  }
}
