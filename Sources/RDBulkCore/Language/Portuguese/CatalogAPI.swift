extension Catalog {
  /// What became of requests, and what a person does about it.
  static let api: [String: String] = [
    "The server answered %1.": "O servidor respondeu %1.",
    "The server answered %1: %2": "O servidor respondeu %1: %2",
    "The server answered %1, but not with readable JSON.":
      "O servidor respondeu %1, mas não com JSON legível.",
    "The server answered %1 with %2 event_uuids for %3 events.":
      "O servidor respondeu %1 com %2 event_uuids para %3 eventos.",
    "The server answered %1 without an event_uuid for this event.":
      "O servidor respondeu %1 sem event_uuid para este evento.",
    "More than one answer came, so this one may belong to another request.":
      "Chegou mais de uma resposta, então esta pode ser de outra requisição.",
    "Something between this program and RD Station answers in its place: %1. Check the proxy, the network and --base-url.":
      "Algo entre este programa e o RD Station responde no lugar dele: %1. Confira o proxy, a rede e --base-url.",
    "This login belongs to another RD Station product: %1. Use a key or an app of RD Station Marketing.":
      "Este acesso é de outro produto RD Station: %1. É preciso uma chave ou um aplicativo do RD Station Marketing.",
    "RD Station refuses every request: %1. Check what this login may do.":
      "O RD Station recusa todas as requisições: %1. Confira o que este acesso pode fazer.",
    "The server answered %1 with a page instead of an answer.":
      "O servidor respondeu %1 com uma página em vez de uma resposta.",
    "The server answered %1, but not with a readable funnel.":
      "O servidor respondeu %1, mas não com um funil legível.",
    "The server answered %1, but not with an access token.": "O servidor respondeu %1, mas não com um token de acesso.",
    "The server points to another address, and redirects are not followed; check --base-url.":
      "O servidor aponta para outro endereço, e redirecionamentos não são seguidos; confira --base-url.",
    "The funnel says opportunity %1; after OPPORTUNITY_LOST it would be false.":
      "O funil diz opportunity %1; depois de OPPORTUNITY_LOST seria false.",
    "The funnel says opportunity %1; after OPPORTUNITY it would be true.":
      "O funil diz opportunity %1; depois de OPPORTUNITY seria true.",
    "The funnel says stage '%1'; after SALE it would be 'Client'.":
      "O funil diz estágio '%1'; depois de SALE seria 'Client'.",
    "This contact's quota is used up; try again in %1.":
      "A cota deste contato acabou; tente de novo em %1.",
    "The run stopped before this row could be sent again.":
      "A execução parou antes que este registro pudesse ser enviado de novo.",
    "The run was stopped before the answer came.": "A execução foi interrompida antes de a resposta chegar.",
    "An earlier run stopped before the answer came; this row may have been sent.":
      "Uma execução anterior parou antes de a resposta chegar; este registro talvez tenha sido enviado.",
    "The answer was lost.": "A resposta se perdeu.",
    "The answer broke off in its headers.": "A resposta parou no meio dos cabeçalhos.",
    "The proxy asks for a login (407). Give it as part of the proxy's address, in the environment and without --proxy: "
      + "https_proxy=http://USER:PASSWORD@HOST:PORT":
      "O proxy pede um login (407). Informe-o no próprio endereço do proxy, no ambiente e sem --proxy: "
      + "https_proxy=http://USUARIO:SENHA@HOST:PORTA",
    "The proxy can't connect to RD Station (%1). Try again later, or ask whoever runs the proxy.":
      "O proxy não consegue se conectar ao RD Station (%1). Tente mais tarde ou fale com quem cuida do proxy.",
    "The proxy refuses to connect to RD Station (%1). Ask whoever runs it to let the API's address through, or name "
      + "another one with --proxy.":
      "O proxy se recusa a conectar ao RD Station (%1). Peça a quem cuida dele que libere o endereço da API ou indique "
      + "outro com --proxy.",
    "No answer came within %1.": "A resposta não chegou em %1.",
    "The answer is too long to be valid.": "A resposta é longa demais para ser válida.",

    // --verbose.
    "row %1": "registro %1",
    "%1 rows, %2 to %3": "%1 registros, %2 a %3",
    "%1 (try %2): %3": "%1 (tentativa %2): %3",
    "not sent, %1": "não enviado, %1",
    "%1, then ": "%1, depois ",
    "%1no answer, %2": "%1sem resposta, %2",
    "accepted": "aceito",
    "%1 %1{row|rows} of it answered with errors":
      "%1 %1{registro respondido|registros respondidos} com erros nele",
    "%1 %1{row|rows} of it rejected": "%1 %1{registro recusado|registros recusados} nele",
    "%1 Wait %2.": "%1 Espera de %2.",

    // The network.
    "Nothing was set: nothing here moves the contact forward.":
      "Nada foi definido: nada aqui faz o contato avançar.",
    "Its stage is already further along.": "O estágio dele já está adiante.",
    "Its stage is not one of Lead, Qualified Lead, Client and was left as it is.":
      "O estágio dele não é Lead, Qualified Lead nem Client e ficou como está.",
    "It stays an opportunity.": "Ele continua sendo uma oportunidade.",
    "This libcurl lacks an option that rdbulk needs: %1.":
      "Falta a esta libcurl uma opção de que o rdbulk precisa: %1.",
    "libcurl could not take the request.": "A libcurl não aceitou a requisição.",
    "libcurl could not be started.": "Não foi possível iniciar a libcurl.",
    "libcurl did not accept the request.": "A libcurl não aceitou a requisição.",
    "libcurl failed: %1.": "A libcurl falhou: %1.",
    "libcurl did not accept the request's headers.": "A libcurl não aceitou os cabeçalhos da requisição.",
    "libcurl did not accept the callbacks.": "A libcurl não aceitou as funções de retorno.",
    "There is not enough memory for a request.": "Não há memória suficiente para uma requisição.",
    "There is not enough memory for the request's headers.":
      "Não há memória suficiente para os cabeçalhos da requisição.",
    "A request needs headers.": "Uma requisição precisa de cabeçalhos.",
  ]
}
