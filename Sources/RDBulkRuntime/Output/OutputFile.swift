#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import RDBulkCore

/// A file that rdbulk writes: results, rejects, summary. They hold personal data, so they are created for their owner
/// alone and never through a symbolic link.
struct OutputFile: ~Copyable {
  /// For messages.
  let name: String
  private let descriptor: Descriptor

  /// Standard output.
  static func standard() -> OutputFile { OutputFile(name: "standard output", descriptor: Descriptor(standard: 1)) }

  private init(name: String, descriptor: consuming Descriptor) {
    self.name = name
    self.descriptor = descriptor
  }

  /// Throws ``UsageError`` where `path` exists and may not be written over, or can't be a result file.
  static func check(_ path: String, overwrite: Bool) throws(UsageError) {
    guard let status = FileStatus.ofPath(path) else { return try checkFolder(of: path) }
    if status.isLink {
      throw UsageError(
        "'\(path)' is a symbolic link, and results are never written through one.", hint: "Name the file itself.")
    }
    if status.isFolder {
      throw UsageError("'\(path)' is a folder.", hint: "Name a file in it, as in \(path)/results.csv.")
    }
    if status.isRegular, !overwrite {
      throw UsageError(
        "'\(path)' exists, and what is in it may be all that is known of an earlier run.",
        hint: "Name another file, or say --overwrite to replace it."
      )
    }
  }

  /// What can't be created is told before anything else is created or sent.
  private static func checkFolder(of path: String) throws(UsageError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "."
    guard unsafe access(folder, W_OK | X_OK) == 0 else {
      throw UsageError(
        SystemError("'\(path)' can't be written").message, hint: "Name a folder that exists. Nothing was sent.")
    }
  }

  /// Creates `path` for its owner alone, or empties it where `overwrite` allows; devices and pipes are opened as they
  /// are.
  static func create(_ path: String, overwrite: Bool) throws(SystemError) -> OutputFile {
    let action = "'\(path)' can't be written"
    let status = FileStatus.ofPath(path)
    var flags = O_WRONLY | O_NOFOLLOW | O_CREAT
    if status == nil || (status?.isRegular == true && !overwrite) { flags |= O_EXCL }
    if status?.isRegular == true { flags |= O_TRUNC }
    let descriptor = try Descriptor.open(path, flags, mode: 0o600, action: action)
    if try descriptor.status().isRegular, fchmod(descriptor.number, 0o600) != 0 { throw SystemError(action) }
    return OutputFile(name: "'\(path)'", descriptor: descriptor)
  }

  /// Writes all of `bytes` and empties it; where that fails, what was not written is lost with the error.
  func write(_ bytes: inout [UInt8]) throws(SystemError) {
    guard !bytes.isEmpty else { return }
    try descriptor.write(bytes.span, action: "\(name) can't be written")
    bytes.removeAll(keepingCapacity: true)
  }
}
