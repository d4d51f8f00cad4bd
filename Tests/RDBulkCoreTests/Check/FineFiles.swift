import RDBulkCore

/// Exports of RD Station and of sales programs, with what they usually hold.
extension FineFile {
  private static let leadHeader =
    "Email|Nome|Telefone|Celular|Empresa|Cargo|Estado|Cidade|Website|Estágio no funil|Dono do Lead|Total de conversões|Data da primeira conversão|Origem da primeira conversão|Lead Scoring - Perfil|Lead Scoring - Interesse|Status para comunicação por email|Tags|URL pública|Data da última oportunidade"
  private static let leadRows = [
    "ana@example.com|Ana Souza|(11) 3333-4444|(11) 90000-0001|Acme|Diretora|SP|São Paulo|https://acme.example|Lead|vendas@example.org|3|2026-01-05 10:00:00|Busca Orgânica|A|50|Ativo|evento, sp|http://app.rdstation.example/leads/1|2026-02-01",
    "bia@example.com|Bia Lima||||Analista|RJ|Rio de Janeiro||Lead Qualificado|vendas@example.org|1|2026-02-11 09:30:00|Google Ads|B|0|Descadastrado||http://app.rdstation.example/leads/2|",
    "cia@example.com|Cia Dias|+55 21 3333-0000|||||||Cliente||12|2026-03-01 08:00:00|Desconhecido|D|120|Ativo|preço|http://app.rdstation.example/leads/3|",
  ]

  private static func leads(_ name: String, _ commands: [SendCommand], header: String = leadHeader) -> FineFile {
    FineFile(
      name, commands, header, leadRows[0], leadRows[1], leadRows[2],
      sets: commands == [.event(.conversion)] ? [event] : [])
  }

  static let marketing = [
    leads("RD Station Marketing, leads, lost", [.lost]),
    leads("RD Station Marketing, leads, opportunity", [.opportunity]),
    leads("RD Station Marketing, leads, funnel set", [.funnelSet]),
    leads("RD Station Marketing, leads, funnel get", [.funnelGet]),
    leads("RD Station Marketing, leads, conversion", [.event(.conversion)]),
    leads("RD Station Marketing, upper case", [.lost], header: leadHeader.uppercased()),
    FineFile(
      "RD Station Marketing, addresses alone", [.lost, .opportunity, .funnelGet, .won], "Email", "ana@example.com",
      "bia@example.com"),
    FineFile(
      "RD Station Marketing, a segment", [.lost, .opportunity, .won], "Email|Nome|Data de criação",
      "ana@example.com|Ana|05/01/2026",
      "bia@example.com|Bia|06/01/2026"),
    FineFile(
      "RD Station Marketing's template", [.funnelSet], "E-mail (obrigatório)|Nome|UUID do Lead|Estágio",
      "ana@example.com|Ana|c2f3d2b3-7250-4d27-97f4-eef38be32f7f|Lead", "bia@example.com|Bia||Cliente"),
    FineFile(
      "RD Station Marketing, events of one landing page", [.event(.conversion)],
      "Identificador|Email|Nome|Telefone|Data da conversão|utm_source|Página",
      "lp|ana@example.com|Ana|+5511900000001|2026-01-05|google|/lp",
      "lp|bia@example.com|Bia||2026-01-06|meta|/lp"),
    FineFile(
      "RD Station Marketing, sales", [.won], "Email|Nome|Valor da venda|Data da venda|Produto",
      "ana@example.com|Ana|1500.00|2026-01-05|Plano A",
      "bia@example.com|Bia|99.90|2026-01-06|Plano B"),
    FineFile(
      "RD Station Marketing, empty columns", [.lost], "Email|Nome|Motivo da oportunidade perdida|Valor|Dono",
      "ana@example.com|Ana|||",
      "bia@example.com|Bia|||"),
  ]

  private static let dealHeader =
    "Nome|Empresa|Qualificação|Funil de vendas|Etapa|Estado|Motivo de Perda|Valor Único|Pausada|Fonte|Campanha|Responsável|Produtos|Data de criação|Data de fechamento|Anotação do motivo de perda|Contatos|Cargo|Email|Telefone"

  private static func deal(_ state: String, _ reason: String, _ stage: String = "Proposta") -> String {
    "Projeto|Acme|3|Funil Padrão|\(stage)|\(state)|\(reason)|1.500,00|Não|Indicação|Verão|Paula|Plano A|05/01/2026|10/02/2026|disse que volta|Ana Souza|CEO|ana@example.com|+55 11 90000-0001"
  }

