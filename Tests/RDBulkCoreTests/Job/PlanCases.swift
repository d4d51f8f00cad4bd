import RDBulkCore

extension PlanCase {
  static let inputs = [
    PlanCase("lost") {
      $0.input.path == nil && $0.input.reader == ReaderSettings() && $0.input.fields == FieldSettings()
        && $0.input.repeats == .none && !$0.input.isCSVOnly && !$0.isDryRun
    },
    PlanCase("lost in.csv") { $0.input.path == "in.csv" && $0.input.reader == ReaderSettings(format: .csv) },
    PlanCase("lost in.TSV") { $0.input.reader == ReaderSettings(format: .csv, delimiter: 0x09) },
    PlanCase("lost in.tsv --delimiter comma") { $0.input.reader.delimiter == 0x2C && $0.input.isCSVOnly },
    PlanCase("lost in.tsv") { !$0.input.isCSVOnly },
    PlanCase("lost in.ndjson") { $0.input.reader.format == nil && $0.input.reader.promise == .jsonLines },
    PlanCase("lost in.json") { $0.input.reader.format == nil && $0.input.reader.promise == .json },
    PlanCase("lost in.json --format csv") { $0.input.reader.format == .csv && $0.input.reader.promise == nil },
    PlanCase("lost in.csv --format jsonl") { $0.input.reader.format == .jsonLines },
    PlanCase("lost in.dat") { $0.input.reader.format == nil },
    PlanCase("lost --no-header --columns email,reason --encoding latin1 --max-row-bytes 4K") {
      var reader = ReaderSettings(encoding: .latin1, hasHeader: false, limit: 4_096)
      reader.cells = 2
      return $0.input.reader == reader && $0.input.isCSVOnly
        && $0.input.columns == ["email", "reason"]
    },
    PlanCase("won --map value=2 --set funnel_name=default --require value --decimal comma --list-separator pipe") {
      var fields = FieldSettings()
      fields.maps = [FieldSetting("value", "2")]
      fields.sets = [FieldSetting("funnel_name", "default")]
      fields.required = ["value"]
      fields.decimal = .comma
      fields.listSeparator = "|"
      return $0.input.fields == fields
    },
    PlanCase("lost --header-line 3") {
      $0.input.reader.headerLine == 3 && $0.input.reader.format == .csv && $0.input.isCSVOnly
    },
    PlanCase("lost in.json --header-line 3") { $0.input.reader.format == nil && $0.input.isCSVOnly },
    PlanCase("lost") { $0.input.doubtful == nil && $0.input.reader.doubtful == .skip },
    PlanCase("lost --doubtful skip") { $0.input.doubtful == .skip && $0.input.reader.doubtful == .skip },
    PlanCase("lost --doubtful send") { $0.input.doubtful == .send && $0.input.reader.doubtful == .send },
    PlanCase("lost --dedupe") { $0.input.repeats == .rows },
    PlanCase("verify r.csv") { $0.input.repeats == .contacts },
    PlanCase("verify r.csv --dedupe") { $0.input.repeats == .rows },
    PlanCase("lost --dry-run") { $0.isDryRun && !$0.input.copiesEmail },
    PlanCase("funnel set --dry-run") { $0.input.copiesEmail },
    PlanCase("lost") { $0.input.copiesEmail && $0.input.eventLimit == 200_000 },
    PlanCase("lost --batch 10") { $0.input.eventLimit == 199_998 },
    PlanCase("lost --batch max --batch-bytes 2000") { $0.input.eventLimit == 1_998 },
    PlanCase("lost") { $0.input.expectedField == "reason" },
    PlanCase("won") { $0.input.expectedField == "value" },
    PlanCase("opportunity") { $0.input.expectedField == nil },
  ]

