import RDBulkCore

/// What the APIs of RD Station and of sales programs give.
extension FineObjects {
  static let all = rdStation + pipedrive + hubSpot + salesforce + ownFiles

  private static let rdStation = [
    FineObjects(
      "RD Station Marketing, contacts", [.lost, .opportunity, .won, .funnelGet],
      #"{"uuid":"c2f3d2b3-7250-4d27-97f4-eef38be32f7f","email":"ana@example.com","name":"Ana Souza","job_title":"Diretora","state":"SP","city":"São Paulo","personal_phone":"+55 11 3333-4444","tags":["vip"],"cf_plano":"A","legal_bases":[{"category":"communications","type":"consent","status":"granted"}],"links":[{"rel":"SELF","href":"https://api.example/1"}]}"#,
      #"{"uuid":"d2f3d2b3-7250-4d27-97f4-eef38be32f7f","email":"bia@example.com","name":"Bia Lima","state":"RJ","city":null,"tags":[],"links":[]}"#
    ),
    FineObjects(
      "RD Station Marketing, contacts as conversions", [.event(.conversion)],
      #"{"uuid":"c2f3d2b3-7250-4d27-97f4-eef38be32f7f","email":"ana@example.com","name":"Ana Souza","job_title":"Diretora","state":"SP","city":"São Paulo","personal_phone":"+55 11 3333-4444","tags":["vip"],"cf_plano":"A","links":[{"rel":"SELF","href":"https://api.example/1"}]}"#,
      sets: [FineFile.event]),
    FineObjects(
      "RD Station Marketing, a segmentation's contacts", [.lost, .opportunity, .won],
      #"{"uuid":"c2f3d2b3-7250-4d27-97f4-eef38be32f7f","name":"Ana","email":"ana@example.com","last_conversion_date":"2026-01-05T10:00:00.000Z","created_at":"2025-01-05T10:00:00.000Z","links":[]}"#
    ),
    FineObjects(
      "RD Station Marketing, a webhook's leads", [.lost, .opportunity],
      #"{"id":"1","email":"ana@example.com","name":"Ana","company":"Acme","job_title":"CEO","bio":null,"public_url":"http://app.rdstation.example/leads/public/1","created_at":"2026-01-05T10:00:00.000-03:00","opportunity":"false","number_conversions":"3","user":"vendas@example.org","first_conversion":{"content":{"identificador":"lp","email_lead":"ana@example.com"},"created_at":"2026-01-05","cumulative_sum":"1","source":"lp","conversion_origin":{"source":"Google","medium":"cpc","value":null,"campaign":"x"}},"custom_fields":{"Plano":"A"},"website":null,"personal_phone":"(11) 3333-4444","lead_stage":"Lead","tags":["a"],"fit_score":"d","interest":10}"#
    ),
    FineObjects(
      "RD Station Marketing, funnels", [.funnelSet],
      #"{"email":"ana@example.com","lifecycle_stage":"Lead","opportunity":false,"contact_owner_email":null,"interest":10,"fit":20,"origin":"Orgânico"}"#,
      #"{"email":"bia@example.com","lifecycle_stage":"Client","opportunity":true,"contact_owner_email":"vendas@example.org","interest":0,"fit":0,"origin":null}"#
    ),
    FineObjects(
      "RD Station CRM, the lost deals", [.lost],
      #"{"_id":"5f1","name":"Projeto A","amount_total":1500.5,"amount_montly":0,"rating":3,"win":false,"closed_at":"2026-01-05T10:00:00.000-03:00","deal_stage":{"_id":"9","name":"Proposta","nickname":"P"},"deal_source":{"name":"Google"},"deal_lost_reason":{"_id":"7","name":"Preço"},"user":{"_id":"3","name":"Paula","email":"paula@example.org"},"contato":{"nome":"Ana","email":"ana@example.com"}}"#,
      #"{"_id":"5f2","name":"Projeto B","amount_total":900,"amount_montly":0,"rating":1,"win":false,"closed_at":"2026-01-06T10:00:00.000-03:00","deal_stage":{"_id":"9","name":"Proposta","nickname":"P"},"deal_source":null,"deal_lost_reason":null,"user":{"_id":"3","name":"Paula","email":"paula@example.org"},"contato":{"nome":"Bia","email":"bia@example.com"}}"#,
      maps: ["email=contato.email", "reason=deal_lost_reason.name"]),
    FineObjects(
      "RD Station CRM, won deals among others", [.won],
      #"{"name":"Projeto A","amount_total":1500.5,"win":true,"email":"ana@example.com"}"#,
      #"{"name":"Projeto B","amount_total":900.5,"win":false,"email":"bia@example.com"}"#,
      maps: ["value=amount_total"], rows: RowCondition("win", ["true"])),
    FineObjects(
      "RD Station CRM, contacts", [.lost, .opportunity, .won],
      #"{"_id":"1","name":"Ana","title":"CEO","birthday":{"day":1,"month":2,"year":1980},"email":"ana@example.com","phones":[{"phone":"11900000001"}],"deals":[{"win":true}],"organization":{"name":"Acme","url":"https://acme.example"}}"#
    ),
  ]

