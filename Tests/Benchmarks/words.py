"""Random texts, addresses and numbers from a seed.

A processor's branch predictor learns rows that repeat after a few hundred, and then a program looks faster than it is
on anybody's own file. So every draw is independent, from pools of thousands.
"""

import random

SEED = 20240611

ASCII_WORDS = """a o de da em com para por cliente contato resposta proposta valor plano mensal anual contrato prazo entrega equipe
compras financeiro diretoria reuniao agenda semana janeiro fevereiro abril maio junho agosto setembro outubro novembro
dezembro concorrente mercado sistema suporte teste demonstracao licenca desconto pagamento boleto retorno telefone
ligou mensagem pediu aguarda decidiu adiou cancelou mudou fechou comprou sem mais menos caro barato longo curto
interno externo projeto verba corte fornecedor atual antigo novo integracao treinamento implantacao responsavel
gerente saiu da empresa""".split()
ACCENTED_WORDS = """não é até após já só será também orçamento preço previsão reunião decisão solução integração ligação março três mês
próximo responsável família indústria comércio serviço negociação condições à às então avó pública técnico período
começo atenção Conceição São João Antônio Brasília Goiânia “urgente” – € №""".split()
FIRST_NAMES = """ana joao maria pedro lucas julia contato vendas comercial compras financeiro atendimento rafael fernanda bruno camila
diego elaine fabio gabriela heitor isabela jorge karina""".split()
LAST_NAMES = "silva souza lima costa alves rocha dias melo pinto castro nunes ramos teixeira cardoso moreira".split()
COMPANY_WORDS = LAST_NAMES + ["empresa", "loja", "grupo", "agencia", "industria"]
ENDINGS = ["com.br", "com", "net", "ind.br", "io", "org.br", "adv.br", "eng.br"]

POOL = 20_000
MOST_WORDS = 14
# A row's quote rate is that of its stretch; stretches are up to so many rows long.
LONGEST_STRETCH = 2_000
HIGHEST_RATE = 0.5


class Chance(random.Random):
    """Draws that cost little for each row."""

    def pick(self, pool):
        return pool[int(self.random() * len(pool))]

    def below(self, limit: int) -> int:
        return int(self.random() * limit)

    def number(self) -> int:
        """Of one to nine digits, each count as likely as the others."""
        return int(10 ** (9 * self.random()))

    def decimal(self) -> str:
        return f"{self.number()}.{self.below(100):02}" if self.random() < 0.5 else str(self.number())

    def rates(self):
        """A quote rate for each row, without end; each stretch of rows has one of its own."""
        while True:
            rate = self.random() * HIGHEST_RATE
            for _ in range(1 + self.below(LONGEST_STRETCH)):
                yield rate


def sentence(chance: Chance, words: list[str], accents: float = 0) -> str:
    count = 1 + chance.below(MOST_WORDS)
    text = " ".join(chance.pick(ACCENTED_WORDS if chance.random() < accents else words) for _ in range(count))
    return text[0].upper() + text[1:] + (f" {chance.number()}" if chance.random() < 0.3 else "")


def with_marks(chance: Chance, text: str) -> str:
    """With one to four commas or words in quotes."""
    words = text.split(" ")
    for _ in range(1 + chance.below(4)):
        place = chance.below(len(words))
        words[place] = f'"{words[place]}"' if chance.random() < 0.4 else f"{words[place]},"
    return " ".join(words)


def broken(chance: Chance) -> str:
    """Two to five lines, some with marks; LF or CRLF between them."""
    lines = [sentence(chance, ASCII_WORDS, 0.2) for _ in range(2 + chance.below(4))]
    end = chance.pick(["\n", "\r\n"])
    return end.join([with_marks(chance, line) if chance.random() < 0.5 else line for line in lines])


def name(chance: Chance) -> str:
    first = chance.pick(FIRST_NAMES)
    return first + chance.pick(["", *(mark + chance.pick(LAST_NAMES) for mark in ("", ".", "_", "-"))])


def domain(chance: Chance) -> str:
    parts = [chance.pick(COMPANY_WORDS) for _ in range(1 + chance.below(3))]
    return "-".join(parts) + chance.pick(["", str(chance.below(1_000))]) + "." + chance.pick(ENDINGS)


def pool(name: str, make) -> list[str]:
    """The same for a name, whatever else was drawn."""
    chance = Chance(f"{SEED} {name}")
    return [make(chance) for _ in range(POOL)]


PLAIN = pool("plain", lambda chance: sentence(chance, ASCII_WORDS))
MIXED = pool("mixed", lambda chance: sentence(chance, ASCII_WORDS, chance.pick([0, 0, 0.2])))
ACCENTED = pool("accented", lambda chance: "É " + sentence(chance, ACCENTED_WORDS))
MARKED = pool("marked", lambda chance: with_marks(chance, sentence(chance, ASCII_WORDS, chance.pick([0, 0.2]))))
BROKEN = pool("broken", broken)
NAMES = pool("names", name)
DOMAINS = pool("domains", domain)


def address(chance: Chance, number: int) -> str:
    """Valid, and one of a kind: `number` is the row's."""
    return f"{chance.pick(NAMES)}{number}@{chance.pick(DOMAINS)}"


def reason(chance: Chance, rate: float) -> str:
    """1 % with line breaks, `rate` with commas and quotes, 1 % empty, 1 % with blanks around, the others plain."""
    draw = chance.random()
    if draw < 0.01:
        return chance.pick(BROKEN)
    if draw < 0.02:
        return ""
    if draw < 0.03:
        return f"  {chance.pick(MIXED)} "
    return chance.pick(MARKED if draw < 0.03 + rate else MIXED)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def cell(text: str) -> str:
    """Quoted where CSV asks for it."""
    return quoted(text) if any(mark in text for mark in ',"\n') else text
