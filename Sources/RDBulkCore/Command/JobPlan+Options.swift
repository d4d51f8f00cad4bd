/// From what was typed to what to do: the only step that sees both.
extension JobPlan {
  /// Throws ``UsageError`` if the options ask for something this environment doesn't have.
  package init(_ options: SendOptions, _ environment: RunEnvironment) throws(UsageError) {
    guard options.input != nil || !environment.inputIsTerminal else {
      throw UsageError(
        "There is no input: name a file, or pipe one in.",
        hint: "For example: rdbulk lost contacts.csv -o results.csv"
      )
    }
    command = options.command
    isDryRun = options.dryRun
    onlyForward = options.onlyForward
    input = InputPlan(options)
    output = OutputPlan(options, environment.language)
    history = options.history.map {
      HistoryPlan(path: $0, identity: options.historyIdentity, wait: options.historyWait.nanoseconds)
    }
    server = options.sandbox.map(Server.sandbox) ?? .url(options.serverURL)
    connection = ConnectionSettings(
      timeout: options.timeout, connectTimeout: options.connectTimeout, proxy: options.proxy, caFile: options.caFile,
      isLoopback: options.sandbox != nil || options.serverURL.hasPrefix("http://"))
    login = LoginPlan(options, environment.login)
    engine = Engine.Settings(options)
    sharesQuota =
      !options.alone && !options.dryRun && options.sandbox == nil
      && options.settledRate.map(SharedQuota.isShared) ?? false
    estimate = Estimate.Basis(options)
    grace = options.grace.nanoseconds
    telling = TellingPlan(options, environment)
    let isAtTerminal =
      options.dryRun ? environment.outputIsTerminal && options.output == nil : environment.errorIsTerminal
    showsPlan =
      isAtTerminal && options.input != nil && options.command != .verify && !options.quiet
      && options.logFormat == .text
    asks =
      environment.inputIsTerminal && environment.errorIsTerminal && options.input != nil && !options.yes
      && !options.dryRun && options.sandbox == nil && options.command.operation.method != .get
    binding = JobBinding(options)
    binding.add(output)
    guard options.command == .verify else { return }
    verification = VerificationPlan(wait: options.wait.nanoseconds)
    if let event = options.verifiedEvent { verify(event) }
  }
}

extension SendOptions {
  fileprivate var serverURL: String { baseURL ?? PublicAPI.baseURL }

  /// The rate at which a run begins; nil: unlimited.
  fileprivate var settledRate: Rate? {
    switch rate {
    case .auto: command.operation.usualRate
    case .limit(let rate): rate
    case .unlimited: nil
    }
  }
}

extension Double {
  /// Seconds as nanoseconds.
  fileprivate var nanoseconds: Int64 { Int64(self * 1e9) }
}

extension InputPlan {
  fileprivate init(_ options: SendOptions) {
    path = options.input
    let name = options.input?.lowercased() ?? ""
    let promise = options.format == nil ? options.input.flatMap(InputFormat.init(path:)) : nil
    reader = ReaderSettings(
      format: promise == .csv ? .csv : options.format,
      delimiter: options.delimiter ?? (name.hasSuffix(".tsv") ? ASCII.tab : nil),
      encoding: options.encoding, hasHeader: !options.noHeader, limit: options.maxRowBytes)
    if promise?.isJSON == true { reader.promise = promise }
    reader.doubtful = options.doubtful ?? .skip
    reader.headerLine = options.headerLine
    reader.cells = options.noHeader && !options.columns.isEmpty ? options.columns.count : nil
    // Lines are counted before anything else of them is known.
    if options.headerLine != nil, promise == nil { reader.format = reader.format ?? .csv }
    doubtful = options.doubtful
    columns = options.columns
    fields = FieldSettings(options)
    rows = options.rows
    isCSVOnly = options.delimiter != nil || options.noHeader || options.headerLine != nil
    isHeldAgainstAccount = !options.uncheckedFields && options.sandbox.map { $0.fields != nil } ?? true
    repeats = options.dedupe ? .rows : options.command == .verify ? .contacts : .none
    // A dry run has no results; but where the address isn't in the body, the plan shows it.
    copiesEmail = !options.dryRun || options.command.operation.target == .funnel
    // A batch of one has two brackets around its event.
    eventLimit = options.batch == nil ? RowMapper.defaultEventLimit : options.batchBytes - 2
    expectedField =
      switch options.command {
      case .lost: "reason"
      case .won: "value"
      case .opportunity, .event, .funnelSet, .funnelGet, .verify: nil
      }
  }
}

