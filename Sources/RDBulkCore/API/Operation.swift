/// What to do with a row: the request to build, and how to read its answer.
package struct Operation: Equatable, Sendable {
  /// The HTTP method.
  package enum Method: String, Equatable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  /// The shape of the request's body.
  package enum Body: Equatable, Sendable {
    /// An event object with the row's fields as its payload.
    case event(type: String)
    /// One object with the row's fields.
    case members
    case none
  }

  /// Where the request goes.
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
  /// Whether a second copy changes nothing, so that a request with a lost answer may be retried.
  package var isRepeatable: Bool

  /// Sends events of `type`. `isRepeatable` overrides what the type says.
  package init(_ type: EventType, isRepeatable: Bool? = nil) {
    name = type.name
    method = .post
    body = .event(type: type.name)
    target = .path(type.path)
    fields = type.fields
    extraColumns = type.extraColumns
    self.isRepeatable = isRepeatable ?? type.isRepeatable
  }

  /// A request about a contact's funnel, where a second copy changes nothing more.
  init(_ name: String, _ method: Method, _ body: Body, _ fields: [Field]) {
    self.name = name
    self.method = method
    self.body = body
    target = .funnel
    self.fields = fields
    isRepeatable = true
  }
}
