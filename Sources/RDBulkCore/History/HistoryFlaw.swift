/// Why a file can't be used as a history.
package enum HistoryFlaw: Error, Equatable, Sendable {
  case foreign
  /// A part is not as it was written; the rest can be kept.
  case damaged
  /// The part is damaged without which nothing else can be read: the header, or the index of the pages.
  case unreadable

  /// What a person reads, without the file's name, which precedes it.
  package var failure: Failure {
    switch self {
    case .foreign:
      .usage(
        "The file of --history is not an rdbulk history.", hint: "To start one, name a file that doesn't exist yet.")
    case .damaged:
      Failure(
        .input, "The history is damaged: part of it is not as it was written.",
        hint: "rdbulk history FILE --repair keeps what is intact; then add the results of the jobs that it names.")
    case .unreadable:
      Failure(
        .input,
        "The history is damaged beyond repair: the part that says how to read the rest is not as it was written.",
        hint: "Restore a copy of it; or begin a new one with the results of earlier jobs: rdbulk history NEW --add "
          + "RESULTS COMMAND ...")
    }
  }
}
