import RDBulkCore
import RDBulkSystem

/// What a file must be like that only this run writes: to notice whether somebody else has removed, replaced, cut or
/// added to it.
struct WrittenFile {
  private let path: String
  private let identity: [UInt64]
  /// In bytes.
  private(set) var length: Int

  /// `status` is that of the open file, which is at `path`.
  init(_ path: String, _ status: FileStatus) {
    self.path = path
    identity = status.identity
    length = status.size
  }

  mutating func grow(by count: Int) { length += count }
  mutating func cut(to length: Int) { self.length = length }

  /// Throws a failure of the kind `output` that says what has happened.
  func examine() throws(Failure) {
    let found = FileStatus.ofPath(path)
    if found?.identity == identity, found?.size == length { return }
    let name = Quoted.path(path)
    guard let found else {
      throw Failure(.output, "\(name) was removed or renamed while this run was writing to it.", hint: Self.hint)
    }
    guard found.identity == identity else {
      throw Failure(.output, "\(name) was replaced by another file while this run was writing to it.", hint: Self.hint)
    }
    throw Failure(
      .output,
      found.size < length
        ? "\(name) was truncated by something else while this run was writing to it: it has \(count: found.size) bytes instead of \(count: length)."
        : "Something else wrote to \(name) while this run was writing to it: it has \(count: found.size) bytes instead of \(count: length).",
      hint: Self.hint)
  }

  private static let hint: Message = "Restore it as this run wrote it before you continue."
}
