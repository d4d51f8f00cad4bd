import Libc

/// Where a file is or would be: the folder, however it is spelled, and the name in it.
package struct FilePlace: Equatable, Sendable {
  private let folder: [UInt64]
  private let name: String

  /// nil if there is no such folder.
  package init?(_ path: String) {
    let (folder, name) = Folder.split(path)
    guard let status = FileStatus.ofTarget(folder) else { return nil }
    self.folder = status.identity
    self.name = name
  }

  /// Whether two paths mean one file: the same place, or two names of the file that is there. Devices and pipes may have
  /// several writers and are never one file.
  package static func isSame(_ path: String, _ other: String) -> Bool {
    let (status, otherStatus) = (FileStatus.ofPath(path), FileStatus.ofPath(other))
    if let status, let otherStatus { return status.isRegular && status.identity == otherStatus.identity }
    guard status == nil, otherStatus == nil, let place = FilePlace(path) else { return false }
    return place == FilePlace(other)
  }
}
