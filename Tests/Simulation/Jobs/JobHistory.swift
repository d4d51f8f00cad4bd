import RDBulkCore

/// What is known of a job from outside: what left, what was on file after each crash, and what was in doubt.
struct JobHistory {
  /// Rows that left, by row number: how often.
  private(set) var departed: [Int]
  private(set) var departures = 0
  /// Rows that a run found in doubt, or that were in doubt within one.
  private(set) var everInDoubt: [Bool]
  /// Rows whose results were on file when the present run began.
  var recorded: Set<Int> = []
  /// As the last run that came to its end counted.
  var tally = Tally()
  var crashes = 0
  /// Contacts of which a change was lost on the way: it may come late.
  var isLoose: Set<Int> = []
  var powerCuts = 0

  init(rows: Int) {
    departed = Array(repeating: 0, count: rows + 1)
    everInDoubt = Array(repeating: false, count: rows + 1)
  }

  mutating func depart(_ row: Int) {
    departed[row] += 1
    departures += 1
  }

  mutating func doubt(_ row: Int) {
    if row < everInDoubt.count { everInDoubt[row] = true }
  }
}
