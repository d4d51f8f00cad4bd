package import RDBulkCore
import RDBulkSystem

/// A sandbox that another module runs: this one knows only its URL and how to stop it.
package struct RunningSandbox {
  package let url: String
  package let stop: () -> Void
  /// Why it ended by itself; nil while it serves.
  package let failure: () -> Failure?

  /// A running sandbox; `failure` says why it ended by itself.
  package init(url: String, stop: @escaping () -> Void, failure: @escaping () -> Failure?) {
    self.url = url
    self.stop = stop
    self.failure = failure
  }
}

/// The program: a command line in, an exit code out.
package struct Program {
  private let startSandbox: (SandboxOptions) throws(Failure) -> RunningSandbox

  /// A program that starts sandboxes with `startSandbox`.
  package init(startSandbox: @escaping (SandboxOptions) throws(Failure) -> RunningSandbox) {
    self.startSandbox = startSandbox
  }

  /// Runs the command the process was started with, and ends the process.
  package func main() -> Never { CurrentProcess.exit(run(CurrentProcess.arguments)) }

  /// Runs the command in `arguments` (without the program's name).
  package func run(_ arguments: [String]) -> Int32 {
    CurrentProcess.guardStandardStreams()
    let language = LanguageChoice.asked(arguments)
    let console = Console(language: language)
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try CommandLineParser.parse(arguments, .libcurl)
    } catch {
      Console(format: LogFormatChoice.asked(arguments) ?? .text, language: language).say(Failure(error), arguments)
      return ExitCode.usage
    }
    switch invocation {
    case .help(let topic): return done(console) { () throws(Failure) in try console.print(topic) }
    case .version: return done(console) { () throws(Failure) in try Console.print(LibraryVersions.text) }
    case .sandbox(let options): return done(console) { () throws(Failure) in try serve(options, console) }
    case .auth(let options): return ended(console) { () throws(Failure) in try AuthCommand(options, console).run() }
    case .history(let options):
      return ended(console) { () throws(Failure) in try HistoryCommand(options, console).run() }
    case .summary(let paths):
      return ended(console) { () throws(Failure) in try SummaryCommand(paths: paths, console: console).run() }
    case .send(let options):
      do throws(UsageError) {
        let plan = try JobPlan(options, .current(console.language))
        return run(plan, console.with(plan.telling), arguments)
      } catch {
        Console(format: options.logFormat, language: console.language).say(Failure(error))
        return ExitCode.usage
      }
    }
  }

  private func run(_ plan: JobPlan, _ console: Console, _ arguments: [String]) -> Int32 {
    var run = SendRun(plan, console, commandLine: arguments, startSandbox)
    do throws(Failure) {
      return try plan.isDryRun ? run.dryRun() : run.send()
    } catch {
      console.say(error.lastWords(afterRequests: run.requests))
      return error.exitCode
    }
  }

  /// Does `body` and returns the exit code.
  private func done(_ console: Console, _ body: () throws(Failure) -> Void) -> Int32 {
    ended(console) { () throws(Failure) in
      try body()
      return ExitCode.clean
    }
  }

  /// The exit code of `body`; if it throws, reports why.
  private func ended(_ console: Console, _ body: () throws(Failure) -> Int32) -> Int32 {
    do throws(Failure) { return try body() } catch {
      console.say(error)
      return error.exitCode
    }
  }

  /// `rdbulk sandbox`: prints the URL and serves until a signal arrives.
  private func serve(_ options: SandboxOptions, _ console: Console) throws(Failure) {
    let signals = try Failure.as(.usage, SignalWatch())
    let sandbox = try startSandbox(options)
    try Console.print(sandbox.url)
    while signals.received() == nil {
      signals.wait(milliseconds: 500)
      if let failure = sandbox.failure() { throw failure }
    }
    sandbox.stop()
  }
}
