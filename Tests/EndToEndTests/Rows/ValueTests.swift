import Testing

/// Values as databases, spreadsheets and mail programs write them, sent to the sandbox.
@Suite("Values from elsewhere") struct ValueTests {
  private static let cases = [
    SendCase(
      "NULL and its kind are empty",
      "email,motivo,funil\na@example.com,NULL,NULL\nb@example.com,\\N,\\N\nc@example.com,#N/D,#N/D\n", code: 0,
      rows: [
        "1 2 a@example.com accepted -", "2 3 b@example.com accepted -", "3 4 c@example.com accepted -",
      ], says: ["6 cells hold what databases and spreadsheets write for an empty value"]),
    SendCase(
      "a CRM's pipeline is no funnel, and nothing is sent before that is settled",
      "Email;Motivo;Funil\na@example.com;caro;Vendas Inbound\n", code: 2, rows: [],
      says: ["'Vendas Inbound'", "--map funnel_name=none", "Nothing was sent."]),
    SendCase(
      "typographic quotes belong to no address", "email,motivo\n“ana@example.com”,caro\n", code: 1,
      rows: ["1 2 “ana@example.com” invalid INVALID_EMAIL"]),
    SendCase(
      "several addresses are none, and one with a name is one",
      "email;motivo\n\"a@example.com; b@example.com\";x\nAna Souza <ana@example.com>;z\n", code: 1,
      rows: ["1 2 a@example.com; b@example.com invalid INVALID_EMAIL", "2 3 ana@example.com accepted -"]),
  ]

  @Test("Values from other programs end as they should", arguments: cases)
  func values(_ value: SendCase) throws { try value.check() }
}
