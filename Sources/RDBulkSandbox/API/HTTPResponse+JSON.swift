import RDBulkCore

extension HTTPResponse {
  static func json(_ status: Int, _ value: JSONValue, _ fields: [HTTPField] = []) -> HTTPResponse {
    var body: [UInt8] = []
    value.write(to: &body)
    return HTTPResponse(status: status, fields: fields, body: body)
  }
}
