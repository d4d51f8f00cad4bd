import Foundation
import RDBulkCore
import RDBulkSystem
import Testing

@testable import RDBulkRuntime

@Suite("Output: files") struct OutputFileTests {
  private func write(_ text: String, to path: String, overwrite: Bool) throws {
    let file = try OutputFile.create(path, overwrite: overwrite)
    var bytes = Array(text.utf8)
    try file.write(&bytes)
    #expect(bytes == [], "what was written is no longer held")
  }

  @Test("An output file is created for its owner only") func creates() throws {
    let place = try TestFolder()
    try write("one", to: place.path("out"), overwrite: false)
    try #expect(place.read("out") == Array("one".utf8))
    try #expect(place.mode("out") == 0o600)
  }

  @Test("A file that appeared in the meantime is never replaced") func exclusive() throws {
    let place = try TestFolder()
    try place.write("out", [1])
    let path = place.path("out")
    #expect(throws: Failure.self) { try write("two", to: path, overwrite: false) }
    try #expect(place.read("out") == [1])
  }

  @Test("With overwrite, a file is replaced, mode included") func overwrites() throws {
    let place = try TestFolder()
    try place.write("out", Array(repeating: 0x61, count: 100))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path("out"))
    try write("two", to: place.path("out"), overwrite: true)
    try #expect(place.read("out") == Array("two".utf8))
    try #expect(place.mode("out") == 0o600)
  }

  @Test("A symbolic link is never written through", arguments: [true, false]) func links(_ exists: Bool) throws {
    let place = try TestFolder()
    if exists { try place.write("target", [1]) }
    let link = place.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place.path("target"))
    #expect(throws: Failure.self) { try OutputFile.check(link, overwrite: true) }
    #expect(throws: Failure.self) { try write("two", to: link, overwrite: true) }
    #expect(FileManager.default.fileExists(atPath: place.path("target")) == exists)
    if exists { try #expect(place.read("target") == [1]) }
  }

  @Test("An output is checked before anything is done") func checks() throws {
    let place = try TestFolder()
    try place.write("old", [1])
    let folder = place.folder
    #expect(throws: Never.self) { try OutputFile.check(folder + "/new", overwrite: false) }
    #expect(throws: Never.self) { try OutputFile.check(folder + "/old", overwrite: true) }
    #expect(throws: Never.self) { try OutputFile.check("/dev/null", overwrite: false) }
    #expect(throws: Failure.self) { try OutputFile.check(folder + "/old", overwrite: false) }
    #expect(throws: Failure.self) { try OutputFile.check(folder, overwrite: true) }
    #expect(throws: Failure.self) { try OutputFile.check(folder + "/nowhere/new", overwrite: true) }
    #expect(throws: Failure.self) { try OutputFile.check(folder + "/old/new", overwrite: true) }
  }

  @Test("One file under two names is recognised") func identity() throws {
    let place = try TestFolder()
    try place.write("one", [1])
    try place.write("other", [1])
    try FileManager.default.linkItem(atPath: place.path("one"), toPath: place.path("same"))
    let one = FileStatus.ofPath(place.path("one"))
    #expect(one?.identity == FileStatus.ofPath(place.path("same"))?.identity)
    #expect(one?.identity != FileStatus.ofPath(place.path("other"))?.identity)
    #expect(FileStatus.ofPath(place.path("absent")) == nil)
  }

  @Test("The error says what couldn't be written and why") func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let error = #expect(throws: Failure.self) { try write("x", to: "/dev/full", overwrite: false) }
    #expect(error?.message.english == "'/dev/full' can't be written: the disk is full.")
  }
}
