/// The columns that `--rejects-why` appends to a rejected row, and that are ignored where such rows are read.
package enum ReasonColumns {
  /// The result's error code and its message.
  package static let names = ["rdbulk_error", "rdbulk_message"]

  /// Whether a column or a key is one of them.
  package static func has(_ name: String) -> Bool { names.contains(name) }
}
