import Foundation
import Testing

/// Runs a page's commands one after the other as a reader would, in a copy of the samples, against a sandbox.
///
/// `rdbulk` on the path is a script that adds to a command what keeps it from RD Station and makes it quick. A block
/// with `rdbulk sandbox` is what the reader types in another terminal: it starts a sandbox that stands at the address
/// in the section's later commands, and that all of them use.
final class PageRun {
  private let page: Page
  private let folder: Folder
  private let own: SandboxProcess
  /// What the reader has started in another terminal, and in which section.
  private var other: (sandbox: SandboxProcess, section: String)?
  private var count = 0

  init(_ page: Page) throws {
    self.page = page
    folder = try Folder()
    let samples = Page.root.appendingPathComponent("Samples")
    try FileManager.default.copyItem(at: samples, to: folder.url.appendingPathComponent("Samples"))
    try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: false)
    try folder.write("bin/rdbulk", Self.script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/rdbulk"))
    try folder.write("state", "cd '\(folder.url.appendingPathComponent(page.folder).path)'\n")
    own = try SandboxProcess(Self.limits, in: Folder())
  }

  private static let limits = ["--limit", "unlimited", "--lead-limit", "10000", "--funnel-limit", "10000"]

  /// A file that the page's commands have written, by its name from the page's folder.
  func text(_ name: String) -> String { folder.text(page.folder.isEmpty ? name : page.folder + "/" + name) }

  func run() throws {
    for block in page.blocks {
      if let started = other, started.section != block.section { other = nil }
      switch block.language {
      case "sh" where block.lines.first?.hasPrefix("rdbulk sandbox ") ?? false: try start(block)
      case "sh": try commands(block)
      case "console": try screen(block)
      default: break
      }
    }
  }

  // MARK: - Another terminal

  private static let address = "http://127.0.0.1:8080"

