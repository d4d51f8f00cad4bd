/// Command lines that are wrong, with the sentence each is answered with.
///
/// A row without a hint expects the one that points to the command's help.
extension BadLine {
  /// One flag each, in the order of the table: a value that it does not take.
  static let inputAndResults = [
    BadLine(
      "lost --format xml",
      "--format takes csv, jsonl or json, not 'xml'; for example --format csv."
    ),
    BadLine(
      "lost --format jsn",
      "--format takes csv, jsonl or json, not 'jsn'; for example --format json.",
      hint: "Did you mean --format json?"
    ),
    BadLine(
      "lost --delimiter ab",
      "--delimiter takes one ASCII character that is not a quote, or tab, comma, semicolon or pipe, not "
        + "'ab'; for example --delimiter semicolon."
    ),
    BadLine(
      "lost --delimiter é",
      "--delimiter takes one ASCII character that is not a quote, or tab, comma, semicolon or pipe, not "
        + "'é'; for example --delimiter semicolon."
    ),
    BadLine(
      "lost --encoding utf-32",
      "--encoding takes utf-8, utf-16le, utf-16be, windows-1252, latin1, iso-8859-1, macintosh or cp850, not 'utf-32'; "
        + "for example --encoding utf-8.",
      hint: "Did you mean --encoding utf-8?"
    ),
    BadLine(
      "lost --encoding utf-16",
      "--encoding takes utf-16le or utf-16be, because 'utf-16' does not say the byte order.",
      hint: "A file that begins with a byte order mark needs no --encoding."
    ),
    BadLine(
      "lost --encoding latin",
      "--encoding takes utf-8, utf-16le, utf-16be, windows-1252, latin1, iso-8859-1, macintosh or cp850, not 'latin'; "
        + "for example --encoding latin1.",
      hint: "Did you mean --encoding latin1?"
    ),
    BadLine(
      "lost --no-header=yes --columns email",
      "--no-header is a switch and takes no value."
    ),
    BadLine(
      "lost --no-header --columns email,,reason",
      "--columns takes column names with commas between them, none of them empty, not 'email,,reason'; "
        + "for example --columns email,reason."
    ),
    BadLine(
      "lost --no-header --columns email,email",
      "--columns takes column names that are all different, not 'email,email'; for example --columns "
        + "email,reason."
    ),
    BadLine(
      "lost --map email",
      "--map takes FIELD=COLUMN, not 'email'; for example --map email=Contact."
    ),
    BadLine(
      "lost --map =Contact",
      "--map takes FIELD=COLUMN, not '=Contact'; for example --map email=Contact."
    ),
    BadLine(
      "lost --set reason=",
      "--set takes FIELD=VALUE, not 'reason='; for example --set funnel_name=default."
    ),
    BadLine(
      "lost --require email,reason",
      "--require takes the name of one field, not 'email,reason'; for example --require reason."
    ),
    BadLine(
      "lost --where Estado",
      "--where takes COLUMN=VALUE or COLUMN!=VALUE, not 'Estado'; for example --where 'Status=Lost'."
    ),
    BadLine(
      "lost --where !=Lost",
      "--where takes COLUMN=VALUE or COLUMN!=VALUE, not '!=Lost'; for example --where 'Status=Lost'."
    ),
    BadLine(
      #"lost --where Estado="Lost"#,
      "--where takes values with commas between them, each double quote closed, not 'Estado=\"Lost'; for example "
        + #"--where 'City="Rio,RJ",Natal'."#
    ),
    BadLine(
      "lost --first 0",
      "--first takes a number of rows from 1 to 4294967296, not '0'; for example --first 10."
    ),
    BadLine(
      "lost --skip -1",
      "--skip takes a number of rows from 0 to 4294967296, not '-1'; for example --skip 10."
    ),
    BadLine(
      "lost --all-rows=yes",
      "--all-rows is a switch and takes no value."
    ),
    BadLine(
      "lost --dedupe=yes",
      "--dedupe is a switch and takes no value."
    ),
    BadLine("won --history ''", "--history takes a file's path, not nothing; for example --history sales.history."),
    BadLine(
      "won --history h --history-by value",
      "--history-by takes payload or email, not 'value'; for example --history-by payload."),
    BadLine(
      "won --history h --history-wait -1",
      "--history-wait takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '-1'; for example --history-wait 600."
    ),
    BadLine(
      "won --history-by email", "--history-by applies to a history and does nothing without --history.",
      hint: "Add --history FILE."),
    BadLine("history", "rdbulk history needs the FILE of a --history."),
    BadLine("history h --add ''", "--add takes a file's path, not nothing; for example --add results.csv."),
    BadLine("history h --repair=yes", "--repair is a switch and takes no value."),
    BadLine(
      "history h --forget-before 2026-02-30",
      "--forget-before takes a day as YYYY-MM-DD, not '2026-02-30'; for example --forget-before 2026-01-01."),
    BadLine(
      "history h --add r.csv", "Results don't say what was sent: after --add comes the command that wrote them.",
      hint: "For example: rdbulk history sales.history --add results.csv won sales.csv"),
    BadLine(
      "history h won r.csv", "A command is only possible after --add RESULTS: the one that wrote them.",
      hint: "For example: rdbulk history sales.history --add results.csv won sales.csv"),
    BadLine(
      "funnel set --history h",
      "--history is a flag of rdbulk lost, opportunity, won and event, not of rdbulk funnel set."),
    BadLine("event CONVERSION --unchecked-fields=no", "--unchecked-fields is a switch and takes no value."),
    BadLine(
      "lost --header-line 0",
      "--header-line takes a line's number from 1 to 1000000, not '0'; for example --header-line 3."
    ),
    BadLine(
      "lost --header-line 2 --no-header --columns email",
      "--header-line and --no-header can't be used together, because one says where the header is and the other that "
        + "there is none."
    ),
    BadLine("lost --doubtful ask", "--doubtful takes skip or send, not 'ask'; for example --doubtful skip."),
    BadLine(
      "lost --max-row-bytes 100",
      "--max-row-bytes takes bytes from 1K to 64M, not '100'; for example --max-row-bytes 4M."
    ),
    BadLine(
      "lost --max-row-bytes 65M",
      "--max-row-bytes takes bytes from 1K to 64M, not '65M'; for example --max-row-bytes 4M."
    ),
    BadLine(
      "lost --max-row-bytes 99999999999999999999M",
      "--max-row-bytes takes bytes from 1K to 64M, not '***'; for example --max-row-bytes 4M."
    ),
    BadLine(
      "lost --output",
      "--output needs a value: --output FILE."
    ),
    BadLine(
      "lost --output ''",
      "--output takes a file's path, not nothing; for example --output results.csv."
    ),
    BadLine(
      "lost --output --dry-run",
      "--output needs a value: --output FILE.",
      hint: "If the value is really --dry-run, write --output=--dry-run"
    ),
    BadLine(
      "lost -o -q",
      "-o needs a value: -o FILE.",
      hint: "If the value is really -q, write --output=-q"
    ),
    BadLine(
      "lost --rejects -",
      "--rejects takes a file's path, and - means standard input or output only as INPUT and with "
        + "--output.",
      hint: "A file that is really called - is written ./-"
    ),
    BadLine(
      "lost --results-format xlsx",
      "--results-format takes csv, jsonl or excel, not 'xlsx'; for example --results-format csv."
    ),
    BadLine(
      "lost --report gestor.PDF",
      "--report can't be 'gestor.PDF': it is a page for a browser, which can print it or save it as PDF.",
      hint: "Say instead: --report gestor.html"
    ),
    BadLine(
      "lost -o Planilha.XLSX",
      "-o can't be 'Planilha.XLSX': rdbulk does not write workbooks.",
      hint: "A spreadsheet opens this as it is: -o Planilha.csv --results-format excel"
    ),
    BadLine(
      "funnel set --before -b$.ods",
      "--before can't be '-b$.ods': rdbulk does not write workbooks.",
      hint: "A spreadsheet opens this as it is: --before './-b$.csv' --results-format excel"
    ),
    BadLine("lost --with-input=yes", "--with-input is a switch and takes no value."),
    BadLine(
      "lost --rejects-why", "--rejects-why applies to rejects and does nothing without --rejects.",
      hint: "Add --rejects FILE."),
    BadLine(
      "lost --rejects r.csv --rejects-why --no-header --columns email",
      "--rejects-why and --no-header can't be used together, because columns without names could be confused with the "
        + "row's own."
    ),
    BadLine(
      "lost --rejects r.csv --rejects-status invalid,accepted",
      "--rejects-status takes some of invalid, rejected, failed and unknown, separated by commas, not 'invalid,accepted'; "
        + "for example --rejects-status invalid,rejected."
    ),
    BadLine(
      "lost --accepts",
      "--accepts needs a value: --accepts FILE."
    ),
    BadLine(
      "lost --report",
      "--report needs a value: --report FILE."
    ),
    BadLine(
      "lost --report r.html --dry-run",
      "--report and --dry-run can't be used together, because a report covers a run that sends."
    ),
    BadLine(
      "lost --accepts a.csv --dry-run",
      "--accepts and --dry-run can't be used together, because a dry run sends nothing, so no row is accepted."
    ),
    BadLine(
      "funnel set --before b.csv --dry-run",
      "--before and --dry-run can't be used together, because a dry run reads no funnel."
    ),
    BadLine(
      "lost -o r.html --report r.html",
      "--output and --report would write to one file: both are 'r.html'."
    ),
    BadLine(
      "lost --log-format xml",
      "--log-format takes text or json, not 'xml'; for example --log-format text."
    ),
    BadLine(
      "lost --summary",
      "--summary needs a value: --summary FILE."
    ),
    BadLine(
      "lost --yes=no",
      "--yes is a switch and takes no value."
    ),
    BadLine(
      "lost --raw=1",
      "--raw is a switch and takes no value."
    ),
    BadLine(
      "lost --overwrite=yes",
      "--overwrite is a switch and takes no value."
    ),
    BadLine(
      "lost --resume",
      "--resume continues the job of a results file, but none is named.",
      hint: "Name it with -o, as the first run did."
    ),
    BadLine(
      "lost --resume --overwrite -o r.csv",
      "--resume and --overwrite can't be used together, because one continues the existing results and the other discards them."
    ),
    BadLine(
      "lost --sync sometimes",
      "--sync takes always, batch or none, not 'sometimes'; for example --sync always."
    ),
    BadLine(
      "lost --dry-run=false",
      "--dry-run is a switch and takes no value."
    ),
  ]
}
