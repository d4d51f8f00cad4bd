import RDBulkCore
import Testing

@Suite("API: proxies that refuse")
struct ProxyRefusalTests {
  @Test(
    "A proxy's status says what to do, and whether to try again",
    arguments: [
      (407, true, "https_proxy=http://USER:PASSWORD@HOST:PORT"), (403, true, "let the API's address through"),
      (405, true, "let the API's address through"), (502, false, "Try again later"), (503, false, "Try again later"),
      (504, false, "Try again later"), (429, false, "Try again later"),
    ])
  func reads(_ status: Int, _ isPermanent: Bool, _ words: String) {
    let refusal = ProxyRefusal.read(status)
    let text = refusal.error.message.text(in: .english)
    #expect(refusal.error.code == "PROXY_REFUSED" && refusal.isPermanent == isPermanent)
    #expect(text.contains(words) && text.contains("\(status)"))
  }
}
