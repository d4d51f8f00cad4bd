import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Ways to let the program find no room.
enum DiskLimit {
  /// Runs the program under a shell's `ulimit -f`, which counts blocks of 512 bytes.
  static func run(blocks: Int, _ arguments: [String], input: String? = nil, in folder: Folder) throws -> Ended {
    let binary = try #require(Binary.url, "the program was not built")
    let script = "ulimit -f \(blocks); exec \"$0\" \"$@\" >limited.out 2>limited.err <\(input ?? "/dev/null")"
    let code = try system("/bin/sh", ["-c", script, binary.path] + arguments, in: folder)
    return Ended(code: code, out: folder.text("limited.out"), err: folder.text("limited.err"))
  }

  /// The exit code of a system's program; of one that a signal killed, minus the signal's number.
  static func system(_ program: String, _ arguments: [String], in folder: Folder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"].merging(SandboxProcess.token) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
  }
}

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
