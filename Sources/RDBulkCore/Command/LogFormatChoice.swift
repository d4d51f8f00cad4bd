/// The log that a command line asks for with `--log-format`.
package enum LogFormatChoice {
  /// What `arguments` ask for last, told without a look at anything else in them: who reads JSON is told of an error in
  /// the command line in JSON, too. nil where they don't, or not for a format that there is.
  package static func asked(_ arguments: [String]) -> LogFormat? {
    let flag = DisplayFlags.logFormat.spelling
    var words = arguments.prefix { $0 != "--" }
    var format: LogFormat?
    while let word = words.popFirst() {
      if word == flag, let value = words.popFirst() {
        format = LogFormat(rawValue: value.lowercased())
      } else if word.hasPrefix("\(flag)=") {
        format = LogFormat(rawValue: word.dropFirst(flag.count + 1).lowercased())
      }
    }
    return format
  }
}
