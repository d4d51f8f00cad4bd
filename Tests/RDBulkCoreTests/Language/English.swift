import RDBulkCore

extension Message {
  /// As those read it who ask for nothing else.
  var english: String { text(in: .english) }
  var portuguese: String { text(in: .portuguese) }
}
