extension Quoted {
  /// Whether one of `arguments` resembles a secret or is a proxy with a password, which may come without a scheme.
  package static func mayBeSecret(_ arguments: [String]) -> Bool {
    let proxy = SendingFlags.proxy.spelling
    let proxies = zip(arguments, arguments.dropFirst()).filter { $0.0 == proxy }.map(\.1)
    return (proxies + arguments.filter { $0.hasPrefix("\(proxy)=") }).contains { $0.contains("@") }
      || arguments.contains { mayBeSecret($0) }
  }
}
