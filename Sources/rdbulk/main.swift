import RDBulkCore
import RDBulkRuntime
import RDBulkSandbox

let program = Program { (options) throws(Failure) in
  let server = try SandboxServer(options: options)
  try server.start()
  return RunningSandbox(url: server.url, stop: { server.stop() }, failure: { server.failure })
}
program.main()
