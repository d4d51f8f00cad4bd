import RDBulkCore
import RDBulkSystem

/// The folder where logins are stored, one file per profile.
///
/// The files hold secrets: they belong to their user, no one else can read them, none is reached through a symbolic
/// link, and each is replaced in one step, so that a crash leaves the old one or the new one.
struct ProfileStore: Sendable {
  let folder: String

  init(folder: String) { self.folder = folder }

  /// `$XDG_CONFIG_HOME/rdbulk`, or `~/.config/rdbulk`. A relative path is ignored, as the XDG specification says.
  /// Throws if there is neither.
  static func standard() throws(Failure) -> ProfileStore {
    if let config = CurrentProcess.environment("XDG_CONFIG_HOME"), config.hasPrefix("/") {
      return ProfileStore(folder: "\(config)/rdbulk")
    }
    guard let home = CurrentProcess.environment("HOME"), home.hasPrefix("/") else {
      throw .usage(
        "There is nowhere to store logins: neither XDG_CONFIG_HOME nor HOME is set.",
        hint: "Set XDG_CONFIG_HOME to a folder that only you can read.")
    }
    return ProfileStore(folder: "\(home)/.config/rdbulk")
  }

  func path(_ name: ProfileName) -> String { "\(folder)/\(name.text).json" }

  // MARK: - Reading

  /// The names of all logins, in order, whether they can be read or not. Throws if the folder isn't safe or can't be read.
  func names() throws(Failure) -> [ProfileName] {
    guard let folder = try openFolder(creates: false) else { return [] }
    let action: Message = "The folder \(Self.shown(self.folder)) can't be read"
    let files = try Failure.as(.usage, folder.names(action: action)).filter { $0.hasSuffix(".json") }
    return files.map { String($0.dropLast(5)) }.sorted().compactMap { ProfileName($0) }
  }

  /// The login called `name`, or nil if there is none. Throws if it isn't safe or can't be read.
  func read(_ name: ProfileName) throws(Failure) -> Profile? {
    guard let folder = try openFolder(creates: false) else { return nil }
    let shown = Self.shown(path(name))
    guard let file = try Self.open(name, in: folder, shown) else { return nil }
    let what: Message = "The login \(shown)"
    let status = try Failure.as(.usage, file.status(action: "\(what) can't be examined"))
    guard status.isRegular else { throw .usage("\(what) is not a file.") }
    try Self.check(status, forbidden: 0o077, what, fix: "chmod 600 \(shown)")
    let bytes = try Failure.as(.usage, file.readAll(action: "The login \(shown) can't be read"))
    guard let profile = Profile(parsing: bytes) else {
      throw .usage(
        "\(shown) is not a login that rdbulk has written.", hint: "Remove it and log in again.")
    }
    return profile
  }

  /// A login's file, or nil if there is none.
  private static func open(_ name: ProfileName, in folder: borrowing Folder, _ shown: String)
    throws(Failure) -> Descriptor?
  {
    do throws(SystemError) {
      // Never wait for a named pipe in its place.
      return try folder.open(
        "\(name.text).json", [.read, .noFollow, .noWait], action: "The login \(shown) can't be read")
    } catch {
      switch error.code {
      case .noSuchFile: return nil
      case .symbolicLink:
        throw .usage(
          "\(shown) is a symbolic link, and logins are never read through one.",
          hint: "Put the file itself there, or remove the link and log in again.")
      default: throw Failure(.usage, error)
      }
    }
  }

  // MARK: - Writing

