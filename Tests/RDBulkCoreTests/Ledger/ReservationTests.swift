import RDBulkCore
import Testing

@Suite("Ledger: reservations and sets of rows")
struct ReservationTests {
  private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: .milliseconds(milliseconds)) }

  @Test("No row is granted before the reservation is on disk")
  func granted() {
    var reservation = Reservation(least: 16, row: 0)
    #expect(reservation.granted == 0)
    var requested = reservation.request(row: 0, at(0))
    #expect(requested == 16)
    #expect(reservation.granted == 0)
    requested = reservation.request(row: 0, at(1))
    #expect(requested == nil, "one at a time")
    reservation.confirm()
    #expect(reservation.granted == 16)
    #expect(reservation.requested == nil)
  }

  @Test("A reservation reaches two seconds ahead and is renewed when half of it is used")
  func pace() {
    var reservation = Reservation(least: 16, row: 0)
    _ = reservation.request(row: 0, at(0))
    reservation.confirm()
    var requested = reservation.request(row: 7, at(10))
    #expect(requested == nil)
    requested = reservation.request(row: 100, at(1_000))
    #expect(requested == 300)
    reservation.confirm()
    requested = reservation.request(row: 199, at(1_500))
    #expect(requested == nil)
    #expect(reservation.granted == 300)
  }

  @Test("A reservation never shrinks and never reaches further than 2^20 rows")
  func bounds() {
    var reservation = Reservation(least: 4, row: 10)
    #expect(reservation.granted == 10)
    _ = reservation.request(row: 10, at(0))
    reservation.confirm()
    var requested = reservation.request(row: 1_000_000, at(1))
    #expect(requested == 1_000_000 + 1 << 20)
    reservation.confirm()
    let granted = reservation.granted
    requested = reservation.request(row: granted, at(3_600_000))
    #expect(requested == granted + 582)
    reservation.confirm()
    #expect(reservation.granted > granted)
  }

  @Test("Rows are added to and removed from a set")
  func rowSet() {
    var set = RowSet()
    #expect(!set.contains(1) && set.count == 0 && set.highest == 0)
    for row in [1, 63, 64, 65, 1_000] {
      let (first, second) = (set.insert(row), set.insert(row))
      #expect(first && !second, "row \(row)")
    }
    let below = [set.insert(0), set.insert(-5)]
    #expect(below == [false, false])
    #expect((-5...2_000).filter(set.contains) == [1, 63, 64, 65, 1_000])
    set.remove(64)
    set.remove(2)
    set.remove(999_999)
    #expect(set.count == 4 && !set.contains(64) && set.highest == 1_000)
  }
}
