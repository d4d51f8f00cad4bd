"""The files that the mapping cases read, one kind each; all from the seed in words.py."""

import json
from pathlib import Path

from data import VERSION, lost_csv, replacing
from words import ACCENTED, BROKEN, DOMAINS, MARKED, MIXED, NAMES, PLAIN, SEED, Chance, address, cell, quoted, reason

# Kinds with long rows have so many times fewer of them, which makes files of about the same size.
FEWER = {"csv-huge": 1_000, "csv-wide": 5}
HUGE_BYTES = (30_000, 90_000)
WIDE_COLUMNS = 30

# What salespeople choose from a list: as it stands, with commas and quotes, with line breaks.
CHOICES = """Preço alto|Sem verba|Fechou com outro|Não responde|Ficou para depois|Fora do perfil|Telefone errado
Quem decide saiu|Sem interesse agora|Entrega demorada|Acima do orçamento|Não retornou|A solução não atende|Repetido
Teste acabou|Falta uma integração""".replace("\n", "|").split("|")
MARKED_CHOICES = """Preço alto, nenhum desconto|Disse "agora não", quem sabe em abril|Verba congelada, volta em 2027
Ficou com o plano "Essencial" de outro|Sem verba, sem prazo, sem decisão|Desmarcou: "semana cheia", disse
Não atende a ligação, nem o e-mail""".replace("\n", "|").split("|")
BROKEN_CHOICES = ['Ligação 1: ninguém\nLigação 2: "está caro"', "Por quê:\n- valor\n- prazo, frete", "Não quer\nfalar"]


def plain_csv(file, rows: int, chance: Chance) -> None:
    file.write("email,reason\n")
    for number in range(rows):
        file.write(f"{address(chance, number)},{chance.pick(PLAIN)}\n")


def quoted_csv(file, rows: int, chance: Chance) -> None:
    file.write("email,reason\n")
    for number, rate in zip(range(rows), chance.rates()):
        text = chance.pick(BROKEN if chance.random() < 0.1 else MARKED if chance.random() < rate else MIXED)
        file.write(f"{quoted(address(chance, number))},{quoted(text)}\n")


def accented_csv(file, rows: int, chance: Chance) -> None:
    file.write("email,reason\n")
    for number in range(rows):
        file.write(f"joão.{chance.pick(NAMES)}{number}@ação-{chance.pick(DOMAINS)},{chance.pick(ACCENTED)}\n")


def chosen(chance: Chance, number: int) -> str:
    draw = chance.random()
    text = chance.pick(BROKEN_CHOICES if draw < 0.01 else MARKED_CHOICES if draw < 0.25 else CHOICES)
    if chance.random() < 0.3:
        text += f" #{number}"
    return text + " 😕" if 0.5 < draw < 0.505 else text


def choices_csv(file, rows: int, chance: Chance) -> None:
    file.write("email,reason\n")
    for number in range(rows):
        file.write(f"{address(chance, chance.below(1_000_000))},{cell(chosen(chance, number))}\n")


def wide_csv(file, rows: int, chance: Chance) -> None:
    names = [f"coluna_{place}" for place in range(WIDE_COLUMNS)]
    names[7], names[23] = "email", "reason"
    file.write(",".join(names) + "\n")
    for number, rate in zip(range(rows), chance.rates()):
        cells = [wide_cell(chance, rate) for _ in range(WIDE_COLUMNS)]
        cells[7], cells[23] = address(chance, number), cell(reason(chance, rate))
        file.write(",".join(cells) + "\n")


def wide_cell(chance: Chance, rate: float) -> str:
    draw = chance.random()
    if draw < 0.2:
        return ""
    if draw < 0.6:
        return chance.decimal()
    return quoted(f"R$ {chance.number()},00") if draw < 0.6 + rate / 4 else chance.pick(NAMES)


