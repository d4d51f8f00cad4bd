/// Command lines that are wrong, with the sentence each is answered with.
///
/// A row without a hint expects the one that points to the command's help.
extension BadLine {
  /// Unknown words, words in the wrong place, and flags that contradict each other.
  static let grammar = [
    BadLine(
      "lost --limit 100/min",
      "--limit belongs to the sandbox and does nothing without it.",
      hint: "Add --sandbox to rehearse against a stand-in API inside this process."
    ),
    BadLine(
      "lost --port 80",
      "--port is a flag of rdbulk sandbox, not of rdbulk lost."
    ),
    BadLine(
      "sandbox --rate 5/s",
      "--rate is a flag of rdbulk lost, opportunity, won, event, funnel set, funnel get and verify, not of rdbulk "
        + "sandbox."
    ),
    BadLine(
      "sandbox in.csv",
      "rdbulk sandbox takes no input; remove 'in.csv'."
    ),
    BadLine(
      "lost --reject x",
      "rdbulk lost has no flag '--reject'.",
      hint: "Did you mean --rejects? The rows that were not accepted, as they came, to fix and send again."
    ),
    BadLine(
      "lost --out x",
      "rdbulk lost has no flag '--out'.",
      hint: "Did you mean --output? Where result rows go, one for each input row; - is standard output, the "
        + "default."
    ),
    BadLine(
      "lost --token abc",
      "rdbulk lost has no flag '--token'.",
      hint: "A token is never an argument: set RD_ACCESS_TOKEN, or use --token-file FILE."
    ),
    BadLine(
      "auth status --refresh-token abc",
      "rdbulk auth status has no flag '--refresh-token'.",
      hint: "A secret is never an argument: rdbulk auth login asks for it."
    ),
    BadLine(
      "lost --insecure",
      "rdbulk lost has no flag '--insecure'.",
      hint: "Certificate checks can't be turned off; --ca-file trusts another authority."
    ),
    BadLine(
      "lost --frobnicate",
      "rdbulk lost has no flag '--frobnicate'."
    ),
    BadLine(
      "lost -x",
      "rdbulk lost has no flag '-x'."
    ),
    BadLine(
      "lost -output r.csv",
      "-output has one dash and needs two.",
      hint: "Did you mean --output?"
    ),
    BadLine(
      "lost a.csv b.csv",
      "Only one INPUT is possible, and 'b.csv' comes after 'a.csv'.",
      hint: "A name with blanks needs quotes; for several files, run rdbulk once for each."
    ),
    BadLine(
      "lost ''",
      "The name of INPUT is empty; standard input is written -."
    ),
    BadLine(
      "login",
      "rdbulk has no command 'login'; the commands are lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help.",
      hint: "Did you mean rdbulk auth login?"
    ),
    BadLine(
      "lots",
      "rdbulk has no command 'lots'; the commands are lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help.",
      hint: "Did you mean rdbulk lost?"
    ),
    BadLine(
      "-q lost",
      "The command comes before its flags, and '-q' is not one; the commands are lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help.",
      hint: "Try: rdbulk help"
    ),
    BadLine(
      "help nothing",
      "rdbulk has no command 'nothing'; the commands are lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help.",
      hint: "See: rdbulk help"
    ),
    BadLine(
      "help lost sandbox",
      "rdbulk help takes one command, not 2.",
      hint: "See: rdbulk help"
    ),
    BadLine(
      "frobnicate",
      "rdbulk has no command 'frobnicate'; the commands are lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help.",
      hint: "See: rdbulk help"
    ),
    BadLine(
      "lost --quiet --verbose",
      "--quiet and --verbose can't be used together, because one says less and the other says more."
    ),
    BadLine(
      "lost -qv",
      "--quiet and --verbose can't be used together, because one says less and the other says more."
    ),
    BadLine(
      "lost --columns a,b",
      "--columns names the columns of a file without a header line, so it needs --no-header.",
      hint: "Add --no-header; or, if there is a header line, use --map FIELD=COLUMN."
    ),
    BadLine(
      "lost --no-header",
      "--no-header leaves the columns without names.",
      hint: "Name them with --columns email,reason or point to them with --map email=1."
    ),
    BadLine(
      "lost --no-header --map email=Contact",
      "--no-header leaves the columns without names.",
      hint: "Name them with --columns email,reason or point to them with --map email=1."
    ),
    BadLine(
      "lost --sandbox --base-url https://x",
      "--sandbox and --base-url can't be used together, because each of them says where to send."
    ),
    BadLine(
      "lost --rate 5/s --plan basic",
      "--rate and --plan can't be used together, because each of them sets the rate."
    ),
    BadLine(
      "lost --format jsonl --delimiter ;",
      "--delimiter applies to CSV and can't be used with --format jsonl."
    ),
    BadLine(
      "lost --format jsonl --doubtful skip",
      "--doubtful applies to CSV and can't be used with --format jsonl."
    ),
    BadLine(
      "lost --format jsonl --no-header",
      "--no-header applies to CSV and can't be used with --format jsonl."
    ),
    BadLine(
      "lost -o a.csv --rejects ./a.csv",
      "--output and --rejects would write to one file: both are './a.csv'."
    ),
    BadLine(
      "lost --rejects b.csv --accepts b.csv",
      "--rejects and --accepts would write to one file: both are 'b.csv'."
    ),
    BadLine(
      "lost a.csv -o ./a.csv",
      "--output would overwrite INPUT: both are './a.csv'."
    ),
    BadLine(
      "lost --token-file t --summary t",
      "--summary would overwrite --token-file: both are 't'."
    ),
    BadLine(
      "sandbox --fields a --port-file ./a",
      "--port-file would overwrite --fields: both are './a'."
    ),
    BadLine(
      "sandbox --log a --port-file a",
      "--port-file and --log would write to one file: both are 'a'."
    ),
    BadLine(
      "lost --sandbox --log a -o a",
      "--output and --log would write to one file: both are 'a'."
    ),
    BadLine(
      "lost --map email=a --set email=b",
      "The field 'email' can come from --map or from --set, not from both."
    ),
    BadLine(
      "lost eyJhbGciOiJSUzI1NiIs b",
      "Only one INPUT is possible, and 'b' comes after '***'.",
      hint: "A name with blanks needs quotes; for several files, run rdbulk once for each."
    ),
  ]
}
