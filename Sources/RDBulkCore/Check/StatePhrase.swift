/// The words of a cell that may tell a deal's state with more around them: `7 - Perdido`, `❌ Perdido`, `LOST_DEAL`,
/// `Perdida, sem verba`, `Lost - Price`.
struct StatePhrase {
  /// Letters and figures, folded.
  private var words: [[UInt8]] = []
  /// Whether there is more than blanks before each of them.
  private var hasMark: [Bool] = []

  /// More is a sentence.
  private static let lengthLimit = 120

  /// nil where `text`, folded (``FoldedText``), has no words or is longer than what tells a state.
  init?(_ text: [UInt8]) {
    guard text.count <= Self.lengthLimit else { return nil }
    var word: [UInt8] = []
    var isMarked = false
    for byte in text {
      if ASCII.isDigit(byte) || byte &- 0x61 < 26 {
        word.append(byte)
        continue
      }
      add(&word, &isMarked)
      if byte != ASCII.space && byte != UInt8(ascii: "_") { isMarked = true }
    }
    add(&word, &isMarked)
    guard !words.isEmpty else { return nil }
  }

  /// Takes `word` unless it is the number of a stage, before all others.
  private mutating func add(_ word: inout [UInt8], _ isMarked: inout Bool) {
    guard !word.isEmpty else { return }
    if !words.isEmpty || !Self.isNumber(word) {
      words.append(word)
      hasMark.append(isMarked)
    }
    word = []
    isMarked = false
  }

  var count: Int { words.count }

  /// The words in `range` with one blank between two of them.
  func joined(_ range: Range<Int>) -> [UInt8] { Array(words[range].joined(separator: [ASCII.space])) }

  /// The longest words for a state that begin the text and end it, or have a remark after them; else those after its
  /// last mark, as in `Vendas > Perdido`.
  var state: DealState? {
    for end in (1...min(count, Self.wordLimit)).reversed() {
      guard let state = DealState.named(phrase: joined(0..<end)) else { continue }
      if end == count || hasMark[end] { return state }
      if state != .open, Self.isNumber(words[end]) || Self.links.contains(words[end]) { return state }
    }
    guard let last = hasMark.lastIndex(of: true), last > 0, !Self.denials.contains(words[last - 1]) else { return nil }
    let state = DealState.named(phrase: joined(last..<count))
    return state == .open ? nil : state
  }

  /// The state that the rows below this title have: `PERDIDAS`, `Negócios ganhos (12)`, `Status: Lost`.
  var title: DealState? {
    let kept = words.filter { !Self.isNumber($0) && !Self.titleWords.contains($0) }
    if kept.isEmpty { return words.contains { Self.saleWords.contains($0) } ? .won : nil }
    let phrase = Array(kept.joined(separator: [ASCII.space]))
    return DealState.named(title: phrase)
  }

  /// What a title may have beside a state.
  private static let titleWords = Set(
    [
      "negocio", "negocios", "negociacoes", "oportunidade", "oportunidades", "venda", "vendas", "deal", "deals",
      "sales",
      "opportunity", "opportunities", "lead", "leads", "cliente", "clientes", "contato", "contatos", "contacts",
      "customers", "status", "estado", "situacao", "etapa", "fase", "stage", "state", "resultado", "total", "registros",
      "registro", "records", "record", "itens", "items", "rows", "lista", "list", "tabela", "table", "de", "dos", "das",
      "do", "da", "of",
    ].map { Array($0.utf8) })

  private static let saleWords = Set(["venda", "vendas", "sales"].map { Array($0.utf8) })

  private static let wordLimit = 5

  private static func isNumber(_ word: [UInt8]) -> Bool { word.allSatisfy(ASCII.isDigit) }

  /// What leads from a state to its cause, time or place.
  private static let links = Set(
    [
      "por", "pelo", "pela", "para", "pois", "porque", "sem", "devido", "em", "na", "no", "due", "because", "to", "on",
      "in",
    ].map { Array($0.utf8) })

  private static let denials = Set(["nao", "not", "nunca", "never"].map { Array($0.utf8) })
}
