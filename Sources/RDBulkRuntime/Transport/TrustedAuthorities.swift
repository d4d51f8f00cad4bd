import CCurl
import RDBulkCore
import RDBulkSystem

/// The certificates that say which servers are trusted: the file of `--ca-file`, else of the environment, else libcurl's
/// own.
enum TrustedAuthorities {
  /// The first of curl's variables that is set, and what it says. curl's program reads them; libcurl does not.
  static var ofEnvironment: (name: String, file: String)? {
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      if let file = CurrentProcess.environment(name) { return (name, file) }
    }
    return nil
  }

  /// More than any bundle of a system; a device may have no end.
  private static let fileLimit = 1 << 24

  /// Throws a failure of the kind `usage` if no server could be trusted, because there are no certificates to check it
  /// with. Without this, it would look as if the server were down.
  static func check(_ settings: ConnectionSettings) throws(Failure) {
    guard !settings.isLoopback else { return }
    if let file = settings.caFile { return try check(file, of: "--ca-file") }
    if let (name, file) = ofEnvironment { return try check(file, of: name) }
    guard let file = standardFile, FileStatus.ofPath(file) == nil else { return }
    throw .usage(
      "The certificates that identify servers are not installed: there is no \(Quoted.path(file)).",
      hint: "Install them (Debian and Ubuntu: apt-get install ca-certificates), or name a file with --ca-file FILE.")
  }

  private static func check(_ file: String, of name: String) throws(Failure) {
    let action: Message = "The certificates of \(name) can't be read from \(Quoted.path(file))"
    let hint: Message =
      "Name a file of certificates in PEM form: --ca-file /etc/ssl/certs/ca-certificates.crt, which the package "
      + "ca-certificates installs."
    let descriptor = try Failure.as(.usage, hint: hint, Descriptor.open(file, .read, action: action))
    let bytes = try Failure.as(.usage, hint: hint, descriptor.readAll(upTo: fileLimit, action: action))
    guard bytes.count <= fileLimit, holdsCertificate(bytes) else {
      throw .usage("\(Quoted.path(file)) of \(name) holds no certificate in PEM form.", hint: hint)
    }
  }

  /// Whether there is a certificate (RFC 7468, section 5) in `bytes`: the label, and after it what begins as one does. A
  /// key, which lies beside the certificate and is easily mistaken for it, has another label.
  private static func holdsCertificate(_ bytes: [UInt8]) -> Bool {
    let labels = ["", "X509 ", "TRUSTED "].map { Array("-----BEGIN \($0)CERTIFICATE-----".utf8) }
    return bytes.indices.contains { start in
      guard bytes[start] == UInt8(ascii: "-") else { return false }
      return labels.contains { label in
        guard bytes[start...].starts(with: label) else { return false }
        // A SEQUENCE in DER begins with 0x30, which is M and what follows in base64.
        return bytes[(start + label.count)...].first { $0 > 0x20 } == UInt8(ascii: "M")
      }
    }
  }

  /// Where this libcurl looks for certificates if it isn't given any; nil if it uses the system's own store.
  private static var standardFile: String? {
    guard rdbulk_global_init() == CURLE_OK, let handle = unsafe curl_easy_init() else { return nil }
    defer { unsafe curl_easy_cleanup(handle) }
    var file: UnsafeMutablePointer<CChar>?
    guard unsafe rdbulk_get_pointer(handle, CURLINFO_CAINFO, &file) == CURLE_OK, let file = unsafe file else {
      return nil
    }
    // The text is libcurl's own and lives as long as the handle; it is copied at once.
    return unsafe String(cString: file)
  }
}
