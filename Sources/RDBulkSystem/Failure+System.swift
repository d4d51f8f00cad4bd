package import RDBulkCore

extension Failure {
  /// What the system refused, as something of `kind`.
  package init(_ kind: Kind, _ error: SystemError, hint: Message? = nil) {
    self.init(kind, error.message, hint: hint)
  }

  /// Does `body`; what the system refuses is a failure of `kind`.
  package static func `as`<Value: ~Copyable>(
    _ kind: Kind, hint: Message? = nil, _ body: () throws(SystemError) -> Value
  ) throws(Failure) -> Value {
    do throws(SystemError) { return try body() } catch { throw Failure(kind, error, hint: hint) }
  }
}
