import RDBulkCore

extension GoodLine {
  /// Each flag of a sending command with values that it takes.
  static let values = [
    GoodLine("lost --format csv") { $0.format = .csv },
    GoodLine("lost --format=JSONL") { $0.format = .jsonLines },
    GoodLine("lost --format json") { $0.format = .json },
    GoodLine("lost --delimiter ;") { $0.delimiter = 0x3B },
    GoodLine("lost --delimiter tab") { $0.delimiter = 0x09 },
    GoodLine("lost --delimiter \\t") { $0.delimiter = 0x09 },
    GoodLine("lost --delimiter comma") { $0.delimiter = 0x2C },
    GoodLine("lost --delimiter semicolon") { $0.delimiter = 0x3B },
    GoodLine("lost --delimiter Pipe") { $0.delimiter = 0x7C },
    GoodLine("lost --encoding utf-8") { $0.encoding = .utf8 },
    GoodLine("lost --encoding UTF8") { $0.encoding = .utf8 },
    GoodLine("lost --encoding utf-16le") { $0.encoding = .utf16LittleEndian },
    GoodLine("lost --encoding UTF-16BE") { $0.encoding = .utf16BigEndian },
    GoodLine("lost --encoding Windows-1252") { $0.encoding = .windows1252 },
    GoodLine("lost --encoding cp1252") { $0.encoding = .windows1252 },
    GoodLine("lost --encoding macintosh") { $0.encoding = .macintosh },
    GoodLine("lost --encoding MacRoman") { $0.encoding = .macintosh },
    GoodLine("lost --encoding CP-850") { $0.encoding = .cp850 },
    GoodLine("lost --encoding ibm850") { $0.encoding = .cp850 },
    GoodLine("lost --encoding latin1") { $0.encoding = .latin1 },
    GoodLine("lost --encoding Latin-1") { $0.encoding = .latin1 },
    GoodLine("lost --encoding ISO_8859-1") { $0.encoding = .latin1 },
    GoodLine("lost --no-header --columns email,reason") {
      $0.noHeader = true
      $0.columns = ["email", "reason"]
    },
    GoodLine("lost --no-header --map email=2") {
      $0.noHeader = true
      $0.maps = [FieldSetting("email", "2")]
    },
    GoodLine("lost --map email=Contact --map reason=a=b") {
      $0.maps = [FieldSetting("email", "Contact"), FieldSetting("reason", "a=b")]
    },
    GoodLine("lost --map email=A --map email=B") { $0.maps = [FieldSetting("email", "B")] },
    GoodLine("lost --set funnel_name=default --set reason=Price") {
      $0.sets = [FieldSetting("funnel_name", "default"), FieldSetting("reason", "Price")]
    },
    GoodLine("lost --require reason --require funnel_name --require reason") {
      $0.required = ["reason", "funnel_name"]
    },
    GoodLine("lost --where Estado=Perdida,Lost --where Etapa!=Contrato --where Motivo=") {
      $0.rows.conditions = [
        RowCondition("Estado", ["Perdida", "Lost"]), RowCondition("Etapa", ["Contrato"], isNegated: true),
        RowCondition("Motivo", [""]),
      ]
      $0.rows.conditions[0].isUnquoted = true
    },
    GoodLine(#"lost --where a.b="x,""y""",z,"#) {
      $0.rows.conditions = [RowCondition("a.b", ["x,\"y\"", "z", ""])]
    },
    GoodLine("lost --skip 3 --first 10 --all-rows") {
      $0.rows.skip = 3
      $0.rows.first = 10
      $0.rows.takesAllStates = true
    },
    GoodLine("verify r.csv --first 1") {
      $0.command = .verify
      $0.input = "r.csv"
      $0.rows.first = 1
    },
    GoodLine("won --history h --history-by email --history-wait 2m") {
      $0.command = .won
      $0.history = "h"
      $0.historyIdentity = .email
      $0.historyWait = 120
    },
    GoodLine("lost --dedupe") { $0.dedupe = true },
    GoodLine("lost --header-line 3") { $0.headerLine = 3 },
    GoodLine("lost --doubtful skip") { $0.doubtful = .skip },
    GoodLine("lost --doubtful=send") { $0.doubtful = .send },
    GoodLine("lost --max-row-bytes 1024") { $0.maxRowBytes = 1024 },
    GoodLine("lost --max-row-bytes 1k") { $0.maxRowBytes = 1024 },
    GoodLine("lost --max-row-bytes 4MiB") { $0.maxRowBytes = 4 << 20 },
    GoodLine("lost --max-row-bytes 64M") { $0.maxRowBytes = 64 << 20 },
    GoodLine("lost --output r.csv") { $0.output = "r.csv" },
    GoodLine("lost --results-format csv") { $0.resultsFormat = .csv },
    GoodLine("lost --results-format JSONL") { $0.resultsFormat = .jsonl },
    GoodLine("lost --results-format=excel -o r.xlsx.csv") {
      $0.resultsFormat = .excel
      $0.output = "r.xlsx.csv"
    },
    GoodLine("lost -o r.csv") { $0.output = "r.csv" },
    GoodLine("lost -o -"),
    GoodLine("lost --with-input") { $0.withInput = true },
    GoodLine("lost --rejects x.csv --rejects-why --rejects-status Invalid,\u{9}failed") {
      $0.rejects = "x.csv"
      $0.rejectsWhy = true
      $0.rejectStatuses = [.invalid, .failed]
    },
    GoodLine("lost --accepts x.csv") { $0.accepts = "x.csv" },
    GoodLine("lost --rejects x.csv") { $0.rejects = "x.csv" },
    GoodLine("lost --summary s.json") { $0.summary = "s.json" },
    GoodLine("lost --report r.html") { $0.report = "r.html" },
    GoodLine("lost --raw") { $0.raw = true },
    GoodLine("lost --yes") { $0.yes = true },
    GoodLine("lost -y") { $0.yes = true },
    GoodLine("lost --overwrite") { $0.overwrite = true },
    GoodLine("lost --resume -o r.csv") {
      $0.resume = true
      $0.output = "r.csv"
    },
    GoodLine("lost --sync always") { $0.sync = .always },
    GoodLine("lost --grace 2.5") { $0.grace = 2.5 },
    GoodLine("lost --dry-run -o bodies.jsonl") {
      $0.dryRun = true
      $0.output = "bodies.jsonl"
    },
    GoodLine("lost --rate 5/s") { $0.rate = .limit(Rate(requests: 5, window: 1)) },
    GoodLine("lost --rate 5/sec") { $0.rate = .limit(Rate(requests: 5, window: 1)) },
    GoodLine("lost --rate 90/min") { $0.rate = .limit(Rate(requests: 90, window: 60)) },
    GoodLine("lost --rate 90/m") { $0.rate = .limit(Rate(requests: 90, window: 60)) },
    GoodLine("lost --rate 90/Minute") { $0.rate = .limit(Rate(requests: 90, window: 60)) },
    GoodLine("lost --rate 1000000/h") { $0.rate = .limit(Rate(requests: 1_000_000, window: 3600)) },
    GoodLine("lost --rate 1/hour") { $0.rate = .limit(Rate(requests: 1, window: 3600)) },
    GoodLine("lost --rate unlimited") { $0.rate = .unlimited },
    GoodLine("lost --rate auto"),
    GoodLine("lost --rate 5/s --rate Auto"),
    GoodLine("lost --metrics /var/lib/m/rdbulk.prom") { $0.metrics = "/var/lib/m/rdbulk.prom" },
    GoodLine("verify r.csv --rows-may-fail") {
      $0.command = .verify
      $0.input = "r.csv"
      $0.rowsMayFail = true
    },
    GoodLine("lost --alone") { $0.alone = true },
    GoodLine("lost --plan basic") { $0.rate = .limit(Rate(requests: 120, window: 60)) },
    GoodLine("lost --plan light") { $0.rate = .limit(Rate(requests: 120, window: 60)) },
    GoodLine("lost --plan pro") { $0.rate = .limit(Rate(requests: 120, window: 60)) },
    GoodLine("lost --plan advanced") { $0.rate = .limit(Rate(requests: 500, window: 60)) },
    GoodLine("lost --concurrency 1") { $0.concurrency = 1 },
    GoodLine("lost --concurrency 256") { $0.concurrency = 256 },
    GoodLine("lost --batch 1") { $0.batch = .rows(1) },
    GoodLine("lost --batch=100000") { $0.batch = .rows(100_000) },
    GoodLine("lost --batch Max") { $0.batch = .max },
    GoodLine("lost --batch 5 --batch max") { $0.batch = .max },
    GoodLine("lost --batch max --batch-bytes 1024") {
      $0.batch = .max
      $0.batchBytes = 1_024
    },
    GoodLine("lost --batch max --batch-bytes 200000") { $0.batch = .max },
    GoodLine("lost --batch 9 --batch-linger 0.25") {
      $0.batch = .rows(9)
      $0.batchLinger = 0.25
    },
    GoodLine("lost --batch 9 --batch-linger 2m") {
      $0.batch = .rows(9)
      $0.batchLinger = 120
    },
    GoodLine("lost --retries 0") { $0.retries = 0 },
    GoodLine("lost --retries 100") { $0.retries = 100 },
    GoodLine("lost --timeout 2.5") { $0.timeout = 2.5 },
    GoodLine("lost --timeout 45s") { $0.timeout = 45 },
    GoodLine("lost --timeout 2m") { $0.timeout = 120 },
    GoodLine("lost --connect-timeout 0.001") { $0.connectTimeout = 0.001 },
    GoodLine("lost --max-failures 50") { $0.maxFailures = .rows(50) },
    GoodLine("lost --max-failures 2.5%") { $0.maxFailures = .percent(2.5) },
    GoodLine("lost --on-unknown retry") { $0.onUnknown = .retry },
    GoodLine("lost --on-unknown record") { $0.onUnknown = .record },
    GoodLine("lost --base-url https://API.example.com:8443/v1/") { $0.baseURL = "https://api.example.com:8443/v1" },
    GoodLine("lost --base-url http://127.3.2.1:80") { $0.baseURL = "http://127.3.2.1:80" },
    GoodLine("lost --base-url http://[::1]:8080/") { $0.baseURL = "http://[::1]:8080" },
    GoodLine("lost --base-url HTTP://localhost") { $0.baseURL = "http://localhost" },
    GoodLine("lost --proxy proxy.example.com:3128") { $0.proxy = "proxy.example.com:3128" },
    GoodLine("lost --proxy socks5h://ana:secret@[fe80::1]:1080") { $0.proxy = "socks5h://ana:secret@[fe80::1]:1080" },
    GoodLine("lost --ca-file company.pem") { $0.caFile = "company.pem" },
    GoodLine("lost --token-file t.txt") { $0.tokenFile = "t.txt" },
    GoodLine("lost --lang en"), GoodLine("--lang pt lost"), GoodLine("--lang=en lost"), GoodLine("lost --lang=PT"),
    GoodLine("lost --progress plain") { $0.progress = .plain },
    GoodLine("lost --progress bar") { $0.progress = .bar },
    GoodLine("lost --log-format json") { $0.logFormat = .json },
    GoodLine("lost --log-format text"),
    GoodLine("lost --progress json") { $0.progress = .json },
    GoodLine("lost --progress none") { $0.progress = ProgressStyle.none },
    GoodLine("lost --quiet") { $0.quiet = true },
    GoodLine("lost -q") { $0.quiet = true },
    GoodLine("lost --verbose") { $0.verbose = true },
    GoodLine("lost -v") { $0.verbose = true },
    GoodLine("lost --sandbox") { $0.sandbox = SandboxOptions() },
  ]

