/// What to say about values that a field doesn't accept: the field, the value, what is allowed, an example.
enum Wording {
  static func email(_ field: Field, _ clause: Message) -> RowProblem {
    RowProblem(.invalidEmail, "\(field.name) is not an address: \(clause).", field: field.name)
  }

  static func shortened(_ field: Field, _ text: String) -> RowProblem {
    RowProblem(
      .shortenedNumber,
      "\(field.name) is \(Quoted.value(text)), a number that a spreadsheet has shortened: its digits are lost. Go back to "
        + "the original, format the column as text, and save it again.", field: field.name)
  }

  static func only(_ field: Field, _ found: String, _ text: String) -> RowProblem {
    RowProblem(
      .invalidOption,
      "\(field.name) is \(Quoted.value(found)); the API accepts only \(text). If the column means something else, add "
        + "--set \(field.name)=\(text).", field: field.name)
  }

  static func missing(_ field: Field) -> RowProblem {
    RowProblem(.missingField, "\(field.name) is empty; it must have a value.", field: field.name)
  }

  static func uuid(_ field: Field, _ text: String) -> RowProblem {
    RowProblem(
      .invalidUUID,
      "\(field.name) is \(Quoted.value(text)); it must be a UUID such as 5408c5a3-4711-4f2e-8d0b-13407a3e30f3.",
      field: field.name)
  }

  static func timestamp(_ field: Field, _ text: String) -> RowProblem {
    RowProblem(
      .invalidDate,
      "\(field.name) is \(Quoted.value(text)); it must be a date and time such as 2026-01-31T14:30:00-03:00.",
      field: field.name)
  }

  static func truth(_ field: Field, _ text: String) -> RowProblem {
    RowProblem(
      .invalidOption, "\(field.name) is \(Quoted.value(text)); it must be true or false (or yes/no, sim/não, 1/0).",
      field: field.name)
  }

  static func option(_ name: String, _ text: String, _ options: [FieldOption]) -> RowProblem {
    option(name, Message(verbatim: Quoted.value(text)), options)
  }

  static func option(_ name: String, _ found: Message, _ options: [FieldOption]) -> RowProblem {
    RowProblem(.invalidOption, "\(name) is \(found); it must be \(Sentence.list(options.map(\.value))).")
  }

  static func number(_ field: Field, _ text: String, _ min: Int?, isWhole: Bool) -> RowProblem {
    let least: Message = min.map { " of \($0) or more" } ?? ""
    let what: Message = isWhole ? "a whole number\(least) such as 12" : "a number\(least) such as 1234.56 or 1.234,56"
    return RowProblem(.invalidNumber, "\(field.name) is \(Quoted.value(text)); it must be \(what).", field: field.name)
  }

  static func tooSmall(_ field: Field, _ text: String, _ min: Int) -> RowProblem {
    RowProblem(.invalidNumber, "\(field.name) is \(Quoted.value(text)); it must be \(min) or more.", field: field.name)
  }

  static func otherDecimal(_ field: Field, _ text: String, _ given: DecimalStyle) -> RowProblem {
    RowProblem(
      .invalidNumber,
      "\(field.name) is \(Quoted.value(text)), which is not written as --decimal \(given.rawValue) says; write it like "
        + "\(given == .point ? "1,234.56" : "1.234,56").", field: field.name)
  }

  static func ambiguous(_ field: Field, _ text: String, _ evidence: DecimalEvidence) -> RowProblem {
    let why: Message =
      evidence.points > 0 && evidence.commas > 0
      ? "; other numbers of the file are written both ways"
      : evidence.points + evidence.commas > 0 ? "; too few other numbers of the file show which" : ""
    return RowProblem(
      .ambiguousNumber,
      "\(field.name) is \(Quoted.value(text)), whose mark may group thousands or begin decimals\(why). Say --decimal "
        + "point or --decimal comma, or write it with two decimals.", field: field.name)
  }

  static func tooMany(_ name: String, _ count: Int, _ limit: Int) -> RowProblem {
    RowProblem(.invalidList, "\(name) has \(count) elements; the API accepts \(limit).")
  }

  static func items(_ name: String) -> RowProblem {
    RowProblem(.invalidList, "\(name) must be a list of objects such as [{\"…\":\"…\"}].")
  }

  static func itemsText(_ field: Field, _ error: JSONError) -> RowProblem {
    RowProblem(
      .invalidList,
      "\(field.name) must be JSON, a list of objects such as [{\"…\":\"…\"}], and \(error.text).", field: field.name)
  }

  /// A JSON value of the wrong type, recognised by its first byte.
  static func type(_ field: Field, _ first: UInt8) -> RowProblem {
    let found: Message =
      switch first {
      case ASCII.openBracket: "a list"
      case ASCII.openBrace: "an object"
      case ASCII.quote: "a text"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "true or false"
      default: "a number"
      }
    let wanted: Message =
      switch field.kind {
      case .number, .integer: "a number"
      case .truth: "true or false"
      case .list, .choices: "a list of texts such as [\"a\",\"b\"]"
      case .items: "a list of objects"
      default: "a text"
      }
    return RowProblem(.invalidType, "\(field.name) is \(found); it must be \(wanted).", field: field.name)
  }
}

extension RowProblem {
  /// A member for a field that the account does not have.
  static func unknownField(_ name: String) -> RowProblem {
    RowProblem(
      .unknownField,
      "The account has no field \(Quoted.path(name)); the API would silently drop its value. Correct the key, or add "
        + "--unchecked-fields.", field: name)
  }
}
