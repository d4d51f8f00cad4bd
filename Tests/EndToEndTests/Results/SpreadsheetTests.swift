import Foundation
import Testing

/// Results as a spreadsheet shows them: `Tests/Spreadsheets/run.sh`.
@Suite("Results in a spreadsheet") struct SpreadsheetTests {
  private static let isInstalled =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/soffice")
    }

  @Test(
    "LibreOffice shows columns, accents and leading zeros as they are, and runs nothing",
    .enabled(if: isInstalled, "soffice is not installed (Debian: libreoffice-calc)"))
  func opened() throws {
    let program = try #require(Binary.url)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Spreadsheets/run.sh")
    let output = Pipe()
    let process = Process()
    process.executableURL = script
    process.arguments = [program.path]
    process.standardOutput = output
    process.standardError = output
    try process.start(closing: [output.fileHandleForWriting])
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text.contains("passed"), "\(text)")
  }
}
