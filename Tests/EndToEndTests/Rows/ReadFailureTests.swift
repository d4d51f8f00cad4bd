import Foundation
import Testing

/// What can't be read is named: a person who is told "the input" looks at the wrong file.
@Suite("Errors name what can't be read") struct ReadFailureTests {
  private func folder(with name: String) throws -> Folder {
    let folder = try Folder()
    try folder.write("in.csv", contacts(1))
    try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
    return folder
  }

  private func run(_ arguments: [String], in folder: Folder, input: Command.Input = .nothing) throws -> Ended {
    try Command(arguments, in: folder, input: input).wait()
  }

  @Test("A token file that is a folder is named") func tokenFile() throws {
    let folder = try folder(with: "token")
    let ended = try run(["lost", "in.csv", "-o", "out.csv", "--token-file", "token"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("The token file 'token' can't be read: it is a folder."))
    #expect(!folder.has("out.csv"))
  }

  @Test("A journal that is a folder is named") func journal() throws {
    let folder = try folder(with: "out.csv.journal")
    try folder.write("out.csv", "row,line")
    let ended = try run(["lost", "in.csv", "-o", "out.csv", "--sandbox", "--resume"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("'out.csv.journal' is where the journal of 'out.csv' goes, but it is not a file."))
    #expect(ended.err.contains("Move it away, or name another output."))
    #expect(ended.err.contains("Nothing was sent."))
    #expect(folder.text("out.csv") == "row,line")
  }

  @Test("An input that is a folder is named, as a file and as a stream") func input() throws {
    let folder = try folder(with: "rows")
    let named = try run(["lost", "rows", "-o", "out.csv", "--sandbox"], in: folder)
    #expect(named.code == 2)
    #expect(named.err.contains("'rows' can't be read: it is a folder."))
    let handle = try #require(FileHandle(forReadingAtPath: folder.path("rows")))
    let streamed = try run(["lost", "-o", "out.csv", "--sandbox"], in: folder, input: .handle(handle))
    #expect(streamed.code == 2)
    #expect(streamed.err.contains("The input can't be read: it is a folder."))
  }

  @Test("A login that is a folder is named") func login() throws {
    let folder = try folder(with: "unused")
    try FileManager.default.createDirectory(
      atPath: folder.path(".config/rdbulk/default.json"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let ended = try run(["auth", "status"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains(".config/rdbulk/default.json' is not a file."))
  }
}
