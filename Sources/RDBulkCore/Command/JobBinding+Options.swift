extension JobBinding {
  /// What must not change between a job's runs, as typed: a default that is detected from the input is bound through
  /// the input itself. These texts never change, or jobs of earlier versions couldn't be resumed.
  init(_ options: SendOptions) {
    self.init()
    add("command", options.command.name)
    add("target", options.sandbox == nil ? options.baseURL ?? PublicAPI.baseURL : "sandbox")
    add("input-format", Self.input(options), unsettled: Self.unsettledInputs(options))
    add("map", Self.settings(options.maps), unsettled: Self.unsettledMaps(options.maps))
    add("set", Self.settings(options.sets))
    add("require", options.required.joined(separator: "\u{1F}"))
    add("dedupe", "\(options.dedupe)")
    add("values", Self.values(options.decimal, options), unsettled: [Self.values(nil, options)])
    if let rows = Self.rows(options.rows) { add("rows", rows, unsettled: [nil]) }
    add("raw", "\(options.raw)")
    // The file by its name: another one would be truncated to this one's length.
    add("rejects", options.rejects ?? "")
    // From here on, each is bound only if it is used, so that bindings of earlier versions stay the same.
    if let accepts = options.accepts { add("accepts", accepts) }
    // The first line is the one that version 0.1 took for the header; with any other one, rows would be counted differently.
    if let line = options.headerLine { add("header-line", "\(line)", unsettled: line == 1 ? [nil] : []) }
    if options.doubtful == .send { add("doubtful", "send", unsettled: [nil]) }
    if options.onlyForward { add("only-forward", "true") }
    if let before = options.before { add("before", before) }
    if options.rejectsWhy { add("rejects-why", "true") }
    if options.rejectStatuses != Set(RowStatus.rejectable) {
      add("rejects-status", options.rejectStatuses.map(\.rawValue).sorted().joined(separator: ","))
    }
    if options.withInput { add("with-input", "true") }
    if options.history != nil { add("history", options.historyIdentity?.rawValue ?? "") }
    addCheck()
  }

  /// How results are written, where their file's name alone doesn't say so.
  mutating func add(_ output: OutputPlan) {
    if output.style != .plain {
      add("results-format", output.style.isForSpreadsheet ? "excel" : "tabs")
    } else if output.kind != ResultFormat.Kind(path: output.results) {
      add("results-format", output.kind == .csv ? "csv" : "jsonl")
    }
    if output.style.language != .english { add("lang", output.style.language.rawValue) }
  }

  private static func values(_ decimal: DecimalStyle?, _ options: SendOptions) -> String {
    "\(decimal?.rawValue ?? "") \(options.listSeparator)"
  }

  /// The lists of `--map` to which a doubt's answer may have been added: each shorter one, and the one without fields
  /// that are left out.
  private static func unsettledMaps(_ maps: [FieldSetting]) -> [String] {
    maps.indices.map { settings(Array(maps[..<$0])) } + [settings(maps.filter { !$0.isNone })]
  }

  /// The input as it is described without a delimiter or an encoding.
  private static func unsettledInputs(_ options: SendOptions) -> [String] {
    var (neither, delimited, encoded) = (options, options, options)
    neither.delimiter = nil
    neither.encoding = nil
    delimited.encoding = nil
    encoded.delimiter = nil
    return [neither, delimited, encoded].map(input)
  }

  private static func input(_ options: SendOptions) -> String {
    "\(options.format?.rawValue ?? "") \(options.delimiter ?? 0) \(options.encoding?.rawValue ?? "") \(options.noHeader) "
      + "\(options.maxRowBytes) \(options.columns.joined(separator: "\u{1F}"))"
  }

  /// Which rows are selected; nil for all. The number of a pilot's rows may change from run to run.
  private static func rows(_ choice: RowChoice) -> String? {
    guard !choice.conditions.isEmpty || choice.skip > 0 || choice.takesAllStates else { return nil }
    return "\(choice.skip) \(choice.takesAllStates) \(choice.conditions.map(\.text).joined(separator: "\u{1E}"))"
  }

  private static func settings(_ list: [FieldSetting]) -> String {
    list.map { "\($0.field)\u{1F}\($0.value)" }.joined(separator: "\u{1E}")
  }
}
