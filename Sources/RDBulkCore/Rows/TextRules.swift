extension String {
  /// The UTF-8 text in `range` of `bytes`.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var copy: [UInt8] = []
    copy.append(bytes, range)
    self = String(decoding: copy, as: UTF8.self)
  }
}
