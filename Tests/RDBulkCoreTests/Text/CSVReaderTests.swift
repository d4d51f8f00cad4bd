import RDBulkCore
import Testing

@Suite("Text: CSV records")
struct CSVReaderTests {
  @Test(
    "CSV is read the same in pieces of any size and with all line ends",
    arguments: CSVCase.good + CSVCase.faulty + CSVCase.doubtful + CSVCase.ahead)
  func cases(_ value: CSVCase) {
    for lineEnd in value.anyLineEnd ? ["\n", "\r\n", "\r"] : ["\n"] {
      let value = value.with(lineEnd)
      for feed in Feed.all {
        let reading = feed.read(value.input, value.settings)
        #expect(reading.wants == value.expected, "\(feed), \(lineEnd.debugDescription)")
        #expect(reading.broken == [], "\(feed), \(lineEnd.debugDescription)")
      }
    }
  }

  @Test("Each row gets its own bytes back, even an over-long one", arguments: [1, 4, 5, 9, 10, 11, 12, 100])
  func raw(_ limit: Int) {
    let lines = ["a,b\r\n", "\"x\r\ny\",2\r\n", "çãéõ,ñ\r", "long,long,long,long\n", "\"oops,1\n", "last,\"x\" "]
    let settings = ReaderSettings(format: .csv, encoding: .utf8, hasHeader: false, limit: limit)
    let input = Array(lines.joined().utf8)
    let whole = Feed.all[0].read(input, settings)
    #expect(whole.rows.flatMap(\.raw) == input)
    if limit >= 25 { #expect(whole.rows.map(\.raw) == lines.map { Array($0.utf8) }) }
    for feed in Feed.all {
      let reading = feed.read(input, settings)
      #expect(reading == whole, "\(feed)")
      #expect(reading.broken == [])
    }
  }
}
