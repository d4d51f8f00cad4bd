import Dispatch
import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Process {
  /// Descriptors above this are a leak of the tests.
  private static let descriptorLimit = 1_000

  /// `run`, and then closes the files that only the child uses: Foundation keeps a process, and with it its files, to
  /// the end of the test process. Its `run` reads past a buffer where some 1,300 descriptors are open (it copies whole
  /// `dirent`s of /proc/self/fd, the last of the 32 KiB that one `readdir` fills too), so that many are told here.
  func start(closing files: [FileHandle]) throws {
    for file in files where file.fileDescriptor > Self.descriptorLimit {
      Issue.record("more than \(Self.descriptorLimit) descriptors are open: something is never closed")
    }
    defer { for file in files { try? file.close() } }
    try run()
  }
}

/// The program, started in a test's folder with nothing in its environment but what the test gives.
final class Command {
  enum Input {
    /// An empty one that is no terminal.
    case nothing
    case file(String)
    /// What the test writes with `write` until `endInput`.
    case pipe
    /// Whatever is open there.
    case handle(FileHandle)
  }

  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let folder: Folder
  private let name: String
  private let pipe = Pipe()
  let pid: Int32

  /// `name` tells the streams' files apart where one folder sees several runs; `ignoring` names a signal that whoever
  /// starts the program has it ignore, `closing` the streams that it has closed.
  init(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: Input = .nothing,
    name: String = "run", output: FileHandle? = nil, errors: FileHandle? = nil, ignoring: String? = nil,
    closing: [Int] = []
  ) throws {
    self.folder = folder
    self.name = name
    let binary: URL = try #require(Binary.url, "the program was not built")
    if let ignoring {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "trap '' \(ignoring); exec \"$0\" \"$@\"", binary.path] + arguments
    } else if !closing.isEmpty {
      let closed = closing.map { "\($0)>&-" }.joined(separator: " ")
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "exec \"$0\" \"$@\" \(closed)", binary.path] + arguments
    } else {
      process.executableURL = binary
      process.arguments = arguments
    }
    process.currentDirectoryURL = folder.url
    process.environment = ["HOME": folder.url.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    // Only the child reads from the pipe; its end must show as a closed pipe here.
    var own = [pipe.fileHandleForReading]
    _ = Self.ignoresClosedPipes
    switch input {
    case .nothing: process.standardInput = FileHandle.nullDevice
    case .file(let file):
      let handle = try FileHandle(forReadingFrom: folder.url.appendingPathComponent(file))
      process.standardInput = handle
      own.append(handle)
    case .pipe: process.standardInput = pipe
    case .handle(let handle): process.standardInput = handle
    }
    for isError in [false, true] {
      if let given = isError ? errors : output {
        if isError { process.standardError = given } else { process.standardOutput = given }
        continue
      }
      let handle = try Self.create("\(name).\(isError ? "err" : "out")", folder)
      own.append(handle)
      if isError { process.standardError = handle } else { process.standardOutput = handle }
    }
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try process.start(closing: own)
    pid = process.processIdentifier
  }

  deinit {
    if process.isRunning { _ = kill(pid, SIGKILL) }
  }

  private static func create(_ name: String, _ folder: Folder) throws -> FileHandle {
    try folder.write(name, "")
    return try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
  }

  func write(_ text: String) throws { try write(bytes: Array(text.utf8)) }

  /// A command that ends without reading its input must not end the tests with it.
  private static let ignoresClosedPipes: Void = { _ = Foundation.signal(SIGPIPE, SIG_IGN) }()

  func write(bytes: [UInt8]) throws { try pipe.fileHandleForWriting.write(contentsOf: Data(bytes)) }

  func endInput() throws { try pipe.fileHandleForWriting.close() }

  func signal(_ number: Int32) { _ = kill(pid, number) }

  /// Whether it has come to its end.
  var hasEnded: Bool { !process.isRunning }

  /// What stands on standard output by now.
  var outSoFar: String { folder.text("\(name).out") }
  var errSoFar: String { folder.text("\(name).err") }

  /// Waits for the end. A run that takes longer than `seconds` is killed, and the test fails.
  func wait(seconds: Double = 40, _ place: SourceLocation = #_sourceLocation) -> Ended {
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      Issue.record("the program did not end within \(seconds) s: \(errSoFar)", sourceLocation: place)
      _ = kill(pid, SIGKILL)
      ended.wait()
    }
    let isKilled = process.terminationReason == .uncaughtSignal
    return Ended(
      code: isKilled ? -process.terminationStatus : process.terminationStatus, out: outSoFar, err: errSoFar)
  }

  /// One run from start to end.
  static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: Input = .nothing,
    name: String = "run", seconds: Double = 40, _ place: SourceLocation = #_sourceLocation
  ) throws -> Ended {
    let command = try Command(arguments, in: folder, environment: environment, input: input, name: name)
    return command.wait(seconds: seconds, place)
  }
}