  static let salesCRM = [
    FineFile(
      "RD Station CRM, the lost deals", [.lost], dealHeader, deal("Perdida", "Preço"),
      deal("Perdida", "Sem retorno", "Contrato"),
      deal("Perdida", "")),
    FineFile(
      "RD Station CRM, the sold deals", [.won], dealHeader, deal("Vendida", ""), deal("Vendida", "", "Contrato")),
    FineFile(
      "RD Station CRM, running deals", [.opportunity], dealHeader, deal("Em andamento", "Preço"),
      deal("Em andamento", "")),
    FineFile(
      "RD Station CRM, open and paused deals", [.opportunity], dealHeader, deal("Em andamento", ""),
      deal("Pausada", "")),
    FineFile(
      "RD Station CRM, contacts", [.lost, .opportunity, .won, .funnelGet],
      "Nome|Cargo|E-mail|Telefone|Empresa|Segmento|Data de nascimento",
      "Ana|CEO|ana@example.com|11 3333-4444|Acme|Varejo|01/02/1980", "Bia|CTO|bia@example.com||Beta||"),
    FineFile(
      "RD Station CRM, deals of every state as conversions", [.event(.conversion)], dealHeader,
      deal("Perdida", "Preço"),
      deal("Vendida", ""), deal("Em andamento", ""), sets: [event],
      maps: [FieldSetting("state", "none")]),
    FineFile(
      "RD Station CRM, deals of every state, funnels read", [.funnelGet], dealHeader, deal("Perdida", ""),
      deal("Vendida", "")),
    FineFile(
      "RD Station CRM, without the state", [.lost], "Nome|Etapa|Motivo de Perda|Email",
      "A|Proposta|Preço|ana@example.com",
      "B|Contato feito|Prazo|bia@example.com", "C|Lead mapeado||cia@example.com"),
    FineFile(
      "RD Station CRM, tasks", [.lost, .opportunity], "Tarefa|Tipo|Situação|Data|Email",
      "Ligar|Ligação|Aberta|05/01/2026|ana@example.com",
      "Visitar|Visita|Concluída|06/01/2026|bia@example.com"),
  ]

  private static let pipedriveHeader =
    "Deal - ID|Deal - Title|Deal - Value|Deal - Currency of value|Deal - Owner|Deal - Pipeline|Deal - Stage|Deal - Status|Deal - Deal created|Deal - Won time|Deal - Lost time|Deal - Lost reason|Deal - Expected close date|Deal - Weighted value|Deal - Probability|Deal - Total activities|Person - Name|Person - Email - Work|Person - Email - Home|Person - Phone - Work|Organization - Name"

  private static func pipedrive(_ status: String, _ won: String, _ lost: String, _ reason: String) -> String {
    "17|Acme deal|1500|BRL|Paula Reis|Sales|Negotiation|\(status)|2026-01-05 10:00:00|\(won)|\(lost)|\(reason)|2026-03-01|750.50|50|4|Ana Souza|ana@example.com|ana@home.example|+55 11 90000-0001|Acme"
  }

  private static let negocioHeader =
    "Negócio - ID|Negócio - Título|Negócio - Valor|Negócio - Moeda de Valor|Negócio - Proprietário|Negócio - Etapa|Negócio - Status|Negócio - Ganho em|Negócio - Data de perda|Negócio - Motivo da perda|Negócio - Valor ponderado|Pessoa - Nome|Pessoa - E-mail - Trabalho|Pessoa - E-mail - Outros|Pessoa - Telefone - Celular|Organização - Nome|Organização - Endereço"

