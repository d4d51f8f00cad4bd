/// How far reading may go before the reservation is on disk. It bounds what a power cut can put in doubt, without a
/// sync before each request.
///
/// A reservation reaches about two seconds ahead at the current reading speed and is renewed when half of it is used,
/// so that no one waits for the disk unless it is slow.
/// used, so that nobody waits for the disk unless it is slow.
package struct Reservation: Equatable, Sendable {
  /// Rows up to this one may be read and sent.
  package private(set) var granted = 0
  /// The reservation that is being synced.
  package private(set) var requested: Int?

  private let least: Int
  private var ahead: Int
  private var lastRow = 0
  private var lastMoment: Instant?

  private static let most = 1 << 20
  private static let reach: Int64 = .seconds(2)

  /// `least` is the smallest reservation, in rows.
  package init(least: Int, row: Int) {
    self.least = max(1, least)
    ahead = max(1, least)
    granted = row
    lastRow = row
  }

  /// The reservation to write and sync after reading `row`; nil if none is needed.
  package mutating func request(row: Int, _ now: Instant) -> Int? {
    assert(row >= lastRow, "reading only goes forward")
    guard requested == nil, row + ahead / 2 >= granted else { return nil }
    if let lastMoment, now > lastMoment {
      let pace = Double(row - lastRow) * Double(Self.reach) / Double(now.since(lastMoment))
      ahead = min(Self.most, max(least, Int(min(pace, Double(Self.most)))))
    }
    lastRow = row
    lastMoment = now
    requested = max(granted, row + ahead)
    return requested
  }

  /// The requested reservation is on disk.
  package mutating func confirm() {
    assert(requested != nil, "the disk keeps what it was asked to keep")
    assert((requested ?? granted) >= granted, "a reservation never shrinks")
    granted = requested ?? granted
    requested = nil
  }
}
