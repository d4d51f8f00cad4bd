extension JobBinding {
  /// What must not change between a job's runs, as typed: a default that is detected from the input is bound through
  /// the input itself. These texts never change, or jobs of earlier versions couldn't be resumed.
  init(_ options: SendOptions) {
    self.init()
    add("command", options.command.name)
    add("target", options.sandbox == nil ? options.baseURL ?? PublicAPI.baseURL : "sandbox")
    add("input-format", Self.input(options))
    add("map", Self.settings(options.maps))
    add("set", Self.settings(options.sets))
    add("require", options.required.joined(separator: "\u{1F}"))
    add("dedupe", "\(options.dedupe)")
    add("values", "\(options.decimal?.rawValue ?? "") \(options.listSeparator)")
    if let rows = Self.rows(options.rows) { add("rows", rows) }
    add("raw", "\(options.raw)")
    // The file by its name: another one would be truncated to this one's length.
    add("rejects", options.rejects ?? "")
    // From here on, each is bound only if it is used, so that bindings of earlier versions stay the same.
    if let accepts = options.accepts { add("accepts", accepts) }
    if let line = options.headerLine { add("header-line", "\(line)") }
    if options.doubtful == .send { add("doubtful", "send") }
    if options.onlyForward { add("only-forward", "true") }
    if let before = options.before { add("before", before) }
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
