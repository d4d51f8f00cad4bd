/// Extracts an error from any body that the API, or a gateway in front of it, has been seen to send.
///
/// The shapes (rd-station-api, "Errors"): a list of errors, bare or under `errors`; a single error under `errors`;
/// lists by field; hashes by field and language; `error` with `error_description`; a gateway's `message`; HTML;
/// nothing. The result is short and has no control characters, since it goes into results and onto terminals.
package enum ErrorBody {
  /// In Unicode scalars.
  static let messageLimit = 500
  static let codeLimit = 64
  /// How many errors' messages a summary joins.
  private static let summaryLimit = 5
  /// How many errors of one body are read: more than a batch has rows.
  private static let leafLimit = 10_000
  private static let depthLimit = 8
  /// The code of an error that has none.
  private static let unnamed = "ERROR"

  /// An error and where in the request it is.
  package struct Located: Equatable, Sendable {
    package var code: String
    package var message: String
    /// The batch element that the error names, from 0.
    package var position: Int?
  }

  /// All errors of a response as one: the first one's code and the first few messages.
  package static func summary(status: Int, _ body: Span<UInt8>) -> APIError {
    let located = leaves(body)
    guard let first = located.first else { return unstructured(status: status, body) }
    let messages = located.lazy.map(\.message).filter { !$0.isEmpty }.prefix(summaryLimit)
    // A body with a sentence but no code gets its status as the code.
    let code = first.code == unnamed ? "HTTP_\(status)" : first.code
    return APIError(code, Message(verbatim: clean(messages.joined(separator: "; "), limit: messageLimit)))
  }

  /// Each error of a response with the batch position it names; empty unless the body is one of the API's.
  package static func leaves(_ body: Span<UInt8>) -> [Located] {
    guard let value = try? JSONValue(parsing: body, 0..<body.count) else { return [] }
    var found: [Located] = []
    collect(value, path: [], depth: 0, into: &found)
    return found
  }

  private static func unstructured(status: Int, _ body: Span<UInt8>) -> APIError {
    var index = 0
    while index < body.count, body[index] <= 0x20 { index += 1 }
    if index < body.count, body[index] == UInt8(ascii: "<") {
      return APIError("HTTP_\(status)", "The server answered \(status) with a page instead of an answer.")
    }
    var end = min(body.count, index + 200)
    // Don't cut within a character: a continuation byte here belongs to one that began before.
    while end < body.count, end > index, body[end] & 0xC0 == 0x80 { end -= 1 }
    var start: [UInt8] = []
    start.append(body, index..<end)
    let text = clean(String(decoding: start, as: UTF8.self), limit: 200)
    guard !text.isEmpty else { return APIError("HTTP_\(status)", "The server answered \(status).") }
    return APIError("HTTP_\(status)", "The server answered \(status): \(text)")
  }

  private static func collect(_ value: JSONValue, path: [String], depth: Int, into found: inout [Located]) {
    guard depth < depthLimit, found.count < leafLimit else { return }
    switch value {
    case .array(let elements):
      for element in elements { collect(element, path: path, depth: depth + 1, into: &found) }
    case .object(let members):
      // Next to a list of errors, a message only says that there are some.
      if depth == 0, let errors = value["errors"] {
        collect(errors, path: path, depth: depth + 1, into: &found)
        if !found.isEmpty { return }
      }
      if let leaf = leaf(value, path) {
        found.append(leaf)
        return
      }
      for member in members {
        collect(member.value, path: path + [member.key], depth: depth + 1, into: &found)
      }
    default:
      break
    }
  }

  private static func leaf(_ value: JSONValue, _ path: [String]) -> Located? {
    let type = value["error_type"]?.text
    if type != nil || value["error_message"]?.text != nil {
      let named = value["path"]?.text
      let location = named ?? path.joined(separator: ".")
      let message = value["error_message"]?.text ?? ""
      var located = located(type ?? unnamed, location.isEmpty ? message : "\(location): \(message)")
      located.position = position(in: location)
      return located
    }
    if let code = value["error"]?.text {
      guard let description = value["error_description"]?.text else { return located(unnamed, code) }
      return located(code, description)
    }
    if let message = value["message"]?.text { return located(unnamed, message) }
    return nil
  }

  private static func located(_ code: String, _ message: String) -> Located {
    let code = clean(code, limit: codeLimit)
    return Located(code: code.isEmpty ? unnamed : code, message: clean(message, limit: messageLimit))
  }

  /// The element named by a path such as `$[3].payload.email`, `$.3.payload`, `$.body[3]` or `[3]`.
  static func position(in path: String) -> Int? {
    var rest = Substring(path)
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    if rest.hasPrefix(".body") { rest = rest.dropFirst(5) }
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      return natural(rest[rest.index(after: rest.startIndex)..<end])
    }
    if rest.hasPrefix(".") { rest = rest.dropFirst() }
    return natural(rest.prefix { $0 != "." && $0 != "[" })
  }

  /// A message without its leading position: in a row's own result, the position within its batch means nothing.
  static func withoutPosition(_ message: String) -> String {
    guard let colon = message.firstIndex(of: ":"), position(in: String(message[..<colon])) != nil else {
      return message
    }
    var rest = message[..<colon]
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    if rest.hasPrefix(".body") { rest = rest.dropFirst(5) }
    // The position ends with its bracket, or else with its digits.
    rest = rest.drop { $0 == "." || $0 == "[" }.drop { ("0"..."9").contains($0) }
    if rest.hasPrefix("]") { rest = rest.dropFirst() }
    if rest.hasPrefix(".") { rest = rest.dropFirst() }
    return String(rest.isEmpty ? message[colon...].drop { $0 == ":" || $0 == " " } : rest + message[colon...])
  }

  private static func natural(_ digits: Substring) -> Int? {
    digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
  }

  /// `text` on one line, without control characters, cut after `limit` scalars.
  package static func clean(_ text: String, limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var pendingBlank = false
    var length = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: pendingBlank = !result.isEmpty
      case .format, .surrogate, .privateUse, .unassigned: continue
      default:
        if pendingBlank {
          result.append(" ")
          length += 1
        }
        pendingBlank = false
        guard length < limit else { return String(result) + "…" }
        result.append(scalar)
        length += 1
      }
    }
    return String(result)
  }
}

extension ErrorBody {
  /// Someone else's words as a sentence of ours: bounded, without control characters, with one full stop.
  package static func sentence(_ text: String) -> String {
    let text = clean(text, limit: messageLimit)
    return text.hasSuffix("..") ? String(text.dropLast()) : text
  }
}
