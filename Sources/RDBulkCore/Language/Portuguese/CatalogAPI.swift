extension Catalog {
  /// What became of requests, and what a person does about it.
  static let api: [String: String] = [
    "The server answered %1.": "O servidor respondeu %1.",
    "The server answered %1: %2": "O servidor respondeu %1: %2",
    "The server answered %1, but not with JSON that can be read.":
      "O servidor respondeu %1, mas não com JSON que se possa ler.",
    "The server answered %1 with %2 event_uuids for %3 events.":
      "O servidor respondeu %1 com %2 event_uuids para %3 eventos.",
    "The server answered %1 with a page instead of an answer.":
      "O servidor respondeu %1 com uma página em vez de uma resposta.",
    "The server answered %1, but not with a funnel that can be read.":
      "O servidor respondeu %1, mas não com um funil que se possa ler.",
    "The server answered %1, but not with an access token.": "O servidor respondeu %1, mas não com um token de acesso.",
    "The server points to another address, and redirects are not followed; check --base-url.":
      "O servidor aponta para outro endereço, e redirecionamentos não são seguidos; confira --base-url.",
    "The funnel says opportunity %1, and a lost one has false.":
      "O funil diz opportunity %1, e numa perdida seria false.",
    "The funnel says opportunity %1, and an opportunity has true.":
      "O funil diz opportunity %1, e numa oportunidade seria true.",
    "The funnel says stage '%1', and a won one has 'Client'.": "O funil diz estágio '%1', e numa ganha seria 'Client'.",
    "This contact's own quota is spent; try it again in %1.":
      "A cota deste contato acabou; tente de novo em %1.",
    "The run stopped before this row could be sent again.":
      "A execução parou antes que esta linha pudesse ser enviada de novo.",
    "The run was stopped before the answer came.": "A execução foi interrompida antes de a resposta chegar.",
    "An earlier run was stopped after this row may have been sent and before its answer came.":
      "Uma execução anterior parou depois de talvez ter enviado esta linha e antes de a resposta chegar.",
    "The answer was lost.": "A resposta se perdeu.",
    "The answer broke off within its headers.": "A resposta se interrompeu nos cabeçalhos.",
    "The answer is too long to be one.": "A resposta é longa demais para ser válida.",

    // --verbose.
    "row %1": "linha %1",
    "%1 rows, %2 to %3": "%1 linhas, %2 a %3",
    "%1 (try %2): %3": "%1 (tentativa %2): %3",
    "not sent, %1": "não enviada, %1",
    "%1, then ": "%1, depois ",
    "%1no answer, %2": "%1sem resposta, %2",
    "accepted": "aceita",
    "%1 %1{row|rows} of it rejected": "%1 %1{linha recusada|linhas recusadas} nela",
    "%1 Wait %2.": "%1 Espera de %2.",

    // The network.
    "This libcurl does not know an option it needs: %1.": "Esta libcurl não conhece uma opção de que precisa: %1.",
    "libcurl could not be started.": "Não foi possível iniciar a libcurl.",
    "libcurl could not take the request.": "A libcurl não aceitou a requisição.",
    "libcurl failed: %1.": "A libcurl falhou: %1.",
    "libcurl could not take the request's headers.": "A libcurl não aceitou os cabeçalhos da requisição.",
    "libcurl could not take the callbacks.": "A libcurl não aceitou as funções de retorno.",
    "There is no memory for a request.": "Não há memória para uma requisição.",
    "There is no memory for the request's headers.": "Não há memória para os cabeçalhos da requisição.",
    "A request needs headers.": "Uma requisição precisa de cabeçalhos.",
  ]
}