def huge_csv(file, rows: int, chance: Chance) -> None:
    file.write("email,reason\n")
    low, high = HUGE_BYTES
    for number, rate in zip(range(rows), chance.rates()):
        size, texts = low + chance.below(high - low), []
        while size > 0:
            texts.append(chance.pick(BROKEN if chance.random() < 0.05 else MARKED if chance.random() < rate else MIXED))
            size -= len(texts[-1])
        file.write(f"{address(chance, number)},{quoted('. '.join(texts))}\n")


def member(text: str, ascii_only: bool = False) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)


def json_members(chance: Chance, number: int, rate: float) -> list[str]:
    tags = ",".join(f'"{chance.pick(NAMES)}"' for _ in range(chance.below(4)))
    is_open = chance.pick(["true", "false", "null"])
    deal = f'{{"owner":"{chance.pick(NAMES)}","value":{chance.decimal()},"tags":[{tags}],"open":{is_open}}}'
    return [
        f'"id":{chance.number()}',
        f'"email":"{address(chance, number)}"',
        f'"deal":{deal}',
        f'"reason":{member(reason(chance, rate))}',
    ]


def uniform_jsonl(file, rows: int, chance: Chance) -> None:
    for number, rate in zip(range(rows), chance.rates()):
        file.write("{" + ",".join(json_members(chance, number, rate)) + "}\n")


def shuffled_jsonl(file, rows: int, chance: Chance) -> None:
    """Rows whose members have another order each."""
    for number, rate in zip(range(rows), chance.rates()):
        members = json_members(chance, number, rate)
        chance.shuffle(members)
        file.write("{" + ",".join(members) + "}\n")


def choices_jsonl(file, rows: int, chance: Chance) -> None:
    """A tenth of the rows has escapes instead of accents."""
    for number in range(rows):
        email, text = address(chance, chance.below(1_000_000)), chosen(chance, number)
        plan, tag = chance.pick(["free", "pro", "enterprise"]), chance.below(1_024)
        extra = f'{{"src": "crm", "score": {chance.below(100)}, "plan": "{plan}", "tags": [{tag}, true, null]}}'
        words = member(text, ascii_only=chance.random() < 0.1)
        file.write(f'{{"email": "{email}", "reason": {words}, "extra": {extra}}}\n')


def short_jsonl(file, rows: int, chance: Chance) -> None:
    for number, rate in zip(range(rows), chance.rates()):
        file.write(f'{{"email":"{address(chance, number)}","reason":{member(reason(chance, rate))}}}\n')


KINDS = {
    "csv-plain": plain_csv,
    "csv-quoted": quoted_csv,
    "csv-accented": accented_csv,
    "csv-choices": choices_csv,
    "csv-wide": wide_csv,
    "csv-huge": huge_csv,
    "json-uniform": uniform_jsonl,
    "json-shuffled": shuffled_jsonl,
    "json-choices": choices_jsonl,
    "json-short": short_jsonl,
}


def wider_csv(folder: Path, rows: int, width: int) -> Path:
    """`rows` rows of random words, each half to one and a half times `width` bytes long."""
    path = folder / f"csv-of-{width}-v{VERSION}-{rows}.csv"
    if not path.exists():
        chance = Chance(SEED)
        words = " ".join(PLAIN)
        with replacing(path) as file:
            file.write("email,reason\n")
            for number in range(rows):
                start = f"c{number}@b.co,"
                length = max(1, width // 2 + chance.below(width) - len(start) - 1)
                place = chance.below(len(words) - length)
                file.write(start + words[place : place + length] + "\n")
    return path


def dataset(folder: Path, kind: str, rows: int) -> Path:
    """The file of a kind, with `rows` rows; `csv-mixed` is the one that the sending cases use."""
    if kind == "csv-mixed":
        return lost_csv(folder, rows)
    path = folder / f"{kind}-v{VERSION}-{SEED}-{rows}.{'jsonl' if kind.startswith('json') else 'csv'}"
    if not path.exists():
        with replacing(path) as file:
            KINDS[kind](file, rows, Chance(SEED))
    return path


def rows_of(kind: str, rows: int) -> int:
    return max(1, rows // FEWER.get(kind, 1))
