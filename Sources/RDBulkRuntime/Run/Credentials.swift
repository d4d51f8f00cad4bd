#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// The access token of a run. Its value appears in no output: it goes from here into one request header.
enum Credentials {
  /// An environment variable; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    // Nothing in this program changes the environment, so the text stays where it is while it is copied.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The token of `--token-file` or `RD_ACCESS_TOKEN`; throws where there is none or it can't be one.
  static func token(_ options: SendOptions) throws(RunError) -> String {
    if let path = options.tokenFile {
      return try check(read(path), "the file of --token-file")
    }
    guard let token = environment("RD_ACCESS_TOKEN") else {
      throw .unauthorized(
        "There is no access token. Put one into the environment variable RD_ACCESS_TOKEN or into a file for "
          + "--token-file; --sandbox rehearses without one. Nothing was sent."
      )
    }
    return try check(token, "RD_ACCESS_TOKEN")
  }

  private static func read(_ path: String) throws(RunError) -> String {
    do throws(SystemError) {
      let descriptor = try Descriptor.open(path, O_RDONLY, action: "\(Echo.quoted(path)) can't be read")
      return String(decoding: try descriptor.readAll().prefix(16_384), as: UTF8.self)
    } catch {
      throw .usage(UsageError(error.message, hint: "Nothing was sent."))
    }
  }

  /// RFC 6750, section 2.1: what a bearer token is made of. Anything else could break out of its header line.
  private static func check(_ text: String, _ place: String) throws(RunError) -> String {
    let token = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let allowed = token.utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~+/=".utf8.contains(byte)
    }
    guard !token.isEmpty, allowed else {
      throw .unauthorized("What stands in \(place) is not an access token. Nothing was sent.")
    }
    return token
  }
}
