package import RDBulkCore

extension Failure {
  /// A system error as a failure of `kind`.
  package init(_ kind: Kind, _ error: SystemError, hint: Message? = nil) {
    self.init(kind, error.message, hint: hint)
  }

  /// The value of `call`; rethrows a system error as a failure of `kind`.
  package static func `as`<Value: ~Copyable>(
    _ kind: Kind, hint: @autoclosure () -> Message? = nil, _ call: @autoclosure () throws(SystemError) -> Value
  ) throws(Failure) -> Value {
    do throws(SystemError) { return try call() } catch { throw Failure(kind, error, hint: hint()) }
  }
}
