"""How cost grows: with the number of rows, with their width, with the requests in flight. No peers, no ratios kept."""

from pathlib import Path
from statistics import median

import data
import report
from bench import Bench
from case_send import accepted, counted
from datasets import wider_csv
from measure import Contender
from server import nginx

ROWS = [100_000, 1_000_000, 5_000_000, 10_000_000]
WIDTHS = [30, 100, 300, 1_000, 10_000]
WIDTH_BYTES = 200_000_000
IN_FLIGHT = [1, 4, 16, 32, 64, 256]
SENT = 100_000


def growth(bench: Bench) -> None:
    """Cost by number of rows, row width and requests in flight; rdbulk alone"""
    by_rows(bench)
    by_width(bench)
    by_concurrency(bench)


def by_rows(bench: Bench) -> None:
    counts = [count for count in ROWS if count <= bench.size(ROWS[-1], ROWS[1])]
    files = {f"{count:,}": (data.lost_csv(bench.data, count), count) for count in counts}
    table("rows, --dry-run", "row", maps(bench, files))


def by_width(bench: Bench) -> None:
    size = WIDTH_BYTES // (20 if bench.quick else 1)
    files = {f"{width:,} bytes": (wider_csv(bench.data, size // width, width), size // width) for width in WIDTHS}
    table("row width, --dry-run", "row", maps(bench, files))


def maps(bench: Bench, files: dict[str, tuple[Path, int]]) -> list[Contender]:
    contenders = []
    for name, (file, rows) in files.items():
        command = ["lost", str(file), "--dry-run", "--progress", "none"]
        contenders += bench.ours(name, rows, lambda folder, command=command: command)
    return bench.run(contenders, bench.runs or 3)


def by_concurrency(bench: Bench) -> None:
    rows = bench.size(SENT, SENT // 10)
    rows = min(rows, SENT)
    source = data.lost_csv(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:
        contenders = []
        for count in IN_FLIGHT:

            def arguments(folder: Path, count=count) -> list[str]:
                limits = ["--rate", "unlimited", "--concurrency", str(count), "--base-url", server.url]
                return ["lost", str(source), *limits, "--progress", "none", "-o", str(folder / "results.csv")]

            ours = bench.ours(f"{count} in flight", rows, arguments, accepted(rows))
            contenders += [counted(server, one, rows) for one in ours]
        table("requests in flight", "request", bench.run(contenders, bench.runs or 3))


def table(title: str, unit: str, done: list[Contender]) -> None:
    lines = [[title, "wall s", f"wall µs/{unit}", f"CPU µs/{unit}", "peak MiB"]]
    for one in done:
        wall, cpu = (median(getattr(run, name) for run in one.samples) for name in ("wall_s", "cpu_s"))
        peak = max(run.rss_mb for run in one.samples)
        lines.append([
            one.name,
            f"{wall:.3f}",
            f"{wall / one.work * 1e6:.3f}",
            f"{cpu / one.work * 1e6:.3f}",
            f"{peak:.1f}",
        ])
    report.print_columns(lines)
    print()
