import RDBulkCore
import Testing

@testable import RDBulkSandbox

/// What a case gives, in short: each request as `METHOD target body`, then perhaps the status of the refusal.
private struct Case: CustomTestStringConvertible, Sendable {
  let name: String
  let input: String
  let expected: [String]

  var testDescription: String { name }

  init(_ name: String, _ input: String, _ expected: [String]) {
    self.name = name
    self.input = input
    self.expected = expected
  }
}

private let get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n"

private let cases: [Case] = [
  Case("no body", get, ["GET /a "]),
  Case("two in a row", get + get, ["GET /a ", "GET /a "]),
  Case("empty lines before", "\r\n\r\n" + get, ["GET /a "]),
  Case(
    "a body by length", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello" + get,
    ["POST /b hello", "GET /a "]),
  Case("an empty body", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n" + get, ["POST /b ", "GET /a "]),
  Case(
    "one length twice", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", ["POST /b x"]),
  Case("chunks", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n") + get, ["POST /c hello world", "GET /a "]),
  Case("chunk extensions", chunked("5;a=b\r\nhello\r\n0 ;c\r\n\r\n"), ["POST /c hello"]),
  Case("hexadecimal sizes", chunked("0000A\r\n0123456789\r\n0\r\n\r\n"), ["POST /c 0123456789"]),
  Case("trailers", chunked("1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n") + get, ["POST /c x", "GET /a "]),
  Case("blanks around values", "GET /a HTTP/1.1\r\nHost:\t h \t\r\nX:\r\n\r\n", ["GET /a "]),
  Case("HTTP/1.0 without Host", "GET /a HTTP/1.0\r\n\r\n", ["GET /a close "]),
  Case("HTTP/1.0 kept alive", "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", ["GET /a "]),
  Case("the client closes", "GET /a HTTP/1.1\r\nHost: h\r\nConnection: Close\r\n\r\n", ["GET /a close "]),
  Case("a half request", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel", []),
  Case(
    "an invitation is waited for",
    "POST /b HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ["continue", "POST /b "]),

  Case("a line without CR", "GET /a HTTP/1.1\nHost: h\r\n\r\n", ["400"]),
  Case("a good one, then a bad one", get + "\u{0}\r\n", ["GET /a ", "400"]),
  Case("no version", "GET /a\r\nHost: h\r\n\r\n", ["400"]),
  Case("two spaces", "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n", ["400"]),
  Case("a blank in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", ["400"]),
  Case("a raw byte in the target", "GET /ä HTTP/1.1\r\nHost: h\r\n\r\n", ["400"]),
  Case("another protocol", "GET /a FTP/1.1\r\n\r\n", ["400"]),
  Case("HTTP/2", "GET /a HTTP/2.0\r\n\r\n", ["505"]),
  Case("TLS", "\u{16}\u{03}\u{01}\r\n", ["400"]),
  Case("no Host", "GET /a HTTP/1.1\r\n\r\n", ["400"]),
  Case("two Hosts", "GET /a HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", ["400"]),
  Case("no colon", "GET /a HTTP/1.1\r\nHost h\r\n\r\n", ["400"]),
  Case("a space before the colon", "GET /a HTTP/1.1\r\nHost : h\r\n\r\n", ["400"]),
  Case("a folded field", "GET /a HTTP/1.1\r\nHost: h\r\n more\r\n\r\n", ["400"]),
  Case("a NUL in a field", "GET /a HTTP/1.1\r\nHost: h\u{0}\r\n\r\n", ["400"]),
  Case("a CR in a field", "GET /a HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", ["400"]),
  Case("a negative length", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", ["400"]),
  Case("no length", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length:\r\n\r\n", ["400"]),
  Case("a list of lengths", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1, 1\r\n\r\nx", ["400"]),
  Case("two lengths", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", ["400"]),
  Case(
    "a length that overflows", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n", ["413"]),
  Case("1 MiB and a byte", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n", ["413"]),
  Case(
    "length and chunks", "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ["400"]),
  Case("another coding", "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", ["501"]),
  Case("chunked twice", "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", ["501"]),
  Case("no chunk size", chunked("\r\n"), ["400"]),
  Case("a chunk size that is none", chunked("-1\r\n"), ["400"]),
  Case("a chunk size that overflows", chunked("FFFFFFFFFFFFFFFFF\r\n"), ["413"]),
  Case("a chunk over the limit", chunked("5\r\nhello\r\nFFFFC\r\n"), ["413"]),
  Case("a chunk longer than it says", chunked("1\r\nxy\r\n0\r\n\r\n"), ["400"]),
  Case("a bad trailer", chunked("0\r\nbad\r\n\r\n"), ["400"]),
]

private func chunked(_ body: String) -> String {
  "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + body
}

@Suite("The HTTP parser") struct HTTPParserTests {
  @Test("The same requests are found however the bytes are split", arguments: cases)
  fileprivate func cut(_ example: Case) {
    let bytes = Array(example.input.utf8)
    for size in [bytes.count, 1, 7] {
      #expect(run(bytes, in: size) == example.expected, "in pieces of \(size)")
    }
  }

  @Test("Requests beyond the limits are refused", arguments: [1, 1000])
  func limits(size: Int) {
    let target = String(repeating: "a", count: 8192)
    #expect(run(Array("GET /\(target)".utf8), in: size) == ["414"])
    #expect(run(Array("GET /\(target) HTTP/1.1\r\n".utf8), in: size) == ["414"])
    let long = String(repeating: "a", count: 33_000)
    #expect(run(Array("GET / HTTP/1.1\r\nX: \(long)".utf8), in: size) == ["431"])
    let many = String(repeating: "X: y\r\n", count: 6000)
    #expect(run(Array("GET / HTTP/1.1\r\n\(many)".utf8), in: size) == ["431"])
    #expect(run(Array((chunked("0\r\n") + many).utf8), in: size) == ["431"])
    let chunks = String(repeating: "1\r\nx\r\n", count: 20_000)
    let body = String(repeating: "x", count: 20_000)
    #expect(run(Array((chunked(chunks) + "0\r\n\r\n").utf8), in: size) == ["POST /c \(body)"])
  }

  @Test("A body of exactly 1 MiB is accepted")
  func largestBody() {
    let head = Array("POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 1048576\r\n\r\n".utf8)
    var parser = HTTPParser()
    parser.append((head + [UInt8](repeating: 0, count: 1 << 20))[...])
    guard case .request(let request) = parser.next() else {
      Issue.record("no request")
      return
    }
    #expect(request.body.count == 1 << 20)
  }

  @Test("The parser survives any bytes", arguments: 0..<200)
  func noise(seed: UInt64) {
    var generator = SeededRandom(seed: seed)
    var bytes = Array((chunked("5\r\nhello\r\n0\r\n\r\n") + get).utf8)
    for _ in 0..<3 { bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next()) }
    #expect(run(bytes, in: bytes.count) == run(bytes, in: 1))
  }

  /// Feeds the bytes in pieces and describes what comes out, an invitation only where the body hasn't come yet.
  private func run(_ bytes: [UInt8], in size: Int) -> [String] {
    var parser = HTTPParser()
    var found: [String] = []
    for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
      parser.append(bytes[start..<min(start + size, bytes.count)])
      pull: while true {
        switch parser.next() {
        case .needsMore: break pull
        case .expectsContinue: found.append("continue")
        case .request(let request):
          let close = request.keepsAlive ? "" : "close "
          found.append("\(request.method) \(request.target) \(close)\(String(decoding: request.body, as: UTF8.self))")
        case .refused(let refusal): return found + [String(refusal.status)]
        }
      }
    }
    return found
  }
}
