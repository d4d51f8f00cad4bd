/// How decimals are written in text: 1234.56 or 1234,56.
package enum DecimalStyle: String, Equatable, Sendable, CaseIterable {
  case point, comma
}
