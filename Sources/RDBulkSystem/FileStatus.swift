import Libc

/// The parts of a file's status that matter here.
package struct FileStatus: Equatable, Sendable {
  package let isRegular: Bool
  package let isFolder: Bool
  package let isLink: Bool
  /// In bytes.
  package let size: Int
  /// When it was last written, in nanoseconds since 1970.
  package let modified: Int64
  /// Identifies the file, whatever name it is reached by.
  package let identity: [UInt64]
  /// Whether it belongs to the user this process acts for.
  package let isOwn: Bool
  /// The permission bits, as `chmod` takes them.
  package let permissions: Int

  init(_ status: stat) {
    let kind = status.st_mode & S_IFMT
    isRegular = kind == S_IFREG
    isFolder = kind == S_IFDIR
    isLink = kind == S_IFLNK
    size = Int(status.st_size)
    let time = modificationTime(status)
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
    isOwn = status.st_uid == geteuid()
    permissions = Int(status.st_mode & 0o7777)
  }

  /// The status of `path` itself, without following a symbolic link; nil if there is nothing.
  package static func ofPath(_ path: String) -> FileStatus? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? FileStatus(status) : nil
  }

  /// The status of what `path` leads to, through symbolic links; nil if there is nothing.
  static func ofTarget(_ path: String) -> FileStatus? {
    var status = stat()
    return unsafe fstatat(AT_FDCWD, path, &status, 0) == 0 ? FileStatus(status) : nil
  }
}
