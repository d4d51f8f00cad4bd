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
