import RDBulkCore

/// Values as databases, spreadsheets and mail programs write them.
extension MappingCase {
  private static let sent = #""email":"a@b.co","funnel_name":"default""#

  private static func csv(_ name: String, _ rows: String, gives: [MappedRow]) -> Self {
    Self(name, "email,reason,funnel\n" + rows, gives: gives)
  }

  private static let onlyDefault =
    "the API accepts only default. If the column means something else, add --set funnel_name=default."

  static let writtenValues = [
    csv(
      "what databases and spreadsheets write for nothing",
      "a@b.co,NULL,NULL\na@b.co,\\N,\\N\na@b.co,#N/D,#N/D\na@b.co,\" (null) \",#VALOR!\na@b.co,N/A,#REF!\n",
      gives: (2...6).map { .sent($0, "a@b.co", sent) }),
    csv(
      "what scripts and pivot tables write for nothing",
      "a@b.co,nan,undefined\na@b.co,[object Object],(vazio)\na@b.co,(em branco),(blank)\n",
      gives: (2...4).map { .sent($0, "a@b.co", sent) }),
    csv(
      "what only looks like it is a value",
      "a@b.co,Null,\na@b.co,null,\na@b.co,NA,\na@b.co,#NULL,\na@b.co,NULLO,\na@b.co,-,\n",
      gives: zip(2..., ["Null", "null", "NA", "#NULL", "NULLO", "-"]).map {
        .sent($0, "a@b.co", sent + #","reason":"\#($1)""#)
      }),
    csv(
      "no address where a database wrote that there is none", "NULL,x,\n",
      gives: [MappedRow(2, "", "MISSING_FIELD: email is empty; it must have a value.")]),
    csv(
      "the funnel", "a@b.co,,default\na@b.co,, Default \na@b.co,,Vendas Inbound\n",
      gives: [
        .sent(2, "a@b.co", sent), .sent(3, "a@b.co", sent),
        MappedRow(4, "a@b.co", "INVALID_OPTION: funnel_name is 'Vendas Inbound'; \(onlyDefault)"),
      ]),
    csv(
      "addresses as mail programs write them",
      "Ana Souza <a@b.co>,,\n\"\"\"Souza, Ana\"\" <a@b.co>\",,\nmailto:a@b.co,,\nMailTo:a@b.co?subject=Oi,,\n<a@b.co>,,\n"
        + "A@b.co <mailto:a@b.co>,,\n\"'a@b.co' < a@b.co >\",,\n"
        + "a@b.co;,,\na@b.co; A@b.co,,\nAna Souza (a@b.co),,\n",
      gives: (2...11).map { .sent($0, "a@b.co", sent) }),
    csv(
      "addresses that are not one",
      "a@b.co <c@d.co>,,\nAna <a@b.co>; Bia <b@b.co>,,\nAna <a@b>,,\nmailto:,,\n",
      gives: [
        MappedRow(
          2, "a@b.co <c@d.co>",
          "INVALID_EMAIL: email is not an address: the cell has 2 addresses; leave one, or give each its own row."
        ),
        MappedRow(
          3, "Ana <a@b.co>; Bia <b@b.co>",
          "INVALID_EMAIL: email is not an address: the cell has 2 addresses; leave one, or give each its own row."
        ),
        MappedRow(
          4, "Ana <a@b>",
          "INVALID_EMAIL: email is not an address: it contains a blank; leave only the address in the cell, without blanks."
        ),
        MappedRow(5, "mailto:", "INVALID_EMAIL: email is not an address: it has no @."),
      ]),
    csv(
      "characters that nobody sees around values",
      "\u{FEFF}a@b.co\u{200B},\u{AD}caro\u{2060}\u{A0},\na@b.co,é\u{200D},\u{202F}\n",
      gives: [
        .sent(2, "a@b.co", sent + #","reason":"caro""#), .sent(3, "a@b.co", sent + #","reason":"é""#),
      ]),
    Self(
      "the same of JSON",
      #"{"email":"Ana <a@b.co>","reason":"NULL"}"# + "\n" + #"{"email":"a@b.co","reason":"\\N"}"# + "\n"
        + ##"{"email":"mailto:a@b.co","reason":"caro\u200b","funnel":"#N/D"}"## + "\n"
        + #"{"email":"a@b.co","funnel":"Vendas"}"#,
      ReaderSettings(format: .jsonLines),
      gives: [
        .sent(1, "a@b.co", sent), .sent(2, "a@b.co", sent), .sent(3, "a@b.co", sent + #","reason":"caro""#),
        MappedRow(4, "a@b.co", "INVALID_OPTION: funnel_name is 'Vendas'; \(onlyDefault)"),
      ]),
    Self(
      "a constant is meant as it was typed", "email\na@b.co\n", adjust: { $0.sets = [FieldSetting("reason", "NULL")] },
      gives: [.sent(2, "a@b.co", sent + #","reason":"NULL""#)]),
  ]
}
