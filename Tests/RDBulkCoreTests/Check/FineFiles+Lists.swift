import RDBulkCore

/// Address books, shops, and sheets that people keep.
extension FineFile {
  static let addressBooks = [
    FineFile(
      "Google Contacts", [.lost, .won, .opportunity, .funnelGet],
      "First Name|Middle Name|Last Name|Nickname|Organization Name|Organization Title|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Address 1 - City|Website 1 - Value",
      "Ana||Souza||Acme|CEO|1980-02-01|met at the fair|https://photo.example/1|* myContacts|* Work|ana@example.com|Home|ana@home.example|Mobile|+55 11 90000-0001|São Paulo|https://acme.example",
      "Bia||Lima|||||||* myContacts|*|bia@example.com||||||"),
    FineFile(
      "Google Contacts as conversions", [.event(.conversion)],
      "First Name|Last Name|Organization Name|Organization Title|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Value|Website 1 - Value",
      "Ana|Souza|Acme|CEO|* myContacts|* Work|ana@example.com|ana@home.example|Mobile|+55 11 90000-0001|+55 11 3333-4444|https://acme.example",
      "Bia|Lima|||* myContacts|*|bia@example.com|||||", sets: [event]),
    FineFile(
      "Google Contacts until 2024", [.opportunity, .lost],
      "Name|Given Name|Family Name|Group Membership|E-mail 1 - Type|E-mail 1 - Value|E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value",
      "Ana Souza|Ana|Souza|* myContacts|* Work|ana@example.com|Home|ana@home.example|Mobile|11 90000-0001",
      "Bia Lima|Bia|Lima|* myContacts|*|bia@example.com||||"),
    FineFile(
      "Outlook", [.lost, .won, .opportunity, .funnelGet],
      "First Name|Middle Name|Last Name|Company|Department|Job Title|Business Street|Business City|Business State|Business Postal Code|Business Country/Region|Business Fax|Business Phone|Mobile Phone|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|Web Page|Notes|Priority|Private",
      "Ana||Souza|Acme|Sales|CEO|Av. Paulista, 1|São Paulo|SP|01310-100|Brazil|+55 11 3333-0000|+55 11 3333-4444|+55 11 90000-0001|ana@example.com|SMTP|Ana Souza (ana@example.com)|ana@home.example|https://acme.example||Normal|False",
      "Bia||Lima||||||||||||bia@example.com|SMTP|Bia Lima (bia@example.com)||||Normal|False"),
    FineFile(
      "Outlook as conversions", [.event(.conversion)],
      "First Name|Last Name|Company|Job Title|Business City|Business State|Business Country/Region|Business Fax|Business Phone|Home Phone|Mobile Phone|E-mail Address|E-mail 2 Address|Web Page|Spouse|Manager's Name",
      "Ana|Souza|Acme|CEO|São Paulo|SP|Brazil|+55 11 3333-0000|+55 11 3333-4444|+55 11 2222-4444|+55 11 90000-0001|ana@example.com|ana@home.example|https://acme.example||Paula",
      "Bia|Lima|||||||||||bia@example.com||||", sets: [event]),
    FineFile(
      "Outlook in Portuguese", [.lost, .opportunity, .won],
      "Título|Nome|Nome do Meio|Sobrenome|Empresa|Departamento|Cargo|Telefone Comercial|Telefone Celular|Endereço de Email|Tipo de Email|Nome para Exibição do Email|Endereço de Email 2|Aniversário|Observações",
      "Sra.|Ana||Souza|Acme|Vendas|CEO|+55 11 3333-4444|+55 11 90000-0001|ana@example.com|SMTP|Ana Souza|ana@home.example|01/02/1980|caro",
      "|Bia||Lima||||||bia@example.com|SMTP|Bia Lima||0/0/00|"),
    FineFile(
      "Mailchimp", [.lost, .opportunity, .funnelGet],
      "Email Address|First Name|Last Name|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|LATITUDE|LONGITUDE|GMTOFF|TIMEZONE|LAST_CHANGED|LEID|EUID|TAGS",
      "ana@example.com|Ana|Souza|2|2026-01-05 10:00:00|192.0.2.1|-23.5475|-46.6361|-3|Sao_Paulo|2026-01-05 10:00:00|11|a1b2c3|evento",
      "bia@example.com|Bia|Lima|4|2026-01-06 10:00:00|192.0.2.2|-22.90|-43.20|-3|Sao_Paulo|2026-01-06 10:00:00|12|d4e5f6|"
    ),
  ]

