import RDBulkCore

/// Removes the access token and other secrets from a server's answers: some repeat the request's headers in their
/// errors, and errors go into results, summaries and onto terminals.
struct Redaction: Sendable {
  /// The secrets and what they are in base64. Each byte of them may be escaped, too.
  private var forms: [[UInt8]] = []

  /// A shorter text is not a secret, and might be part of any word.
  private static let least = 8
  private static let mark = UInt8(ascii: "*")

  init(_ secrets: [String]) { add(secrets) }

  /// Removes these secrets too from now on.
  mutating func add(_ secrets: [String]) {
    for secret in secrets {
      let plain = Array(secret.utf8)
      guard plain.count >= Self.least, !forms.contains(plain) else { continue }
      forms.append(plain)
      forms += Base64Forms.of(plain).filter { $0.count >= Self.least }
    }
    // One secret may be part of another: longest first.
    forms.sort { $0.count > $1.count }
  }

  /// Whether the token occurs in `range` of `text`.
  func occurs(in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    forms.contains { Self.find($0, in: text, range) != nil }
  }

  /// Overwrites the token wherever it occurs in `text`, which keeps its length.
  func blot(_ text: inout [UInt8]) {
    for form in forms {
      var start = 0
      while let found = Self.find(form, in: text.span, start..<text.count) {
        for index in found { text[index] = Self.mark }
        start = found.upperBound
      }
    }
  }

  /// The delivery with the token removed from each error, in case escapes in a body hid it from `blot`.
  func clean(_ delivery: Delivery) -> Delivery {
    guard !forms.isEmpty else { return delivery }
    return switch delivery {
    case .answered(let answer, let status): .answered(clean(answer), status: status)
    case .unsent(let error, let isPermanent): .unsent(clean(error), isPermanent: isPermanent)
    case .lost(let error, let status): .lost(clean(error), status: status)
    }
  }

  private func clean(_ answer: Answer) -> Answer {
    switch answer {
    case .accepted: .accepted
    case .unreadable(let error): .unreadable(clean(error))
    case .rejected(let error): .rejected(clean(error))
    case .partlyAccepted(let events): .partlyAccepted(events.map { RejectedEvent($0.position, clean($0.error)) })
    case .partlyRejected(let events): .partlyRejected(events.map { RejectedEvent($0.position, clean($0.error)) })
    case .refusesAll(let error, let refuser): .refusesAll(clean(error), refuser)
    case .unauthorized(let error): .unauthorized(clean(error))
    case .accountLimit(let error, let wait): .accountLimit(clean(error), wait: wait)
    case .contactLimit(let error, let wait): .contactLimit(clean(error), wait: wait)
    case .failure(let error, let wait): .failure(clean(error), wait: wait)
    case .lostBehindGateway(let error, let wait): .lostBehindGateway(clean(error), wait: wait)
    }
  }

  /// The funnel without members that hold a secret.
  func clean(_ funnel: Funnel) -> Funnel {
    var funnel = funnel
    for index in funnel.values.indices {
      switch funnel.values[index] {
      case .string(let text), .number(let text):
        let bytes = Array(text.utf8)
        if occurs(in: bytes.span, 0..<bytes.count) { funnel.values[index] = .null }
      case .null, .bool, .array, .object: continue
      }
    }
    return funnel
  }

  func clean(_ error: APIError) -> APIError { APIError(clean(error.code), clean(error.message)) }

  /// Replaces a message that holds a secret by a text without it, which is no longer translated.
  private func clean(_ message: Message) -> Message {
    let isClean = Language.allCases.allSatisfy { language in
      let text = message.text(in: language)
      return clean(text) == text
    }
    return isClean ? message : Message(verbatim: clean(message.text(in: .english)))
  }

  private func clean(_ text: String) -> String {
    var bytes = Array(text.utf8)
    blotCut(&bytes)
    if occurs(in: bytes.span, 0..<bytes.count) { blot(&bytes) }
    return bytes.elementsEqual(text.utf8) ? text : String(decoding: bytes, as: UTF8.self)
  }

  /// Overwrites the beginning of a token where a long text was cut within it.
  private func blotCut(_ text: inout [UInt8]) {
    guard let cut = text.indices.last(where: { text[$0...].starts(with: Self.ellipsis) }) else { return }
    for form in forms {
      for length in stride(from: min(form.count - 1, cut), through: Self.leastCut, by: -1)
      where text[..<cut].suffix(length).elementsEqual(form.prefix(length)) {
        for index in cut - length..<cut { text[index] = Self.mark }
        return
      }
    }
  }

  /// What the API's messages are cut with, and how much of a token before it may stay.
  private static let ellipsis = Array("…".utf8)
  private static let leastCut = 4

  /// Where `form` is in `range` of `text`, plain or with escapes.
  private static func find(_ form: [UInt8], in text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    guard range.count >= form.count else { return nil }
    for start in range.lowerBound...range.upperBound - form.count
    where text[start] == form[0] || SpelledByte.mayBegin(text[start]) {
      if let end = end(of: form, in: text, start..<range.upperBound) { return start..<end }
    }
    return nil
  }

  /// Where `form` ends, if it begins where `range` does.
  private static func end(of form: [UInt8], in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    if form.indices.allSatisfy({ text[index + $0] == form[$0] }) { return index + form.count }
    for byte in form {
      guard index < range.upperBound else { return nil }
      if let next = SpelledByte.end(of: byte, text, at: index, range.upperBound) {
        index = next
      } else if text[index] == byte {
        index += 1
      } else {
        return nil
      }
    }
    return index
  }
}