  /// Where words may stand, and what is said twice.
  static let grammar = [
    GoodLine("lost"),
    GoodLine("lost -"),
    GoodLine("lost in.csv") { $0.input = "in.csv" },
    GoodLine("lost -o r.csv in.csv -q") {
      $0.input = "in.csv"
      $0.output = "r.csv"
      $0.quiet = true
    },
    GoodLine("lost -or.csv") { $0.output = "r.csv" },
    GoodLine("lost -qor.csv") {
      $0.quiet = true
      $0.output = "r.csv"
    },
    GoodLine("lost -qo r.csv") {
      $0.quiet = true
      $0.output = "r.csv"
    },
    GoodLine("lost --output=--dry-run") { $0.output = "--dry-run" },
    GoodLine("lost --output=a=b") { $0.output = "a=b" },
    GoodLine("lost --"),
    GoodLine("lost -q -- -v") {
      $0.quiet = true
      $0.input = "-v"
    },
    GoodLine("lost -- --") { $0.input = "--" },
    GoodLine("lost --retries 1 --retries 2") { $0.retries = 2 },
    GoodLine("lost -o a.csv -o b.csv") { $0.output = "b.csv" },
    GoodLine("lost -o a.csv -o -"),
    GoodLine("lost --rejects /dev/null --summary /dev/null") {
      $0.rejects = "/dev/null"
      $0.summary = "/dev/null"
    },
    GoodLine("lost ../a.csv -o a.csv") {
      $0.input = "../a.csv"
      $0.output = "a.csv"
    },
  ]
}

