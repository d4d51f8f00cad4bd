import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs whose files can't be written any more.
@Suite("No space on the disk") struct DiskTests {
  private static let rows = 400
  private static let concurrency = 4
  private static let header = "email,reason\n"

  /// Which file finds no room first.
  struct Full: Sendable, CustomTestStringConvertible {
    let file: String
    /// The limit of a file's size, in blocks of 512 bytes.
    let blocks: Int
    /// What stands in the reason of rows that are refused here.
    var reason = "x"
    var testDescription: String { file }
  }

  static let limits = [
    Full(file: "out.csv", blocks: 20), Full(file: "out.jsonl", blocks: 20),
    Full(file: "rej.csv", blocks: 20, reason: String(repeating: "long ", count: 300)),
  ]

  /// An input in which every tenth row is refused here.
  private static func input(reason: String = "x") -> String {
    header + (1...rows).map { $0 % 10 == 0 ? "bad\($0),\(reason)\n" : "c\($0)@example.com,x\n" }.joined()
  }

  private static func arguments(_ output: String, _ sandbox: SandboxProcess, rejects: String = "rej.csv") -> [String] {
    [
      "lost", "in.csv", "-o", output, "--rejects", rejects, "--base-url", sandbox.url, "--rate", "unlimited",
      "--concurrency", "\(concurrency)", "--resume",
    ]
  }

  /// Checks a job that ran out of room `stops` times and then came to its end.
  private func check(
    _ folder: Folder, _ output: String, rejects: String = "rej.csv", _ log: [LogLine], stops: Int,
    _ place: SourceLocation = #_sourceLocation
  ) {
    let results = KillFiles.results(folder, output).sorted { $0.row < $1.row }
    #expect(results.map(\.row) == Array(1...Self.rows), sourceLocation: place)
    #expect(results.allSatisfy { $0.status == ($0.row % 10 == 0 ? "invalid" : "accepted") }, sourceLocation: place)
    let good = Self.rows - Self.rows / 10
    #expect(Set(log.flatMap(\.emails)).count == good, sourceLocation: place)
    #expect(log.count <= good + stops * Self.concurrency, "rows were sent again", sourceLocation: place)
    let bad = folder.lines("in.csv").filter { $0.hasPrefix("bad") }
    #expect(folder.lines(rejects).dropFirst().sorted() == bad.sorted(), sourceLocation: place)
    #expect(folder.text(rejects).hasPrefix(Self.header), sourceLocation: place)
  }

  private func expectStop(_ ended: Ended, _ file: String, _ why: String, _ place: SourceLocation = #_sourceLocation) {
    #expect(ended.code == 4, "\(ended.err)", sourceLocation: place)
    for text in ["\(file)' can't be written: \(why)", "Sending stopped at once", "--resume"] {
      #expect(ended.err.contains(text), "\(ended.err)", sourceLocation: place)
    }
  }

  @Test("A file at its size limit stops the run, which resumes once there is more room", arguments: limits) func limit(
    _ full: Full
  ) throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    try folder.write("in.csv", Self.input(reason: full.reason))
    let output = full.file.hasPrefix("out") ? full.file : "out.csv"
    let arguments = Self.arguments(output, sandbox)
    let why = "the file would be larger than the system allows"
    let first = try DiskLimit.run(blocks: full.blocks, arguments, in: folder)
    expectStop(first, full.file, why)
    #expect(KillFiles.size(folder.path(full.file)) == full.blocks * 512)
    // Still no room: nothing gets worse.
    try expectStop(DiskLimit.run(blocks: full.blocks, arguments, in: folder), full.file, why)
    try expectStop(DiskLimit.run(blocks: full.blocks + 2, arguments, in: folder), full.file, why)
    let last = try DiskLimit.run(blocks: 100_000, arguments, in: folder)
    #expect(last.code == 1, "\(last.err)")
    try check(folder, output, sandbox.stop(), stops: 3)
  }

  @Test("A journal at its size limit stops the run before anything leaves") func journal() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    try folder.write("in.csv", Self.input())
    // Its first record does not fit.
    let first = try DiskLimit.run(blocks: 0, Self.arguments("out.csv", sandbox), in: folder)
    #expect(first.code == 4)
    #expect(sandbox.received == 0)
    let second = try DiskLimit.run(blocks: 100_000, Self.arguments("out.csv", sandbox), in: folder)
    #expect(second.code == 1, "\(second.err)")
    try check(folder, "out.csv", sandbox.stop(), stops: 0)
  }

  @Test("Whichever file a full disk stops, the run resumes once there is space") func fullVolume() throws {
    // Room for the journal to be made, for the first turns, for more of them; pages of 4 KiB.
    for free in [4, 8, 12, 16, 40] {
      let folder = try Folder()
      guard let volume = try DiskVolume(kilobytes: 512, in: folder) else {
        print("skipped: a file system can't be mounted here")
        return
      }
      let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
      try folder.write("in.csv", Self.input())
      let output = volume.name + "/out.csv"
      let rejects = volume.name + "/rej.csv"
      let arguments = Self.arguments(output, sandbox, rejects: rejects)
      try folder.write(volume.name + "/filler", [UInt8](repeating: 1, count: (512 - free) * 1_024))
      for number in 1...2 {
        let ended = try Command.run(arguments, in: folder, environment: SandboxProcess.token, name: "full\(number)")
        #expect(ended.code == 4, "\(free) KiB: \(ended.err)")
        #expect(ended.err.contains("can't be written: the disk is full"), "\(free) KiB: \(ended.err)")
      }
      try FileManager.default.removeItem(atPath: folder.path(volume.name + "/filler"))
      let last = try Command.run(arguments, in: folder, environment: SandboxProcess.token)
      #expect(last.code == 1, "\(free) KiB: \(last.err)")
      try check(folder, output, rejects: rejects, sandbox.stop(), stops: 2)
    }
  }

  @Test("If the folder becomes read-only, the results are kept and the job can be ended later") func readOnlyFolder()
    throws
  {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--latency", "5", "--limit", "unlimited"], in: folder)
    try folder.write("in.csv", Self.input())
    try FileManager.default.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: false)
    let isRoot = getuid() == 0
    // Permissions do not bind root; where the file system knows no immutable folders there is nothing to test.
    func close(_ isClosed: Bool) throws -> Bool {
      if isRoot {
        return try DiskLimit.system("/bin/sh", ["-c", "chattr \(isClosed ? "+" : "-")i sub"], in: folder) == 0
      }
      return unsafe chmod(folder.path("sub"), isClosed ? 0o500 : 0o700) == 0
    }
    let arguments = Self.arguments("sub/out.csv", sandbox)
    let command = try Command(arguments, in: folder, environment: SandboxProcess.token)
    try #require(waitFor { KillFiles.results(folder, "sub/out.csv").count >= 5 ? true : nil } != nil)
    guard try close(true) else {
      print("skipped: the folder can't be made read-only")
      return
    }
    defer { _ = try? close(false) }
    let ended = command.wait()
    #expect(ended.code == 4)
    #expect(ended.err.contains("The journal 'sub/out.csv.journal' can't be written: permission is denied"))
    #expect(KillFiles.results(folder, "sub/out.csv").count == Self.rows)
    try #expect(Command.run(arguments, in: folder, environment: SandboxProcess.token, name: "again").code == 4)
    #expect(try close(false))
    try #expect(Command.run(arguments, in: folder, environment: SandboxProcess.token, name: "last").code == 1)
    try check(folder, "sub/out.csv", sandbox.stop(), stops: 0)
  }
}
