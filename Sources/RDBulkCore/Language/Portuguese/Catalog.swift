/// What messages are called in Portuguese: their keys and their templates, a file for each subject.
///
/// See ``Message`` for how a key and a template are written. The tests find every key of the sources, and fail where one
/// has no template, a template has no key, or the two differ in their placeholders.
package enum Catalog {
  package static let portuguese: [String: String] = {
    var all: [String: String] = [:]
    for subject in subjects { all.merge(subject) { first, _ in first } }
    return all
  }()

  /// By subject, so that a test can tell a key that is in two of them.
  package static let subjects: [[String: String]] = [
    units, help, examples, flags, usage, login, rows, values, check, plan, api, run, progress, end, system, manual,
    report, history, historyCommand,
    charts,
  ]
}
