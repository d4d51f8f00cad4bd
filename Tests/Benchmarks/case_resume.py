"""Going on with a job of ten million rows of which all but the last five hundred have their results."""

import shutil
from pathlib import Path

import data
from bench import IN_FLIGHT, Bench
from measure import Contender, Failed
from server import BATCH_ROWS, Nginx, nginx

FULL, QUICK = 10_000_000, 500_000


def resume(bench: Bench) -> None:
    """--resume over 10,000,000 rows that are done: time and peak memory"""
    if bench.rdbulk is None:
        return
    rows = max(1, bench.size(FULL, QUICK) // BATCH_ROWS) * BATCH_ROWS
    bench.room(rows * 450 / 1e9)
    done, grown = data.lost_csv(bench.data, rows), data.lost_csv(bench.data, rows + BATCH_ROWS)
    with nginx(bench.folder / "nginx", bench.env) as server:
        job = finished_job(bench, server, done, rows)

        def copy(folder: Path, original: Path) -> list[str]:
            for path in job.iterdir():
                shutil.copy(path, folder / path.name)
            # A job is bound to the input's bytes, not to its name: the same bytes with more behind them.
            return command(server, original, folder, "--resume")

        contenders = bench.ours("--resume", rows, lambda folder: copy(folder, grown), complete(rows + BATCH_ROWS))
        both = ["sh", "-c", 'cat "$@" | wc -l', "sh", str(grown), str(job / "results.csv")]
        contenders.append(Contender("cat | wc -l", rows, lambda folder: both))
        raced = bench.race(contenders, "row", runs=3)
        bench.compare(raced, rows)
    shutil.rmtree(job, ignore_errors=True)
    if raced and raced[0].is_ours:
        print(f"  peak of --resume: {max(run.rss_mb for run in raced[0].samples):.1f} MiB")


def finished_job(bench: Bench, server: Nginx, source: Path, rows: int) -> Path:
    """A folder with results and journal of a job that is done, made by sending in batches."""
    job = bench.folder / "job"
    shutil.rmtree(job, ignore_errors=True)
    job.mkdir(parents=True)
    made = Contender("a job to go on with", rows, lambda folder: [str(bench.rdbulk), *command(server, source, job)])
    print(f"  made {rows:,} results in {bench.scale.run_once(made).wall_s:.1f} s", flush=True)
    return job


def command(server: Nginx, source: Path, folder: Path, *more: str) -> list[str]:
    limits = ["--rate", "unlimited", "--concurrency", str(IN_FLIGHT), "--base-url", server.url]
    output = ["--batch", str(BATCH_ROWS), "--progress", "none", "-o", str(folder / "results.csv")]
    return ["lost", str(source), *limits, *output, *more]


def complete(rows: int):
    """A check that there is a result for each row and not one more."""

    def check(folder: Path) -> None:
        with open(folder / "results.csv", "rb") as file:
            found = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1
        if found != rows:
            raise Failed(f"{found:,} results for {rows:,} rows")

    return check
