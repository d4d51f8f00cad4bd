import Foundation
import RDBulkCore
import Testing

/// A command line as one types it: words between blanks, `''` for an empty one.
func words(_ line: String) -> [String] {
  line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
}

extension CommandLineParser {
  /// With Foundation's reader of URLs in the place of libcurl's: what the rules make of the parts is tested here, and how
  /// libcurl reads in the tests of Runtime.
  static func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    try parse(
      arguments,
      URLReader { text, form in
        let hasScheme = form == .absolute || text.contains("://")
        guard let url = URLComponents(string: hasScheme ? text : "http://\(text)"), let host = url.host else {
          return nil
        }
        return URLParts(
          scheme: url.scheme ?? "", host: host, hasUserInfo: url.user != nil || url.password != nil, port: url.port,
          path: url.path)
      })
  }
}

/// A sending command's line and the options it gives, told as what differs from the defaults.
struct GoodLine: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: SendOptions

  init(_ line: String, _ change: (inout SendOptions) -> Void = { _ in }) {
    self.line = line
    var options = SendOptions()
    change(&options)
    expected = options
  }

  var testDescription: String { line }
}

/// As `GoodLine`, for the sandbox's flags: they follow `rdbulk sandbox`, or `rdbulk lost --sandbox`.
struct GoodSandboxLine: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: SandboxOptions

  init(_ line: String, _ change: (inout SandboxOptions) -> Void = { _ in }) {
    self.line = line
    var options = SandboxOptions()
    change(&options)
    expected = options
  }

  var testDescription: String { line }
}

/// A command line that is wrong, with the sentence it is answered with.
struct BadLine: Sendable, CustomTestStringConvertible {
  let line: String
  let message: String
  let hint: String

  init(_ line: String, _ message: String, hint: String? = nil) {
    self.line = line
    self.message = message
    let typed = words(line)
    let command = CommandTable.named(typed.prefix(2).joined(separator: " "))?.name ?? typed.first ?? ""
    self.hint = hint ?? "See: rdbulk help \(command)"
  }

  var testDescription: String { line }
}
