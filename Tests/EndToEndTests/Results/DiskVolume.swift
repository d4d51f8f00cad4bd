import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A small file system in a folder of a test's; nil where it can't be had, as without being root.
final class DiskVolume {
  let name: String
  private let folder: Folder

  init?(kilobytes: Int, in folder: Folder) throws {
    name = "disk"
    self.folder = folder
    guard getuid() == 0, FileManager.default.isExecutableFile(atPath: "/bin/mount") else { return nil }
    try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
    let options = "size=\(kilobytes)k,mode=700"
    let code = try DiskLimit.system("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", name], in: folder)
    guard code == 0 else { return nil }
  }

  deinit { _ = try? DiskLimit.system("/bin/umount", [name], in: folder) }
}
