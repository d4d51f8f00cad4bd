/// A file of input rows that a job keeps on request.
package enum RowCopy: Equatable, Sendable, CaseIterable {
  case rejects, accepts

  package var file: JobFile {
    switch self {
    case .rejects: .rejects
    case .accepts: .accepts
    }
  }
}
