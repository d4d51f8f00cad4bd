/// A file of input rows that a job keeps on request.
package enum RowCopy: Equatable, Sendable {
  case rejects, accepts
}
