import Foundation
import RDBulkCore
import Testing

@testable import RDBulkRuntime

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite("Auth: the folder of logins")
struct ProfileStoreTests {
  private let place: TestFolder
  private let store: ProfileStore

  init() throws {
    place = try TestFolder()
    store = ProfileStore(folder: place.path("config/rdbulk"))
  }

  private static func profile(_ access: String = "access-1") -> Profile {
    var profile = Profile(baseURL: "https://api.rd.services")
    profile.accessToken = access
    profile.others = [JSONValue.Member("note", .string("kept"))]
    return profile
  }

  private func write(_ profile: Profile) throws {
    let lock = try #require(try store.lock(.standard))
    try store.write(profile, lock)
  }

  @Test("A login is stored for its owner only and replaced in one step")
  func roundTrip() throws {
    #expect(try store.read(.standard) == nil)
    try write(Self.profile())
    #expect(try store.read(.standard) == Self.profile())
    try write(Self.profile("access-2"))
    #expect(try store.read(.standard) == Self.profile("access-2"))
    #expect(try place.mode("config/rdbulk/default.json") == 0o600)
    #expect(try place.mode("config/rdbulk/default.lock") == 0o600)
    #expect(try place.mode("config/rdbulk") == 0o700 && place.mode("config") == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted()
    #expect(names == ["default.json", "default.lock"])
  }

  @Test("What a killed process left half written is removed")
  func leftovers() throws {
    try write(Self.profile())
    try place.write("config/rdbulk/.default.new", Array("{\"half".utf8))
    #expect(try store.read(.standard) == Self.profile())
    try write(Self.profile("access-2"))
    #expect(try store.read(.standard) == Self.profile("access-2"))
    #expect(!FileManager.default.fileExists(atPath: place.path("config/rdbulk/.default.new")))
  }

  @Test("Only one process at a time can lock a login")
  func locks() throws {
    let other = try #require(ProfileName("other"))
    var lock = try store.lock(.standard)
    #expect(lock != nil)
    #expect(try store.lock(.standard) == nil)
    #expect(try store.lock(other) != nil)
    lock = nil
    #expect(try store.lock(.standard) != nil)
    _ = lock
  }

  @Test("Removing a login that is gone is no error")
  func remove() throws {
    try write(Self.profile())
    let lock = try #require(try store.lock(.standard))
    try store.remove(lock)
    #expect(try store.read(.standard) == nil)
    try store.remove(lock)
  }

  private func setMode(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  enum Flaw: String, CaseIterable, Sendable {
    case link, readByGroup, readByAll, folderForAll, stranger, pipe, folder, garbage, truncated
  }

  @Test("An unsafe login is refused, with the command that fixes it", arguments: Flaw.allCases)
  func unsafe(_ flaw: Flaw) throws {
    try write(Self.profile())
    let path = store.path(.standard)
    let wanted: String
    switch flaw {
    case .link:
      try place.write("elsewhere.json", Self.profile().json)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: place.path("elsewhere.json"))
      wanted = "symbolic link"
    case .readByGroup:
      try setMode(path, 0o640)
      wanted = "chmod 600"
    case .readByAll:
      try setMode(path, 0o604)
      wanted = "chmod 600"
    case .folderForAll:
      try setMode(store.folder, 0o777)
      wanted = "chmod 700"
    case .stranger:
      guard unsafe chown(path, 12_345, 12_345) == 0 else { return }
      wanted = geteuid() == 0 ? "another user" : "can't be read"
    case .pipe:
      try FileManager.default.removeItem(atPath: path)
      let made = unsafe mkfifo(path, 0o600)
      #expect(made == 0)
      wanted = "is not a file"
    case .folder:
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      wanted = "is not a file"
    case .garbage:
      try place.write("config/rdbulk/default.json", Array("[1]".utf8))
      wanted = "is not a login"
    case .truncated:
      try place.write("config/rdbulk/default.json", Array(Self.profile().json.dropLast(10)))
      wanted = "is not a login"
    }
    let error = #expect(throws: Failure.self) { try store.read(.standard) }
    let said = "\(error?.message.english ?? "") \(error?.hint?.english ?? "")"
    #expect(said.contains(wanted), "\(said)")
    #expect(!said.contains("access-1"))
  }

  @Test("A login is never written through a link")
  func linkedLock() throws {
    try write(Self.profile())
    try FileManager.default.removeItem(atPath: place.path("config/rdbulk/default.lock"))
    try FileManager.default.createSymbolicLink(
      atPath: place.path("config/rdbulk/default.lock"), withDestinationPath: place.path("elsewhere"))
    #expect(throws: Failure.self) { try store.lock(.standard) }
    #expect(!FileManager.default.fileExists(atPath: place.path("elsewhere")))
  }

  @Test("Without a place for the folder, the error says so")
  func noFolder() throws {
    try place.write("file", [])
    let error = #expect(throws: Failure.self) {
      try ProfileStore(folder: place.path("file/rdbulk")).lock(.standard)
    }
    #expect(error?.message.english.contains("file/rdbulk") == true)
  }
}
