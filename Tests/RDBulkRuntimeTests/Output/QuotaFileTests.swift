import Foundation
import RDBulkCore
import Testing

@testable import RDBulkRuntime

@Suite("The file of a shared quota")
struct QuotaFileTests {
  private static let rate = Rate(requests: 2, window: 60)

  private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: .seconds(seconds)) }

  @Test("Two runs share what is in the file, which only its owner can read")
  func shared() throws {
    let folder = try TestFolder()
    let (one, other) = try (
      QuotaFile.open("quota-1", in: folder.path("state/rdbulk")),
      QuotaFile.open("quota-1", in: folder.path("state/rdbulk"))
    )
    #expect(try folder.mode("state/rdbulk") == 0o700)
    #expect(try folder.mode("state/rdbulk/quota-1") == 0o600)
    #expect(try one.ask(1, Self.rate, at(100)) == at(100))
    let next = try other.ask(1, Self.rate, at(100))
    #expect(next > at(129) && next < at(130))
    #expect(try other.ask(1, Self.rate, at(130)) == at(130))
    try one.settle(1, by: at(101), at(131))
    #expect(try one.ask(2, Self.rate, at(131)) > at(160))
    one.leave(at(132))
    // A third one learns of both.
    let third = try QuotaFile.open("quota-1", in: folder.path("state/rdbulk"))
    #expect(try third.ask(1, Self.rate, at(132)) > at(160))
  }

  @Test("A file that is a link, open to others, or no file is refused")
  func refused() throws {
    let folder = try TestFolder()
    try folder.write("elsewhere", [])
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "elsewhere")
    try folder.write("open", [])
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("open"))
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: false)
    for name in ["link", "open", "folder"] {
      #expect(throws: Failure.self, "\(name)") { _ = try QuotaFile.open(name, in: folder.path("")) }
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path(""))
    #expect(throws: Failure.self) { _ = try QuotaFile.open("new", in: folder.path("")) }
  }

  @Test("A damaged file is written anew")
  func damaged() throws {
    let folder = try TestFolder()
    try folder.write("quota-1", Array("no quota at all, but some text that is longer than a header".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("quota-1"))
    let file = try QuotaFile.open("quota-1", in: folder.folder)
    let next = try file.ask(1, Self.rate, at(100))
    #expect(next > at(160) && next < at(171))
    #expect(try file.ask(1, Self.rate, at(171)) == at(171))
  }
}
