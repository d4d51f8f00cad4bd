import RDBulkCore
import Testing

/// Columns and settings that don't serve, with the sentence that says so.
struct PlanProblem: Sendable, CustomTestStringConvertible {
  var columns: [String]?
  var adjust: @Sendable (inout FieldSettings) -> Void
  var message: String
  var testDescription: String { message }

  init(_ columns: [String]?, _ adjust: @escaping @Sendable (inout FieldSettings) -> Void, _ message: String) {
    self.columns = columns
    self.adjust = adjust
    self.message = message
  }

  init(_ columns: [String]?, _ message: String) { self.init(columns, { _ in }, message) }

  static let all = missing + maps + fields

  static let missing = [
    PlanProblem(
      ["Nome", "Telefone"],
      "No column for email was found. The columns are 'Nome', 'Telefone'. If one of them is the email, say so: "
        + "--map 'email=COLUMN'."),
    PlanProblem(
      ["Nome", "Emial", "reason"],
      "No column for email was found. The columns are 'Nome', 'Emial', 'reason'. Did you mean 'Emial'? Then add "
        + "--map 'email=Emial'."),
    PlanProblem(
      ["E-mail do fornecedor"],
      "No column for email was found. The columns are 'E-mail do fornecedor'. Did you mean 'E-mail do fornecedor'? Then add "
        + "--map 'email=E-mail do fornecedor'."),
    PlanProblem(
      ["x", "email'x"],
      "No column for email was found. The columns are 'x', 'email'x'. Did you mean 'email'x'? Then add --map email=2."),
    PlanProblem(
      ["email\u{1B}[2J!"],
      "No column for email was found. The columns are 'email?[2J!'. Did you mean 'email?[2J!'? Then add --map email=1."),
    PlanProblem(
      (1...31).map { "c\($0)" },
      "No column for email was found. The columns are " + (1...30).map { "'c\($0)'" }.joined(separator: ", ")
        + ", …. If one of them is the email, say so: --map 'email=COLUMN'."),
    PlanProblem(
      ["email"], { $0.required = ["reason"] },
      "No column for reason was found. The columns are 'email'. If one of them is the reason, say so: "
        + "--map 'reason=COLUMN'."),
    PlanProblem(
      ["email", "funel"], { $0.required = ["funil"] },
      "No column for funnel_name was found. The columns are 'email', 'funel'. Did you mean 'funel'? Then add "
        + "--map 'funnel_name=funel'."),
    PlanProblem(
      [], { $0.maps = [FieldSetting("reason", "2")] },
      "No column matches email; say which one it is, for example --map email=1."),
    PlanProblem(
      ["E-mail", "x", "e_mail"],
      "Columns 1 ('E-mail') and 3 ('e_mail') both mean email; say which one it is, for example --map email=1."),
    PlanProblem(
      ["Email", "Email", "EMAIL"],
      "Columns 1 ('Email'), 2 ('Email') and 3 ('EMAIL') all mean email; say which one it is, for example "
        + "--map email=1."),
  ]

  static let maps = [
    PlanProblem(
      ["email", "Motivo"], { $0.maps = [FieldSetting("reason", "Motvo")] },
      "--map reason=Motvo: no column has that name. The columns are 'email', 'Motivo'. Did you mean 'Motivo'?"),
    PlanProblem(
      ["email"], { $0.maps = [FieldSetting("reason", "Obs")] },
      "--map reason=Obs: no column has that name. The columns are 'email'."),
    PlanProblem(
      ["email", "x"], { $0.maps = [FieldSetting("reason", "3")] },
      "--map reason=3: the input has 2 columns, counted from 1."),
    PlanProblem(
      ["email"], { $0.maps = [FieldSetting("reason", "2")] }, "--map reason=2: the input has 1 column, counted from 1."),
    PlanProblem(
      ["email"], { $0.maps = [FieldSetting("reason", "0")] }, "--map reason=0: columns are counted from 1."),
    PlanProblem(
      [], { $0.maps = [FieldSetting("email", "Email")] },
      "--map email=Email: no column has that name. Without a header, a column is named by its number."),
    PlanProblem(
      ["email", "Obs", "Obs"], { $0.maps = [FieldSetting("reason", "Obs")] },
      "Columns 2 ('Obs') and 3 ('Obs') both mean reason; say which one it is, for example --map reason=2."),
    PlanProblem(
      ["email", "Obs", "OBS"], { $0.maps = [FieldSetting("reason", "o b s")] },
      "Columns 2 ('Obs') and 3 ('OBS') both mean reason; say which one it is, for example --map reason=2."),
  ]

  static let fields = [
    PlanProblem(
      ["email"], { $0.maps = [FieldSetting("value", "email")] },
      "--map names the field 'value', which OPPORTUNITY_LOST does not have; its fields are email, funnel_name, reason."),
    PlanProblem(
      nil, { $0.sets = [FieldSetting("raeson", "x")] },
      "--set names the field 'raeson', which OPPORTUNITY_LOST does not have; its fields are email, funnel_name, reason. "
        + "Did you mean 'reason'?"),
    PlanProblem(
      ["email"], { $0.required = ["uuid"] },
      "--require names the field 'uuid', which OPPORTUNITY_LOST does not have; its fields are email, funnel_name, reason."
    ),
  ]
}
