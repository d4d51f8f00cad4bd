extension Catalog {
  /// Logins.
  static let login: [String: String] = [
    "Exit codes: 0 done, 2 usage or a stored login that can't be used, 3 refused or no login, 4 the server can't be "
      + "reached or the login can't be stored.":
      "Códigos de saída: 0 feito, 2 erro no comando ou login guardado que não serve, 3 recusado ou sem login, 4 servidor "
      + "inacessível ou login que não pode ser guardado.",
    "Log in, renew, look at logins, log out.": "Faz login, renova, mostra e encerra logins.",
    "Log in: get tokens and store them.": "Faz login: obtém tokens e os guarda.",
    "Prints the address of the consent page. Open it in a browser, agree, and paste the code, or the whole address that "
      + "the browser is sent to. The tokens are stored under ~/.config/rdbulk, readable only by you, and are renewed "
      + "automatically.":
      "Mostra o endereço da página de autorização. Abra num navegador, autorize e cole o código, ou o endereço inteiro a "
      + "que o navegador é levado. Os tokens ficam guardados em ~/.config/rdbulk, onde só você pode ler, e daí em diante "
      + "são renovados.",
    "The client's id and secret are those of an application that you register at https://appstore.rdstation.com/ first. They come from RD_CLIENT_ID and "
      + "RD_CLIENT_SECRET, else from the stored login, else you are asked. Where nobody can open a browser, set "
      + "RD_REFRESH_TOKEN too: runs then need no login.":
      "O client id e o client secret são os de um aplicativo que você registra antes em https://appstore.rdstation.com/. Vêm de RD_CLIENT_ID e RD_CLIENT_SECRET, senão "
      + "do login guardado, senão são perguntados. Onde ninguém pode abrir um navegador, defina também RD_REFRESH_TOKEN: "
      + "aí as execuções não precisam de login.",
    "Log in, and answer what is asked:": "Fazer login e responder ao que for perguntado:",
    "Keep the login of one account among several:": "Guardar o login de uma conta entre várias:",
    "Renew the access token now.": "Renova o token de acesso agora.",
    "Asks for a new access token and stores it. Runs do this themselves when the API refuses their token; use it to test "
      + "the login. Two at once do no harm.":
      "Pede um token de acesso novo e o guarda. As execuções fazem isso sozinhas quando a API recusa o token; este comando "
      + "serve para testar o login. Dois ao mesmo tempo não se atrapalham.",
    "Renew the token of the login called default:": "Renovar o token do login chamado default:",
    "Renew another one:": "Renovar outro:",
    "Show the stored login, without its tokens.": "Mostra o login guardado, sem os tokens.",
    "Shows whose login it is, for which account and server, and how long its access token is valid. It contacts no server. The exit code is "
      + "0 if a run could log in: the token is valid, or can be renewed.":
      "Mostra de quem é o login, para qual conta e servidor, e até quando o token de acesso vale. Não consulta nenhum servidor. O "
      + "código de saída é 0 se uma execução conseguiria entrar: o token vale, ou pode ser renovado.",
    "Look at the login called default:": "Ver o login chamado default:",
    "Look at another one:": "Ver outro:",
    "List all stored logins, without their tokens.": "Lista todos os logins guardados, sem os tokens.",
    "One line for each profile: its name, the account's name, the server, and until when its access token is valid. It "
      + "contacts no server: the account's name is the one the API gave at the login, at auth refresh, or before a run. The "
      + "exit code is 0 if a run could log in with each of them.":
      "Uma linha por perfil: o nome, o nome da conta, o servidor e até quando o token de acesso vale. Não pergunta a nenhum "
      + "servidor: o nome da conta é o que a API informou no login, em auth refresh ou antes de uma execução. O código de "
      + "saída é 0 quando execuções com qualquer um deles passariam.",
    "Look at all of them:": "Ver todos:",
    "Give their names to another program:": "Dar os nomes a outro programa:",
    "Only the profiles' names, one a line, for scripts.": "Só os nomes dos perfis, um por linha, para scripts.",
    "No login is stored yet. Log in with: rdbulk auth login":
      "Nenhum login está guardado ainda. Faça login com: rdbulk auth login",
    "profile": "perfil",
    "account": "conta",
    "server": "servidor",
    "valid until": "vale até",
    "can't be used": "não serve",
    "renewed by the next run": "a próxima execução renova",
    "not known": "não se sabe",
    "%1, then renewed": "%1, depois renova",
    "End a login at RD Station and remove it here.": "Encerra um login no RD Station e o remove daqui.",
    "Tells the API to revoke the tokens, and removes the file once it has. If the API can't be reached the file stays, "
      + "because only its tokens can end the login.":
      "Pede à API que revogue os tokens e depois remove o arquivo. Se a API estiver inacessível, o arquivo fica, porque só "
      + "os tokens dele podem encerrar o login.",
    "End the login called default:": "Encerrar o login chamado default:",
    "End another one:": "Encerrar outro:",

    // Status.
    "Profile": "Perfil",
    "Account": "Conta",
    "not known yet; rdbulk auth refresh asks for it": "ainda não se sabe; rdbulk auth refresh pergunta",
    "The account is %1.": "A conta é %1.",
    "Client id": "Client id",
    "Server": "Servidor",
    "Access token": "Token de acesso",
    "Refresh token": "Token de renovação",
    "File": "Arquivo",
    "stored": "guardado",
    "none": "nenhum",
    "in the environment": "no ambiente",
    "stored, but the client's id or secret is not": "guardado, mas o client id ou o client secret não está",
    "stored; the server did not say how long it is valid": "guardado; o servidor não disse até quando vale",
    "expired %1": "venceu em %1",
    "valid until %1 (%2)": "vale até %1 (%2)",

    // The consent page.
    "The consent page answered %1 and gave no code.": "A página de autorização respondeu %1 e não trouxe um código.",
    "Open the page again as someone who may authorize the application.":
      "Abra a página de novo como alguém que pode autorizar o aplicativo.",
    "That address holds no code.": "Esse endereço não contém um código.",
    "Once you have agreed, the browser is sent to an address with code=...; copy that one.":
      "Depois de autorizar, o navegador é levado a um endereço com code=...; copie esse.",
    "That address belongs to another login: its state does not match the page opened for this one.":
      "Esse endereço é de outro login: o state não é o da página que foi aberta para este.",
    "Open the page of this login and copy the address it leads to; or paste only the code, if you are sure that it is yours.":
      "Abra a página deste login e copie aonde ela leva; ou cole só o código, se tiver certeza de que é seu.",
    "There is no code.": "Não há código.",
    "That is neither a code nor an address with one.": "Isso não é um código nem um endereço com um.",
    "Open the page of rdbulk auth login, agree, and give the code or the whole address that it leads to.":
      "Abra a página de rdbulk auth login, autorize e informe o código ou o endereço inteiro a que ela leva.",
    "Open this address in a browser and agree. You are then sent to an address with a code; it does not":
      "Abra este endereço num navegador e autorize. Você é levado a um endereço com um código; se a página não",
    "matter if that page can't be shown.": "abrir, não faz mal.",
    "May the application sandbox-client act for this account? It is a rehearsal; no account is real.":
      "O aplicativo sandbox-client pode agir por esta conta? É um ensaio; nenhuma conta é de verdade.",
    "Once you agree, the browser is sent to your application's address with a code.":
      "Depois que você autoriza, o navegador vai para o endereço do seu aplicativo com um código.",
    "If nothing answers there, copy the address from the address bar and paste it in the terminal.":
      "Se a página não abrir, copie o endereço da barra de endereços e cole no terminal.",
    "Agree": "Autorizar",
    "Paste the code, or the whole address": "Cole o código, ou o endereço inteiro",
    "No code came from standard input.": "Não veio código da entrada padrão.",
    "Open the address above, and give what it leads to: rdbulk auth login --code CODE":
      "Abra o endereço acima e informe aquele a que ele leva: rdbulk auth login --code CÓDIGO",

    "The profile '%1' holds a login for %2, and this one would be for %3.":
      "O perfil '%1' tem um login para %2, e este seria para %3.",
    "Name another profile with --profile, or end that login first with rdbulk auth logout.":
      "Indique outro perfil com --profile, ou encerre antes aquele login com rdbulk auth logout.",

    // Logging in.
    "The login was granted but could not be stored. %1": "O login foi concedido e não pôde ser guardado. %1",
    "Once there is disk space, log in again with a new code.":
      "Quando houver espaço, faça login de novo com outro código.",
    "%1 is set; runs use it instead of this login.":
      "%1 está definida; as execuções usam essa variável antes deste login.",
    " for %1": " por %1",
    "Logged in to %1 with the client '%2'.": "Login feito em %1 com o client id '%2'.",
    "The access token is valid%1, and no refresh token came with it.":
      "O token de acesso vale%1, e não veio com ele um token de renovação.",
    "The access token is valid%1 and will be renewed after that.":
      "O token de acesso vale%1; depois disso, é renovado sozinho.",
    "Stored as the profile '%1' in %2.": "Guardado como o perfil '%1' em %2.",
    "The client's id and secret are missing, and there is no terminal to ask for them.":
      "Faltam o client id e o client secret, e não há um terminal para perguntar.",
    "Set RD_CLIENT_ID and RD_CLIENT_SECRET to those of an application that you register at https://appstore.rdstation.com/.":
      "Defina RD_CLIENT_ID e RD_CLIENT_SECRET com os de um aplicativo que você registra em https://appstore.rdstation.com/.",
    "Client secret (not shown)": "Client secret (não aparece ao digitar)",
    "Nothing was entered, so there is no login.": "Nada foi informado, então não há login.",
    "The login was refused: %1": "O login foi recusado: %1",
    "The login failed: %1": "O login não foi concluído: %1",
    "The code may have been used up; if it is refused the next time, open the page again.":
      "O código pode já ter sido usado; se for recusado da próxima vez, abra a página de novo.",
    "The server could not be reached: %1": "Não foi possível alcançar o servidor: %1",
    "The code is still valid; try again.": "O código ainda vale; tente de novo.",
    "Check the client's id and secret, and that the code was made for this client.":
      "Confira o client id e o client secret, e se o código foi feito para este aplicativo.",
    "A code works once, for an hour. Run rdbulk auth login and open the page again.":
      "Um código vale uma vez, por uma hora. Rode rdbulk auth login e abra a página de novo.",
    "The terminal's echo can't be turned off":
      "Não foi possível impedir o terminal de mostrar o que é digitado",
    "Set RD_CLIENT_ID and RD_CLIENT_SECRET instead.": "Em vez disso, defina RD_CLIENT_ID e RD_CLIENT_SECRET.",
    "That line is too long to be an answer.": "Essa linha é longa demais para ser uma resposta.",

    // Logging out.
    "Meanwhile another rdbulk has replaced the login, which is not removed.":
      "Enquanto isso, outro rdbulk substituiu o login, que não é removido.",
    "To end that one, too: rdbulk auth logout": "Para encerrar esse também: rdbulk auth logout",
    "The login has ended at the API. %1": "O login foi encerrado na API. %1",
    "Remove it yourself.": "Remova o arquivo você mesmo.",
    "has ended": "foi encerrado",
    "had already ended, or its tokens are no longer valid": "já tinha sido encerrado, ou os tokens não valem mais",
    "The login of the profile '%1' %2; %3 is removed.": "O login do perfil '%1' %2; %3 foi removido.",
    "RD_REFRESH_TOKEN is still set in the environment, but no longer valid.":
      "RD_REFRESH_TOKEN continua definida no ambiente, mas não vale mais.",
    "The login could not be ended: %1": "Não foi possível encerrar o login: %1",
    "It stays stored, so that you can try again. To remove it here anyway: rm %1":
      "Ele fica guardado, para você tentar de novo. Para esquecer daqui mesmo assim: rm %1",

    // Renewal.
    "Another rdbulk holds the stored login and does not release it.":
      "Outro rdbulk está usando o login guardado e não termina.",
    "There is no login in the profile '%1'.": "Não há login no perfil '%1'.",
    "Log in with: rdbulk auth login%1": "Faça login com: rdbulk auth login%1",
    "; it is valid for %1": "; vale por %1",
    "The access token of the profile '%1' is new%2.": "O token de acesso do perfil '%1' é novo%2.",
    "The access token was not renewed: %1": "O token de acesso não foi renovado: %1",
    "If the login has ended, log in again with rdbulk auth login.":
      "Se o login foi encerrado, faça login de novo com rdbulk auth login.",
    "The access token could not be renewed: %1": "Não foi possível renovar o token de acesso: %1",
    "The renewal did not finish.": "A renovação não terminou.",
    "RD_ACCESS_TOKEN is set; runs use it instead of any stored login.":
      "RD_ACCESS_TOKEN está definida; as execuções usam essa variável antes de qualquer login guardado.",
    "RD_REFRESH_TOKEN is set, and nothing is stored for it yet; the first run gets an access token.":
      "RD_REFRESH_TOKEN está definida, e nada foi guardado dela ainda; a primeira execução obtém um token de acesso.",
    "The stored login is now for another server.": "O login guardado agora é de outro servidor.",
    "The stored login is gone.": "Não há mais um login guardado.",
    "The profile holds a login of its own, which is not overwritten.":
      "O perfil tem um login próprio, que não é sobrescrito.",
    "The stored login has no refresh token.": "O login guardado não tem token de renovação.",
    "%1 The outcome of an earlier attempt is not known: it may have replaced the refresh token.":
      "%1 Não se sabe o que houve com uma tentativa anterior: ela talvez tenha trocado o token de renovação.",
    "The server gave a new token, but it could not be stored: %1 The stored refresh token may no longer be valid; if it "
      + "is refused, log in again.":
      "O servidor deu um token novo, e não foi possível guardar: %1 O token de renovação guardado talvez não valha mais; se "
      + "for recusado, faça login de novo.",
    "The renewal was asked for something that it does not wait for.":
      "Foi pedido à renovação algo que ela não está esperando.",
    "The login is no longer locked.": "O login não está mais travado.",

    // The login of a run.
    "The profile '%1' and the environment name two logins: %2 is set, too.":
      "O perfil '%1' e o ambiente indicam dois logins: %2 também está definida.",
    "Leave out --profile, or unset the variable.": "Tire --profile, ou apague a variável.",
    "The login of the profile '%1' is for %2, and its tokens are sent nowhere else; this command would send them to %3.":
      "O login do perfil '%1' é para %2, e os tokens não vão a nenhum outro lugar; este comando os enviaria para %3.",
    "Add --base-url %1, or name another --profile.": "Acrescente --base-url %1, ou indique outro --profile.",
    "the file of --token-file": "O arquivo de --token-file",
    "--api-key sends with the key in the environment variable RD_API_KEY, and it is not set.":
      "--api-key envia com a chave da variável de ambiente RD_API_KEY, e ela não está definida.",
    "The stored access token has expired or there is none, and no new one was given: %1":
      "O token de acesso guardado venceu ou não existe, e nenhum novo foi dado: %1",
    "Log in with rdbulk auth login.": "Faça login com rdbulk auth login.",
    "A new access token could not be obtained: %1": "Não foi possível obter um token de acesso novo: %1",
    "The renewal of the access token did not finish.": "A renovação do token de acesso não terminou.",
    " in the profile '%1'": " no perfil '%1'",
    "There is no access token%1. Log in with %2; or put a token into the environment variable RD_ACCESS_TOKEN or into a "
      + "file for --token-file; --sandbox rehearses without one.":
      "Não há token de acesso%1. Faça login com %2; ou ponha um token na variável de ambiente RD_ACCESS_TOKEN ou num "
      + "arquivo para --token-file; --sandbox ensaia sem token.",
    "There is no valid access token in %1.": "%1 não contém um token de acesso.",

    // Where logins are kept.
    "There is nowhere to store logins: neither XDG_CONFIG_HOME nor HOME is set.":
      "Não há lugar para logins: nem XDG_CONFIG_HOME nem HOME está definida.",
    "Set XDG_CONFIG_HOME to a folder that only you can read.":
      "Defina XDG_CONFIG_HOME com uma pasta que só você possa ler.",
    "%1 is a symbolic link, and logins are never read through one.":
      "%1 é um link simbólico, e logins nunca são lidos através de um.",
    "Put the file itself there, or remove the link and log in again.":
      "Ponha ali o próprio arquivo, ou remova o link e faça login de novo.",
    "The login %1 can't be read": "Não foi possível ler o login %1",
    "The login %1": "O login %1",
    "%1 is not a login that rdbulk has written.": "%1 não é um login gravado pelo rdbulk.",
    "Remove it and log in again.": "Remova e faça login de novo.",
    "%1 can't be opened": "Não foi possível abrir %1",
    "%1 can't be locked": "Não foi possível travar %1",
    "The login %1 can't be written": "Não foi possível gravar o login %1",
    "The login %1 can't be removed": "Não foi possível remover o login %1",
    "The folder %1 can't be read": "Não foi possível ler a pasta %1",
    "The folder %1 can't be opened": "Não foi possível abrir a pasta %1",
    "The folder %1": "A pasta %1",
    "The folder %1 can't be created": "Não foi possível criar a pasta %1",
    "The login of the profile '%1' is for no server that a token may be sent to.":
      "O login do perfil '%1' é para um servidor ao qual nenhum token pode ser enviado.",
    "Remove it and log in again: %1": "Remova e faça login de novo: %1",
    "%1 can't be examined": "Não foi possível examinar: %1",
    "%1 is not a file.": "%1 não é um arquivo.",
    "%1 belongs to another user, so it may not be yours to use.":
      "%1 pertence a outro usuário, então pode não ser seu para usar.",
    "Run rdbulk as that user, or set XDG_CONFIG_HOME to a folder of your own.":
      "Rode rdbulk como esse usuário, ou defina XDG_CONFIG_HOME com uma pasta sua.",
    "%1 can be written to by other users of this machine.": "%1 permite gravação a outros usuários desta máquina.",
    "%1 can be read by other users of this machine.": "%1 permite leitura a outros usuários desta máquina.",
    "Fix it: %1": "Corrija: %1",
  ]
}
