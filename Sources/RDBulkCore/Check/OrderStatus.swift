/// The columns of an order export that tell what became of each order: an event of paid orders is not meant for cancelled
/// ones.
struct OrderStatus: Sendable {
  /// A column with its texts.
  private struct Column: Sendable {
    let place: Int
    var counts: [ColumnDoubt.Count] = []
    var states: [OrderState?] = []
    /// As they stand in the file.
    var written: [[UInt8]] = []
    /// Rows with further texts, for which there is no room.
    var others = 0
  }

  private let operation: String
  private let fitting: [OrderState]
  private var columns: [Column]
  private var text: [UInt8] = []

  private static let valueLimit = 32

  /// nil where the command is not about orders in one state, or no column tells states.
  init?(_ plan: FieldPlan) {
    guard let meaning = Self.meanings[plan.operation.name] else { return nil }
    operation = plan.operation.name
    fitting = meaning.states
    columns = plan.columns.indices.filter { column in
      let words = Set(HeaderReading.words(plan.columns[column]).map(\.word))
      return !words.isDisjoint(with: Self.words) && words.isDisjoint(with: meaning.otherWords)
    }.map { Column(place: $0) }
    if columns.isEmpty { return nil }
  }

  /// For each event, the states of the orders that it fits, and words of columns that tell something else.
  private static let meanings: [String: (states: [OrderState], otherWords: Set<String>)] = [
    // What a shop's export calls cancelled or refunded is no sale.
    "SALE": ([.paid, .shipped, .delivered], shipping.union(people)),
    "ECOMMERCE_ORDER_PAID": ([.paid, .shipped, .delivered], shipping.union(people)),
    "ECOMMERCE_ORDER_CANCELLED": ([.cancelled], shipping.union(payment).union(people)),
    "ECOMMERCE_ORDER_FULFILLED": ([.shipped, .delivered], payment.union(people)),
    "ECOMMERCE_SHIPMENT_DELIVERED": ([.delivered], payment.union(people)),
    "ECOMMERCE_ORDER_REFUNDED": ([.refunded], shipping.union(people)),
  ]

  private static let words: Set = ["status", "situacao", "state", "estado", "fulfillment"]
  private static let shipping: Set = [
    "fulfillment", "shipping", "shipment", "envio", "entrega", "frete", "delivery",
  ]
  private static let payment: Set = ["financial", "payment", "pagamento"]
  /// Where somebody lives, or whether mail may be sent.
  private static let people: Set = [
    "customer", "cliente", "contato", "contact", "lead", "email", "billing", "cobranca", "uf", "civil", "comunicacao",
  ]

  /// Takes the record in `reader`, which lies in `bytes`.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    for index in columns.indices where columns[index].place < reader.fieldCount {
      text.removeAll(keepingCapacity: true)
      reader.appendValue(bytes, reader.field(columns[index].place), to: &text)
      let value = FieldText.trimmed(text)
      guard !value.isEmpty else { continue }
      if let place = columns[index].written.firstIndex(where: { value.elementsEqual($0) }) {
        columns[index].counts[place].rows &+= 1
      } else if columns[index].written.count < Self.valueLimit {
        columns[index].written.append(Array(value))
        columns[index].counts.append(ColumnDoubt.Count(String(decoding: value, as: UTF8.self), 1))
        columns[index].states.append(OrderState.named(FoldedText.folded(String(decoding: value, as: UTF8.self))))
      } else {
        columns[index].others &+= 1
      }
    }
  }

  /// What has to be settled after the rows taken so far; nil where nothing has, or rows were chosen by such a column.
  func doubt(_ headers: [String], _ choice: RowChoice) -> ColumnDoubt? {
    guard !choice.takesAllStates else { return nil }
    let matcher = ColumnMatcher(columns: headers)
    // What tells nothing of orders has few words for it.
    let telling = columns.filter { column in
      let told = column.states.count { $0 != nil }
      return told > 0 && told * 2 >= column.states.count && column.others == 0
    }
    let isChosen = choice.conditions.contains { condition in
      telling.contains { (try? matcher.source(of: condition)) == .column($0.place) }
    }
    guard !isChosen,
      let column = telling.first(where: { column in
        column.states.contains { state in state.map { !fitting.contains($0) } ?? false }
      })
    else { return nil }
    let meant = zip(column.counts, column.states).filter { _, state in state.map(fitting.contains) ?? false }
      .map(\.0).sorted { $0.rows > $1.rows }
    let condition = RowCondition(
      matcher.name(of: column.place), meant.isEmpty ? ["VALUE"] : meant.map(\.text))
    let flag = "--where \(ShellWord.quoted(condition.text))"
    return .states(
      header: headers[column.place], values: column.counts.sorted { $0.rows > $1.rows }, operation: operation,
      advice: meant.isEmpty ? .template(flag) : .choose(flag))
  }
}
