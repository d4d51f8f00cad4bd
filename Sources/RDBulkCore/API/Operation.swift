/// What is made of a row: its request, and how the request's answer is read.
package struct Operation: Equatable, Sendable {
  package enum Method: String, Equatable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  package enum Body: Equatable, Sendable {
    /// An event object whose payload has the row's fields.
    case event(type: String)
    /// One object of the row's fields.
    case members
    case none
  }

  package enum Target: Equatable, Sendable {
    /// The same path and query for every row.
    case path(String)
    /// The funnel of the row's contact.
    case funnel
  }

  /// Which columns go into the body although no field names them.
  package enum ExtraColumns: Equatable, Sendable {
    case nothing
    /// Those that begin with `cf_`: the account's own fields.
    case custom
    case everything
  }

  /// As messages call it: `OPPORTUNITY_LOST`, `funnel set`.
  package var name: String
  package var method: Method
  package var body: Body
  package var target: Target
  package var fields: [Field]
  package var extraColumns = ExtraColumns.nothing
  /// Whether a second copy changes nothing, so that a lost answer may be retried.
  package var isRepeatable: Bool

  /// An event of `type`, one a request.
  package init(_ type: EventType, isRepeatable: Bool? = nil) {
    name = type.name
    method = .post
    body = .event(type: type.name)
    target = .path(type.path)
    fields = type.fields
    extraColumns = type.extraColumns
    self.isRepeatable = isRepeatable ?? type.isRepeatable
  }

  /// A call of a contact's funnel. A second one changes nothing more.
  init(_ name: String, _ method: Method, _ body: Body, _ fields: [Field]) {
    self.name = name
    self.method = method
    self.body = body
    target = .funnel
    self.fields = fields
    isRepeatable = true
  }
}
