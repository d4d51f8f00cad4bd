"""The input every contender gets: made from a seed, the same on every machine, kept between runs."""

import os
from pathlib import Path

from peers import map_rows
from words import SEED, Chance, address, cell, reason

# Part of the file names, and kept with each ratio: raise it when the rows change.
VERSION = 2

def lost_csv(folder: Path, rows: int) -> Path:
    """`email,reason` with `rows` data rows; a smaller file is the beginning of a larger one."""
    path = folder / f"lost-v{VERSION}-{SEED}-{rows}.csv"
    if path.exists():
        return path
    chance = Chance(SEED)
    with replacing(path) as file:
        file.write("email,reason\n")
        for number, rate in zip(range(rows), chance.rates()):
            file.write(f"{address(chance, number)},{cell(reason(chance, rate))}\n")
    return path


def bodies(folder: Path, rows: int) -> Path:
    """What `lost_csv(rows)` becomes: a request body a line, by the Python peer. What the senders send."""
    source = lost_csv(folder, rows)
    path = source.with_suffix(".bodies")
    if not path.exists():
        draft = path.with_name(path.name + ".part")
        with open(draft, "wb") as target:
            if map_rows.main("json", str(source), target) != 0:
                raise ValueError("the generated rows are not all valid")
        os.replace(draft, path)
    return path


def curl_config(path: Path, url: str, token: str, source: Path, rows: int) -> Path:
    """A file for `curl -K`: the first `rows` bodies of `source`, one transfer each, answers thrown away."""
    with open(source, encoding="utf-8", newline="\n") as lines, replacing(path) as out:
        for number, body in zip(range(rows), lines):
            quoted = body.rstrip("\n").replace("\\", "\\\\").replace('"', '\\"')
            if number:
                out.write("next\n")
            out.write(
                f'url = "{url}/platform/events?event_type=opportunity_lost"\n'
                f'data-raw = "{quoted}"\n'
                'header = "Content-Type: application/json"\n'
                f'header = "Authorization: Bearer {token}"\n'
                "fail\nsilent\nshow-error\n"
                'output = "/dev/null"\n'
            )
    return path


class replacing:
    """Writes beside `path` and renames at the end, so that an interrupted run leaves no half a file behind."""

    def __init__(self, path: Path):
        self.path, self.draft = path, path.with_name(path.name + ".part")

    def __enter__(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(self.draft, "w", encoding="utf-8", newline="")
        return self.file

    def __exit__(self, kind, error, trace):
        self.file.close()
        if kind is None:
            os.replace(self.draft, self.path)
        else:
            self.draft.unlink(missing_ok=True)
