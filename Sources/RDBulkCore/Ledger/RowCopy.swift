/// A file of rows as they came, which a job keeps where it is asked to.
package enum RowCopy: Equatable, Sendable, CaseIterable {
  case rejects, accepts

  package var file: JobFile {
    switch self {
    case .rejects: .rejects
    case .accepts: .accepts
    }
  }
}
