"""Rows into request bodies, `--dry-run`, against other tools that write the same lines."""

import shutil
import subprocess
from pathlib import Path

from bench import PEERS, Bench
from datasets import dataset, rows_of
from measure import Contender, Failed, compile_cpp

FULL, QUICK, SAMPLE = 1_500_000, 200_000, 5_000
# Python's own readers get a tenth of the file and are compared per row.
SLOW = 10
GIGABYTES = 1.3


def map_case(kind: str):
    """The case of one kind of file."""

    def run(bench: Bench) -> None:
        rows = rows_of(kind, bench.size(FULL, QUICK))
        bench.room(GIGABYTES)
        source = dataset(bench.data, kind, rows)
        few = max(1, rows // SLOW)
        commands = {name: (path, work, make) for name, path, work, make in contenders(bench, kind, source, rows, few)}
        odd = different(bench, kind, {name: make for name, (_, _, make) in commands.items()})
        racers = [
            Contender(
                f"{name} *" if name in odd else name,
                work,
                lambda folder, make=make, path=path: make(str(path)),
                is_ours=name == "rdbulk",
            )
            for name, (path, work, make) in commands.items()
        ]
        racers += limits(source, rows)
        if bench.against:
            racers = [one for one in racers if one.is_ours or one.name.removesuffix(" *") in bench.against]
        size = source.stat().st_size / rows
        print(f"  {source.name}: {source.stat().st_size / 1e6:.0f} MB, {size:.0f} bytes a row")
        bench.compare(bench.race(racers, "row"), rows)

    run.__doc__ = f"{rows_of(kind, FULL):,} rows of {kind} into request bodies, to /dev/null"
    return run


def contenders(bench: Bench, kind: str, source: Path, rows: int, few: int):
    """(name, file, rows in it, file name to command) of each that is there; rdbulk first."""
    start = dataset(bench.data, kind, few)
    if bench.rdbulk is not None:
        yield "rdbulk", source, rows, lambda path: dry_run(bench, path)
    script = str(PEERS / "map_rows.py")
    yield "Python csv+json", start, few, lambda path: bench.python(script, "json", path)
    if bench.supply.module("orjson"):
        yield "orjson", start, few, lambda path: bench.python(script, "orjson", path)
    if bench.supply.module("polars"):
        script_of_polars = bench.python(str(PEERS / "map_polars.py"))
        yield "polars", source, rows, lambda path: [*script_of_polars, path]
        yield "polars, one thread", source, rows, lambda path: bench.on_one_thread([*script_of_polars, path])
    if bench.supply.module("duckdb"):
        yield "DuckDB", source, rows, lambda path: bench.python(str(PEERS / "map_duckdb.py"), path)
    if kind.startswith("json"):
        try:
            program = compile_cpp(PEERS / "map_simdjson.cpp", bench.folder / "map_simdjson", ["simdjson"])
            yield "simdjson", source, rows, lambda path: [str(program), path]
        except Failed as failure:
            print(f"  simdjson is left out: {failure}")


def limits(source: Path, rows: int) -> list[Contender]:
    """What reading the bytes alone takes. `cat` must not see that nobody reads it: it goes through a pipe."""
    cat = ["sh", "-c", 'cat "$1" | cat > /dev/null', "sh", str(source)]
    return [
        Contender("wc -l", rows, lambda folder: [shutil.which("wc") or "wc", "-l", str(source)]),
        Contender("cat | cat", rows, lambda folder: cat),
    ]


def dry_run(bench: Bench, path: str) -> list[str]:
    return [str(bench.rdbulk), "lost", path, "--dry-run", "--progress", "none"]


def different(bench: Bench, kind: str, commands) -> set[str]:
    """Those whose lines for the kind's first rows are not Python's; what differs is told."""
    sample = str(dataset(bench.data, kind, rows_of(kind, SAMPLE)))
    outputs = {name: output(bench, make(sample)) for name, make in commands.items()}
    expected = outputs["Python csv+json"]
    odd = set()
    for name, found in outputs.items():
        if found != expected:
            odd.add(name)
            print(f"  * {name} writes other lines: {first_difference(expected, found)}")
    return odd


def output(bench: Bench, command: list[str]) -> list[bytes]:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=bench.env, timeout=300)
    return done.stdout.splitlines(keepends=True)


def first_difference(expected: list[bytes], found: list[bytes]) -> str:
    for number, (wanted, got) in enumerate(zip(expected, found), 1):
        if got != wanted:
            return f"line {number} is {got[:200]!r}, not {wanted[:200]!r}"
    return f"{len(found):,} lines, not {len(expected):,}"
