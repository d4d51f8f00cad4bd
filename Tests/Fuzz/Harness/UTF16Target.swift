/// The transcoder. Input: a byte for the byte order, two of cuts, then UTF-16.
func fuzzUTF16(_ input: [UInt8]) {
  var choices = Choices(input)
  let isBigEndian = choices.pick([false, true])
  var pieces = choices.pieces()
  let text = Array(choices.rest)
  var transcoder = UTF16Transcoder(bigEndian: isBigEndian)
  var whole: [UInt8] = []
  transcoder.decode(text.span, final: true, to: &whole)

  transcoder = UTF16Transcoder(bigEndian: isBigEndian)
  var cut: [UInt8] = []
  var start = 0
  while start < text.count {
    let end = min(text.count, start + pieces.next())
    let piece = Array(text[start..<end])
    transcoder.decode(piece.span, final: pieces.endsWithLast && end == text.count, to: &cut)
    start = end
  }
  if !pieces.endsWithLast || text.isEmpty { transcoder.decode([UInt8]().span, final: true, to: &cut) }
  require(cut == whole, "whole: \(shown(whole)), cut: \(shown(cut))")

  var back: [UInt8] = []
  transcoder.encode(whole.span, 0..<whole.count, to: &back)
  require(back == text, "\(shown(text)) comes back as \(shown(back))")

  let units = stride(from: 0, to: text.count - text.count % 2, by: 2).map { index in
    let pair = (UInt16(text[index]), UInt16(text[index + 1]))
    return isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
  }
  // The standard library's word on what is valid.
  let judged = text.count % 2 == 0 ? String(validating: units, as: UTF16.self) : nil
  require(
    String(validating: whole, as: UTF8.self) == judged, "another text than the standard library's: \(shown(text))")
}
