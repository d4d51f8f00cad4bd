/// What is known of the requests that earlier runs of a job sent.
package struct PastSendings: Equatable, Sendable {
  /// Requests known only to have ended by `moment`.
  package struct Ended: Equatable, Sendable {
    package var count: Int
    package var moment: Instant

    /// `count` requests that had ended by `moment`.
    package init(_ count: Int, by moment: Instant) {
      self.count = count
      self.moment = moment
    }
  }

  /// In the order of their moments.
  package var ended: [Ended]
  /// Requests whose answers no run has taken.
  package var unanswered: Int
  /// When the unanswered ones had left at the latest; nil: they may still be leaving.
  package private(set) var leftBefore: Instant?
  /// The latest moment at which one left; nil: none did.
  package var last: Instant?

  /// What earlier runs sent.
  package init(ended: [Ended], unanswered: Int, last: Instant?) {
    self.ended = ended
    self.unanswered = unanswered
    self.last = last
  }

  /// Nothing is known but that whatever was sent left before `moment`, as after a power cut.
  package static func unknown(before moment: Instant) -> PastSendings {
    var past = PastSendings(ended: [], unanswered: .max, last: moment)
    past.leftBefore = moment
    return past
  }
}