  /// Locks the login for this process, whether it exists or not; returns nil if another process holds it.
  ///
  /// The lock is a separate file, since the login's is replaced. It is never removed: otherwise two processes could
  /// each hold a lock of that name.
  func lock(_ name: ProfileName) throws(Failure) -> ProfileLock? {
    guard let folder = try openFolder(creates: true) else { return nil }
    let shown = Self.shown("\(self.folder)/\(name.text).lock")
    let file = try Failure.as(
      .usage,
      folder.open("\(name.text).lock", [.readWrite, .create, .noFollow], action: "\(shown) can't be opened"))
    let isOurs = try Failure.as(.usage, file.tryLock(action: "\(shown) can't be locked"))
    return isOurs ? ProfileLock(folder: folder, file: file, name: name) : nil
  }

  /// Stores a login in one step; when this returns, it is on disk.
  func write(_ profile: Profile, _ lock: ProfileLock) throws(Failure) {
    let bytes = profile.json
    // A draft of that name belongs to a process that was killed while it held the lock.
    _ = try Failure.as(
      .usage,
      AtomicFile.write(
        bytes.span, to: "\(lock.name.text).json", in: lock.folder, draft: ".\(lock.name.text).new", .isReplaced,
        sync: true, action: "The login \(Self.shown(path(lock.name))) can't be written"))
  }

  /// Keeps the account's name in the login that `token` is the access token of. Does nothing if another login has taken its
  /// place, or if another process holds it.
  func remember(account: String, of name: ProfileName, token: String) throws(Failure) {
    guard let lock = try lock(name), var profile = try read(name), profile.accessToken == token,
      profile.account != account
    else { return }
    profile.account = account
    try write(profile, lock)
  }

  /// Removes a login; not an error if there is none.
  func remove(_ lock: ProfileLock) throws(Failure) {
    let action: Message = "The login \(Self.shown(path(lock.name))) can't be removed"
    try Failure.as(.usage, lock.folder.remove("\(lock.name.text).json", action: action))
    try Failure.as(.usage, lock.folder.sync(action: action))
  }

  // MARK: - The folder

  /// The open folder, or nil if there is none. Everything in it is reached through this descriptor.
  private func openFolder(creates: Bool) throws(Failure) -> Folder? {
    let shown = Self.shown(folder)
    guard let opened = try openUnchecked(creates: creates) else { return nil }
    let what: Message = "The folder \(shown)"
    let status = try Failure.as(.usage, opened.status(action: "\(what) can't be examined"))
    // Anyone who can write there could replace the login.
    try Self.check(status, forbidden: 0o022, what, fix: "chmod 700 \(shown)")
    return opened
  }

  private func openUnchecked(creates: Bool) throws(Failure) -> Folder? {
    do throws(SystemError) {
      if creates { try Folder.create(folder) { "The folder \(Self.shown($0)) can't be created" } }
      return try Folder(folder, action: "The folder \(Self.shown(folder)) can't be opened")
    } catch {
      if error.code == .noSuchFile, !creates { return nil }
      throw Failure(.usage, error)
    }
  }

  /// Throws unless the open file is this user's own and has none of the `forbidden` permission bits.
  private static func check(
    _ status: FileStatus, forbidden: Int, _ what: Message, fix: String
  ) throws(Failure) {
    guard status.isOwn else {
      throw .usage(
        "\(what) belongs to another user, so it may not be yours to use.",
        hint: "Run rdbulk as that user, or set XDG_CONFIG_HOME to a folder of your own.")
    }
    guard status.permissions & forbidden == 0 else {
      throw .usage(
        status.isFolder
          ? "\(what) can be written to by other users of this machine."
          : "\(what) can be read by other users of this machine.", hint: "Fix it: \(fix)")
    }
  }

  /// A path in a form that can be typed into a shell.
  static func shown(_ path: String) -> String { "'\(ErrorBody.clean(path, limit: 4_096))'" }
}

/// A login that only this process may replace, until the lock is released.
final class ProfileLock {
  fileprivate let folder: Folder
  private let file: Descriptor
  let name: ProfileName

  fileprivate init(folder: consuming Folder, file: consuming Descriptor, name: ProfileName) {
    self.folder = folder
    self.file = file
    self.name = name
  }
}
