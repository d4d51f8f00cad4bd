import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One connection of a ``RawServer``, closed with its last owner.
final class RawConnection: Sendable {
  private let socket: Int32
  private let note: @Sendable (String) -> Void
  private let unread = Mutex<[UInt8]>([])

  init(_ socket: Int32, _ note: @escaping @Sendable (String) -> Void) {
    self.socket = socket
    self.note = note
  }

  deinit { _ = close(socket) }

  /// The next request's head, once its body is there too; nil where the connection ends before.
  func readRequest() -> String? {
    while true {
      if let head = takeRequest() { return head }
      guard let piece = RawSocket.receive(socket) else { return nil }
      unread.withLock { $0 += piece }
    }
  }

  private func takeRequest() -> String? {
    unread.withLock { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let blank = text.range(of: "\r\n\r\n") else { return nil }
      let head = String(text[..<blank.lowerBound])
      let lengths = head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("content-length:") }
      let length = lengths.first.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
      let whole = head.utf8.count + 4 + length
      guard bytes.count >= whole else { return nil }
      note(String(decoding: bytes[(head.utf8.count + 4)..<whole], as: UTF8.self))
      bytes.removeFirst(whole)
      return head
    }
  }

  /// Sends all of `text`; false where the other side has gone.
  @discardableResult func send(_ text: String) -> Bool { RawSocket.send(socket, Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool { RawSocket.send(socket, bytes) }

  /// Waits until the other side ends the connection.
  func waitForEnd() {
    while RawSocket.receive(socket) != nil {}
  }
}
