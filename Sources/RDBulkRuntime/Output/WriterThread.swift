#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import Synchronization

/// Writes to a file on a thread of its own, in the order in which it is told: rows are mapped meanwhile.
///
/// One thread hands over, this one writes. Nobody else may write to the file before `end`.
final class WriterThread: Sendable {
  private struct State {
    /// What is to be written, the next one first.
    var queue: [[UInt8]] = []
    /// Emptied buffers, for their room.
    var spare: [[UInt8]] = []
    var isWriting = false
    var isEnding = false
    /// Where a write failed, nothing is written any more: the file has no gap.
    var failure: SystemError?

    var isIdle: Bool { queue.isEmpty && !isWriting }
  }

  private enum Handing {
    case done, full
    case failed(SystemError)
  }

  /// How many buffers may wait. Two are enough: while one is written and one is filled, one is at hand.
  private static let queueLimit = 2

  private let output: OutputFile
  private let state = Mutex(State())
  /// A byte in here tells the thread that there is something to do; one in `written` that a buffer was written.
  private let handed: Pipe
  private let written: Pipe

  /// Throws where the thread or its pipes can't be made.
  init(_ output: OutputFile) throws(SystemError) {
    self.output = output
    handed = try Pipe()
    written = try Pipe()
    var thread = pthread_t()
    // The thread holds the writer until `end`.
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let made = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<WriterThread>.fromOpaque(context).takeRetainedValue().serve()
        return nil
      }, context)
    guard made == 0 else {
      unsafe Unmanaged<WriterThread>.fromOpaque(context).release()
      throw SystemError("The thread that writes can't be started", code: made)
    }
    pthread_detach(thread)
  }

  /// Hands `bytes` over and empties it; waits while too much is waiting already. Throws what the disk said to these or
  /// earlier ones; then nothing more is written.
  func write(_ bytes: inout [UInt8]) throws(SystemError) {
    guard !bytes.isEmpty else { return }
    while true {
      let handing = state.withLock { state -> Handing in
        if let failure = state.failure { return .failed(failure) }
        guard state.queue.count < Self.queueLimit else { return .full }
        state.queue.append(bytes)
        bytes = state.spare.popLast() ?? []
        return .done
      }
      switch handing {
      case .done: return handed.put()
      case .full: waitForWrite()
      case .failed(let failure): throw failure
      }
    }
  }

  /// Waits until all is written; throws what the disk said.
  func waitUntilIdle() throws(SystemError) {
    while !state.withLock({ $0.isIdle }) { waitForWrite() }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Writes the rest and lets the thread go; throws what the disk said.
  func end() throws(SystemError) {
    defer {
      state.withLock { $0.isEnding = true }
      handed.put()
    }
    try waitUntilIdle()
  }

  private func waitForWrite() {
    written.wait()
    written.drain()
  }

  private func serve() {
    while true {
      let (next, isEnding) = state.withLock { state -> ([UInt8]?, Bool) in
        guard !state.queue.isEmpty else { return (nil, state.isEnding) }
        state.isWriting = true
        return (state.queue.removeFirst(), false)
      }
      if isEnding { return }
      guard var bytes = next else {
        handed.wait()
        handed.drain()
        continue
      }
      var failure: SystemError?
      do throws(SystemError) { try output.write(&bytes) } catch { failure = error }
      let result = failure
      let spare = bytes
      state.withLock { state in
        state.isWriting = false
        state.failure = result
        if result != nil { state.queue = [] }
        state.spare.append(spare)
      }
      written.put()
    }
  }
}