  private static let pipedrive = [
    FineObjects(
      "Pipedrive, the lost deals", [.lost],
      #"{"id":1,"title":"Deal A","value":1500,"currency":"BRL","status":"lost","lost_reason":"Preço","stage_id":4,"pipeline_id":1,"probability":20,"won_time":null,"lost_time":"2026-01-05 10:00:00","activities_count":3,"email_messages_count":2,"person_name":"Ana","user_id":{"id":8,"name":"Paula","email":"paula@example.org","active_flag":true},"email":"ana@example.com","cc_email":"acme@pipedrive.example","org_id":{"name":"Acme","cc_email":"acme@pipedrive.example"}}"#,
      #"{"id":2,"title":"Deal B","value":90.5,"currency":"BRL","status":"lost","lost_reason":"sem retorno","stage_id":4,"pipeline_id":1,"probability":null,"won_time":null,"lost_time":"2026-01-06 10:00:00","activities_count":0,"email_messages_count":0,"person_name":"Bia","user_id":{"id":8,"name":"Paula","email":"paula@example.org","active_flag":true},"email":"bia@example.com","org_id":null}"#
    ),
    FineObjects(
      "Pipedrive, won deals among others", [.won],
      #"{"id":1,"value":1500,"status":"won","person":{"email":"ana@example.com","name":"Ana"}}"#,
      #"{"id":2,"value":15,"status":"open","person":{"email":"bia@example.com","name":"Bia"}}"#,
      maps: ["email=person.email"], rows: RowCondition("status", ["won"])),
    FineObjects(
      "Pipedrive, persons", [.lost, .opportunity, .won],
      #"{"id":1,"name":"Ana","email":"ana@example.com","primary_email":"ana@example.com","open_deals_count":1,"won_deals_count":2,"lost_deals_count":3,"closed_deals_count":5,"label":1,"active_flag":true,"add_time":"2026-01-05 10:00:00","owner_id":{"id":8,"name":"Paula","email":"paula@example.org"}}"#,
      #"{"id":2,"name":"Bia","email":"bia@example.com","primary_email":"bia@example.com","open_deals_count":0,"won_deals_count":0,"lost_deals_count":0,"closed_deals_count":0,"label":null,"active_flag":false,"add_time":"2026-01-06 10:00:00","owner_id":null}"#
    ),
  ]

  private static let hubSpot = [
    FineObjects(
      "HubSpot, lost deals", [.lost],
      #"{"id":"1","properties":{"email":"ana@example.com","amount":"1500","dealstage":"closedlost","closed_lost_reason":"too expensive","hs_is_closed_won":"false","hs_is_closed":"true","hubspot_owner_id":"77","hs_object_id":"90000000001","hs_probability":"0.00","createdate":"2026-01-01T00:00:00Z"},"archived":false}"#,
      #"{"id":"2","properties":{"email":"bia@example.com","amount":null,"dealstage":"closedlost","closed_lost_reason":null,"hs_is_closed_won":"false","hs_is_closed":"true","hubspot_owner_id":"77","hs_object_id":"90000000002","hs_probability":"0.00","createdate":"2026-01-01T00:00:00Z"},"archived":false}"#,
      maps: ["email=properties.email", "reason=properties.closed_lost_reason"]),
    FineObjects(
      "HubSpot, won deals", [.won],
      #"{"id":"1","properties":{"email":"ana@example.com","amount":"1500","dealstage":"closedwon","hs_is_closed_won":"true"},"archived":false}"#,
      maps: ["email=properties.email", "value=properties.amount"]),
    FineObjects(
      "HubSpot, contacts", [.lost, .opportunity, .won],
      #"{"id":"1","properties":{"email":"ana@example.com","firstname":"Ana","lastname":"Souza","lifecyclestage":"opportunity","hs_lead_status":"OPEN","phone":"+55 11 90000-0001","hs_object_id":"1"},"createdAt":"2026-01-01T00:00:00Z","archived":false,"archivedAt":null}"#,
      #"{"id":"2","properties":{"email":"bia@example.com","firstname":"Bia","lastname":null,"lifecyclestage":"lead","hs_lead_status":"IN_PROGRESS","phone":null,"hs_object_id":"2"},"createdAt":"2026-01-01T00:00:00Z","archived":false,"archivedAt":null}"#,
      maps: ["email=properties.email"]),
    FineObjects(
      "HubSpot, contacts of its first API", [.lost, .opportunity, .won],
      #"{"vid":1,"is-contact":true,"profile-url":"https://app.hubspot.example/1","properties":{"email":{"value":"ana@example.com","versions":[]},"firstname":{"value":"Ana"},"hs_object_id":{"value":"4411223344"}},"identity-profiles":[]}"#,
      maps: ["email=properties.email.value"]),
  ]

