/// What is wrong with a JSON text between its elements, or so badly inside one that nothing after it can be trusted.
///
/// A fault costs one row if what surrounds it is certain. Any other fault ends the reading: after a missing quote, text
/// would look like elements.
package struct JSONFault: Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    /// Two elements of the array without a comma between them.
    case missingComma
    /// A comma where an element should be, or before the closing bracket.
    case missingElement
    /// A comma between objects outside an array.
    case commaOutsideArray
    case secondArray
    case afterArray
    case unclosedArray
    /// The error is inside an element.
    case syntax(JSONError.Reason)
  }

  package let kind: Kind
  /// The fault's line, from 1.
  package let line: Int
  /// Its column in characters, from 1.
  package let column: Int

  /// A fault at `line` and `column`, both from 1.
  package init(_ kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }

  /// Whether nothing after the fault is read.
  package var endsReading: Bool {
    switch kind {
    case .missingComma, .missingElement: false
    case .commaOutsideArray, .secondArray, .afterArray, .unclosedArray, .syntax: true
    }
  }

  /// Where and what is wrong and what to do, in whole sentences.
  package var message: Message {
    let rest: Message = endsReading ? " Nothing after that point is read." : ""
    return "Line \(line), column \(column): \(clause). \(advice)\(rest)"
  }

  private var clause: Message {
    switch kind {
    case .missingComma: "a comma is missing before this element"
    case .missingElement: "there is a comma without an element"
    case .commaOutsideArray: "there is a comma between objects that are not in an array"
    case .secondArray: "a second array begins"
    case .afterArray: "something follows the end of the array"
    case .unclosedArray: "the file ends before its array is closed"
    case .syntax(.unexpectedEnd): "the file ends in the middle of this object"
    case .syntax(.controlInString): "a text is not closed before its line ends"
    case .syntax(let reason): reason.text
    }
  }

  private var advice: Message {
    switch kind {
    case .missingComma: "Add one."
    case .missingElement: "Remove it."
    case .commaOutsideArray: "Put [ before the first object and ] after the last one."
    case .secondArray: "Put each array into its own file."
    case .afterArray: "Remove it."
    case .unclosedArray, .syntax(.unexpectedEnd): "It may have been cut off: get the whole file."
    case .syntax(.controlInString): "Close it with a quote; a line break inside a text is written as \\n."
    case .syntax: "Correct it there."
    }
  }
}
