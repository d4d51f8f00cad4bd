/// Why a run stopped before the end of its input, and how to finish its job, in sentences for the user.
package enum RunEndText {
  /// Why the run stopped and how to continue; empty if it finished.
  ///
  /// `resuming` is the line that resumes the job; nil if it can't be shown.
  package static func stopLines(_ end: RunEnd, _ plan: JobPlan, resuming: String?) -> [Message] {
    guard let reason = reason(end, plan) else { return [] }
    var lines = [reason]
    let isReading = [.funnelGet, .verify].contains(plan.command)
    if end.inFlight > 0, !isReading {
      lines.append(
        "The results of \(end.inFlight, "request", "requests") in flight were not recorded; those rows may have been processed."
      )
    }
    let place: Message = plan.output.results.map { " in \(Quoted.name($0))" } ?? ""
    let outputFailed = end.failure?.kind == .output
    // What was answered in the turn whose writing failed is in the counts and not on file.
    if outputFailed { lines.append("The last answers are counted above but may be missing from the results\(place).") }
    if outputFailed, !isReading, end.position.row > 0 {
      lines.append("No row after row \(count: end.position.row) was sent.")
    }
    if outputFailed, let hint = end.failure?.hint { lines.append(hint) }
    if isReading, !end.isResumable {
      lines.append("To continue, run the same command again; reading changes nothing.")
    } else if outputFailed, !end.isResumable {
      lines.append(
        "To continue: rows without a result may have been processed; check in RD Station before you send them again. With "
          + "-o FILE on a disk with space, --resume keeps track of them."
      )
    } else if end.isResumable {
      lines.append(continuing(plan, resuming: resuming))
    } else {
      lines.append(
        end.inputEnded
          ? "To continue: resend the rows marked failed\(place). Those marked unknown may have been processed: "
            + "sent again, they may count twice."
          : "To continue: send the rows that have no result\(place) yet, and resend those marked failed; sending the whole file would "
            + "send the accepted rows twice. With -o FILE, --resume sends the rest, and --rejects FILE keeps the failed ones."
      )
    }
    return lines
  }

  /// How to continue a job that stopped. `resuming` is the line to type; nil if it can't be shown.
  static func continuing(_ plan: JobPlan, resuming: String?) -> Message {
    let resuming = resuming.map(Message.init(verbatim:)) ?? "the same command with --resume."
    return plan.input.path == nil
      ? "To continue where it stopped, with the same input piped in from the start: \(resuming)"
      : "To continue where it stopped: \(resuming)"
  }

  /// How to continue a job that covered only the first rows so far; empty for any other. `line` is the line to type;
  /// nil if it can't be shown.
  package static func pilotLines(_ end: RunEnd, continuing line: String?) -> [Message] {
    guard end.inputIsCut, end.isWhole, end.isResumable else { return [] }
    let next = line.map(Message.init(verbatim:)) ?? "the same command without --first, with --resume."
    return ["This run covered only the first rows (--first). To continue with the rest: \(next)"]
  }

  private static func unauthorized(_ error: APIError, _ login: LoginPlan) -> Message {
    switch login {
    case .apiKey, .sandbox(byKey: true):
      return "The API does not accept the key in RD_API_KEY: \(clause: error.message)."
    case .token(let choice, _, _) where choice.token == .tokenFile:
      return
        "The API does not accept the access token of --token-file: \(clause: error.message). Replace it with a valid one."
    case .token(let choice, _, _) where choice.token == .environment:
      return "The API does not accept the access token in RD_ACCESS_TOKEN: \(clause: error.message). Replace it with "
        + "a valid one, or unset it and log in with rdbulk auth login: as long as it is set, no login is used."
    case .token, .sandbox(byKey: false):
      return "The API does not accept the login: \(clause: error.message). Log in again with rdbulk auth login."
    }
  }

  private static func reason(_ end: RunEnd, _ plan: JobPlan) -> Message? {
    if let failure = end.failure {
      return failure.kind == .output ? "\(failure.message) Sending stopped at once." : failure.message
    }
    switch end.stop {
    case .unauthorized(let error): return unauthorized(error, plan.login)
    case .notRenewed(let error):
      return "The access token has expired, and a new one could not be obtained: \(clause: error.message)."
    case .unreachable(let error) where error.code == ProxyRefusal.code: return error.message
    case .unreachable(let error): return "The server can't be reached: \(error.message)"
    case .refused(let error, .between):
      return "Something between this program and RD Station answers in its place: \(clause: error.message). Check "
        + "the proxy, the network and --base-url."
    case .refused(let error, .login):
      return
        "This login belongs to another RD Station product: \(clause: error.message). Use a key or an app of RD "
        + "Station Marketing."
    case .refused(let error, .api):
      return "RD Station refuses every request: \(clause: error.message). Check what this login may do."
    case .throttled(let error):
      return "The account's quota is still used up (\(error.message)). Wait, or find out what else uses this account."
    case .tooManyFailures(let count):
      return "Stopped after \(count, "failed row", "failed rows"), as --max-failures asks."
    case .interrupted: return "Stopped as requested; nothing more is sent."
    case .outputFailed, nil: return nil
    }
  }
}
