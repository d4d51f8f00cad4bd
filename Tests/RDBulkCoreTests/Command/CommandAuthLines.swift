import RDBulkCore
import Testing

/// A line of `rdbulk auth` and the options it gives, told as what differs from the defaults.
struct GoodAuthLine: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: AuthOptions

  init(_ line: String, _ action: AuthAction, _ change: (inout AuthOptions) -> Void = { _ in }) {
    self.line = line
    var options = AuthOptions()
    options.action = action
    change(&options)
    expected = options
  }

  var testDescription: String { line }

  static let all = [
    GoodAuthLine("auth login", .login),
    GoodAuthLine("auth refresh", .refresh),
    GoodAuthLine("auth status", .status),
    GoodAuthLine("auth logout", .logout),
    GoodAuthLine("auth list", .list),
    GoodAuthLine("auth list --names --lang pt", .list) { $0.listsNames = true },
    GoodAuthLine("auth login --code abc", .login) { $0.code = "abc" },
    GoodAuthLine("auth login --code=https://localhost/callback?code=abc&state=s", .login) {
      $0.code = "https://localhost/callback?code=abc&state=s"
    },
    GoodAuthLine("auth login --redirect-uri https://Acme.example/back?from=rdbulk", .login) {
      $0.redirectURI = "https://Acme.example/back?from=rdbulk"
    },
    GoodAuthLine("auth login --redirect-uri http://localhost:8080/callback", .login) {
      $0.redirectURI = "http://localhost:8080/callback"
    },
    GoodAuthLine("auth refresh --base-url http://127.0.0.1:8080 --timeout 5 --connect-timeout 2", .refresh) {
      $0.baseURL = "http://127.0.0.1:8080"
      $0.timeout = 5
      $0.connectTimeout = 2
    },
    GoodAuthLine("auth logout --proxy proxy.example.com:3128 --ca-file c.pem", .logout) {
      $0.proxy = "proxy.example.com:3128"
      $0.caFile = "c.pem"
    },
  ]
}

extension BadLine {
  static let auth = [
    BadLine(
      "auth login --code ''", "--code takes the code of the consent page or the address that it led to, not nothing.",
      hint: "See: rdbulk help auth login"),
    BadLine(
      "auth login --code \(String(repeating: "x", count: 8_193))",
      "--code takes the code of the consent page or the address that it led to, not such a long text.",
      hint: "See: rdbulk help auth login"),
    BadLine(
      "auth refresh --code abc", "--code is a flag of rdbulk auth login, not of rdbulk auth refresh.",
      hint: "See: rdbulk help auth refresh"),
    BadLine(
      "auth login --redirect-uri localhost",
      "--redirect-uri takes an http or https URL without user name and fragment; for example --redirect-uri "
        + "https://localhost/callback.",
      hint: "See: rdbulk help auth login"),
    BadLine(
      "auth login --redirect-uri https://ana:secret@acme.example/",
      "--redirect-uri takes an http or https URL without user name and fragment; for example --redirect-uri "
        + "https://localhost/callback.",
      hint: "See: rdbulk help auth login"),
    BadLine(
      "auth login --redirect-uri https://acme.example/#a",
      "--redirect-uri takes an http or https URL without user name and fragment; for example --redirect-uri "
        + "https://localhost/callback.",
      hint: "See: rdbulk help auth login"),
    BadLine(
      "auth list --profile acme",
      "--profile is a flag of rdbulk lost, opportunity, won, event, funnel set, funnel get, verify, auth login, auth refresh, "
        + "auth status and auth logout, not of rdbulk auth list.",
      hint: "See: rdbulk help auth list"),
    BadLine(
      "auth status --names", "--names is a flag of rdbulk auth list, not of rdbulk auth status.",
      hint: "See: rdbulk help auth status"),
    BadLine(
      "auth status now", "rdbulk auth status takes no input; remove 'now'.",
      hint: "See: rdbulk help auth status"),
  ]
}