  private static let salesforce = [
    FineObjects(
      "Salesforce, lost opportunities", [.lost],
      #"{"attributes":{"type":"Opportunity","url":"/services/data/v59.0/sobjects/Opportunity/006"},"Id":"0065e00000AbCdE","Name":"Acme","StageName":"Closed Lost","IsWon":false,"IsClosed":true,"Amount":1500.0,"Probability":0.0,"ExpectedRevenue":0.0,"CloseDate":"2026-01-05","Loss_Reason__c":"Price","Contact":{"attributes":{"type":"Contact"},"Email":"ana@example.com"},"Owner":{"Name":"Paula","Email":"paula@example.org"}}"#,
      #"{"attributes":{"type":"Opportunity","url":"/services/data/v59.0/sobjects/Opportunity/007"},"Id":"0065e00000AbCdF","Name":"Beta","StageName":"Closed Lost","IsWon":false,"IsClosed":true,"Amount":99.9,"Probability":0.0,"ExpectedRevenue":0.0,"CloseDate":"2026-01-06","Loss_Reason__c":"No Decision","Contact":{"attributes":{"type":"Contact"},"Email":"bia@example.com"},"Owner":{"Name":"Paula","Email":"paula@example.org"}}"#,
      maps: ["email=Contact.Email"]),
    FineObjects(
      "Salesforce, won opportunities among others", [.won],
      #"{"Id":"006A","StageName":"Closed Won","IsWon":true,"Amount":1500.0,"ExpectedRevenue":1500.0,"Email":"ana@example.com"}"#,
      #"{"Id":"006B","StageName":"Prospecting","IsWon":false,"Amount":10.0,"ExpectedRevenue":1.0,"Email":"bia@example.com"}"#,
      rows: RowCondition("StageName", ["Closed Won"])),
    FineObjects(
      "Salesforce, leads", [.lost, .opportunity, .won],
      #"{"Id":"00Q1","FirstName":"Ana","LastName":"Souza","Email":"ana@example.com","Status":"Open - Not Contacted","Rating":"Hot","State":"SP","IsConverted":false,"NumberOfEmployees":120,"Latitude":-23.55,"Longitude":-46.63}"#,
      #"{"Id":"00Q2","FirstName":"Bia","LastName":"Lima","Email":"bia@example.com","Status":"Working - Contacted","Rating":null,"State":"RJ","IsConverted":false,"NumberOfEmployees":5,"Latitude":-22.90,"Longitude":-43.17}"#
    ),
  ]

  private static let orderPaid = EventType.named("ECOMMERCE_ORDER_PAID").map { [SendCommand.event($0)] } ?? []

  private static let ownFiles = [
    FineObjects("an address alone", [.lost, .opportunity, .won, .funnelGet], #"{"email":"ana@example.com"}"#),
    FineObjects(
      "a script's rows", [.lost], #"{"email":"ana@example.com","reason":"Preço"}"#, #"{"email":"bia@example.com"}"#),
    FineObjects(
      "other spellings", [.lost], #"{"E-mail":"ana@example.com","Motivo da Perda":"Preço","Nome":"Ana"}"#,
      #"{"E-mail":"bia@example.com","Motivo da Perda":"","Nome":"Bia"}"#),
    FineObjects(
      "sales in Portuguese", [.won],
      #"{"email":"ana@example.com","valor":1500.5,"vendedor":"Paula","parcelas":3,"desconto":10.25,"data":"2026-01-05"}"#,
      #"{"email":"bia@example.com","valor":"R$ 90,00","vendedor":"Paula","parcelas":1,"desconto":0,"data":"2026-01-06"}"#
    ),
    FineObjects(
      "figures of many kinds", [.won],
      #"{"email":"ana@example.com","score":0.97,"lat":-23.55,"clicks":12,"timestamp":1767600000000,"duration":12.34,"ratio":1.25}"#,
      #"{"email":"bia@example.com","score":0.85,"lat":-22.91,"clicks":0,"timestamp":1767600000001,"duration":10.10,"ratio":0.75}"#
    ),
    FineObjects(
      "an application's events", [.opportunity, .lost],
      #"{"email":"ana@example.com","device":{"os":"ios","state":"active"},"session":{"id":"a","status":"open"},"items":[{"status":"lost"},{"status":"won"}]}"#,
      #"{"email":"bia@example.com","device":{"os":"web","state":"paused"},"session":{"id":"b","status":"open"},"items":[]}"#
    ),
    FineObjects(
      "states of a company and of a colleague", [.lost, .won, .opportunity],
      #"{"email":"ana@example.com","status":"a","company":{"status":"won"},"owner":{"state":"open"}}"#,
      #"{"email":"bia@example.com","status":"b","company":{"status":"lost"},"owner":{"state":"open"}}"#),
    FineObjects(
      "a key for each day", [.lost],
      #"{"email":"ana@example.com","visits":{"2026-01-01":1,"2026-01-02":4,"2026-01-03":2}}"#,
      #"{"email":"bia@example.com","visits":{"2026-01-04":1}}"#),
    FineObjects(
      "orders", orderPaid,
      #"{"email":"ana@example.com","order_id":"A1","currency":"BRL","total":99.9,"total_items":2,"line_items":[{"product_id":"1","product_title":"x","price":49.95,"quantity":2}],"customer":{"id":1},"discount":5.25}"#
    ),
  ]
}
