import Foundation
import Testing

/// When results are on file.
@Suite("When results are written") struct ResultTimeTests {
  /// The bound that is promised, in seconds.
  private static let bound = 0.2

  @Test("A slow run's results are on file within 200 ms of their answers", arguments: [[], ["--batch", "1"]])
  func slow(_ flags: [String]) throws {
    let rows = 5
    let folder = try Folder()
    try folder.write("in.csv", contacts(rows))
    let command = try Command(
      ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "1/s"] + flags, in: folder)
    var found: [Date] = []
    while found.count < rows {
      let count = try #require(waitFor { folder.lines("out.jsonl").count > found.count ? found.count + 1 : nil })
      while found.count < count { found.append(Date()) }
    }
    #expect(command.wait().code == 0)
    let form = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let delays = try zip(folder.results("out.jsonl"), found).map { result, found in
      let sent = try form.parse(#require(result.sent_at))
      return try found.timeIntervalSince(sent) - Double(#require(result.duration_ms)) / 1_000
    }
    // One may be late where the machine is busy with something else.
    #expect(delays.count { $0 > Self.bound } <= 1, "\(delays)")
    #expect((delays.last ?? 0) - (delays.first ?? 0) < 1, "not all at the end")
  }
}
