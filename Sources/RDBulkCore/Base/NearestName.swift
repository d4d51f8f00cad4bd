/// Guesses the name a person meant: for flags, commands, values and columns.
package enum NearestName {
  /// The member of `names` closest to `typed`, ignoring case, or nil if none is close.
  ///
  /// Close means that at most a third of the typed characters are wrong (always at least one), counting a swap of
  /// neighbours once; or that one name begins with the other, three characters or more. Ties go to the first name. A
  /// name that differs only in case is found too.
  package static func find(_ typed: String, among names: [String]) -> String? {
    let wanted = Array(typed.lowercased())
    guard !wanted.isEmpty else { return nil }
    let allowed = max(1, wanted.count / 3)
    var best: (name: String, cost: Int, edits: Int)?
    for name in names {
      let candidate = Array(name.lowercased())
      let edits = distance(wanted, candidate)
      // An abbreviation counts as one slip, however much of the name it leaves out.
      let cost = isAbbreviation(wanted, candidate) ? min(edits, 1) : edits
      // A name of one or two letters that differs in all of them has nothing in common with what was typed.
      guard cost <= allowed, edits < max(wanted.count, candidate.count) else { continue }
      if let best, (best.cost, best.edits) <= (cost, edits) { continue }
      best = (name, cost, edits)
    }
    return best?.name
  }

  private static func isAbbreviation(_ left: [Character], _ right: [Character]) -> Bool {
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    return short.count >= 3 && long.starts(with: short)
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn `left` into `right` (optimal
  /// string alignment distance).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var edits = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
