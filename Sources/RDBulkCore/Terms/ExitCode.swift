/// The exit codes that scripts rely on, as interface.md promises them.
package enum ExitCode {
  package static let clean: Int32 = 0
  package static let someRowsNot: Int32 = 1
  package static let usage: Int32 = 2
  package static let unauthorized: Int32 = 3
  package static let gaveUp: Int32 = 4
  package static let busy: Int32 = 5

  /// What a shell reports for a process that signal `number` ended.
  package static func interrupted(by number: Int32) -> Int32 { 128 + number }
}
