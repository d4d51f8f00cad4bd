import RDBulkCore
import Testing

/// A command line, the environment it is typed in, and what the plan says that other lines' do not.
struct PlanCase: Sendable, CustomTestStringConvertible {
  var line: String
  var environment: RunEnvironment
  var holds: @Sendable (JobPlan) -> Bool

  init(
    _ line: String, in environment: RunEnvironment = RunEnvironment(), _ holds: @escaping @Sendable (JobPlan) -> Bool
  ) {
    self.line = line
    self.environment = environment
    self.holds = holds
  }

  var testDescription: String { line }
}

/// The plan of a line as it is typed behind `rdbulk`.
func plan(_ line: String, in environment: RunEnvironment = RunEnvironment()) throws -> JobPlan {
  guard case .send(let options) = try CommandLineParser.parse(words(line)) else {
    throw UsageError("'\(line)' sends nothing.")
  }
  return try JobPlan(options, environment)
}

@Suite("Job: the plan")
struct JobPlanTests {
  @Test("Options and the file's name decide what is read", arguments: PlanCase.inputs)
  func input(_ value: PlanCase) throws { try check(value) }

  @Test("The options and the terminal decide who sees the plan and who is asked", arguments: PlanCase.plans)
  func plans(_ value: PlanCase) throws { try check(value) }

  @Test("Options and the file's name decide what is written", arguments: PlanCase.outputs)
  func output(_ value: PlanCase) throws { try check(value) }

  @Test("Options decide where requests go, who sends them and at which pace", arguments: PlanCase.sending)
  func sending(_ value: PlanCase) throws { try check(value) }

  @Test("Options and the terminal decide what is reported on standard error", arguments: PlanCase.telling)
  func telling(_ value: PlanCase) throws { try check(value) }

  @Test("A plan is refused if the rows would have to be typed at a terminal")
  func noInput() throws {
    let terminal = RunEnvironment(inputIsTerminal: true)
    let error = #expect(throws: UsageError.self) { try plan("lost -", in: terminal) }
    #expect(error?.message.english == "There is no input: name a file, or pipe one in.")
    #expect(throws: Never.self) { try plan("lost in.csv", in: terminal) }
    #expect(throws: Never.self) { try plan("lost -") }
  }

  private func check(_ value: PlanCase) throws {
    let plan = try plan(value.line, in: value.environment)
    #expect(value.holds(plan), "\(plan)")
  }
}
