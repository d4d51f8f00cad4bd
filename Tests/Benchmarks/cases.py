"""The cases. Each says what it runs, against what, and what it should come to; it prints and does not judge."""

import csv
import filecmp
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import data
import quota
import report
from measure import Contender, Failed, Scale, compile_c
from server import BATCH_ROWS, Nginx, nginx

IN_FLIGHT = 32
PEERS = Path(__file__).with_name("peers")


@dataclass(frozen=True)
class Bench:
    """What the cases share. `rdbulk` is None where there is no binary; `runs` and `rows` where nobody asked."""

    rdbulk: Path | None
    runs: int | None
    rows: int | None
    folder: Path
    env: dict[str, str]
    scale: Scale

    def ours(self, name: str, work: int, command, check=lambda folder: None) -> list[Contender]:
        """The contender that is rdbulk, or none; `command` leaves the program's own path out."""
        if self.rdbulk is None:
            return []
        return [Contender(name, work, lambda folder: [str(self.rdbulk), *command(folder)], check)]

    def race(self, contenders: list[Contender], unit: str, default_runs: int = 5) -> list[Contender]:
        done = self.scale.race(contenders, self.runs or default_runs)
        if done:
            report.table(done, unit)
        return done

    @property
    def data(self) -> Path:
        return self.folder / "data"


