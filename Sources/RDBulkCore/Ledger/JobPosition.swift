/// How far a job has got; written with each turn of the loop that changed anything.
package struct JobPosition: Equatable, Sendable {
  /// The last row read.
  package var row = 0
  /// The number of input bytes up to the end of that row, and their digest.
  package var offset = 0
  package var digest: UInt64 = 0
  /// The lengths of results, rejects and accepts that belong together.
  package var results = 0
  package var rejects = 0
  package var accepts = 0
  /// The length of the file of `--before`, which advances on its own.
  package var before = 0
  // Counts for the whole job.
  package var requests = 0
  package var retries = 0
  package var throttled = 0
  package var elapsedMilliseconds = 0
  /// Requests, of those counted, that the server may still be about to count towards its quota.
  package var unanswered = 0

  /// The start of a job.
  package init() {}

  /// Everything but what is often 0 or absent.
  var numbers: [Int] {
    [row, offset, Int(bitPattern: UInt(digest)), results, rejects, requests, retries, throttled, elapsedMilliseconds]
  }

  init?(_ numbers: [Int]) {
    guard numbers.count == 9 else { return nil }
    row = numbers[0]
    offset = numbers[1]
    digest = UInt64(UInt(bitPattern: numbers[2]))
    results = numbers[3]
    rejects = numbers[4]
    requests = numbers[5]
    retries = numbers[6]
    throttled = numbers[7]
    elapsedMilliseconds = numbers[8]
  }
}
