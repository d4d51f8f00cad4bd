import Libc
package import RDBulkCore

/// The descriptors a loop waits on, and what it waits for.
package struct PollSet: Sendable {
  /// What a descriptor is polled for, and what it turned out to be ready for.
  package struct Readiness: OptionSet, Sendable {
    package let rawValue: Int16

    /// The flags as poll(2) takes them.
    package init(rawValue: Int16) { self.rawValue = rawValue }

    package static let readable = Readiness(rawValue: Int16(POLLIN))
    package static let writable = Readiness(rawValue: Int16(POLLOUT))
    /// The connection is gone in both directions; always waited for.
    package static let gone = Readiness(rawValue: Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL))
  }

  private var entries: [pollfd] = []

  /// An empty set.
  package init() {}

  /// Removes all entries and keeps their memory.
  package mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Adds the descriptor `number` at the end.
  package mutating func add(_ number: Int32, _ interest: Readiness) {
    entries.append(pollfd(fd: number, events: interest.rawValue, revents: 0))
  }

  /// Waits until something is ready or `timeout` milliseconds have passed; nil: no timeout.
  package mutating func wait(_ timeout: Int?, action: @autoclosure () -> Message) throws(SystemError) {
    let limit = timeout.map { Int32(clamping: max(0, $0)) } ?? -1
    let result = unsafe entries.withUnsafeMutableBufferPointer {
      unsafe poll($0.baseAddress, nfds_t($0.count), limit)
    }
    guard result < 0 else { return }
    guard errno == EINTR || errno == EAGAIN else { throw SystemError(after: action) }
    // A signal says nothing about the descriptors: none is ready.
    for index in entries.indices { entries[index].revents = 0 }
  }

  /// What the entry at `index` was ready for at the last wait.
  package subscript(index: Int) -> Readiness { Readiness(rawValue: entries[index].revents) }
}
