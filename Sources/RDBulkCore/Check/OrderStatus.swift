/// The columns of an order export that tell what became of each order: an event of paid orders is not meant for cancelled
/// ones.
struct OrderStatus: Sendable {
  private let operation: String
  private let fitting: [OrderState]
  private var columns: [(place: Int, texts: OrderTexts)]
  private var text: [UInt8] = []

  /// nil where the command is not about orders in one state, or no column tells states.
  init?(_ plan: FieldPlan) {
    let operation = plan.operation.name
    self.operation = operation
    fitting = Self.fitting(operation)
    columns = plan.columns.indices.filter { column in
      Self.isStatus(Set(HeaderReading.words(plan.columns[column]).map(\.word)), operation)
    }.map { ($0, OrderTexts()) }
    if columns.isEmpty { return nil }
  }

  /// The states of the orders that the event called `operation` is for; none where any may be.
  static func fitting(_ operation: String) -> [OrderState] { meanings[operation]?.states ?? [] }

  /// Whether a column or key with these words tells the state that matters to the event called `operation`.
  static func isStatus(_ words: Set<String>, _ operation: String) -> Bool {
    guard let meaning = meanings[operation] else { return false }
    return !words.isDisjoint(with: Self.words) && words.isDisjoint(with: meaning.otherWords)
  }

  /// For each event, the states of the orders that it fits, and words of columns that tell something else.
  private static let meanings: [String: (states: [OrderState], otherWords: Set<String>)] = [
    // What a shop's export calls cancelled or refunded is not a sale.
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
      Self.take(text, &columns[index].texts)
    }
  }

  // Separate parameters, so that the compiler sees that the buffers don't overlap.
  private static func take(_ text: [UInt8], _ texts: inout OrderTexts) {
    texts.take(text.span, FieldText.trim(text.span, 0..<text.count))
  }

  /// What has to be settled after the rows taken so far; nil where nothing has, or rows were chosen by such a column.
  func doubt(_ headers: [String], _ choice: RowChoice) -> ColumnDoubt? {
    let matcher = ColumnMatcher(columns: headers)
    let telling = columns.filter(\.texts.tells)
    let isChosen = choice.conditions.contains { condition in
      telling.contains { (try? matcher.source(of: condition)) == .column($0.place) }
    }
    guard !isChosen else { return nil }
    return telling.lazy.compactMap { column in
      column.texts.doubt(headers[column.place], matcher.name(of: column.place), fitting, operation, .column)
    }.first
  }
}
