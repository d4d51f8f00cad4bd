/// The file of what was received: JSON Lines, appended in order, on disk at most 50 ms late.
struct RequestLog: Sendable {
  /// Milliseconds that a line may wait.
  private static let patience = 50
  /// Bytes that may wait.
  private static let bufferLimit = 64 << 10

  private let path: String
  private let file: Descriptor
  private var buffer: [UInt8] = []
  private var number = 0
  /// When the oldest waiting line must be written (monotonic milliseconds); nil where none waits.
  private(set) var deadline: Int?

  init(path: String) throws(SandboxError) {
    self.path = path
    file = try Platform.openLog(path)
  }

  /// Adds a line; `time` is Unix milliseconds, `now` monotonic ones.
  mutating func append(_ record: RequestRecord, time: Int, now: Int) throws(SandboxError) {
    number += 1
    record.write(number: number, time: time, to: &buffer)
    if deadline == nil { deadline = now + Self.patience }
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  /// Writes the waiting lines.
  mutating func flush() throws(SandboxError) {
    deadline = nil
    guard !buffer.isEmpty else { return }
    if let code = Platform.write(buffer, to: file) {
      throw .cannotWriteLog(path: path, reason: Platform.reason(code))
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
