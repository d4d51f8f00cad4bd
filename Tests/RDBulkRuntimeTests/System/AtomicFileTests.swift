import Foundation
import RDBulkCore
import Testing

@testable import RDBulkSystem

@Suite("System: files written as a whole") struct AtomicFileTests {
  private let place: TestFolder

  init() throws { place = try TestFolder() }

  private func write(_ text: String, _ existing: AtomicFile.Existing = .isReplaced, sync: Bool = true) throws {
    try AtomicFile.write(
      Array(text.utf8).span, to: place.path("out"), existing, sync: sync, action: "'out' can't be written")
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted() }

  @Test("A file is created for its owner only, and nothing is left beside it", arguments: [true, false])
  func creates(_ sync: Bool) throws {
    try write("one", sync: sync)
    try #expect(place.read("out") == Array("one".utf8))
    try #expect(place.mode("out") == 0o600)
    try #expect(names() == ["out"])
  }

  @Test("Replacing a file replaces its mode, and readers of the old one still read it to its end")
  func replaces() throws {
    try place.write("out", Array("old".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path("out"))
    let reader = try Descriptor.open(place.path("out"), .read, action: "")
    try write("new")
    try #expect(place.read("out") == Array("new".utf8))
    try #expect(place.mode("out") == 0o600)
    try #expect(names() == ["out"])
    let seen = try reader.readAll(action: "")
    #expect(seen == Array("old".utf8))
  }

  @Test("A file that must not be replaced is left alone") func keeps() throws {
    try write("first", .isKept)
    let error = #expect(throws: SystemError.self) { try write("second", .isKept) }
    #expect(error?.message.english == "'out' can't be written: it exists already.")
    try #expect(place.read("out") == Array("first".utf8))
    try #expect(names() == ["out"])
  }

  @Test("A file that appears during the write is not replaced") func race() throws {
    let folder = try Folder(place.folder, action: "")
    try place.write("draft", [2])
    try place.write("out", [1])
    let error = #expect(throws: SystemError.self) {
      try folder.renameExclusively("draft", to: "out", action: "'out' can't be written")
    }
    #expect(error?.code == .exists)
    try #expect(place.read("out") == [1])
  }

  @Test("A symbolic link is never followed or replaced", arguments: ["target", "nowhere"]) func links(_ target: String)
    throws
  {
    try place.write("target", [1])
    try FileManager.default.createSymbolicLink(
      atPath: place.path("out"), withDestinationPath: place.path(target))
    let error = #expect(throws: SystemError.self) { try write("new") }
    #expect(error?.message.english == "'out' can't be written: it is a symbolic link, and those are not followed.")
    try #expect(place.read("target") == [1])
    try #expect(names() == ["out", "target"])
  }

  @Test("A folder is never replaced") func folders() throws {
    try FileManager.default.createDirectory(atPath: place.path("out"), withIntermediateDirectories: false)
    let error = #expect(throws: SystemError.self) { try write("new") }
    #expect(error?.code == .isFolder)
    try #expect(names() == ["out"])
  }

  /// The draft's name leads elsewhere, or a step after it fails.
  @Test("If a step fails, the old file stays and the draft is removed") func failures() throws {
    let folder = try Folder(place.folder, action: "")
    try place.write("out", [1])
    try place.write("elsewhere", [2])
    try FileManager.default.createSymbolicLink(
      atPath: place.path("draft"), withDestinationPath: place.path("elsewhere"))
    // A link that somebody put in the draft's place is removed, not followed.
    let bytes: [UInt8] = [3]
    try AtomicFile.write(
      bytes.span, to: "out", in: folder, draft: "draft", .isReplaced, sync: true, action: "")
    try #expect(place.read("elsewhere") == [2])
    try #expect(place.read("out") == [3])
    // A folder in the draft's place can't be removed: the first step fails.
    try FileManager.default.createDirectory(atPath: place.path("draft"), withIntermediateDirectories: false)
    let first = #expect(throws: SystemError.self) {
      try AtomicFile.write(
        bytes.span, to: "out", in: folder, draft: "draft", .isReplaced, sync: true, action: "'out' can't be written")
    }
    #expect(first?.message.english == "'out' can't be written: it exists already.")
    try FileManager.default.removeItem(atPath: place.path("draft"))
    // A name that is too long is found out by the last step.
    let name = String(repeating: "n", count: 300)
    let last = #expect(throws: SystemError.self) {
      try AtomicFile.write(
        bytes.span, to: name, in: folder, draft: "draft", .isReplaced, sync: true, action: "It can't be written")
    }
    #expect(last?.message.english == "It can't be written: file name too long.")
    try #expect(names() == ["elsewhere", "out"])
  }

  @Test("A draft's name is hidden, short enough and unique") func draftNames() {
    let names = (0..<20).map { _ in AtomicFile.draftName(for: String(repeating: "é", count: 200)) }
    #expect(Set(names).count == 20)
    #expect(names.allSatisfy { $0.hasPrefix(".é") && $0.hasSuffix(".new") && $0.utf8.count < 255 })
  }

  @Test(
    "The file is written into the folder that its path names",
    arguments: [
      ("a", ".", "a"), ("./a", ".", "a"), ("/a", "/", "a"), ("b/a", "b", "a"), ("/b/c/a", "/b/c", "a"),
      ("b//a", "b/", "a"),
    ])
  func paths(_ path: String, _ folder: String, _ name: String) {
    let (parent, last) = Folder.split(path)
    #expect(parent == folder && last == name)
  }
}