  static let shops = [
    FineFile(
      "Nuvemshop, orders paid", [.event(.named("ECOMMERCE_ORDER_PAID") ?? .conversion)],
      "Número do Pedido|E-mail|Data|Status do Pedido|Status do Pagamento|Moeda|Subtotal|Desconto|Valor do Frete|Total|Nome do comprador|CPF / CNPJ|Telefone|Meio de pagamento|Quantidade de produtos",
      "1001|ana@example.com|05/01/2026 10:00:00|Aberta|Confirmado|BRL|90.00|0.00|9.90|99.90|Ana|123.456.789-09|+5511900000001|Cartão de crédito|1",
      "1002|bia@example.com|06/01/2026 10:00:00|Aberta|Confirmado|BRL|180.00|10.00|0.00|170.00|Bia|987.654.321-00||Pix|2"
    ),
    FineFile(
      "WooCommerce, orders paid", [.event(.named("ECOMMERCE_ORDER_PAID") ?? .conversion)],
      "Order Number|Order Status|Order Date|Email (Billing)|Phone (Billing)|Currency|Order Subtotal Amount|Order Total Amount|Items count|Payment Method Title",
      "1001|completed|2026-01-05 10:00|ana@example.com|11 90000-0001|BRL|90.00|99.90|1|Pix",
      "1002|completed|2026-01-06 10:00|bia@example.com||BRL|180.00|170.00|2|Cartão"),
    FineFile(
      "Hotmart, sales", [.won],
      "Transação|Data de Venda|Produto|Moeda|Preço do Produto|Valor|Status|Nome|Email|Documento|Origem",
      "HP1|05/01/2026 10:00|Curso|BRL|497,00|497,00|Aprovado|Ana|ana@example.com|12345678909|fb",
      "HP2|06/01/2026 10:00|Curso|BRL|497,00|447,30|Completo|Bia|bia@example.com|98765432100|"),
  ]

  static let sheets = [
    FineFile("a plain sheet, lost", [.lost], "email|motivo", "ana@example.com|preço", "bia@example.com|perdido"),
    FineFile("a plain sheet, won", [.won], "email|valor", "ana@example.com|1.500,00", "bia@example.com|980"),
    FineFile(
      "a plain sheet, opportunity", [.opportunity, .funnelGet, .lost, .won], "email|nome", "ana@example.com|Ana",
      "bia@example.com|Bia"),
    FineFile(
      "identifiers and postal codes", [.won, .lost], "email|CPF|CNPJ|CEP|Matrícula",
      "ana@example.com|123.456.789-09|12.345.678/0001-95|01310-100|99812",
      "bia@example.com|98765432100|12345678000195|22041001|99813"),
    FineFile(
      "dates of every kind", [.won, .lost], "email|Nascimento|Cadastro|Última compra|Renovação",
      "ana@example.com|01/02/1980|2026-01-05T10:00:00Z|5.1.2026|05-01-26",
      "bia@example.com|1/2/80|2026-01-06|06.01.2026|06-01-26"),
    FineFile(
      "numbers that count", [.won], "email|Pedidos|Idade|Score|Visitas|Probabilidade|Desconto",
      "ana@example.com|3|41|7.5|120|0,50|10,00", "bia@example.com|1|29|6.25|14|0,75|5,00"),
    FineFile(
      "a sale without its value, with the products' number", [.won], "email|Produto|Quantidade|Código",
      "ana@example.com|Plano A|2|1500", "bia@example.com|Plano B|1|980"),
    FineFile(
      "yes and no", [.lost, .opportunity, .won, .funnelGet], "email|Aceita e-mails|Cliente ativo|VIP",
      "ana@example.com|sim|não|1", "bia@example.com|não|sim|0"),
    FineFile(
      "federal states", [.lost, .won, .opportunity], "email|Estado|Cidade", "ana@example.com|SP|São Paulo",
      "bia@example.com|RJ|Rio de Janeiro", "cia@example.com||"),
    FineFile(
      "civil status", [.lost, .won], "email|Estado civil|Status", "ana@example.com|Casada|Ativo",
      "bia@example.com|Solteira|Inativo"),
    FineFile(
      "a status that names no deal's end", [.lost, .won, .opportunity], "email|Status|Fase",
      "ana@example.com|Aberto|Prospecção", "bia@example.com|Em andamento|Negociação",
      "cia@example.com|Pendente|Proposta enviada"),
    FineFile(
      "one lost word among tags", [.lost], "email|Tags", "ana@example.com|perdido", "bia@example.com|",
      "cia@example.com|evento"),
    FineFile(
      "notes that mention money and addresses", [.won, .lost, .opportunity], "email|Observações",
      "ana@example.com|pediu R$ 1.500,00 de desconto", "bia@example.com|falar com paula@example.org", "cia@example.com|"
    ),
    FineFile(
      "a second address", [.lost, .won, .funnelSet], "email|E-mail secundário|E-mail 2|lifecycle_stage",
      "ana@example.com|a@b.example|c@d.example|Lead", "bia@example.com|||Client"),
    FineFile(
      "lost reasons of one state column alone", [.lost], "email|status|motivo", "ana@example.com|Perdido|caro",
      "bia@example.com|perdido|", "cia@example.com|PERDIDO|prazo"),
    FineFile(
      "links and social networks", [.event(.conversion)],
      "email|nome|linkedin|Instagram|Página do Facebook|site|celular",
      "ana@example.com|Ana|https://l.example/ana|@ana|https://f.example/ana|acme.example|11 90000-0001",
      "bia@example.com|Bia||||| ", sets: [event]),
    FineFile(
      "units of time and place", [.event(.conversion)], "email|telefone|Fuso|Hora|Idioma|CEP|Bairro|Complemento|Número",
      "ana@example.com|11 3333-4444|GMT-3|10:00|pt-BR|01310-100|Bela Vista|ap. 12|100",
      "bia@example.com||GMT-3|11:30|pt-BR|22041-001|Copacabana||2000", sets: [event]),
    FineFile(
      "funnel set by uuid", [.funnelSet], "uuid|lifecycle_stage|E-mail do dono|Observação",
      "c2f3d2b3-7250-4d27-97f4-eef38be32f7f|Lead|p@example.org|x",
      "c2f3d2b3-7250-4d27-97f4-eef38be32f70|Client|p@example.org|y"),
    FineFile(
      "funnel set of a constant", [.funnelSet], "email|Nome|Empresa", "ana@example.com|Ana|Acme",
      "bia@example.com|Bia|Beta", sets: [FieldSetting("lifecycle_stage", "Client")]),
    FineFile(
      "words for nothing", [.lost, .won], "email|Valor estimado|Motivo do contato|Estado",
      "ana@example.com|NULL|NULL|NULL", "bia@example.com|#N/D|\\N|#N/D"),
    FineFile(
      "own fields of the account", [.opportunity, .won], "email|cf_plano|cf_valor_mensal|cf_status",
      "ana@example.com|A|99,90|ativo", "bia@example.com|B|199,90|inativo"),
    FineFile(
      "the default funnel", [.lost, .won], "email|funil|motivo|valor", "ana@example.com|default|preço|10",
      "bia@example.com||prazo|20"),
    FineFile(
      "a survey", [.opportunity, .lost],
      "Carimbo de data/hora|Endereço de e-mail|Nome|Como nos conheceu?|Nota (0 a 10)|Qual o seu orçamento?",
      "05/01/2026 10:00:00|ana@example.com|Ana|Google|9|Até R$ 1.000",
      "06/01/2026 11:00:00|bia@example.com|Bia|Indicação|10|Mais de R$ 5.000"),
    FineFile(
      "a webinar", [.event(.conversion)],
      "Nome|Sobrenome|E-mail|Hora do registro|Status de aprovação|Tempo na sessão (minutos)|País/região",
      "Ana|Souza|ana@example.com|2026-01-05 10:00|aprovado|55|Brasil",
      "Bia|Lima|bia@example.com|2026-01-05 10:05|pendente|--|Brasil", sets: [event]),
  ]

