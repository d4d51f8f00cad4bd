import RDBulkRuntime
import RDBulkSandbox

let program = Program { (options) throws(SandboxFailure) in
  do throws(SandboxError) {
    let server = try SandboxServer(options: options)
    try server.start()
    return RunningSandbox(url: server.url, stop: { server.stop() }, failure: { server.failure?.text })
  } catch {
    throw SandboxFailure(message: error.text)
  }
}
program.main()