  static let outputs = [
    PlanCase("lost") {
      $0.output.results == nil && $0.output.kind == .csv && $0.output.extras == .none && $0.output.journal == nil
        && $0.output.paths.isEmpty && $0.output.sync == .batch && !$0.output.replacesSummaries
    },
    PlanCase("lost -o r.csv") { $0.output.kind == .csv && $0.output.journal == "r.csv.journal" },
    PlanCase("lost -o r.JSONL") { $0.output.kind == .jsonLines },
    PlanCase("lost -o r.ndjson") { $0.output.kind == .jsonLines },
    PlanCase("lost -o r.json") { $0.output.kind == .csv },
    PlanCase("lost -o r.tsv") { $0.output.kind == .csv && $0.output.style == .tabs },
    PlanCase("lost -o r.tsv --results-format csv") { $0.output.style == .plain },
    PlanCase("lost -o r.jsonl --results-format csv") { $0.output.kind == .csv && $0.output.style == .plain },
    PlanCase("lost --results-format jsonl") { $0.output.kind == .jsonLines },
    PlanCase("lost -o r.jsonl --results-format excel", in: RunEnvironment(language: .portuguese)) {
      $0.output.kind == .csv && $0.output.style == .spreadsheet(.portuguese)
    },
    PlanCase("lost -o r.csv", in: RunEnvironment(language: .portuguese)) { $0.output.style == .plain },
    PlanCase("lost -o r.csv --dry-run") { $0.output.journal == nil && $0.output.results == "r.csv" },
    PlanCase("lost -o a --rejects b --summary c --report d --raw --sync none") {
      $0.output.paths == ["a", "b", "c", "d"] && $0.output.isRaw && $0.output.sync == .none
    },
    PlanCase("lost -o a --rejects b --accepts c") { $0.output.paths == ["a", "b", "c"] && $0.output.accepts == "c" },
    PlanCase("funnel set --before b.jsonl") {
      $0.output.beforeFormat == BeforeFormat(.jsonLines) && $0.output.paths == ["b.jsonl"] && !$0.onlyForward
    },
    PlanCase("funnel set -o r.csv") { $0.output.before == nil && $0.output.beforeFormat == nil },
    PlanCase("funnel get") { $0.output.extras == .funnel },
    PlanCase("funnel set") { $0.output.extras == .funnel },
    PlanCase("verify r.csv --only-failed") { $0.output.extras == .verification && $0.output.skipsSettled },
    PlanCase("lost -o r.csv --resume") {
      $0.output.resumes && !$0.output.overwrites && $0.output.replacesSummaries
    },
    PlanCase("lost -o r.csv --overwrite") {
      !$0.output.resumes && $0.output.overwrites && $0.output.replacesSummaries
    },
  ]

  private static let token = LoginEnvironment(accessToken: "t")

  static let sending = [
    PlanCase("lost") {
      $0.server == .url("https://api.rd.services")
        && $0.path(apiKey: nil) == "/platform/events?event_type=opportunity_lost" && !$0.isRehearsal
        && $0.operation.method == .post && !$0.connection.isLoopback && !$0.isBatch
    },
    PlanCase("lost --base-url http://127.0.0.1:80/x/") {
      $0.server == .url("http://127.0.0.1:80/x") && $0.connection.isLoopback
    },
    PlanCase("lost --sandbox") {
      $0.server == .sandbox(SandboxOptions()) && $0.isRehearsal && $0.connection.isLoopback
        && $0.login == .sandbox(byKey: false)
    },
    PlanCase("lost --batch max") {
      $0.isBatch && $0.path(apiKey: nil) == "/platform/events/batch" && $0.rowsInFlight == 32_000
    },
    PlanCase("lost --batch 10 --concurrency 4") { $0.engine.batch?.rows == 10 && $0.rowsInFlight == 40 },
    PlanCase("lost") { $0.engine.batch == nil && $0.rowsInFlight == 16 },
    PlanCase("lost --batch max --batch-linger 2.5") { $0.engine.batch?.linger == 2_500_000_000 },
    PlanCase("funnel get") {
      $0.path(apiKey: nil) == "" && $0.operation.method == .get && $0.engine.isReading
    },
    PlanCase("event CONVERSION --api-key") {
      $0.login == .apiKey && $0.path(apiKey: "a b") == "/platform/conversions?api_key=a%20b"
    },
    PlanCase("event CONVERSION --api-key --sandbox") { $0.login == .sandbox(byKey: true) },
    PlanCase("lost --token-file t.txt", in: RunEnvironment(login: token)) {
      if case .token(let choice, "t.txt", _) = $0.login { choice.token == .tokenFile } else { false }
    },
    PlanCase("lost", in: RunEnvironment(login: token)) {
      if case .token(let choice, nil, _) = $0.login { choice.token == .environment } else { false }
    },
    PlanCase("lost --profile acme") {
      if case .token(let choice, nil, "https://api.rd.services") = $0.login {
        choice.token == .profile && choice.profile == ProfileName("acme") && choice.isNamed
      } else {
        false
      }
    },
    PlanCase("lost") { $0.engine.onUnknown == .retry },
    PlanCase("opportunity") { $0.engine.onUnknown == .retry },
    PlanCase("funnel set") { $0.engine.onUnknown == .retry },
    PlanCase("funnel set") { !$0.engine.looksFirst && !$0.onlyForward },
    PlanCase("funnel set --only-forward") { $0.engine.looksFirst && $0.onlyForward && !$0.engine.isReading },
    PlanCase("funnel set in.csv --before b.csv") { $0.engine.looksFirst && $0.estimate?.requestsPerRow == 2 },
    PlanCase("won") { $0.engine.onUnknown == .record },
    PlanCase("event OPPORTUNITY_LOST") { $0.engine.onUnknown == .record },
    PlanCase("won --on-unknown retry") { $0.engine.onUnknown == .retry },
    PlanCase("lost --on-unknown record") { $0.engine.onUnknown == .record },
    PlanCase("lost --rate 5/s --retries 0 --max-failures 3") {
      $0.engine.rate == Rate(requests: 5, window: 1) && $0.engine.retries == 0 && $0.engine.maxFailures == .rows(3)
        && !$0.engine.isReading
    },
    PlanCase("lost in.csv") {
      $0.estimate == Estimate.Basis(rate: Rate(requests: 120, window: 60), batchBytes: 200_000)
    },
    PlanCase("event conversion in.csv --api-key") {
      $0.estimate == Estimate.Basis(rate: Rate(requests: 120, window: 60), batchBytes: nil)
    },
    PlanCase("funnel get in.csv") {
      $0.estimate == Estimate.Basis(rate: Rate(requests: 690, window: 60), batchBytes: nil)
    },
    PlanCase("funnel set --only-forward") { $0.engine.rate == Rate(requests: 690, window: 60) },
    PlanCase("verify r.csv") { $0.engine.rate == Rate(requests: 690, window: 60) },
    PlanCase("verify r.csv --rate auto") { $0.engine.rate == Rate(requests: 690, window: 60) },
    PlanCase("verify r.csv --rate 120/min") { $0.engine.rate == Rate(requests: 120, window: 60) },
    PlanCase("funnel set in.csv --plan advanced") { $0.engine.rate == Rate(requests: 500, window: 60) },
    PlanCase("lost") { $0.sharesQuota && $0.engine.followsQuota },
    PlanCase("lost --plan advanced") { $0.sharesQuota && !$0.engine.followsQuota },
    PlanCase("verify r.csv --rate 690/min") { $0.sharesQuota && !$0.engine.followsQuota },
    PlanCase("lost --alone") { !$0.sharesQuota && $0.engine.followsQuota },
    PlanCase("lost --sandbox") { !$0.sharesQuota },
    PlanCase("lost --dry-run") { !$0.sharesQuota },
    PlanCase("lost --rate unlimited") { !$0.sharesQuota },
    PlanCase("lost --rate 200/s") { !$0.sharesQuota },
    PlanCase("lost") { $0.estimate == nil },
    PlanCase("lost in.csv --rate unlimited") { $0.estimate == nil && $0.engine.rate == nil },
    PlanCase("lost in.csv --batch max") { $0.estimate == nil },
    PlanCase("lost --grace 1.5") { $0.grace == 1_500_000_000 },
    PlanCase("lost") { $0.grace == 10_000_000_000 && $0.verification == nil },
    PlanCase("verify r.csv") { $0.verification?.event == nil && $0.verification?.wait == 60_000_000_000 },
    PlanCase("verify r.csv --of won --wait 0") { $0.verification?.event == .won && $0.verification?.wait == 0 },
  ]

