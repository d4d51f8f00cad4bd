package import RDBulkCore
import RDBulkSystem

/// A sandbox that someone else runs: this module knows only that it has a URL and can be stopped.
package struct RunningSandbox {
  package let url: String
  package let stop: () -> Void
  /// What ended it by itself, as a sentence; nil while it serves.
  package let failure: () -> Message?

  package init(url: String, stop: @escaping () -> Void, failure: @escaping () -> Message?) {
    self.url = url
    self.stop = stop
    self.failure = failure
  }
}

/// Why a sandbox can't run, as a sentence.
package struct SandboxFailure: Error {
  package let message: Message

  package init(message: Message) { self.message = message }
}

/// The exit codes that scripts rely on.
enum ExitCode {
  static let clean: Int32 = 0
  static let someRowsNot: Int32 = 1
  static let usage: Int32 = 2
  static let unauthorized: Int32 = 3
  static let gaveUp: Int32 = 4
}

/// The program: a command line in, an exit code out.
package struct Program {
  private let startSandbox: (SandboxOptions) throws(SandboxFailure) -> RunningSandbox

  package init(startSandbox: @escaping (SandboxOptions) throws(SandboxFailure) -> RunningSandbox) {
    self.startSandbox = startSandbox
  }

  /// Runs the command that the process was started with, and ends the process.
  package func main() -> Never { CurrentProcess.exit(run(Array(CommandLine.arguments.dropFirst()))) }

  /// Runs the command that `arguments` (without the program's name) name.
  package func run(_ arguments: [String]) -> Int32 {
    CurrentProcess.guardStandardStreams()
    let language = LanguageChoice.asked(arguments)
    let console = Console(language: language)
    let invocation: Invocation
    do throws(UsageError) {
      invocation = try CommandLineParser.parse(arguments, .libcurl)
    } catch {
      Console(format: LogFormatChoice.asked(arguments) ?? .text, language: language).say(error, arguments)
      return ExitCode.usage
    }
    switch invocation {
    case .help(let topic): return printed(console) { () throws(SystemError) in try console.print(topic) }
    case .version: return printed(console) { () throws(SystemError) in try Console.print(Version.text) }
    case .sandbox(let options): return serve(options, console)
    case .auth(let options): return AuthCommand(options, console).run()
    case .send(let options):
      let console = console.with(options)
      do throws(RunError) {
        var command = SendRun(options, console, commandLine: arguments, startSandbox)
        return try options.dryRun ? command.rehearse() : command.send()
      } catch {
        return tell(error, console)
      }
    }
  }

  private func printed(_ console: Console, _ print: () throws(SystemError) -> Void) -> Int32 {
    do throws(SystemError) {
      try print()
      return ExitCode.clean
    } catch {
      console.say(error.message)
      return ExitCode.gaveUp
    }
  }

  private func tell(_ error: RunError, _ console: Console) -> Int32 {
    switch error {
    case .usage(let error):
      console.say(error)
      return ExitCode.usage
    case .unauthorized(let message):
      console.say(message)
      return ExitCode.unauthorized
    case .input(let error):
      // Before the first row: a read that fails later is told by the run itself.
      console.say("\(error.message) Nothing was sent.")
      return ExitCode.usage
    case .output(let error):
      console.say(error.message)
      return ExitCode.gaveUp
    case .transport(let error):
      console.say(error.message)
      return ExitCode.gaveUp
    case .interrupted(let signal):
      console.say("Stopped as asked; nothing was sent.")
      return 128 + signal
    }
  }

  /// `rdbulk sandbox`: prints the URL and serves until a signal comes.
  private func serve(_ options: SandboxOptions, _ console: Console) -> Int32 {
    do throws(SandboxFailure) {
      let signals: SignalWatch
      do throws(SystemError) { signals = try SignalWatch() } catch { throw SandboxFailure(message: error.message) }
      let sandbox = try startSandbox(options)
      let code = printed(console) { () throws(SystemError) in try Console.print(sandbox.url) }
      guard code == ExitCode.clean else { return code }
      while signals.received() == nil {
        signals.wait(milliseconds: 500)
        if let failure = sandbox.failure() { throw SandboxFailure(message: failure) }
      }
      sandbox.stop()
      return ExitCode.clean
    } catch {
      console.say(error.message)
      return ExitCode.usage
    }
  }
}
