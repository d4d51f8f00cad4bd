/// The keys of JSON objects by their paths, and what is at them.
///
/// It takes a bounded number of keys, so that objects with keys of their own (one per date, say) don't fill the memory.
struct KeyProfiles: Sendable {
  /// A key with the keys around it.
  struct Key: Sendable {
    /// As written between its quotes.
    let written: [UInt8]
    /// The keys that lead to it, from the outside, and itself.
    let path: [String]
    fileprivate var children: [Int] = []
    var profile = ColumnProfile()
    var state: StateColumn?
    /// What it says of orders; nil where it is not a status, or doesn't matter.
    var order: OrderTexts?
    /// The rows in which it has a value other than `null` and an empty one.
    var filled = 0
    /// Whether texts, numbers or truths were at it.
    var isScalar = false
    var isObject = false
    var isList = false
    /// Whether the first element of such a list was an object.
    var holdsObjects = false

    /// Whether it is a list of the contact's deals, each with its state.
    var listsDeals = false

    /// As `--map` and `--where` accept it.
    var name: String { path.joined(separator: ".") }

    /// Whether those flags can name it: a key with a dot counts only at the top, and a condition ends its column's name
    /// at the first `=`.
    var isNameable: Bool {
      let name = name
      let isReachable = path.count == 1 || !path.contains { $0.contains(".") || $0.isEmpty }
      return isReachable && !name.isEmpty && name.utf8.count <= 200 && !name.contains { "=!".contains($0) }
        && !Quoted.hasControls(name)
    }
  }

  /// In order of appearance.
  var keys: [Key] = []
  private var top: [Int] = []
  private let asksForStates: Bool
  /// The event, where the states of orders matter.
  private let orders: String?
  private var scratch: [UInt8] = []
  private var folded: [UInt8] = []

  private static let keyLimit = 256
  private static let depthLimit = 4

  init(asksForStates: Bool, orders: String?) {
    self.asksForStates = asksForStates
    self.orders = orders
  }

  /// Takes the object in `range` of `bytes`; returns whether it is one. What isn't JSON is taken up to there.
  mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var scanner = JSONScanner(range)
    guard let first = try? scanner.next(bytes), first.kind == .beginObject else { return false }
    try? read(&scanner, bytes, below: nil)
    return true
  }

  /// Takes a value that is neither a list nor an object, for the key at `place`.
  mutating func take(_ place: Int, _ bytes: Span<UInt8>, _ value: JSONToken, isSample: Bool) {
    if value.hasEscapes {
      scratch.removeAll(keepingCapacity: true)
      JSONText.appendUnescaped(bytes, value.range, to: &scratch)
      Self.take(&keys[place], scratch, &folded, isSample: isSample)
    } else {
      Self.take(&keys[place], bytes, value.range, &folded, isSample: isSample, isNumber: value.kind == .number)
    }
  }

  // MARK: - Reading

  private mutating func read(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>, below parent: Int?) throws(JSONError) {
    while true {
      let token = try scanner.next(bytes)
      guard token.kind == .key else { return }
      guard let place = place(of: bytes, token, below: parent) else {
        try scanner.skipValue(bytes)
        continue
      }
      let value = try scanner.next(bytes)
      switch value.kind {
      case .beginObject:
        keys[place].isObject = true
        try read(&scanner, bytes, below: place)
      case .beginArray:
        keys[place].isList = true
        try skipList(&scanner, bytes, place)
      case .null: break
      default:
        keys[place].isScalar = true
        take(place, bytes, value, isSample: true)
      }
    }
  }

  private mutating func skipList(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ place: Int
  ) throws(JSONError) {
    let outside = scanner.depth - 1
    var token = try scanner.next(bytes)
    if token.kind == .beginObject { keys[place].holdsObjects = true }
    var isState = false
    while scanner.depth > outside {
      if keys[place].listsDeals, scanner.depth == outside + 2 {
        if isState, token.kind == .string { takeListed(place, bytes, token) }
        isState = token.kind == .key && Self.isState(bytes, token)
      }
      token = try scanner.next(bytes)
    }
  }

  /// Takes what a deal in the list at `place` says of its state.
  private mutating func takeListed(_ place: Int, _ bytes: Span<UInt8>, _ value: JSONToken) {
    let text = JSONMembers.text(bytes, value)
    let range = FieldText.trim(text.span, 0..<text.count)
    if !range.isEmpty { keys[place].state?.take(text.span, range, &folded) }
  }

  private static func isState(_ bytes: Span<UInt8>, _ key: JSONToken) -> Bool {
    ["status", "state", "estado", "situacao"].contains(
      ColumnName.normalized(String(decoding: JSONMembers.text(bytes, key), as: UTF8.self)))
  }

  private static let dealLists: Set = ["deals", "negocios", "negociacoes", "oportunidades", "opportunities", "vendas"]

  /// Where the key is in `keys`; nil if there are too many, or it is too deep.
  private mutating func place(of bytes: Span<UInt8>, _ token: JSONToken, below parent: Int?) -> Int? {
    let siblings = parent.map { keys[$0].children } ?? top
    for place in siblings where JSONMembers.equals(keys[place].written, bytes, token.range) { return place }
    let around = parent.map { keys[$0].path } ?? []
    guard keys.count < Self.keyLimit, around.count < Self.depthLimit else { return nil }
    var written: [UInt8] = []
    written.append(bytes, token.range)
    let path = around + [String(decoding: JSONMembers.text(bytes, token), as: UTF8.self)]
    var key = Key(written: written, path: path)
    let reading = KeyReading(path)
    if asksForStates, !FieldLookalike.isAboutOthers(reading.context) {
      key.state = StateHeader(
        HeaderReading(reading.name), words: Array(reading.words), ofOrders: orders != nil
      ).map(StateColumn.init)
    }
    if asksForStates, around.isEmpty, Self.dealLists.contains(ColumnName.normalized(path[0])) {
      key.listsDeals = true
      var header = StateHeader(HeaderReading("status"), words: ["deal", "status"])
      // A state of the row's own says more.
      header?.isWeak = true
      key.state = header.map(StateColumn.init)
    }
    if let orders, OrderStatus.isStatus(reading.words.union(reading.context), orders) { key.order = OrderTexts() }
    keys.append(key)
    if let parent { keys[parent].children.append(keys.count - 1) } else { top.append(keys.count - 1) }
    return keys.count - 1
  }

  // Separate parameters, so that the compiler sees that the buffers don't overlap.
  private static func take(_ key: inout Key, _ text: [UInt8], _ folded: inout [UInt8], isSample: Bool) {
    take(&key, text.span, 0..<text.count, &folded, isSample: isSample, isNumber: false)
  }

  private static func take(
    _ key: inout Key, _ bytes: Span<UInt8>, _ text: Range<Int>, _ folded: inout [UInt8], isSample: Bool, isNumber: Bool
  ) {
    let range = FieldText.trim(bytes, text)
    guard !range.isEmpty, !EmptyWord.holds(bytes, range) else { return }
    key.filled &+= 1
    key.state?.take(bytes, range, &folded)
    key.order?.take(bytes, range)
    if isSample { key.profile.take(bytes, range, &folded, isNumber: isNumber) }
  }
}