  /// Who sees the plan, and who is asked.
  static let plans = [
    PlanCase("lost in.csv", in: person) { $0.showsPlan && $0.asks },
    PlanCase("funnel set in.csv", in: person) { $0.showsPlan && $0.asks },
    PlanCase("lost in.csv --yes", in: person) { $0.showsPlan && !$0.asks },
    PlanCase("lost in.csv --sandbox", in: person) { $0.showsPlan && !$0.asks },
    PlanCase("funnel get in.csv", in: person) { $0.showsPlan && !$0.asks },
    PlanCase("verify in.csv", in: person) { !$0.showsPlan && !$0.asks },
    PlanCase("lost in.csv -q", in: person) { !$0.showsPlan && $0.asks },
    PlanCase("lost in.csv --dry-run", in: person) { $0.showsPlan && !$0.asks },
    PlanCase("lost in.csv --dry-run -o b.jsonl", in: person) { !$0.showsPlan && !$0.asks },
    PlanCase("lost in.csv", in: RunEnvironment(inputIsTerminal: true)) { !$0.showsPlan && !$0.asks },
    PlanCase("lost in.csv", in: RunEnvironment(errorIsTerminal: true)) { $0.showsPlan && !$0.asks },
    PlanCase("lost") { !$0.showsPlan && !$0.asks },
  ]

  private static let person = RunEnvironment(inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true)
  private static let drawable = RunEnvironment(canRedraw: true)
  private static let terminal = RunEnvironment(outputIsTerminal: true, canRedraw: true)

  static let telling = [
    PlanCase("lost") {
      !$0.telling.isQuiet && !$0.telling.isVerbose && $0.telling.log == .text && $0.telling.progress == .plain
    },
    PlanCase("lost", in: drawable) { $0.telling.progress == .bar },
    PlanCase("lost", in: terminal) { $0.telling.progress == .plain },
    PlanCase("lost -o r.csv", in: terminal) { $0.telling.progress == .bar },
    PlanCase("lost --log-format json", in: drawable) { $0.telling.progress == .plain && $0.telling.log == .json },
    PlanCase("lost --progress bar") { $0.telling.progress == .plain },
    PlanCase("lost --progress bar", in: drawable) { $0.telling.progress == .bar },
    PlanCase("lost --progress plain", in: drawable) { $0.telling.progress == .plain },
    PlanCase("lost --progress json -q", in: drawable) { $0.telling.progress == .json && $0.telling.isQuiet },
    PlanCase("lost --progress plain -q", in: drawable) { $0.telling.progress == .none },
    PlanCase("lost -q", in: drawable) { $0.telling.progress == .none },
    PlanCase("lost --progress none -v", in: drawable) { $0.telling.progress == .none && $0.telling.isVerbose },
  ]
}
