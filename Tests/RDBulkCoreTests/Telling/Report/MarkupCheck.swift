/// Reads markup as XML would and tells the first thing that is wrong with it.
enum MarkupCheck {
  /// nil where `page` is a document type, then one element whose elements are all closed, with quoted attributes and no
  /// stray marks or controls in its text.
  static func fault(in page: String) -> String? {
    guard page.hasPrefix("<!DOCTYPE html>") else { return "no document type" }
    var open: [Substring] = []
    var rest = page.dropFirst("<!DOCTYPE html>".count)
    while let mark = rest.firstIndex(of: "<") {
      if let fault = fault(inText: rest[..<mark]) { return fault }
      guard let end = rest[mark...].firstIndex(of: ">") else { return "an open tag: \(rest[mark...].prefix(40))" }
      let tag = rest[rest.index(after: mark)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), last == tag.dropFirst() else { return "closes \(tag) in \(open)" }
        continue
      }
      if let fault = fault(inTag: tag) { return fault }
      if !tag.hasSuffix("/") { open.append(tag.prefix { $0 != " " }) }
      if open.last == "style" {
        // A style sheet has no escapes.
        guard let close = rest.firstRange(of: "</style>") else { return "a style sheet without an end" }
        if rest[..<close.lowerBound].contains("<") { return "a mark in the style sheet" }
        rest = rest[close.lowerBound...]
      }
    }
    if let fault = fault(inText: rest) { return fault }
    return open.isEmpty ? nil : "left open: \(open)"
  }

  private static func fault(inText text: Substring) -> String? {
    var rest = text
    while let mark = rest.firstIndex(of: "&") {
      let after = rest[mark...]
      guard ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].contains(where: after.hasPrefix) else {
        return "a stray &: \(after.prefix(20))"
      }
      rest = after.dropFirst()
    }
    let isHarmless = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !(0x202A...0x202E).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
    }
    return isHarmless ? nil : "a control: \(text.prefix(40))"
  }

  private static func fault(inTag tag: Substring) -> String? {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return "an open quote in \(tag)" }
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 {
        if let fault = fault(inText: part) { return fault }
      } else if index < parts.count - 1, !part.hasSuffix("=") {
        return "a quote without a name in \(tag)"
      } else if part.contains("&") || part.contains("'") {
        return "a stray mark in \(tag)"
      }
    }
    return nil
  }
}
