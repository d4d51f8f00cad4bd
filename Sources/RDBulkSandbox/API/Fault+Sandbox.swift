import RDBulkCore

extension Fault {
  /// The answer of a fault that keeps the request from taking effect; nil for the others.
  var refusal: Refusal? {
    switch self {
    case .status500: .flat(500, "INTERNAL_SERVER_ERROR", "An unexpected error occurred.")
    case .html502: Refusal(response: HTTPResponse(status: 502, contentType: "text/html", body: Self.gatewayPage))
    case .status503:
      .flat(503, "SERVICE_UNAVAILABLE", "The service is unavailable.", [HTTPField("Retry-After", "1")])
    case .status429:
      .rateLimited([
        HTTPField("RateLimit-Remaining-Quotas", "0"), HTTPField("RateLimit-Reset-Quotas", "1"),
        HTTPField("Retry-After-Quotas", "1"),
      ])
    case .resetBefore, .resetAfter, .truncated, .garbage, .slow: nil
    }
  }

  private static let gatewayPage = Array(
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"
      .utf8)
}
