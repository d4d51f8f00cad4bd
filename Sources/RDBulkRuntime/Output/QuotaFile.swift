import RDBulkCore
import RDBulkSystem

/// The file through which the runs of one user on this machine share an account's quota.
///
/// It is locked for a few microseconds at a time, is changed in place, and holds moments and numbers only. What it means
/// is decided by ``SharedQuota``.
final class QuotaFile {
  private let file: Descriptor
  private let shown: String
  private let boot: UInt64
  private let run = UInt64.random(in: 1 ... .max)
  /// Since when another process has held the lock; nil if it was ours at the last try.
  private var lockedOutSince: Instant?

  /// How long to wait for the lock before it is looked at again, and before it is given up on, in nanoseconds.
  private static let pause: Int64 = .milliseconds(2)
  private static let patience: Int64 = .seconds(5)

  private init(_ file: consuming Descriptor, shown: String) {
    self.file = file
    self.shown = shown
    boot = Digest(of: Boot.name()).value
  }

  /// `$XDG_STATE_HOME/rdbulk`, or `~/.local/state/rdbulk`; a relative path is ignored, as the XDG specification says.
  static func folder() throws(Failure) -> String {
    if let state = CurrentProcess.environment("XDG_STATE_HOME"), state.hasPrefix("/") { return "\(state)/rdbulk" }
    guard let home = CurrentProcess.environment("HOME"), home.hasPrefix("/") else {
      throw .usage("Neither XDG_STATE_HOME nor HOME is set.")
    }
    return "\(home)/.local/state/rdbulk"
  }

  /// Opens the file `name` in the folder at `path`, and creates it and its folder if need be. Throws if one of them is a symbolic link, is not
  /// this user's own, or can be written to by others.
  static func open(_ name: String, in path: String) throws(Failure) -> QuotaFile {
    let shown = ProfileStore.shown("\(path)/\(name)")
    try Failure.as(.usage, Folder.create(path) { "The folder \(ProfileStore.shown($0)) can't be created" })
    let folder = try Failure.as(.usage, Folder(path, action: "The folder \(ProfileStore.shown(path)) can't be opened"))
    try check(Failure.as(.usage, folder.status(action: "\(shown) can't be examined")), 0o022, ProfileStore.shown(path))
    let file = try Failure.as(
      .usage, folder.open(name, [.readWrite, .create, .noFollow, .noWait], action: "\(shown) can't be opened"))
    let status = try Failure.as(.usage, file.status(action: "\(shown) can't be examined"))
    guard status.isRegular else { throw .usage("\(shown) is not a file.") }
    try check(status, 0o077, shown)
    return QuotaFile(file, shown: shown)
  }

  private static func check(_ status: FileStatus, _ forbidden: Int, _ shown: String) throws(Failure) {
    guard status.isOwn, status.permissions & forbidden == 0 else {
      throw .usage("\(shown) belongs to another user, or others may change it.")
    }
  }

  // MARK: - Permits

  /// Asks for the permit of request `number`, counted from 1. It may leave if the moment returned is not after `now`; else
  /// ask again then.
  func ask(_ number: Int, _ rate: Rate, _ now: Instant) throws(Failure) -> Instant {
    var moment = now.advanced(by: Self.pause)
    let isOurs = try withQuota(now) { quota in
      moment = quota.ask(run: run, number: UInt32(truncatingIfNeeded: number), rate, now)
    }
    if isOurs {
      lockedOutSince = nil
      return moment
    }
    let since = lockedOutSince ?? now
    lockedOutSince = since
    guard now.since(since) < Self.patience else { throw .usage("\(shown) is locked by another process.") }
    return moment
  }

  /// Request `number` has ended, and the server had counted it by `moment`.
  func settle(_ number: Int, by moment: Instant, _ now: Instant) throws(Failure) {
    // Where the file is locked just now, the next request that is asked for says that this one is in flight: that holds
    // its permit a little longer.
    _ = try withQuota(now) { quota in
      quota.settle(run: run, number: UInt32(truncatingIfNeeded: number), by: moment, now)
    }
  }

  /// This run sends no more.
  func leave(_ now: Instant) { _ = try? withQuota(now) { $0.leave(run: run) } }

  /// Returns false if another process holds the lock.
  private func withQuota(_ now: Instant, _ act: (inout SharedQuota) -> Void) throws(Failure) -> Bool {
    let action: Message = "\(shown) can't be read and written"
    guard try Failure.as(.usage, file.tryLock(action: action)) else { return false }
    defer { file.unlock() }
    let bytes = try Failure.as(.usage, file.contents(upTo: SharedQuota.lengthLimit, action: action))
    var quota = SharedQuota(reading: bytes, boot: boot, now)
    act(&quota)
    let changed = quota.bytes
    if changed != bytes { try unsafe Failure.as(.usage, file.write(changed.span.bytes, at: 0, action: action)) }
    return true
  }
}
