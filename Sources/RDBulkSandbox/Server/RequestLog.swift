import RDBulkCore
import RDBulkSystem

/// The log of received requests: JSON Lines, appended in order, on disk at most 50 ms late.
struct RequestLog: Sendable {
  /// Milliseconds a line may wait.
  private static let patience = 50
  /// Bytes that may wait.
  private static let bufferLimit = 64 << 10

  private let path: String
  private let file: AppendedFile
  private var buffer: [UInt8] = []
  private var number = 0
  /// When the oldest waiting line must be written (monotonic milliseconds); nil if none waits.
  private(set) var deadline: Int?

  init(path: String) throws(Failure) {
    self.path = path
    file = try Failure.as(.usage, AppendedFile(path))
  }

  /// Adds a line; `time` is in Unix milliseconds, `now` in monotonic ones.
  mutating func append(_ record: RequestRecord, time: Int, now: Int) throws(Failure) {
    number += 1
    record.write(number: number, time: time, to: &buffer)
    if deadline == nil { deadline = now + Self.patience }
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  /// Writes the waiting lines.
  mutating func flush() throws(Failure) {
    deadline = nil
    guard !buffer.isEmpty else { return }
    try Failure.as(
      .usage, hint: Failure.serverHasStopped,
      file.descriptor.write(buffer.span, action: SystemRequest.writingLog(path)))
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A file opened for appending, created for its owner only. A class because the log's owner is copyable.
private final class AppendedFile: Sendable {
  let descriptor: Descriptor

  init(_ path: String) throws(SystemError) {
    descriptor = try Descriptor.open(path, [.write, .create, .append], action: SystemRequest.openingLog(path))
  }
}