extension GoodSandboxLine {
  /// Flags that only `rdbulk sandbox` takes.
  static let own = [
    GoodSandboxLine(""),
    GoodSandboxLine("--port 0"),
    GoodSandboxLine("--port 65535") { $0.port = 65_535 },
    GoodSandboxLine("--port-file p.txt") { $0.portFile = "p.txt" },
  ]

  /// Flags that a rehearsal takes too.
  static let shared = [
    GoodSandboxLine("--limit 60/min") { $0.limit = Rate(requests: 60, window: 60) },
    GoodSandboxLine("--limit unlimited") {
      $0.limit = nil
      $0.funnelRate = nil
    },
    GoodSandboxLine("--limit unlimited --funnel-rate 30/min") {
      $0.limit = nil
      $0.funnelRate = Rate(requests: 30, window: 60)
    },
    GoodSandboxLine("--funnel-rate unlimited") { $0.funnelRate = nil },
    GoodSandboxLine("--lead-limit 3") { $0.leadLimit = 3 },
    GoodSandboxLine("--funnel-limit 1000000") { $0.funnelLimit = 1_000_000 },
    GoodSandboxLine("--apply-after 0"),
    GoodSandboxLine("--apply-after 86400000") { $0.applyAfter = 86_400_000 },
    GoodSandboxLine("--expire-after 1") { $0.expireAfter = 1 },
    GoodSandboxLine("--refresh Rotate") { $0.refresh = .rotate },
    GoodSandboxLine("--refresh keep"),
    GoodSandboxLine("--latency 0"),
    GoodSandboxLine("--latency 600000") { $0.latency = 600_000 },
    GoodSandboxLine("--fault 503=0.05,reset-after=0.01 --fault Slow=0.5") {
      $0.faults = [FaultChance(.status503, 0.05), FaultChance(.resetAfter, 0.01), FaultChance(.slow, 0.5)]
    },
    GoodSandboxLine("--fault 503=0.9 --fault 503=0.2,500=0.8") {
      $0.faults = [FaultChance(.status503, 0.2), FaultChance(.status500, 0.8)]
    },
    GoodSandboxLine("--fault garbage=1") { $0.faults = [FaultChance(.garbage, 1)] },
    GoodSandboxLine("--seed 18446744073709551615") { $0.seed = .max },
    GoodSandboxLine("--absent ghost") { $0.absent = "ghost" },
    GoodSandboxLine("--fields f.json") { $0.fields = "f.json" },
    GoodSandboxLine("--batch-errors whole") { $0.batchErrors = .whole },
    GoodSandboxLine("--batch-errors path"),
    GoodSandboxLine("--log l.jsonl") { $0.log = "l.jsonl" },
  ]
}