extension FieldSettings {
  fileprivate init(_ options: SendOptions) {
    self.init()
    maps = options.maps
    sets = options.sets
    required = options.required
    decimal = options.decimal
    listSeparator = options.listSeparator
  }
}

extension OutputPlan {
  fileprivate init(_ options: SendOptions, _ language: Language) {
    results = options.output
    kind =
      switch options.resultsFormat {
      case .csv, .excel: .csv
      case .jsonl: .jsonLines
      case nil: ResultFormat.Kind(path: options.output)
      }
    style =
      switch options.resultsFormat {
      case .excel: .spreadsheet(language)
      case nil where options.output?.lowercased().hasSuffix(".tsv") == true: .tabs
      case .csv, .jsonl, nil: .plain
      }
    extras =
      switch options.command {
      case .funnelSet, .funnelGet: .funnel
      case .verify: .verification
      case .lost, .opportunity, .won, .event: .none
      }
    takesInput = options.withInput
    isRaw = options.raw
    rejects = options.rejects
    rejectsWhy = options.rejectsWhy ? language : nil
    rejectStatuses = options.rejectStatuses
    accepts = options.accepts
    before = options.before
    summary = options.summary
    report = options.report
    metrics = options.metrics
    rowsMayFail = options.rowsMayFail
    skipsSettled = options.onlyFailed
    overwrites = options.overwrite
    resumes = options.resume
    sync = options.sync
    journal = options.dryRun ? nil : options.output.map(Self.journal(ofResults:))
  }
}

extension LoginPlan {
  fileprivate init(_ options: SendOptions, _ environment: LoginEnvironment) {
    if options.sandbox != nil {
      self = .sandbox(byKey: options.usesAPIKey)
    } else if options.usesAPIKey {
      self = .apiKey
    } else {
      let choice = LoginChoice(
        environment, hasTokenFile: options.tokenFile != nil, profile: options.profile, baseURL: options.serverURL)
      self = .token(choice, file: options.tokenFile, baseURL: options.serverURL)
    }
  }
}

extension Engine.Settings {
  fileprivate init(_ options: SendOptions) {
    let operation = options.command.operation
    self.init(
      rate: options.settledRate,
      concurrency: options.concurrency,
      batch: BatchLimits(options),
      retries: options.retries,
      onUnknown: options.onUnknown ?? (operation.isRepeatable ? .retry : .record),
      maxFailures: options.maxFailures,
      leavesUnsent: false,
      seed: 0
    )
    followsQuota = options.rate == .auto
    isReading = operation.method == .get
    looksFirst = options.onlyForward || options.before != nil
  }
}

extension BatchLimits {
  /// nil if each row is its own request.
  fileprivate init?(_ options: SendOptions) {
    let most: Int
    switch options.batch {
    case nil: return nil
    case .rows(let rows): most = rows
    case .max: most = .max
    }
    self.init(rows: most, bytes: options.batchBytes, linger: options.batchLinger.nanoseconds)
  }
}

extension Estimate.Basis {
  /// nil for a pipe, whose length is unknown, for rows yet to be chosen, and for runs in batches.
  fileprivate init?(_ options: SendOptions) {
    guard options.batch == nil, options.input != nil, !options.rows.isPartial, let rate = options.settledRate else {
      return nil
    }
    self.init(rate: rate, batchBytes: options.takes(SendingFlags.batch) ? options.batchBytes : nil)
    if options.onlyForward || options.before != nil { requestsPerRow = 2 }
  }
}

extension TellingPlan {
  fileprivate init(_ options: SendOptions, _ environment: RunEnvironment) {
    isQuiet = options.quiet
    isVerbose = options.verbose
    log = options.logFormat
    if let style = options.progress, style != .bar {
      progress = options.quiet && style == .plain ? .none : style
    } else if options.quiet {
      progress = .none
    } else {
      // If the results scroll by on the same terminal, they would be overwritten by a block.
      let isFree = options.output != nil || !environment.outputIsTerminal
      progress = environment.canRedraw && isFree && options.logFormat == .text ? .bar : .plain
    }
  }
}