def send(bench: Bench) -> None:
    rows = bench.rows or 200_000
    few = max(1, rows // 4)  # curl keeps every transfer of its config in memory; compared per request
    source, bodies = data.lost_csv(bench.data, rows), data.bodies(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:
        contenders = bench.ours("rdbulk", rows, lambda folder: send_arguments(source, server, folder), accepted(rows))
        try:
            loop = compile_c(PEERS / "curl_loop.c", bench.folder / "curl_loop", ["libcurl"])
            command = [str(loop), server.url, str(rows), str(IN_FLIGHT), str(bodies)]
            contenders.append(Contender("curl_loop", rows, lambda folder: command))
        except Failed as failure:
            print(f"  curl_loop is left out: {failure}")
        if curl := shutil.which("curl"):
            config = data.curl_config(
                bench.folder / "curl.config", server.url, bench.env["RD_ACCESS_TOKEN"], bodies, few
            )
            # `-q` keeps a ~/.curlrc out, and must come first.
            parallel = [curl, "-q", "--parallel", "--parallel-max", str(IN_FLIGHT), "-K", str(config)]
            contenders.append(Contender("curl --parallel", few, lambda folder: parallel))
        else:
            print("  curl --parallel is left out: curl is not installed (Debian: curl)")
        report.pairs(bench.race([counted(server, one, one.work) for one in contenders], "request"))
    report.target("wall ≤ 1.25 and CPU ≤ 1.6 of curl_loop; ≥ 1.4 times as fast as curl --parallel")


def journal(bench: Bench) -> None:
    rows = bench.rows or 200_000
    source = data.lost_csv(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:

        def arguments(sync: str):
            return lambda folder: [*send_arguments(source, server, folder), "--sync", sync]

        def to(output: str) -> list[str]:
            """Standard output is no file that a run could go on with, so no journal is kept."""
            script = 'file=$1; shift; exec "$@" > "$file"'
            return ["sh", "-c", script, "sh", output, str(bench.rdbulk), *without_output(source, server)]

        contenders = bench.ours("--sync batch", rows, arguments("batch"), accepted(rows))
        contenders += bench.ours("--sync none", rows, arguments("none"), accepted(rows))
        if contenders:
            contenders.append(
                Contender("> file", rows, lambda folder: to(str(folder / "results.csv")), accepted(rows))
            )
            contenders.append(Contender("> /dev/null", rows, lambda folder: to("/dev/null")))
        report.pairs(bench.race([counted(server, one, rows) for one in contenders], "request"))
    report.target("wall of --sync batch ≤ 1.03 of > file, which has no journal")


def batch(bench: Bench) -> None:
    requests = max(1, (bench.rows or 200_000) // BATCH_ROWS)
    rows = requests * BATCH_ROWS
    source = data.lost_csv(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:

        def arguments(folder: Path) -> list[str]:
            return [*send_arguments(source, server, folder), "--batch", str(BATCH_ROWS)]

        ours = bench.ours(f"rdbulk --batch {BATCH_ROWS}", rows, arguments, accepted(rows))
        bench.race([counted(server, one, requests) for one in ours], "row")


def map_rows(bench: Bench) -> None:
    rows = bench.rows or 1_000_000
    source, expected = data.lost_csv(bench.data, rows), data.bodies(bench.data, rows)

    def same(folder: Path) -> None:
        found = folder / "out.jsonl"
        if not filecmp.cmp(expected, found, shallow=False):
            raise Failed(first_difference(expected, found))

    script = [sys.executable, str(PEERS / "map_csv.py"), str(source)]
    contenders = bench.ours("rdbulk --dry-run", rows, lambda folder: dry_run_arguments(source, folder), same)
    contenders.append(Contender("Python csv+json", rows, lambda folder: [*script, str(folder / "out.jsonl")], same))
    report.pairs(bench.race(contenders, "row"))
    report.target("≥ 20 times as fast as Python, outputs equal byte for byte")


def memory(bench: Bench) -> None:
    middle = bench.rows or 200_000
    contenders: list[Contender] = []
    for rows in (max(1, middle // 10), middle, middle * 10):
        source = data.lost_csv(bench.data, rows)
        contenders += bench.ours(
            "rdbulk --dry-run", rows, lambda folder, source=source: dry_run_arguments(source, folder)
        )
    bench.race(contenders, "row")
    report.target("peak ≤ 32 MiB, and the same for every size")


def startup(bench: Bench) -> None:
    contenders = bench.ours("rdbulk --version", 1, lambda folder: ["--version"])
    if curl := shutil.which("curl"):
        contenders.append(Contender("curl --version", 1, lambda folder: [curl, "-q", "--version"]))
    for one in bench.scale.race(contenders, bench.runs or 30):
        milliseconds = [run.wall_s * 1e3 for run in one.samples]
        peak = median(run.rss_mb for run in one.samples)
        print(f"  {one.name}: {report.spread(milliseconds, 1)} ms, {peak:.1f} MiB, {len(milliseconds)} runs")
    report.target("rdbulk below 15 ms")


def quota_kept(bench: Bench) -> None:
    if bench.rdbulk is not None:
        quota.run(bench.rdbulk, bench.scale, bench.folder, bench.data, bench.env)
    report.target("no 429, ≥ 114 rows a minute")


CASES = {
    "send": send,
    "journal": journal,
    "batch": batch,
    "map": map_rows,
    "memory": memory,
    "startup": startup,
    "quota": quota_kept,
}
ONLY_WHEN_NAMED = {"quota"}


def send_arguments(source: Path, server: Nginx, folder: Path) -> list[str]:
    return [*without_output(source, server), "-o", str(folder / "results.csv")]


def without_output(source: Path, server: Nginx) -> list[str]:
    limits = ["--rate", "unlimited", "--concurrency", str(IN_FLIGHT), "--base-url", server.url]
    return ["lost", str(source), *limits, "--progress", "none"]


def dry_run_arguments(source: Path, folder: Path) -> list[str]:
    return ["lost", str(source), "--dry-run", "--progress", "none", "-o", str(folder / "out.jsonl")]


def accepted(rows: int):
    """A check that the results hold one accepted row for each row sent."""

    def check(folder: Path) -> None:
        with open(folder / "results.csv", encoding="utf-8-sig", newline="") as file:
            found = sum(row["status"] == "accepted" for row in csv.DictReader(file))
        if found != rows:
            raise Failed(f"{found:,} rows accepted, {rows:,} sent")

    return check


def counted(server: Nginx, contender: Contender, requests: int) -> Contender:
    """The same contender, with a check that the server had exactly so many requests from it."""
    before = 0

    def command(folder: Path) -> list[str]:
        nonlocal before
        before = server.requests()
        return contender.command(folder)

    def check(folder: Path) -> None:
        had = server.requests() - before - 1  # the second question counts itself
        if had != requests:
            raise Failed(f"the server had {had:,} requests, not {requests:,}")
        contender.check(folder)

    return replace(contender, command=command, check=check)


def first_difference(expected: Path, found: Path) -> str:
    with open(expected, "rb") as left, open(found, "rb") as right:
        for number, wanted in enumerate(left, 1):
            got = right.readline()
            if got != wanted:
                return f"output line {number} is {got!r}, not {wanted!r}"
    return "the output goes on after its last line"
