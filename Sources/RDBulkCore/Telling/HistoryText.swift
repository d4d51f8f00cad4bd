/// What a history remembers, for a person.
package enum HistoryText {
  /// The history in `name`; `boot` is the machine's current one.
  package static func lines(
    _ index: HistoryIndex<some HistoryBytes>, _ census: HistoryCensus, name: String, boot: String
  ) -> [Message] {
    var lines: [Message] = [
      "\(Quoted.name(name)): \(census.accepted, "accepted event", "accepted events"), "
        + "\(count: census.possiblySent) possibly sent; compared by \(index.header.identity.rawValue)"
    ]
    if let account = index.account { lines.append("Account: \(Quoted.line(account.shown))") }
    for line in census.lines {
      let month = "\(line.year)-\(line.month < 10 ? "0" : "")\(line.month)"
      let possible: Message = line.possiblySent > 0 ? ", \(count: line.possiblySent) possibly sent" : ""
      lines.append("  \(line.type) \(month): \(count: line.accepted) accepted\(possible)")
    }
    for job in index.jobs.values.sorted(by: { $0.number < $1.number }) where !job.hasEnded {
      lines.append(
        job.mayLack(inBoot: boot)
          ? "Not finished, and the machine went down meanwhile: the job of \(Quoted.name(job.name)). Resume it first."
          : "Not finished: the job of \(Quoted.name(job.name)).")
    }
    return lines
  }
}
