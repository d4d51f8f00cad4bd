#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import RDBulkSystem
import Testing

@testable import RDBulkRuntime

@Suite("System: the terminal")
struct TerminalInfoTests {
  typealias Environment = TerminalInfo.Environment

  @Test(
    "Language and encoding come from the locale",
    arguments: [
      (Environment(), Language.english, false),
      (Environment(lang: "en_US.UTF-8"), .english, true),
      (Environment(lang: "pt_BR.UTF-8"), .portuguese, true),
      (Environment(lang: "pt_BR.utf8"), .portuguese, true),
      (Environment(lang: "pt_PT@euro"), .portuguese, false),
      (Environment(lang: "pt"), .portuguese, false),
      (Environment(lang: "PT-br.ISO-8859-1"), .portuguese, false),
      (Environment(lang: "ptolemaic.UTF-8"), .english, true),
      (Environment(lang: "C.UTF-8@x"), .english, true),
      (Environment(lcMessages: "pt_BR.UTF-8", lang: "en_US"), .portuguese, false),
      (Environment(lcCtype: "UTF-8", lang: "C"), .english, true),
      (Environment(lcAll: "C", lcCtype: "UTF-8", lcMessages: "pt_BR", lang: "pt_BR.UTF-8"), .english, false),
      (Environment(lcAll: "pt_BR.UTF-8", lang: "C"), .portuguese, true),
    ])
  func locale(_ environment: Environment, _ language: Language, _ isUTF8: Bool) {
    #expect(environment.language == language)
    #expect(environment.isUTF8 == isUTF8)
  }

  struct Case: Sendable {
    var isTerminal = true
    var size: Terminal.Size? = .init(columns: 80, lines: 24)
    var environment = Environment(term: "xterm-256color")
    var canRedraw = true
    var hasColour = true
  }

  @Test(
    "Terminal and environment decide on colour and redrawing",
    arguments: [
      Case(),
      Case(isTerminal: false, canRedraw: false, hasColour: false),
      Case(size: nil, canRedraw: false),
      Case(size: .init(columns: 19, lines: 24), canRedraw: false),
      Case(size: .init(columns: 20, lines: 6)),
      Case(size: .init(columns: 80, lines: 5), canRedraw: false),
      Case(environment: Environment(term: "dumb"), canRedraw: false, hasColour: false),
      Case(environment: Environment(), canRedraw: false, hasColour: false),
      Case(environment: Environment(term: "xterm", noColor: "1"), hasColour: false),
    ])
  func decisions(_ example: Case) {
    let info = TerminalInfo(
      isTerminal: example.isTerminal, size: example.size, environment: example.environment)
    #expect(info.canRedraw == example.canRedraw)
    #expect(info.hasColour == example.hasColour)
  }

  @Test("A file is not taken for a terminal")
  func file() throws {
    let null = try Descriptor.open("/dev/null", .read, action: "")
    let info = TerminalInfo(of: null.number)
    #expect(!info.isTerminal)
    #expect(info.size == nil)
    #expect(Terminal.size(of: -1) == nil)
  }

  @Test("A terminal reports its size")
  func terminal() throws {
    let terminal = Descriptor(owning: unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY))
    #expect(Terminal.size(of: terminal.number) == nil)
    var window = winsize(ws_row: 30, ws_col: 132, ws_xpixel: 0, ws_ypixel: 0)
    // The call reads one `winsize`, which outlives it.
    #expect(unsafe ioctl(terminal.number, UInt(TIOCSWINSZ), &window) == 0)
    #expect(TerminalInfo(of: terminal.number).size == .init(columns: 132, lines: 30))
  }
}
