/// Several jobs in one table.
package enum SummaryTable {
  private static let header: [Message] = [
    Message("command"), Message("results"), Message("rows"), Message("accepted"), Message("duplicate"),
    "not accepted", Message("unknown"), Message("exit"),
  ]

  /// How many columns hold words, which are flush left; the others hold numbers.
  private static let wordColumns = 2

  /// The table's lines: a header, one for each job in the order given, and the totals with the exit code of the worst.
  package static func lines(_ jobs: [JobSummary], in language: Language, isASCII: Bool = false) -> [String] {
    let number = { (value: Int) in language.grouped(value) }
    let counts = { (job: JobSummary) in [job.rows, job.accepted, job.duplicate, job.notAccepted, job.unknown] }
    var table = [header.map { $0.text(in: language, isASCII: isASCII) }]
    for job in jobs {
      let words = [job.command.isEmpty ? "-" : Quoted.line(job.command), job.output.map(Quoted.name) ?? "-"]
      table.append(words + counts(job).map(number) + ["\(job.exitCode)"])
    }
    let totals = jobs.map(counts).reduce([0, 0, 0, 0, 0]) { sums, next in zip(sums, next).map { $0 &+ $1 } }
    let count: Message = "\(jobs.count, "job", "jobs")"
    table.append([count.text(in: language, isASCII: isASCII), ""] + totals.map(number) + ["\(exitCode(jobs))"])
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      let cells = row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return column < wordColumns ? row[column] + blanks : blanks + row[column]
      }
      return cells.joined(separator: "  ")
    }
  }

  /// The exit code of the worst job: the highest.
  package static func exitCode(_ jobs: [JobSummary]) -> Int { jobs.map(\.exitCode).max() ?? 0 }
}
