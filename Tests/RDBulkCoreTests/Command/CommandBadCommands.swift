/// Command lines that are wrong, with the sentence each is answered with.
extension BadLine {
  private static let noType = "They are listed by: rdbulk help event"
  private static let key =
    "--api-key is a switch: the key is taken from RD_API_KEY and must never be an argument, where other users of the "
    + "machine can read it."
  private static let newKey = "Set RD_API_KEY; and if that was a real key, generate a new one in RD Station."

  /// Commands other than `lost`, and the flags that only some of them take.
  static let commands = [
    BadLine(
      "won --decimal dot", "--decimal takes point or comma, not 'dot'; for example --decimal point.",
      hint: "See: rdbulk help won"),
    BadLine(
      "event CONVERSION --list-separator ''",
      "--list-separator takes what separates elements, a few characters without quotes, not nothing; for example "
        + "--list-separator pipe."),
    BadLine(
      "event CONVERSION --list-separator \"",
      "--list-separator takes what separates elements, a few characters without quotes, not '\"'; for example "
        + "--list-separator pipe."),
    BadLine(
      "won --profile ../x",
      "--profile takes letters, digits and ._- without a dot at the start, at most 64 of them, not '../x'; for example "
        + "--profile acme.", hint: "See: rdbulk help won"),
    BadLine(
      "verify r.csv --of sale",
      "--of takes lost, opportunity or won, not 'sale'; for example --of lost.", hint: "See: rdbulk help verify"),
    BadLine(
      "verify r.csv --wait -1",
      "--wait takes seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m, not '-1'; for example --wait 60.",
      hint: "See: rdbulk help verify"),
    BadLine("summary", "rdbulk summary needs files that jobs wrote with --summary."),
    BadLine("summary a.json ''", "The name of INPUT is empty; standard input is written -."),
    BadLine("funnel set in.csv --before", "--before needs a value: --before FILE."),
    BadLine("lost in.csv --rows-may-fail=1", "--rows-may-fail is a switch and takes no value."),
    BadLine(
      "lost in.csv --metrics m.prom --dry-run",
      "--metrics and --dry-run can't be used together, because metrics cover a run that sends."),
    BadLine(
      "lost in.csv --metrics in.csv", "--metrics would overwrite INPUT: both are 'in.csv'."),
    BadLine("funnel get in.csv --alone=1", "--alone is a switch and takes no value."),
    BadLine("funnel set in.csv --only-forward=1", "--only-forward is a switch and takes no value."),
    BadLine(
      "funnel get in.csv --only-forward", "--only-forward is a flag of rdbulk funnel set, not of rdbulk funnel get.",
      hint: "See: rdbulk help funnel get"),
    BadLine("verify r.csv --only-failed=1", "--only-failed is a switch and takes no value."),
    BadLine(
      "verify r.csv --only-failed --resume -o v.csv",
      "--resume and --only-failed can't be used together, because rows without a result would look like rows that "
        + "were not reached."),
    BadLine(
      "verify", "rdbulk verify reads the results of an earlier run: name that file, or - for standard input."),
    BadLine(
      "verify r.csv --batch max",
      "--batch is a flag of rdbulk lost, opportunity, won and event, not of rdbulk verify."),
    BadLine("lost --api-key", "--api-key is a flag of rdbulk event, not of rdbulk lost."),
    BadLine("event CONVERSION --api-key=abc", key, hint: newKey),
    BadLine("event --api-key abcdefghijklmnop CONVERSION", key, hint: newKey),
    BadLine("event CONVERSION --api-key 9f86d081884c7d659a2feaa0c55ad015", key, hint: newKey),
    BadLine(
      "event CONVERSION in.csv --api-key --batch max",
      "--api-key and --batch can't be used together, because the API takes a key for single conversions only."),
    BadLine(
      "event CONVERSION in.csv --api-key --token-file t",
      "--api-key and --token-file can't be used together, because each of them says who sends."),
    BadLine(
      "event CONVERSION in.csv --api-key --profile t",
      "--api-key and --profile can't be used together, because each of them says who sends."),
    BadLine(
      "event SALE in.csv --api-key", "--api-key is for CONVERSION only; the API accepts SALE with a token.",
      hint: "Set RD_ACCESS_TOKEN, or log in: rdbulk auth login"),
    BadLine("event", "rdbulk event needs the TYPE of the events.", hint: noType),
    BadLine("event in.csv", "'in.csv' is not an event type of the API.", hint: noType),
    BadLine(
      "event CONVERSON in.csv", "'CONVERSON' is not an event type of the API.",
      hint: "Did you mean rdbulk event CONVERSION?"),
    BadLine("help event frobnicate", "'frobnicate' is not an event type of the API.", hint: noType),
    BadLine("funnel", "rdbulk funnel needs one more word: funnel set or funnel get.", hint: "See: rdbulk help"),
    BadLine(
      "funnel put x.csv", "rdbulk funnel has no command 'put'; the commands are funnel set and funnel get.",
      hint: "See: rdbulk help"),
  ]
}
