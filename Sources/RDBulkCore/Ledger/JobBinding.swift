/// What a job is bound to: a name for each thing that must not change between a run and its resumption, with a digest
/// of its value. Digests, because values may be too sensitive for a journal.
package struct JobBinding: Equatable, Sendable {
  package private(set) var parts: [(name: String, digest: String)] = []

  /// A binding to nothing yet.
  package init() {}

  /// Adds a part. The user sees `name` if the part differs.
  package mutating func add(_ name: String, _ value: String) {
    parts.append((name, Hex.text(Digest(of: value).value, digits: 16)))
  }

  /// Adds a part before the one called `next`, or at the end if there is none.
  mutating func add(_ name: String, _ value: String, before next: String) {
    add(name, value)
    let part = parts.removeLast()
    parts.insert(part, at: parts.firstIndex { $0.name == next } ?? parts.endIndex)
  }

  mutating func add(_ name: String, digest: String) { parts.append((name, digest)) }

  /// The names of the parts that differ from those of `other` or that only one of them has.
  package func differences(from other: JobBinding) -> [String] {
    let changed = parts.filter { part in other.parts.first { $0.name == part.name }?.digest != part.digest }
    let added = other.parts.filter { part in !parts.contains { $0.name == part.name } }
    return (changed + added).map(\.name)
  }

  /// Whether there is a part called `name` with one of these values.
  package func contains(_ name: String, anyOf values: [String]) -> Bool {
    guard let found = parts.first(where: { $0.name == name }) else { return false }
    return values.contains { value in
      var other = JobBinding()
      other.add(name, value)
      return other.parts[0].digest == found.digest
    }
  }

  /// Whether both have the same parts in the same order.
  package static func == (left: JobBinding, right: JobBinding) -> Bool {
    left.parts.map(\.name) == right.parts.map(\.name) && left.parts.map(\.digest) == right.parts.map(\.digest)
  }
}