  static let pipedrive = [
    FineFile(
      "Pipedrive, lost deals", [.lost], pipedriveHeader, pipedrive("Lost", "", "2026-02-01 10:00:00", "Price"),
      pipedrive("Lost", "", "2026-02-02 10:00:00", "")),
    FineFile(
      "Pipedrive, won deals", [.won], pipedriveHeader, pipedrive("Won", "2026-02-01 10:00:00", "", ""),
      pipedrive("Won", "2026-02-02 10:00:00", "", "")),
    FineFile(
      "Pipedrive, open deals", [.opportunity], pipedriveHeader, pipedrive("Open", "", "", ""),
      pipedrive("Open", "", "", "")),
    FineFile(
      "Pipedrive in Portuguese, lost deals", [.lost], negocioHeader,
      "1|A|1500|BRL|Paula|Proposta|Perdido||2026-02-01 10:00:00|Preço|0|Ana|ana@example.com|a@b.example|+55 11 90000-0001|Acme|Rua A, 1",
      "2|B|980|BRL|Paula|Contrato|Perdido||2026-02-02 10:00:00|Sem retorno|0|Bia|bia@example.com||||"),
    FineFile(
      "Pipedrive in Portuguese, won deals", [.won], negocioHeader,
      "1|A|1500|BRL|Paula|Proposta|Ganho|2026-02-01 10:00:00|||0|Ana|ana@example.com|a@b.example|+55 11 90000-0001|Acme|Rua A, 1",
      "2|B|980|BRL|Paula|Contrato|Ganho|2026-02-02 10:00:00|||0|Bia|bia@example.com||||"),
    FineFile(
      "Pipedrive, people", [.lost, .won, .opportunity, .funnelGet],
      "Person - Name|Person - Email - Work|Person - Email - Home|Person - Phone - Work|Person - Open deals|Person - Owner|Person - Label",
      "Ana|ana@example.com|ana@home.example|+55 11 3333-4444|2|Paula Reis|Hot lead",
      "Bia|bia@example.com|||0|Paula Reis|Customer"),
    FineFile(
      "Pipedrive, people in Portuguese as conversions", [.event(.conversion)],
      "Pessoa - Nome|Pessoa - Organização|Pessoa - E-mail - Trabalho|Pessoa - Telefone - Trabalho|Pessoa - Telefone - Celular|Pessoa - Cargo|Pessoa - Negócios abertos",
      "Ana|Acme|ana@example.com|11 3333-4444|11 90000-0001|CEO|1", "Bia||bia@example.com|||CTO|0", sets: [event]),
  ]

  static let hubSpot = [
    FineFile(
      "HubSpot, lost deals", [.lost],
      "Record ID|Deal Name|Deal Stage|Pipeline|Amount|Close Date|Create Date|Deal owner|Closed Lost Reason|Closed Won Reason|Is Closed Won|Is closed lost|Associated Contact|Email",
      "9001|A|Closed Lost|Sales Pipeline|1500.00|2026-01-05 10:00|2025-12-01 09:00|Paula Reis|Price||false|true|Ana|ana@example.com",
      "9002|B|Closed Lost|Sales Pipeline|99.90|2026-01-06 10:00|2025-12-02 09:00|Paula Reis|||false|true|Bia|bia@example.com"
    ),
    FineFile(
      "HubSpot, won deals", [.won],
      "Record ID|Deal Name|Deal Stage|Amount|Weighted amount|Forecast amount|Forecast probability|Close Date|Is Closed Won|Contact Email",
      "9001|A|Closed Won|1500.00|1500.00|1500.00|1|2026-01-05|true|ana@example.com",
      "9002|B|Closed Won|99.90|99.90|99.90|1|2026-01-06|true|bia@example.com"),
    FineFile(
      "HubSpot, open deals", [.opportunity], "Record ID|Deal Name|Deal Stage|Amount|Email",
      "1|A|Appointment Scheduled|10.00|ana@example.com",
      "2|B|Qualified To Buy|20.00|bia@example.com", "3|C|Contract Sent|30.00|cia@example.com"),
    FineFile(
      "HubSpot in Portuguese, lost deals", [.lost],
      "ID do registro|Nome do negócio|Etapa do negócio|Valor|Data de fechamento|Proprietário do negócio|Motivo da perda|E-mail",
      "1|A|Fechado perdido|1500,00|2026-01-05|Paula|Preço|ana@example.com",
      "2|B|Fechado perdido|99,90|2026-01-06|Paula||bia@example.com"),
    FineFile(
      "HubSpot, contacts", [.lost, .won, .opportunity, .funnelGet],
      "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Contact owner|Lead Status|Lifecycle Stage|Create Date|Last Activity Date|Email Domain|Marketing contact status|Number of Form Submissions|Time Zone",
      "151|Ana|Souza|ana@example.com|+55 11 3333-4444|+55 11 90000-0001|Paula Reis|Open|Lead|2026-01-05 10:00|2026-02-01 09:00|example.com|Marketing contact|2|America/Sao_Paulo",
      "152|Bia|Lima|bia@example.com|||Paula Reis|In progress|Customer|2026-01-06 10:00||example.com|Non-marketing contact|0|"
    ),
    FineFile(
      "HubSpot, contacts, funnel set", [.funnelSet], "Record ID|Email|Lifecycle Stage|Contact owner|Lead Status",
      "1|ana@example.com|Lead|p@example.org|New",
      "2|bia@example.com|Customer|p@example.org|Open deal"),
    FineFile(
      "HubSpot, contacts as conversions", [.event(.conversion)],
      "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Company Name|Job Title|City|State/Region|Country/Region|Website URL|Postal Code|Street Address|Lead Status",
      "1|Ana|Souza|ana@example.com|+55 11 3333-4444|+55 11 90000-0001|Acme|CEO|São Paulo|SP|Brasil|https://acme.example|01310-100|Av. Paulista, 1|New",
      "2|Bia|Lima|bia@example.com||||||||||", sets: [event]),
    FineFile(
      "HubSpot in Portuguese, contacts", [.lost, .won, .opportunity],
      "ID do registro|Nome|Sobrenome|E-mail|Número de telefone|Proprietário do contato|Status do lead|Fase do ciclo de vida|Data de criação",
      "1|Ana|Souza|ana@example.com|+55 11 3333-4444|Paula Reis|Novo|Lead|2026-01-05",
      "2|Bia|Lima|bia@example.com||Paula Reis|Em andamento|Cliente|2026-01-06"),
    FineFile(
      "HubSpot, tickets", [.lost, .opportunity], "Ticket ID|Ticket name|Ticket status|Priority|Email",
      "1|A|Open|High|ana@example.com",
      "2|B|Closed|Low|bia@example.com", "3|C|Waiting on contact|Low|cia@example.com"),
  ]

