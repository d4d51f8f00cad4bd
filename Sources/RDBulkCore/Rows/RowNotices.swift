/// What is noticed about rows although they are taken: said once, with how often it occurs.
package struct RowNotices: Equatable, Sendable {
  /// Keys of JSON rows that no field takes, with how many rows have them.
  package var unusedKeys: [UnusedKey] = []
  /// Cells that were taken as empty because of the word in them.
  package var emptyWords = 0
  /// Rows that have fewer or more cells than the header.
  package var unevenRows = 0

  /// Nothing noticed.
  package init() {}

  /// A sentence about rows with other cells than the header; nil if there are none.
  package var unevenNote: Message? {
    guard unevenRows > 0 else { return nil }
    return
      "\(unevenRows, "row has", "rows have") fewer or more cells than the header; every column that is used is there."
  }

  /// A sentence about words for nothing; nil if there are none.
  package var emptyWordsNote: Message? {
    guard emptyWords > 0 else { return nil }
    return
      "\(emptyWords, "cell holds", "cells hold") what databases and spreadsheets write for an empty value (NULL, #N/D and the "
      + "like) and \(form: emptyWords, "was", "were") taken as empty."
  }
}
