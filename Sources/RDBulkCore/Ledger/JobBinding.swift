/// What a job is bound to: a name for each thing that must not change between a run and its resumption, with a digest
/// of its value. Digests, because values may be too sensitive for a journal.
package struct JobBinding: Equatable, Sendable {
  package private(set) var parts: [Part] = []

  /// One thing that must not change.
  package struct Part: Sendable {
    /// The user sees it if the part differs.
    package var name: String
    package var digest: String
    /// What a job that was begun without the check may have instead: the digests of the value without what settles a
    /// doubt. `nil` among them: no such part.
    fileprivate var unsettled: [String?] = []
  }

  /// The part that every job has whose input was checked when it began. Version 0.1 checked nothing.
  private static let checked = "checked"

  /// Parts of which a job has one for each thing it has met: more may come with the rows that are added to its input.
  private static let growing: Set = ["account-field"]

  /// What the job is known by in its history: it distinguishes the job from others, and is not an option.
  private static let historyJob = "history-job"

  /// Binds the job to the history with this number, in which the job is known by `job`.
  package mutating func addHistory(_ history: UInt64, job: UInt64) {
    add("history-file", "\(history)")
    add(Self.historyJob, digest: Hex.text(job, digits: 16))
  }

  /// What the job is known by in its history; nil without one.
  package var jobInHistory: UInt64? { self[Self.historyJob].flatMap { UInt64($0.digest, radix: 16) } }

  /// A binding to nothing yet.
  package init() {}

  /// Adds a part. `unsettled` are its values without what settles a doubt; `nil` among them: the part is left out.
  package mutating func add(_ name: String, _ value: String, unsettled: [String?] = []) {
    parts.append(Part(name: name, digest: Self.digest(value), unsettled: unsettled.map { $0.map(Self.digest) }))
  }

  /// Marks the job as one whose input is checked before anything leaves.
  package mutating func addCheck() { add(Self.checked, "", unsettled: [nil]) }

  private static func digest(_ value: String) -> String { Hex.text(Digest(of: value).value, digits: 16) }

  /// Adds a part before the one called `next`, or at the end if there is none.
  mutating func add(_ name: String, _ value: String, before next: String) {
    add(name, value)
    let part = parts.removeLast()
    parts.insert(part, at: parts.firstIndex { $0.name == next } ?? parts.endIndex)
  }

  mutating func add(_ name: String, digest: String) { parts.append(Part(name: name, digest: digest)) }

  /// The names of the parts of a job, this one, that differ from those of the command that resumes it, or that only one
  /// of them has. Where the job began without the check, the command may settle doubts that the check has since found.
  package func differences(from command: JobBinding) -> [String] {
    let isChecked = self[Self.checked] != nil
    let changed = parts.filter { part in
      if Self.growing.contains(part.name) {
        return !command.parts.contains { $0.name == part.name && $0.digest == part.digest }
      }
      guard let new = command[part.name] else { return true }
      return new.digest != part.digest && (isChecked || !new.unsettled.contains(part.digest))
    }
    let added = command.parts.filter { part in
      self[part.name] == nil && !Self.growing.contains(part.name) && (isChecked || !part.unsettled.contains(nil))
    }
    var names: [String] = []
    for part in changed + added where part.name != Self.historyJob && !names.contains(part.name) {
      names.append(part.name)
    }
    return names
  }

  private subscript(_ name: String) -> Part? { parts.first { $0.name == name } }

  /// Whether there is a part called `name` with one of these values.
  package func contains(_ name: String, anyOf values: [String]) -> Bool {
    guard let found = self[name] else { return false }
    return values.contains { Self.digest($0) == found.digest }
  }

  /// Whether both have the same parts in the same order.
  package static func == (left: JobBinding, right: JobBinding) -> Bool {
    left.parts.map(\.name) == right.parts.map(\.name) && left.parts.map(\.digest) == right.parts.map(\.digest)
  }
}
