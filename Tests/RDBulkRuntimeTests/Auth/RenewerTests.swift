import Foundation
import RDBulkCore
import Testing

@testable import RDBulkRuntime

/// The part of a renewal that touches the disk; what it decides is tested in Core.
@Suite("Auth: the renewer")
struct RenewerTests {
  private static let url = "https://api.rd.services"
  private static let client = OAuthClient(id: "client-id", secret: "client-secret")
  private static let now = Instant(nanoseconds: 0)
  private let place: TestFolder
  private let store: ProfileStore

  init() throws {
    place = try TestFolder()
    store = ProfileStore(folder: place.path("rdbulk"))
  }

  private func keep(_ access: String, _ refresh: String) throws {
    var profile = Profile(baseURL: Self.url)
    profile.clientID = Self.client.id
    profile.clientSecret = Self.client.secret
    profile.accessToken = access
    profile.refreshToken = refresh
    let lock = try #require(try store.lock(.standard))
    try store.write(profile, lock)
  }

  private func renewer(_ source: RenewalSource = .profile) -> Renewer {
    Renewer(source, .file(store, .standard), baseURL: Self.url, patience: .run)
  }

  private static func granted(_ access: String, _ refresh: String) -> RenewalAnswer {
    .answered(.granted(TokenGrant(accessToken: access, refreshToken: refresh, expiresIn: 60)))
  }

  /// The body of what is asked for.
  private func body(_ outcome: RenewalOutcome) -> [UInt8]? {
    guard case .request(let request) = outcome else { return nil }
    return request.body
  }

  @Test("A new token is on disk before anyone gets it")
  func renews() throws {
    try keep("access-1", "refresh-1")
    let renewer = renewer()
    #expect(
      body(renewer.begin(failed: "access-1", Self.now))
        == TokenRequest.renewal(Self.client, refreshToken: "refresh-1").body)
    #expect(try store.lock(.standard) == nil, "the lock is held while the request is under way")
    #expect(renewer.take(Self.granted("access-2", "refresh-2"), Self.now) == .renewed("access-2"))
    let stored = try store.read(.standard)
    #expect(stored?.accessToken == "access-2" && stored?.refreshToken == "refresh-2")
    #expect(try store.lock(.standard) != nil, "the lock is free at the end")
    let known = ["access-1", "refresh-1", "access-2", "refresh-2", "client-secret"]
    #expect(Set(renewer.secrets).isSuperset(of: known))
  }

  @Test("A renewer waits for another one and uses the token it got")
  func shares() throws {
    try keep("access-1", "refresh-1")
    let (first, second) = (renewer(), renewer())
    guard case .request = first.begin(failed: "access-1", Self.now) else {
      Issue.record("the first one does not ask")
      return
    }
    guard case .waiting(let until) = second.begin(failed: "access-1", Self.now) else {
      Issue.record("the second one does not wait")
      return
    }
    #expect(second.step(Self.now) == .waiting(until: until))
    #expect(first.take(Self.granted("access-2", "refresh-2"), Self.now) == .renewed("access-2"))
    #expect(second.step(until) == .renewed("access-2"))
  }

  @Test("The lock is free between attempts and after the end")
  func freesLock() throws {
    try keep("access-1", "refresh-1")
    var renewer: Renewer? = renewer()
    guard case .request? = renewer?.begin(failed: "access-1", Self.now) else {
      Issue.record("it does not ask")
      return
    }
    guard case .waiting(let until)? = renewer?.take(.lost(APIError("TIMEOUT", "Late.")), Self.now) else {
      Issue.record("it does not wait")
      return
    }
    #expect(try store.lock(.standard) != nil)
    guard case .request? = renewer?.step(until) else {
      Issue.record("it does not ask again")
      return
    }
    renewer = nil
    #expect(try store.lock(.standard) != nil)
  }

  @Test("A rehearsal's tokens stay in memory")
  func memory() throws {
    let renewer = Renewer(
      .environment(Self.client, refreshToken: "refresh-1"), .memory(nil), baseURL: "sandbox", patience: .run)
    var access = "access-1"
    for (sent, got) in [("refresh-1", "refresh-2"), ("refresh-2", "refresh-3")] {
      #expect(
        body(renewer.begin(failed: access, Self.now)) == TokenRequest.renewal(Self.client, refreshToken: sent).body)
      access = "access-for-\(got)"
      #expect(renewer.take(Self.granted(access, got), Self.now) == .renewed(access))
    }
  }

  @Test("If the login can't be read or its folder created, nothing is requested")
  func unreadable() throws {
    try keep("access-1", "refresh-1")
    try place.write("rdbulk/default.json", Array("{".utf8))
    guard case .failed(let error) = renewer().begin(failed: "access-1", Self.now) else {
      Issue.record("it does not fail")
      return
    }
    #expect(error.code == "LOGIN_NOT_STORED")
    try place.write("file", [])
    let nowhere = Renewer(
      .profile, .file(ProfileStore(folder: place.path("file/rdbulk")), .standard), baseURL: Self.url, patience: .run)
    guard case .failed = nowhere.begin(failed: "access-1", Self.now) else {
      Issue.record("it does not fail without a folder")
      return
    }
  }
}
