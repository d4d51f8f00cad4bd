"""The files that the mapping cases read, one kind each; all from data.py's seed."""

import json
import random
from pathlib import Path

from data import BROKEN, PLAIN, QUOTED, SEED, VERSION, lost_csv, reason, replacing

# Kinds with long rows have so many times fewer of them, which makes files of about the same size.
FEWER = {"csv-huge": 1_000, "csv-wide": 5}
HUGE_BYTES = 60_000
WIDE_COLUMNS = 30


def address(number: int) -> str:
    return f"contato.{number}@exemplo{number % 97}.com.br"


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def plain_csv(file, rows: int, chance) -> None:
    file.write("email,reason\n")
    for number in range(rows):
        file.write(f"{address(number)},Sem resposta ao contato de numero {number}\n")


def quoted_csv(file, rows: int, chance) -> None:
    file.write("email,reason\n")
    texts = QUOTED + BROKEN
    for number in range(rows):
        file.write(f"{quoted(address(number))},{quoted(f'{texts[number % len(texts)]} {number}')}\n")


def accented_csv(file, rows: int, chance) -> None:
    file.write("email,reason\n")
    for number in range(rows):
        words = f"Não há previsão orçamentária até março – “é só” № {number}"
        file.write(f"joão.{number}@ação{number % 97}.com.br,{words}\n")


def wide_csv(file, rows: int, chance) -> None:
    names = [f"coluna_{place}" for place in range(WIDE_COLUMNS)]
    names[7], names[23] = "email", "reason"
    file.write(",".join(names) + "\n")
    cells = [f"valor {place}" for place in range(WIDE_COLUMNS)]
    for number in range(rows):
        cells[7], cells[23], cells[11] = address(number), PLAIN[number % len(PLAIN)], quoted(f"R$ {number},00")
        file.write(",".join(cells) + "\n")


def huge_csv(file, rows: int, chance) -> None:
    file.write("email,reason\n")
    text = ("Disse que volta a falar, \"talvez\", depois da reunião de março.\n" * (HUGE_BYTES // 60))[:HUGE_BYTES]
    for number in range(rows):
        file.write(f"{address(number)},{quoted(text + str(number))}\n")


def member(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def json_members(number: int, chance) -> list[str]:
    words = reason(chance(), number)
    if words.startswith('"'):
        words = words[1:-1].replace('""', '"')
    return [
        f'"id":{number}',
        f'"email":"{address(number)}"',
        f'"deal":{{"owner":"ana","value":{number % 9_000}.5,"tags":["a","b"],"open":false}}',
        f'"reason":{member(words)}',
    ]


def uniform_jsonl(file, rows: int, chance) -> None:
    for number in range(rows):
        file.write("{" + ",".join(json_members(number, chance)) + "}\n")


def shuffled_jsonl(file, rows: int, chance) -> None:
    """The same rows, their members in another order each."""
    order = random.Random(SEED + 1).shuffle
    for number in range(rows):
        members = json_members(number, chance)
        order(members)
        file.write("{" + ",".join(members) + "}\n")


KINDS = {
    "csv-plain": plain_csv,
    "csv-quoted": quoted_csv,
    "csv-accented": accented_csv,
    "csv-wide": wide_csv,
    "csv-huge": huge_csv,
    "json-uniform": uniform_jsonl,
    "json-shuffled": shuffled_jsonl,
}


def wider_csv(folder: Path, rows: int, width: int) -> Path:
    """`rows` rows of about `width` bytes each, of plain text."""
    path = folder / f"csv-of-{width}-v{VERSION}-{rows}.csv"
    if not path.exists():
        with replacing(path) as file:
            file.write("email,reason\n")
            for number in range(rows):
                start = f"c{number}@b.co,"
                file.write(start + ("Sem resposta " * (width // 13 + 1))[: width - len(start) - 1] + "\n")
    return path


def dataset(folder: Path, kind: str, rows: int) -> Path:
    """The file of a kind, with `rows` rows; `csv-mixed` is the one that the sending cases use."""
    if kind == "csv-mixed":
        return lost_csv(folder, rows)
    path = folder / f"{kind}-v{VERSION}-{SEED}-{rows}.{'jsonl' if kind.startswith('json') else 'csv'}"
    if not path.exists():
        with replacing(path) as file:
            KINDS[kind](file, rows, random.Random(SEED).random)
    return path


def rows_of(kind: str, rows: int) -> int:
    return max(1, rows // FEWER.get(kind, 1))
