/// The program's words: one for each thing in either language. A test holds every message to it.
package enum Glossary {
  /// A thing and its words.
  package struct Term: Equatable, Sendable {
    package let english: String
    /// Its forms in English messages, by which it is recognised.
    package let forms: [String]
    package let portuguese: String
    /// How the Portuguese word begins in each of its forms.
    package let stems: [String]

    init(_ english: String, _ more: String..., is portuguese: String, stems: [String]) {
      self.english = english
      forms = [english] + more
      self.portuguese = portuguese
      self.stems = stems
    }
  }

  package static let terms: [Term] = [
    // What is read.
    Term("row", "rows", is: "registro", stems: ["registro"]),
    Term("line", "lines", is: "linha", stems: ["linha", "JSON Lines"]),
    Term("column", "columns", is: "coluna", stems: ["coluna"]),
    Term("header", "headers", is: "cabeçalho", stems: ["cabeçalho"]),
    Term("delimiter", is: "separador", stems: ["separador", "--delimiter"]),
    // What is done with it.
    Term("request", "requests", is: "requisição", stems: ["requisiç", "Req."]),
    Term("retry", "retries", is: "nova tentativa", stems: ["nova tentativa", "novas tentativas", "retry"]),
    Term("batch", "batches", is: "lote", stems: ["lote", "batch"]),
    Term("quota", is: "cota", stems: ["cota"]),
    Term("job", "jobs", is: "trabalho", stems: ["trabalho"]),
    Term("journal", is: "diário", stems: ["diário"]),
    Term("history", is: "histórico", stems: ["histórico"]),
    Term("result", "results", is: "resultado", stems: ["resultado"]),
    Term("funnel", "funnels", is: "funil", stems: ["funil", "funis", "funnel"]),
    Term("token", "tokens", is: "token", stems: ["token"]),
    Term("flag", "flags", is: "opção", stems: ["opç"]),
    // A check sends nothing; a rehearsal sends to the sandbox.
    Term("dry run", is: "conferência", stems: ["conferência", "--dry-run"]),
    Term("rehearsal", "rehearse", "rehearses", is: "ensaio", stems: ["ensai"]),
    Term("sandbox", is: "sandbox", stems: ["sandbox"]),
    // How a row ends.
    Term("accepted", is: "aceito", stems: ["aceit"]),
    Term("rejected", is: "recusado", stems: ["recusad", "rejected"]),
    Term("invalid", is: "inválido", stems: ["inválid", "invalid"]),
    Term("duplicate", "duplicates", is: "repetido", stems: ["repetid"]),
    Term("failed", is: "com falha", stems: ["falh", "failed", "não foi concluíd"]),
    Term("unknown", is: "incerto", stems: ["incert", "desconhecid", "unknown"]),
  ]

  /// English that reads like a translation, or that means two things; with what to write instead.
  package static let avoidedEnglish: [(phrase: String, instead: String)] = [
    ("mend", "fix"), ("mended", "fixed"), ("gone on with", "continued"), ("go on with", "continue"),
    ("goes on", "continues"), ("go on", "continue"), ("is told", "learns"), ("are told", "learn"),
    ("good no more", "no longer valid"), ("no more valid", "no longer valid"), ("at hand", "current"),
    ("so many", "that many"), ("as far as", "if"), ("lets go", "releases"), ("what was meant", "what is right"),
    ("is meant", "is right"), ("are meant", "are right"), ("anew", "again"), ("all the same", "anyway"),
    ("without a word", "silently"), ("stands in", "is in"), ("stands on", "is on"), ("stands behind", "follows"),
    ("stand in", "are in"),
    ("stands at", "is at"), ("stands next", "is next"), ("stands there", "is there"),
    ("in clear", "unencrypted"), ("not any more", "no longer"), ("pass over", "skip"),
    ("passes over", "skips"), ("of use", "useful"),
  ]

  /// Portuguese that has a word of its own in this glossary, or is not Portuguese; with what to write instead.
  package static let avoidedPortuguese: [(phrase: String, instead: String)] = [
    ("duplicado", "repetido"), ("duplicados", "repetidos"), ("podem ter sido", "talvez tenham sido"),
    ("pode ter sido", "talvez tenha sido"), ("pode ter havido", "talvez tenham sido"), ("retomar", "continuar"),
    ("retome", "continue"), ("na RD Station", "no RD Station"), ("da RD Station", "do RD Station"),
    ("à RD Station", "ao RD Station"),
    ("sem envio", "não enviados"), ("INPUT", "ENTRADA"), ("FILE", "ARQUIVO"), ("COLUMN", "COLUNA"), ("VALUE", "VALOR"),
    ("FIELD", "CAMPO"), ("RESULTS", "RESULTADOS"), ("COMMAND", "COMANDO"), ("TYPE", "TIPO"), ("NAME", "NOME"),
    ("KEY", "CHAVE"), ("CODE", "CÓDIGO"), ("TEXT", "TEXTO"), ("KIND", "FALHA"), ("SECONDS", "SEGUNDOS"),
    ("deletar", "apagar"), ("setar", "definir"), ("logar", "fazer login"), ("performar", "fazer"),
  ]
}
