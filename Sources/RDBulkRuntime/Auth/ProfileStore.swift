#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// A stored login that can't be read, locked or written, in the words a person is shown.
struct StoreError: Error, Equatable, Sendable {
  /// One sentence.
  let message: Message
  var hint: Message?
}

/// The folder where logins are stored, one file for each profile.
///
/// The files hold secrets: they belong to their user, nobody else can read them, none is reached through a symbolic
/// link, and each is replaced in one step, so that a crash leaves the old one or the new one.
struct ProfileStore: Sendable {
  let folder: String

  init(folder: String) { self.folder = folder }

  /// `$XDG_CONFIG_HOME/rdbulk`, else `~/.config/rdbulk`. A relative path counts as none, as the XDG specification has
  /// it. Throws where there is neither.
  static func standard() throws(StoreError) -> ProfileStore {
    if let config = Credentials.environment("XDG_CONFIG_HOME"), config.hasPrefix("/") {
      return ProfileStore(folder: "\(config)/rdbulk")
    }
    guard let home = Credentials.environment("HOME"), home.hasPrefix("/") else {
      throw StoreError(
        message: "There is no place for logins: neither XDG_CONFIG_HOME nor HOME is set.",
        hint: "Set XDG_CONFIG_HOME to a folder that only you can read.")
    }
    return ProfileStore(folder: "\(home)/.config/rdbulk")
  }

  func path(_ name: ProfileName) -> String { "\(folder)/\(name.text).json" }

  // MARK: - Reading

  /// The login called `name`; nil where there is none. Throws where it is not safe or can't be read.
  func read(_ name: ProfileName) throws(StoreError) -> Profile? {
    guard let folder = try openFolder(creates: false) else { return nil }
    let shown = Self.shown(path(name))
    // A named pipe in its place must not be waited for.
    let number = unsafe openat(folder.number, "\(name.text).json", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else {
      switch errno {
      case ENOENT: return nil
      case ELOOP:
        throw StoreError(
          message: "\(shown) is a symbolic link, and logins are never read through one.",
          hint: "Put the file itself there, or remove the link and log in again.")
      default: throw Self.failure("The login \(shown) can't be read")
      }
    }
    let file = Descriptor(owning: number)
    try Self.check(file.number, S_IFREG, forbidden: 0o077, "The login \(shown)", mend: "chmod 600 \(shown)")
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try file.readAll() } catch { throw StoreError(message: error.message) }
    guard let profile = Profile(parsing: bytes) else {
      throw StoreError(
        message: "\(shown) is not a login that rdbulk has written.", hint: "Remove it and log in again.")
    }
    return profile
  }

  // MARK: - Writing

  /// Takes the login for this process alone, whether there is one or not; nil where another process has it.
  ///
  /// The lock is a file of its own, since the login's is replaced. It stays where it is: removed, two processes could
  /// each hold one of that name.
  func lock(_ name: ProfileName) throws(StoreError) -> ProfileLock? {
    guard let folder = try openFolder(creates: true) else { return nil }
    let shown = Self.shown("\(self.folder)/\(name.text).lock")
    let number = unsafe openat(folder.number, "\(name.text).lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw Self.failure("\(shown) can't be opened") }
    let file = Descriptor(owning: number)
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return nil }
      if errno != EINTR { throw Self.failure("\(shown) can't be locked") }
    }
    return ProfileLock(folder: folder, file: file, name: name)
  }

  /// Stores a login in one step; when it returns, the disk has it.
  func write(_ profile: Profile, _ lock: ProfileLock) throws(StoreError) {
    let bytes = profile.json
    let action: Message = "The login \(Self.shown(path(lock.name))) can't be written"
    let (temporary, folder) = (".\(lock.name.text).new", lock.folder.number)
    // Left by a process that was killed while it held the lock.
    _ = unsafe unlinkat(folder, temporary, 0)
    let number = unsafe openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw Self.failure(action) }
    let file = Descriptor(owning: number)
    do throws(SystemError) {
      // The mode at creation is cut by whatever mask the process has.
      guard fchmod(number, 0o600) == 0 else { throw SystemError(action) }
      try file.write(bytes.span, action: action)
      try file.sync(action: action)
      guard unsafe renameat(folder, temporary, folder, "\(lock.name.text).json") == 0 else { throw SystemError(action) }
      // The name is in the folder, which has to reach the disk, too.
      try lock.folder.sync(action: action)
    } catch {
      _ = unsafe unlinkat(folder, temporary, 0)
      throw StoreError(message: error.message)
    }
  }

  /// Removes a login; one that is not there is no error.
  func remove(_ lock: ProfileLock) throws(StoreError) {
    let action: Message = "The login \(Self.shown(path(lock.name))) can't be removed"
    guard unsafe unlinkat(lock.folder.number, "\(lock.name.text).json", 0) == 0 || errno == ENOENT else {
      throw Self.failure(action)
    }
    do throws(SystemError) { try lock.folder.sync(action: action) } catch { throw StoreError(message: error.message) }
  }

  // MARK: - The folder

  /// The folder, open; nil where there is none. Everything in it is reached through this descriptor.
  private func openFolder(creates: Bool) throws(StoreError) -> Descriptor? {
    if creates { try makeFolders() }
    let shown = Self.shown(folder)
    let number = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else {
      if errno == ENOENT, !creates { return nil }
      throw Self.failure("The folder \(shown) can't be opened")
    }
    let descriptor = Descriptor(owning: number)
    // Whoever may write there could put another login into the place of this one.
    try Self.check(number, S_IFDIR, forbidden: 0o022, "The folder \(shown)", mend: "chmod 700 \(shown)")
    return descriptor
  }

  private func makeFolders() throws(StoreError) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { continue }
      // Of a folder above, all that matters is that it is there.
      guard FileStatus.ofPath(path) == nil else { continue }
      throw Self.failure("The folder \(Self.shown(path)) can't be created")
    }
  }

  /// Throws unless what is open is of `kind`, this user's own, and has none of the `forbidden` permission bits.
  private static func check(
    _ number: Int32, _ kind: mode_t, forbidden: mode_t, _ what: Message, mend: String
  ) throws(StoreError) {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw failure("\(what) can't be looked at") }
    guard status.st_mode & S_IFMT == kind else {
      throw StoreError(message: kind == S_IFDIR ? "\(what) is not a folder." : "\(what) is not a file.")
    }
    guard status.st_uid == geteuid() else {
      throw StoreError(
        message: "\(what) belongs to another user, so that it may not be yours to use.",
        hint: "Run rdbulk as that user, or set XDG_CONFIG_HOME to a folder of your own.")
    }
    guard status.st_mode & forbidden == 0 else {
      throw StoreError(
        message: kind == S_IFDIR
          ? "\(what) can be written to by other users of this machine."
          : "\(what) can be read by other users of this machine.", hint: "Mend it: \(mend)")
    }
  }

  private static func failure(_ action: Message) -> StoreError { StoreError(message: SystemError(action).message) }

  /// A path as it may be typed into a shell.
  static func shown(_ path: String) -> String { "'\(ErrorBody.clean(path, limit: 4_096))'" }
}

/// A login that this process alone may replace, until the lock goes.
final class ProfileLock {
  fileprivate let folder: Descriptor
  private let file: Descriptor
  let name: ProfileName

  fileprivate init(folder: consuming Descriptor, file: consuming Descriptor, name: ProfileName) {
    self.folder = folder
    self.file = file
    self.name = name
  }
}
