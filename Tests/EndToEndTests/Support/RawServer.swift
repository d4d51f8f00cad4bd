import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A server on the loopback that a test writes by hand, for what the sandbox does not do: each connection is served by
/// one call of its closure, on a thread of its own.
final class RawServer: Sendable {
  let port: Int
  private let listener: Int32
  private let seen = Mutex<[String]>([])

  var url: String { "http://127.0.0.1:\(port)" }
  /// The bodies of the requests that came whole, in order.
  var bodies: [String] { seen.withLock { $0 } }

  /// More connections than any test here needs.
  private static let connectionLimit = 200

  /// `serve` is told which connection it has, from 1; when it returns the connection is closed.
  init(_ serve: @escaping @Sendable (RawConnection, Int) -> Void) throws {
    let listener = RawSocket.make()
    self.listener = listener
    port = try #require(RawSocket.listen(listener))
    Thread.detachNewThread { [weak self] in
      for number in 1...Self.connectionLimit {
        let socket = RawSocket.acceptOne(listener)
        guard socket >= 0 else { return }
        let note: @Sendable (String) -> Void = { [weak self] body in self?.seen.withLock { $0.append(body) } }
        let connection = RawConnection(socket, note)
        Thread.detachNewThread { serve(connection, number) }
      }
    }
  }

  deinit {
    // Wakes the thread that accepts, which then ends.
    _ = shutdown(listener, Int32(SHUT_RDWR))
    _ = close(listener)
  }

  /// An answer of the API.
  static func answer(_ body: String = #"{"event_uuid":"5408c5a3-4711-4f2e-8d0b-13407a3e30f3"}"#, more: String = "")
    -> String
  {
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
