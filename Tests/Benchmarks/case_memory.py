"""Peak memory over ten million rows, against the same with a hundredth of them: it must not grow with the file."""

from pathlib import Path

import data
from bench import IN_FLIGHT, Bench
from case_send import send_arguments
from measure import Contender
from server import nginx, sandbox

FULL, QUICK = 10_000_000, 500_000
SMALLER = 100


def dry_run(bench: Bench) -> None:
    """Peak memory of --dry-run at 10,000,000 rows"""

    def contender(rows: int) -> list[Contender]:
        source = data.lost_csv(bench.data, rows)
        return bench.ours("--dry-run", rows, lambda folder: ["lost", str(source), "--dry-run", "--progress", "none"])

    grow(bench, contender)


def send(bench: Bench) -> None:
    """Peak memory of sending 10,000,000 rows one by one to nginx"""
    with nginx(bench.folder / "nginx", bench.env) as server:

        def contender(rows: int) -> list[Contender]:
            source = data.lost_csv(bench.data, rows)
            return bench.ours("send", rows, lambda folder: send_arguments(source, server, folder))

        grow(bench, contender)


def batch(bench: Bench) -> None:
    """Peak memory of sending 10,000,000 rows with --batch max to the sandbox"""
    if bench.rdbulk is None:
        return
    with sandbox(bench.rdbulk, bench.folder / "sandbox", "unlimited", bench.env, keeps_log=False) as (url, _):
        settings = ["--rate", "unlimited", "--concurrency", str(IN_FLIGHT), "--base-url", url, "--batch", "max"]

        def contender(rows: int) -> list[Contender]:
            source = data.lost_csv(bench.data, rows)

            def arguments(folder: Path) -> list[str]:
                return ["lost", str(source), *settings, "--progress", "none", "-o", str(folder / "results.csv")]

            return bench.ours("--batch max", rows, arguments)

        grow(bench, contender)


def grow(bench: Bench, contender) -> None:
    """One run of each size without a warm-up: peaks hardly differ between runs. The ratio is large ÷ small."""
    rows = bench.size(FULL, QUICK)
    bench.room(rows * 260 / 1e9)
    large, small = contender(rows), contender(max(1, rows // SMALLER))
    runs = bench.runs or (1 if rows >= FULL else 3)
    done = bench.run(small + large, runs, warm=False)
    if len(done) < 2:
        return
    for one in done:
        peaks = ", ".join(f"{run.rss_mb:.1f}" for run in one.samples)
        print(f"  {one.name}, {one.work:,} rows: peak {peaks} MiB, wall {one.samples[0].wall_s:.1f} s")
    peaks = [many.rss_mb / few.rss_mb for many, few in zip(done[1].samples, done[0].samples)]
    bench.note(f"peak at {done[0].work:,} rows", rows, peaks)
