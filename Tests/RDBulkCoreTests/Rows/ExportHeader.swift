import RDBulkCore
import Testing

/// The header line of an export that people have, and which of its columns a command must take.
///
/// The headers are those that the programs write, gathered from their help pages and from files in public.
struct ExportHeader: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var columns: [String]
  var command: SendCommand
  /// `field=column`, one a line in the reference's order; or the beginning of the error.
  var expected: [String]

  init(_ name: String, _ header: String, _ command: SendCommand, _ expected: String...) {
    testDescription = "\(name), \(command.name)"
    columns = header.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    self.command = command
    self.expected = expected
  }

  static let all = marketing + salesCRM + pipedrive + hubSpot + salesforce + addressBooks + shops + ambiguous

  // MARK: - RD Station

  private static let leads =
    "Email,Nome,Telefone,Celular,Empresa,Cargo,Estado,Cidade,Website,Twitter,Facebook,Linkedin,Estágio no funil,Dono do Lead,"
    + "Total de conversões,Data da primeira conversão,Origem da primeira conversão,Data da última conversão,"
    + "Origem da última conversão,Lead Scoring - Perfil,Lead Scoring - Interesse,Status para comunicação por email,Tags,"
    + "URL pública,Data da última oportunidade,Data da última venda,Valor da última venda"

  static let marketing = [
    ExportHeader("RD Station Marketing", leads, .lost, "email=Email"),
    ExportHeader("RD Station Marketing", leads, .opportunity, "email=Email"),
    ExportHeader(
      "RD Station Marketing", leads, .funnelSet, "email=Email", "lifecycle_stage=Estágio no funil",
      "contact_owner_email=Dono do Lead"),
    ExportHeader("RD Station Marketing", leads, .funnelGet, "email=Email"),
    ExportHeader(
      "RD Station Marketing", "Identificador," + leads, .event(.conversion), "conversion_identifier=Identificador",
      "email=Email", "name=Nome", "job_title=Cargo", "state=Estado", "city=Cidade", "personal_phone=Telefone",
      "mobile_phone=Celular", "twitter=Twitter", "facebook=Facebook", "linkedin=Linkedin", "website=Website",
      "company_name=Empresa", "tags=Tags"),
    ExportHeader(
      "RD Station Marketing's template", "E-mail (obrigatório),Nome,UUID do Lead,Estágio", .funnelSet,
      "email=E-mail (obrigatório)", "uuid=UUID do Lead", "lifecycle_stage=Estágio"),
  ]

  private static let deals =
    "Nome,Empresa,Qualificação,Funil de vendas,Etapa,Estado,Motivo de Perda,Valor Único,Pausada,Fonte,Campanha,"
    + "Responsável,Produtos,Data de criação,Data de primeiro contato,Data de último contato,Previsão de fechamento,"
    + "Data de fechamento,Anotação do motivo de perda,Contatos,Cargo,Email,Telefone"

  static let salesCRM = [
    ExportHeader("RD Station CRM", deals, .lost, "email=Email", "reason=Motivo de Perda"),
    ExportHeader("RD Station CRM", deals, .won, "email=Email", "value=Valor Único"),
    ExportHeader("RD Station CRM", deals, .opportunity, "email=Email"),
    ExportHeader("RD Station CRM, contacts", "Nome,Cargo,E-mail,Telefone,Empresa", .lost, "email=E-mail"),
  ]

  // MARK: - Pipedrive

  private static let negocios =
    "Negócio - ID,Negócio - Título,Negócio - Valor,Negócio - Moeda de Valor,Negócio - Proprietário,Negócio - Funil,"
    + "Negócio - Etapa,Negócio - Status,Negócio - Negócio criado em,Negócio - Ganho em,Negócio - Data de perda,"
    + "Negócio - Negócio fechado em,Negócio - Motivo da perda,Negócio - Origem,Negócio - Valor ponderado,"
    + "Negócio - Probabilidade,Negócio - Organização,Negócio - Pessoa de contato,Pessoa - Nome,Pessoa - E-mail - Trabalho,"
    + "Pessoa - E-mail - Residencial,Pessoa - E-mail - Outros,Pessoa - Telefone - Trabalho,Pessoa - Telefone - Celular,"
    + "Organização - Nome,Organização - Endereço"

  private static let pipedriveDeals =
    "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Owner,Deal - Pipeline,Deal - Stage,Deal - Status,"
    + "Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Deal closed on,Deal - Lost reason,Deal - Expected close date,"
    + "Deal - Weighted value,Deal - Product quantity,Deal - Total activities,Person - Name,Person - Email - Work,"
    + "Person - Email - Home,Person - Email - Other,Person - Phone - Work,Person - Phone - Mobile,Organization - Name"

  static let pipedrive = [
    ExportHeader(
      "Pipedrive", pipedriveDeals, .lost, "email=Person - Email - Work", "reason=Deal - Lost reason"),
    ExportHeader("Pipedrive", pipedriveDeals, .won, "email=Person - Email - Work", "value=Deal - Value"),
    ExportHeader("Pipedrive", pipedriveDeals, .opportunity, "email=Person - Email - Work"),
    ExportHeader(
      "Pipedrive in Portuguese", negocios, .lost, "email=Pessoa - E-mail - Trabalho", "funnel_name=Negócio - Funil",
      "reason=Negócio - Motivo da perda"),
    ExportHeader(
      "Pipedrive in Portuguese", negocios, .won, "email=Pessoa - E-mail - Trabalho", "funnel_name=Negócio - Funil",
      "value=Negócio - Valor"),
    ExportHeader(
      "Pipedrive, people", "Person - Name,Person - Email - Home,Person - Email - Other,Person - Open deals", .lost,
      "email=Person - Email - Home"),
    ExportHeader(
      "Pipedrive, people in Portuguese",
      "Identificador,Pessoa - Nome,Pessoa - Organização,Pessoa - E-mail - Trabalho,Pessoa - Telefone - Trabalho,"
        + "Pessoa - Telefone - Celular,Pessoa - Cargo",
      .event(.conversion), "conversion_identifier=Identificador", "email=Pessoa - E-mail - Trabalho",
      "name=Pessoa - Nome", "job_title=Pessoa - Cargo", "personal_phone=Pessoa - Telefone - Trabalho",
      "mobile_phone=Pessoa - Telefone - Celular", "company_name=Pessoa - Organização"),
    ExportHeader(
      "Pipedrive, deals as conversions", "Identificador,Deal - Title,Deal - Value,Person - Name,Person - Email - Work",
      .event(.conversion), "conversion_identifier=Identificador", "email=Person - Email - Work", "name=Person - Name"),
  ]

  // MARK: - HubSpot and Salesforce

  static let hubSpot = [
    ExportHeader(
      "HubSpot, deals",
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Amount in company currency,Close Date,Create Date,Deal owner,"
        + "Closed Lost Reason,Closed Won Reason,Is Closed Won,Is closed lost,Associated Contact,Email",
      .lost, "email=Email", "reason=Closed Lost Reason"),
    ExportHeader(
      "HubSpot, deals",
      "Record ID,Deal Name,Deal Stage,Amount,Weighted amount,Forecast amount,Close Date,Contact Email",
      .won, "email=Contact Email", "value=Amount"),
    ExportHeader(
      "HubSpot, deals in Portuguese",
      "ID do registro,Nome do negócio,Etapa do negócio,Valor,Data de fechamento,Proprietário do negócio,Motivo da perda,"
        + "E-mail",
      .lost, "email=E-mail", "reason=Motivo da perda"),
    ExportHeader(
      "HubSpot, deals in Portuguese",
      "ID do registro,Nome do negócio,Etapa do negócio,Valor,Data de fechamento,Proprietário do negócio,E-mail", .won,
      "email=E-mail", "value=Valor"),
    ExportHeader(
      "HubSpot, contacts",
      "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Lead Status,Lifecycle Stage,"
        + "Create Date,Company Name,Email Domain",
      .funnelSet, "email=Email", "lifecycle_stage=Lifecycle Stage", "contact_owner_email=Contact owner"),
    ExportHeader(
      "HubSpot, contacts",
      "Identifier,Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Company Name,Job Title,City,"
        + "State/Region,Country/Region,Website URL",
      .event(.conversion), "conversion_identifier=Identifier", "email=Email", "job_title=Job Title",
      "state=State/Region", "city=City", "country=Country/Region", "personal_phone=Phone Number",
      "mobile_phone=Mobile Phone Number", "website=Website URL", "company_name=Company Name"),
    ExportHeader(
      "HubSpot, contacts in Portuguese",
      "ID do registro,Nome,Sobrenome,E-mail,Número de telefone,Proprietário do contato,Status do lead,Fase do ciclo de vida",
      .funnelSet, "email=E-mail", "lifecycle_stage=Fase do ciclo de vida",
      "contact_owner_email=Proprietário do contato"),
  ]

  static let salesforce = [
    ExportHeader(
      "Salesforce, a report",
      "Opportunity Name,Account Name,Stage,Amount,Close Date,Opportunity Owner,Loss Reason,Contact: Email,Won,Closed",
      .lost, "email=Contact: Email", "reason=Loss Reason"),
    ExportHeader(
      "Salesforce, a report",
      "Opportunity Name,Account Name,Stage,Amount (BRL),Close Date,Opportunity Owner,Contact: Email", .won,
      "email=Contact: Email", "value=Amount (BRL)"),
    ExportHeader(
      "Salesforce, Data Loader", "Id,StageName,IsWon,IsClosed,Amount,Loss_Reason__c,Contact.Email,CloseDate", .lost,
      "email=Contact.Email", "reason=Loss_Reason__c"),
    ExportHeader(
      "Salesforce in Portuguese",
      "Nome da oportunidade,Nome da conta,Fase,Valor,Data de fechamento,Proprietário da oportunidade,Motivo da perda,Email",
      .lost, "email=Email", "reason=Motivo da perda"),
    ExportHeader(
      "Salesforce, leads", "First Name,Last Name,Company / Account,Email,Lead Status,Lead Owner,Rating", .opportunity,
      "email=Email"),
  ]

  // MARK: - Address books

  private static let google =
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,"
    + "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,"
    + "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City,Website 1 - Value"

  private static let outlook =
    "First Name,Middle Name,Last Name,Company,Department,Job Title,Business Street,Business City,Business State,"
    + "Business Postal Code,Business Country/Region,Business Phone,Mobile Phone,E-mail Address,E-mail Type,"
    + "E-mail Display Name,E-mail 2 Address,Web Page,Notes"

  static let addressBooks = [
    ExportHeader("Google Contacts", google, .lost, "email=E-mail 1 - Value"),
    ExportHeader(
      "Google Contacts", "Identifier," + google, .event(.conversion), "conversion_identifier=Identifier",
      "email=E-mail 1 - Value", "job_title=Organization Title", "personal_phone=Phone 1 - Value",
      "website=Website 1 - Value", "company_name=Organization Name"),
    ExportHeader(
      "Google Contacts until 2024",
      "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,"
        + "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title",
      .opportunity, "email=E-mail 1 - Value"),
    ExportHeader("Outlook", outlook, .lost, "email=E-mail Address"),
    ExportHeader(
      "Outlook", "Identifier," + outlook, .event(.conversion), "conversion_identifier=Identifier",
      "email=E-mail Address", "job_title=Job Title", "state=Business State", "city=Business City",
      "country=Business Country/Region", "personal_phone=Business Phone", "mobile_phone=Mobile Phone",
      "website=Web Page", "company_name=Company"),
    ExportHeader(
      "Outlook in Portuguese",
      "Título,Nome,Nome do Meio,Sobrenome,Empresa,Departamento,Cargo,Telefone Comercial,Telefone Celular,"
        + "Endereço de Email,Tipo de Email,Nome para Exibição do Email,Endereço de Email 2",
      .lost, "email=Endereço de Email"),
  ]

  // MARK: - Shops

  static let shops = [
    ExportHeader(
      "Nuvemshop",
      "Número do Pedido,E-mail,Data,Status do Pedido,Moeda,Subtotal,Desconto,Valor do Frete,Total,Nome do comprador,"
        + "Telefone,Meio de pagamento,Quantidade de produtos",
      .event(.named("ECOMMERCE_ORDER_PAID")), "email=E-mail", "identifier=Número do Pedido", "currency=Moeda",
      "price=Total", "total_items=Quantidade de produtos", "shipping_price=Valor do Frete",
      "payment_methods=Meio de pagamento", "name=Nome do comprador", "personal_phone=Telefone"),
    ExportHeader(
      "WooCommerce",
      "Order Number,Order Status,Email (Billing),Currency,Order Total Amount,Items count,Payment Method Title",
      .event(.named("ECOMMERCE_ORDER_PAID")), "email=Email (Billing)", "identifier=Order Number", "currency=Currency",
      "price=Order Total Amount", "total_items=Items count", "payment_methods=Payment Method Title"),
    ExportHeader(
      "a sheet of sales", "Cliente,E-mail do cliente,Valor da venda (R$)", .won, "email=E-mail do cliente",
      "value=Valor da venda (R$)"),
    ExportHeader("a sheet of sales", "email,Valor em R$", .won, "email=email", "value=Valor em R$"),
    ExportHeader("a sheet of sales", "E-mail *,Valor US$", .won, "email=E-mail *", "value=Valor US$"),
  ]

  // MARK: - Which of them

  static let ambiguous = [
    ExportHeader("an owner's address", "E-mail do responsável,Email,Owner email", .lost, "email=Email"),
    ExportHeader(
      "an owner's address", "E-mail do dono,E-mail,Estágio", .funnelSet, "email=E-mail", "lifecycle_stage=Estágio",
      "contact_owner_email=E-mail do dono"),
    ExportHeader("an owner's address alone", "E-mail do dono,Nome", .lost, "No column for email was found."),
    ExportHeader("a remark that changes the name", "Email (dono),Nome", .lost, "No column for email was found."),
    ExportHeader("the organisation's address", "Organização - E-mail,Nome", .lost, "No column for email was found."),
    ExportHeader(
      "two of one name", "E-mail,e_mail,x", .lost, "Columns 1 ('E-mail') and 2 ('e_mail') both mean email;"),
    ExportHeader(
      "two currencies", "email,Valor (R$),Valor (US$)", .won,
      "Columns 2 ('Valor (R$)') and 3 ('Valor (US$)') both mean value;"),
    ExportHeader("a name as it stands and a wider one", "email,Deal - Value,Value", .won, "email=email", "value=Value"),
    ExportHeader("the likelier name", "email,Total,Valor (R$)", .won, "email=email", "value=Valor (R$)"),
    ExportHeader("a share of the value", "email,Valor (%)", .won, "email=email"),
    ExportHeader(
      "the deal's stage and owner", "Email,Deal - Stage,Lead - Stage,Deal - Owner", .funnelSet,
      "email=Email", "lifecycle_stage=Lead - Stage"),
    ExportHeader(
      "the deal's title", "Identifier,Email,Deal - Title,Deal - Name", .event(.conversion),
      "conversion_identifier=Identifier", "email=Email"),
  ]
}
