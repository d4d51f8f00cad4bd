/// The help of one event type, written from the table of types.
extension HelpText {
  /// The output of `rdbulk help event TYPE`: the type's fields.
  func text(of type: EventType) -> String {
    var lines = TextLayout.wrap(text("Usage: rdbulk event \(type.name) [INPUT] [-o RESULTS] [flags]"), indent: 0)
    for note in notes(of: type) { lines += [""] + TextLayout.wrap(text(note), indent: 0) }
    lines += ["", text("Fields (* required), with the other column names they are found by:")]
    for field in type.fields { lines += entry(field) }
    for (name, schema) in type.fields.compactMap(schema) {
      let limit: Message = schema.limit.map { ", at most \($0)" } ?? ""
      lines += ["", text("Each object of \(name)\(limit):")]
      for field in schema.fields { lines += entry(field) }
    }
    lines += ["", text("The flags are listed by: rdbulk help event --all")]
    return lines.joined(separator: "\n") + "\n"
  }

  private func notes(of type: EventType) -> [Message] {
    var notes: [Message] = []
    switch type.extraColumns {
    case .nothing: notes.append("It records no custom fields: columns that begin with cf_ are not sent.")
    case .custom: notes.append("Columns that begin with cf_ are sent under their own names.")
    case .everything:
      notes.append(
        "Which other fields RD Station accepts is not documented: all columns are sent under their own names.")
    }
    return notes
  }

  private func schema(_ field: Field) -> (name: String, schema: ItemSchema)? {
    if case .items(let schema) = field.kind { (field.name, schema) } else { nil }
  }

  private func entry(_ field: Field) -> [String] {
    let fallback: Message = field.fallback.map { "; without one: \($0)" } ?? ""
    let aliases = field.aliases.map(plain).joined(separator: ", ")
    let others: Message = aliases.isEmpty ? "" : "; also: \(aliases)"
    let description: Message = "\(kind(of: field))\(fallback)\(others)"
    let isNeeded = field.isRequired && field.fallback == nil
    return TextLayout.row("\(isNeeded ? "*" : " ") \(field.name)", text(description), column: 30)
  }

  private func kind(of field: Field) -> Message {
    let length: Message = field.maxLength.map { " of at most \($0) characters" } ?? ""
    let least = { (min: Int?) -> Message in min.map { " of \($0) or more" } ?? "" }
    return switch field.kind {
    case .text, .code: "a text\(length)"
    case .only(let text): "only \(text)"
    case .email: "an address\(length)"
    case .uuid: "a UUID"
    case .number(let min): "a number\(least(min))"
    case .integer(let min): "a whole number\(least(min))"
    case .truth: "true or false (yes/no, sim/nao, 1/0)"
    case .timestamp: "a date and time such as 2026-01-31T14:30:00-03:00"
    case .oneOf(let options): Sentence.list(options.map(\.value))
    case .list(let limit): limit.map { "a list of texts, at most \($0)" } ?? "a list of texts"
    case .choices: "a list of texts"
    case .items: "a list of objects, as JSON"
    case .owner: "an address, or null for nobody"
    case .custom: "a text; in JSON, any value"
    }
  }
}