  static let salesforce = [
    FineFile(
      "Salesforce, a report of lost ones", [.lost],
      "Opportunity Name|Account Name|Stage|Amount|Close Date|Opportunity Owner|Loss Reason|Contact: Email|Won|Closed|Probability (%)|Fiscal Period|Age",
      "A|Acme|Closed Lost|BRL 1.500,00|05/01/2026|Paula|Price|ana@example.com|0|1|0|Q1-2026|40",
      "B|Beta|Closed Lost|BRL 980,00|06/01/2026|Paula||bia@example.com|0|1|0|Q1-2026|12"),
    FineFile(
      "Salesforce, a report of won ones", [.won],
      "Opportunity Name|Stage|Amount (BRL)|Close Date|Won|Closed|Contact: Email",
      "A|Closed Won|1500.00|2026-01-05|1|1|ana@example.com", "B|Closed Won|980.00|2026-01-06|1|1|bia@example.com"),
    FineFile(
      "Salesforce, Data Loader", [.lost],
      "Id|StageName|IsWon|IsClosed|Amount|Loss_Reason__c|Contact.Email|CloseDate|OwnerId|LastModifiedDate",
      "0065e000001AbCdAAK|Closed Lost|false|true|1500.0|Price|ana@example.com|2026-01-05|0055e000001XyZ1AAK|2026-01-05T10:00:00.000+0000",
      "0065e000001AbCeAAK|Closed Lost|false|true|980.0||bia@example.com|2026-01-06|0055e000001XyZ1AAK|2026-01-06T10:00:00.000+0000"
    ),
    FineFile(
      "Salesforce in Portuguese", [.lost],
      "Nome da oportunidade|Nome da conta|Fase|Valor|Data de fechamento|Proprietário da oportunidade|Motivo da perda|Email",
      "A|Acme|Fechado e perdido|1500,00|05/01/2026|Paula|Preço|ana@example.com",
      "B|Beta|Fechado e perdido|980,00|06/01/2026|Paula||bia@example.com"),
    FineFile(
      "Salesforce, leads", [.lost, .opportunity, .won, .funnelGet],
      "First Name|Last Name|Company / Account|Email|Lead Status|Lead Owner|Rating|Lead Source|Created Date|Unread By Owner",
      "Ana|Souza|Acme|ana@example.com|Open - Not Contacted|Paula Reis|Hot|Web|2026-01-05|0",
      "Bia|Lima|Beta|bia@example.com|Working - Contacted|Paula Reis|Warm|Phone Inquiry|2026-01-06|1",
      "Cia|Dias|Gama|cia@example.com|Closed - Not Converted|Paula Reis||Other|2026-01-07|0"),
    FineFile(
      "Salesforce, campaign members", [.opportunity], "Campaign Name|Member Status|Email|Responded",
      "Verão|Sent|ana@example.com|0", "Verão|Opened|bia@example.com|1"),
  ]
}
