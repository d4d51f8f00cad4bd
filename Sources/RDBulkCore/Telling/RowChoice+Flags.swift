extension RowChoice {
  /// The flags that select the rows, as one types them; empty for all rows.
  var flags: String {
    var flags = conditions.map { "--where \(Quoted.line(ShellWord.quoted($0.text)))" }
    if skip > 0 { flags.append("--skip \(skip)") }
    if let first { flags.append("--first \(first)") }
    return flags.joined(separator: " ")
  }
}