  static let besideStates = [
    FineFile(
      "a state that is told besides the one before", [.lost],
      "email|Estado|Estado anterior|Etapa anterior|previous stage",
      "ana@example.com|Perdida|Em andamento|Ganho|Won", "bia@example.com|Perdida|Vendida|Perdido|Lost"),
    FineFile(
      "notes and companies with words for states", [.lost, .won, .opportunity], "email|Observação|Empresa|Notes",
      "ana@example.com|Perdido|Ganho|Lost", "bia@example.com|Ganho|Perdido|Won"),
    FineFile(
      "words for one side of an outcome alone", [.lost, .opportunity],
      "email|Status|Situação do chamado|Resultado do teste",
      "ana@example.com|Cancelado|Fechado|Aprovado", "bia@example.com|Suspenso|Cancelado|Reprovado",
      "cia@example.com|Ativo|Aberto|"),
    FineFile(
      "two ways to write one state", [.lost], "email|Estado", "ana@example.com|Perdida",
      "bia@example.com|Perdida (recontatar)", "cia@example.com|7 - PERDIDA"),
    FineFile(
      "a state, and a column of some words beside it", [.lost], "email|Status|Canal", "ana@example.com|Perdido|Lost",
      "bia@example.com|Perdido|Won"),
    FineFile(
      "the times of deals that are all lost", [.lost], "email|Status|Lost time|Won time",
      "ana@example.com|Lost|2026-01-05 10:00:00|", "bia@example.com|Lost||"),
    FineFile(
      "the stage of deals that are all lost", [.lost], "email|Estado|Etapa", "ana@example.com|Perdida|Proposta",
      "bia@example.com|Perdida|Ganho"),
    FineFile(
      "federal states as conversions", [.event(.conversion)], "email|Estado|Status", "ana@example.com|SP|Perdida",
      "bia@example.com|PA|Em andamento", sets: [event]),
    FineFile(
      "a gain in money", [.lost, .opportunity], "email|Ganho|Perda", "ana@example.com|R$ 1.500,00|0,00",
      "bia@example.com|R$ 90,00|10,00"),
  ]

  static let all =
    besideStates + marketing + salesCRM + pipedrive + hubSpot + salesforce + addressBooks + shops + sheets
}
