/// A line of `--log-format json`. Always in English, like everything that programs read.
package enum LogLine {
  /// `{"time":"…","level":"info","event":"pause",…,"message":"…"}` and a line end.
  package static func json(
    _ level: String, _ event: String, _ message: String?, _ members: [(String, JSONValue)], unixMilliseconds: Int64
  ) -> String {
    var time: [UInt8] = []
    var writer = TimestampWriter()
    writer.append(unixMilliseconds: unixMilliseconds, to: &time)
    var all = [
      JSONValue.Member("time", .string(String(decoding: time, as: UTF8.self))),
      JSONValue.Member("level", .string(level)), JSONValue.Member("event", .string(event)),
    ]
    all += members.map { JSONValue.Member($0.0, $0.1) }
    if let message { all.append(JSONValue.Member("message", .string(message))) }
    var line: [UInt8] = []
    JSONValue.object(all).write(to: &line)
    return String(decoding: line, as: UTF8.self) + "\n"
  }
}
