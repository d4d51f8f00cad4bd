/// A fault and its probability for each request, from 0 to 1.
package struct FaultChance: Equatable, Sendable {
  package var fault: Fault
  package var probability: Double

  /// `probability` is from 0 to 1.
  package init(_ fault: Fault, _ probability: Double) {
    self.fault = fault
    self.probability = probability
  }
}
