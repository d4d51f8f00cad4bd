extension Catalog {
  /// Quantities with units.
  static let units: [String: String] = [
    "%1 s": "%1 s",
    "%1 ms": "%1 ms",
    "%1 min %2 s": "%1 min %2 s",
    "%1 h %2 min": "%1 h %2 min",
    "%1 %1{day|days} %2 h": "%1 %1{dia|dias} %2 h",
    "%1/s": "%1/s",
    "%1/min": "%1/min",
    "%1/h": "%1/h",
    "%1 in %2 s": "%1 em %2 s",
  ]
}
