import RDBulkCore
import RDBulkRuntime
import RDBulkSandbox

let program = Program { (options) throws(Failure) in
  do throws(SandboxError) {
    let server = try SandboxServer(options: options)
    try server.start()
    return RunningSandbox(
      url: server.url, stop: { server.stop() }, failure: { server.failure.map { Failure(.usage, $0.text) } })
  } catch {
    throw .usage(error.text)
  }
}
program.main()