  private func start(_ block: Page.Block) throws {
    let words = block.lines[0].split(separator: " ").map(String.init)
    try #require(
      block.lines.count == 1 && words.starts(with: ["rdbulk", "sandbox", "--port", "8080"]), "\(place(block))")
    other = (try SandboxProcess(words.dropFirst(4) + Self.limits, in: Folder()), block.section)
  }

  private var url: String { other?.sandbox.url ?? own.url }

  /// The lines with the page's address for the sandbox replaced by where it is.
  private func placed(_ text: String) -> String {
    text.replacing(Self.address, with: url)
  }

  // MARK: - Commands

  /// Each line is a command, or a part of one that ends in a backslash. Behind it stands the exit code if it is not 0.
  private func commands(_ block: Page.Block) throws {
    var script = ""
    for line in block.lines.joined(separator: "\n").replacing("\\\n", with: " ").split(separator: "\n") {
      let code = Self.exitCode(String(line))
      script += "\(line)\ncode=$?; [ $code -eq \(code) ] || echo \"WRONG: exit code $code, not \(code)\"\n"
    }
    let ended = try shell(placed(script), plain: false, terminal: nil)
    #expect(ended.code == 0 && !ended.out.contains("WRONG: "), "\(place(block)): \(ended.out)")
  }

  private static func exitCode(_ line: String) -> Int {
    for mark in ["# exit code ", "# código de saída "] {
      if let behind = line.components(separatedBy: mark).dropFirst().first {
        return Int(behind.prefix { $0.isNumber }) ?? -1
      }
    }
    return 0
  }

  // MARK: - Screens

  /// Each command behind a `$` shows what stands below it, at a terminal of 80 columns.
  private func screen(_ block: Page.Block) throws {
    var screens: [(command: String, shown: [String])] = []
    for line in block.lines {
      if line.hasPrefix("$ ") {
        screens.append((String(line.dropFirst(2)), []))
      } else if !screens.isEmpty {
        screens[screens.count - 1].shown.append(line)
      }
    }
    for screen in screens {
      let expected = screen.shown.joined(separator: "\n")
      let answer = expected.split(separator: "\n").compactMap { $0.components(separatedBy: "/N]: ").dropFirst().first }
      let ended = try shell(
        placed(screen.command) + "\n", plain: true, terminal: PseudoTerminal(columns: 80), answer: answer.first)
      #expect(Self.steady(ended.out) == Self.steady(expected), "\(place(block)): \(screen.command)")
    }
  }

  /// A screen without what the tests add to its command, and with what differs from run to run made equal.
  private static func steady(_ screen: String) -> String {
    var screen = screen.trimmingCharacters(in: .whitespacesAndNewlines)
    for (pattern, text) in [
      (#" --base-url http://127\.0\.0\.1:[0-9]+"#, ""), (" --progress none", ""), (#"[0-9]+[.,][0-9] s\b"#, "N s"),
      ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"), (#"[0-9-]{10}T[0-9:.]{12}Z"#, "TIME"),
    ] {
      screen = screen.replacingOccurrences(of: pattern, with: text, options: .regularExpression)
    }
    return screen
  }

  // MARK: - The shell

  /// Runs `script` where the one before it ended, with its variables. What it shows is all that it writes.
  private func shell(
    _ script: String, plain: Bool, terminal: PseudoTerminal?, answer: String? = nil
  ) throws -> (code: Int32, out: String) {
    count += 1
    let name = "shell\(count)"
    let state = "'\(folder.path("state"))'"
    let own = "export PAGE_SANDBOX='\(url)' PAGE_PLAIN='\(plain ? "1" : "")'"
    try folder.write(
      "\(name).sh", ". \(state)\n\(own)\n\(script)\n{ export -p; echo \"cd '$PWD'\"; } > \(state)\n")
    try folder.write("\(name).out", "")
    let output = try terminal?.slave ?? FileHandle(forWritingTo: folder.url.appendingPathComponent("\(name).out"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [folder.path("\(name).sh")]
    process.environment = [
      "HOME": folder.url.path, "PATH": folder.path("bin") + ":/usr/bin:/bin",
      "LANG": page.isPortuguese ? "pt_BR.UTF-8" : "C.UTF-8", "RD_ACCESS_TOKEN": "sandbox-token",
      "PAGE_PROGRAM": try #require(Binary.url).path,
    ]
    process.standardInput = terminal?.slave ?? FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.start(closing: terminal == nil ? [output] : [])
    guard let terminal else {
      process.waitUntilExit()
      return (process.terminationStatus, folder.text("\(name).out"))
    }
    var shown: [UInt8] = []
    var answer = answer
    let ended: Bool? = waitFor(seconds: 40) {
      let hasEnded = !process.isRunning
      shown += terminal.bytes()
      if let typed = answer, String(decoding: shown, as: UTF8.self).hasSuffix("/N]: ") {
        terminal.type(typed + "\n")
        answer = nil
      }
      return hasEnded ? true : nil
    }
    if ended == nil { process.terminate() }
    shown += terminal.bytes()
    return (
      ended == nil ? -1 : process.terminationStatus,
      String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
    )
  }

  private func place(_ block: Page.Block) -> String { "\(page.path), line \(block.line)" }

  /// `rdbulk` for the pages.
  private static let script = """
    #!/bin/sh
    base="--base-url $PAGE_SANDBOX" rate="--rate unlimited" progress="" wait="--wait 0"
    for word; do
      case $word in
        --sandbox | --dry-run | --base-url) base= ;;
        --rate | --plan) rate= ;;
        --wait) wait= ;;
        --profile | --token-file) unset RD_ACCESS_TOKEN ;;
      esac
    done
    [ -z "$PAGE_PLAIN" ] || rate= progress="--progress none"
    case "$1 $2" in
      "auth login")
        export RD_CLIENT_ID=sandbox-client RD_CLIENT_SECRET=sandbox-secret
        unset RD_ACCESS_TOKEN
        echo sandbox-code | exec "$PAGE_PROGRAM" "$@" $base ;;
      "auth "*) unset RD_ACCESS_TOKEN; exec "$PAGE_PROGRAM" "$@" ;;
      verify\\ *) exec "$PAGE_PROGRAM" "$@" $base $rate $progress $wait ;;
      history\\ *) exec "$PAGE_PROGRAM" "$@" ;;
      lost\\ * | opportunity\\ * | won\\ * | event\\ * | funnel\\ *) exec "$PAGE_PROGRAM" "$@" $base $rate $progress ;;
      help\\ * | completions\\ * | summary\\ * | --version\\ *) exec "$PAGE_PROGRAM" "$@" ;;
      *) echo "no command of rdbulk: $*" >&2; exit 64 ;;
    esac

    """
}
