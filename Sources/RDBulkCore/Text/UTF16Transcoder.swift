/// Converts UTF-16 to UTF-8 and back, in pieces of any size.
///
/// A lone surrogate becomes the three bytes that UTF-8 forbids for it: the row is then `invalid` like any row of broken
/// text, and converting back gives the input's own bytes.
package struct UTF16Transcoder: Sendable {
  package let isBigEndian: Bool
  private var oddByte: UInt8?
  private var highSurrogate: UInt32?

  /// A transcoder for one of the two byte orders.
  package init(bigEndian: Bool) { isBigEndian = bigEndian }

  /// Appends `bytes` to `output` as UTF-8; `final` says that nothing follows.
  package mutating func decode(_ bytes: Span<UInt8>, final: Bool, to output: inout [UInt8]) {
    var index = 0
    if let first = oddByte, !bytes.isEmpty {
      oddByte = nil
      take(unit(first, bytes[0]), &output)
      index = 1
    }
    while index + 1 < bytes.count {
      take(unit(bytes[index], bytes[index + 1]), &output)
      index += 2
    }
    if index < bytes.count { oddByte = bytes[index] }
    guard final else { return }
    flushSurrogate(&output)
    // Half a code unit at the end isn't text: a byte that is never valid in UTF-8 makes its row say so, and two more
    // keep the half.
    if let half = oddByte { output.append(contentsOf: [0xFF, 0x80 | half >> 4, 0x80 | half & 0x0F]) }
    oddByte = nil
  }

  /// Appends what `decode` returned as UTF-16; `range` must not begin or end inside a character.
  package func encode(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let lead = bytes[index]
      if lead == 0xFF, index + 2 < range.upperBound {
        output.append(bytes[index + 1] << 4 | bytes[index + 2] & 0x0F)
        index += 3
        continue
      }
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 1
      var scalar = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
      for offset in 1..<max(length, 1) where index + offset < range.upperBound {
        scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
      }
      index += length
      if scalar >= 0x10000 {
        appendUnit(0xD800 + (scalar - 0x10000) >> 10, &output)
        appendUnit(0xDC00 + (scalar & 0x3FF), &output)
      } else {
        appendUnit(scalar, &output)
      }
    }
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt32 {
    isBigEndian ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
  }

  private func appendUnit(_ unit: UInt32, _ output: inout [UInt8]) {
    let high = UInt8(truncatingIfNeeded: unit >> 8)
    let low = UInt8(truncatingIfNeeded: unit)
    output.append(isBigEndian ? high : low)
    output.append(isBigEndian ? low : high)
  }

  private mutating func take(_ unit: UInt32, _ output: inout [UInt8]) {
    if unit & 0xFC00 == 0xDC00, let high = highSurrogate {
      highSurrogate = nil
      JSONText.appendScalar(0x10000 + (high & 0x3FF) << 10 + (unit & 0x3FF), to: &output)
      return
    }
    flushSurrogate(&output)
    if unit < 0x80 {
      output.append(UInt8(unit))
    } else if unit & 0xFC00 == 0xD800 {
      highSurrogate = unit
    } else if unit & 0xFC00 == 0xDC00 {
      appendForbidden(unit, &output)
    } else {
      JSONText.appendScalar(unit, to: &output)
    }
  }

  private mutating func flushSurrogate(_ output: inout [UInt8]) {
    guard let high = highSurrogate else { return }
    highSurrogate = nil
    appendForbidden(high, &output)
  }

  private func appendForbidden(_ surrogate: UInt32, _ output: inout [UInt8]) {
    output.append(0xE0 | UInt8(surrogate >> 12))
    output.append(0x80 | UInt8(surrogate >> 6 & 0x3F))
    output.append(0x80 | UInt8(surrogate & 0x3F))
  }
}
