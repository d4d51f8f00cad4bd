import RDBulkCore
import RDBulkSystem

/// The file of `--metrics`: replaced as a whole every few seconds and at the run's end. It holds counts only, and a
/// collector that runs as another user may read it.
struct MetricsFile {
  private let path: String
  private let text: MetricsText
  private var due: Instant
  /// Whether it was reported that the file can't be written.
  private var isFailing = false

  /// Nanoseconds.
  private static let interval: Int64 = .seconds(10)

  /// nil if no such file is wanted.
  init?(_ plan: JobPlan, _ now: Instant) {
    guard let path = plan.output.metrics else { return nil }
    self.path = path
    text = MetricsText(plan)
    due = now
  }

  /// When it is to be written next.
  var nextDue: Instant { due }

  /// Writes the file. A failure is reported once and costs nothing but the file.
  mutating func write(_ state: MetricsText.State, _ now: Instant, _ console: Console) {
    due = now.advanced(by: Self.interval)
    let bytes = Array(text.text(state).utf8)
    do throws(SystemError) {
      try AtomicFile.writeForAll(bytes.span, to: path, action: "\(Quoted.path(path)) can't be written")
      isFailing = false
    } catch {
      if !isFailing {
        console.note("The metrics are missing: \(clause: Failure(.output, error).message)", event: "metrics")
      }
      isFailing = true
    }
  }
}
