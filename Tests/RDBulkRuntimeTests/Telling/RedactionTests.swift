import RDBulkCore
import Testing

@testable import RDBulkRuntime

@Suite("Transport: secrets in what a server answers") struct RedactionTests {
  private static let secret = "secret-token-1"

  @Test("leave a message in every language, and others stay as they are")
  func messages() {
    let redaction = Redaction([Self.secret])
    let hidden = redaction.clean(APIError("HTTP_500", "The server answered \(500): \("see \(Self.secret)!")"))
    for language in Language.allCases {
      #expect(hidden.message.text(in: language) == "The server answered 500: see **************!")
    }
    let nested: Message = "\(clause: Message(verbatim: Self.secret + ".")) (\(7))"
    #expect(redaction.clean(APIError("A", nested)).message.english == "************** (7)")
    let harmless = APIError("HTTP_500", "The server answered \(500).")
    #expect(redaction.clean(harmless) == harmless)
    #expect(harmless.message.text(in: .portuguese) == "O servidor respondeu 500.")
  }
}
