import RDBulkCore
import Testing

extension DoubtCase {
  private static let parts = [
    "PERDIDAS,", "a@example.com,caro", "b@example.com,prazo", "GANHAS,", "c@example.com,indicação",
  ]

  static let titles = [
    DoubtCase(
      "titles of two states, lost", .lost, "Email,Motivo", parts[0], parts[1], parts[2], parts[3], parts[4],
      flags: "--skip 1 --first 2"),
    DoubtCase(
      "titles of two states, won", .won, "Email,Motivo", parts[0], parts[1], parts[2], parts[3], parts[4],
      flags: "--skip 4 --first 1"),
    DoubtCase(
      "titles of two states, neither of them open", .opportunity, "Email,Motivo", parts[0], parts[1], parts[2],
      parts[3],
      parts[4], flags: "--all-rows"),
    DoubtCase("a title that says what is sent", .lost, "Email,Motivo", parts[0], parts[1], parts[2]),
    DoubtCase(
      "a title that says something else", .won, "Email,Motivo", parts[0], parts[1], parts[2], flags: "--all-rows"),
    DoubtCase(
      "rows before the first title", .lost, "Email,Motivo", parts[1], parts[3], parts[2], flags: "--all-rows"),
    DoubtCase(
      "a part in two pieces", .lost, "Email,Motivo", parts[0], parts[1], parts[3], parts[4], "Perdidas (2)",
      parts[2], flags: "--all-rows"),
    DoubtCase(
      "a title with more words, in another column", .won, "Email,Motivo", "a@example.com,x",
      ",Negócios perdidos (12)", "b@example.com,y", flags: "--all-rows"),
    DoubtCase(
      "titles in English", .won, "Email,Amount", "Stage: Closed Won (1 record),", "a@example.com,10",
      "Stage: Closed Lost (1 record),", "b@example.com,20", flags: "--skip 1 --first 1"),
    DoubtCase(
      "titles of a funnel that is set the same for all", .funnelSet, "Email,x", parts[0], parts[1], parts[3], parts[4],
      sets: [FieldSetting("lifecycle_stage", "Client")], flags: "--all-rows"),
    DoubtCase(
      "a total below the rows", .lost, "Email,Motivo", parts[1], "Total de negócios perdidos: 1,", "Total,1"),
    DoubtCase("a title that is no state", .lost, "Email,Motivo", "São Paulo,", parts[1], "Janeiro,", parts[2]),
  ]
}

@Suite("Titles between rows")
struct TitleTests {
  @Test("Titles that say what became of the deals below them part the rows", arguments: DoubtCase.titles)
  func titles(_ value: DoubtCase) throws {
    let doubts = try columnDoubts(value.text, value.command, settings: value.settings)
    #expect(doubts.count == value.flags.count, "\(doubts)")
    for (doubt, flag) in zip(doubts, value.flags) { #expect(doubt.hint.english.contains(flag)) }
    var allRows = RowChoice()
    allRows.takesAllStates = true
    #expect(try columnDoubts(value.text, value.command, allRows, settings: value.settings) == [])
  }

  @Test("The part that is meant is chosen by the advised flags, and a title that is passed over still says what it is")
  func chosen() throws {
    let text = "Email,Motivo\nGANHAS,\na@example.com,x\nPERDIDAS,\nb@example.com,caro\nc@example.com,prazo\n"
    let doubt = try #require(try columnDoubts(text, .lost).first)
    #expect(
      doubt.message.english
        == "There are titles between the rows: 1 row below 'GANHAS' (line 2), 2 rows below 'PERDIDAS' (line 4). All of "
        + "them would be sent as OPPORTUNITY_LOST.")
    #expect(
      doubt.hint.english
        == "Add --skip 3 --first 2 for the rows below 'PERDIDAS'; to send all rows, --all-rows.")
    var choice = RowChoice()
    choice.skip = 3
    choice.first = 2
    #expect(try columnDoubts(text, .lost, choice) == [])
    #expect(try columnDoubts(text, .won, choice).count == 1)
  }
}
