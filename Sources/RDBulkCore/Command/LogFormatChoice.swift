/// The log that a command line asks for with `--log-format`.
package enum LogFormatChoice {
  /// The last format that `arguments` ask for, whatever else is wrong with them: someone who reads JSON gets errors in
  /// the command line as JSON too. nil if they don't ask, or ask for an unknown format.
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
