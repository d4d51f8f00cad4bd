import RDBulkCore
import RDBulkSystem

// The names that `Failure` replaces, for the files that still have them.
typealias RunError = Failure
typealias TransportError = Failure
typealias StoreError = Failure
typealias SandboxFailure = Failure

extension Failure {
  init(message: Message) { self.init(.gaveUp, message) }

  static func usage(_ error: UsageError) -> Failure { Failure(error) }
  static func input(_ error: SystemError) -> Failure { Failure(.input, error) }
  static func output(_ error: SystemError) -> Failure { Failure(.output, error) }
  static func transport(_ error: Failure) -> Failure { error }
}
