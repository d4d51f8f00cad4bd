"""Starting and ending, with nothing or one row in between."""

import shutil

import data
import report
from bench import Bench
from measure import Contender


def startup(bench: Bench) -> None:
    """--version, and --dry-run of one row, 30 runs"""
    source = data.lost_csv(bench.data, 1)
    contenders = bench.ours("--version", 1, lambda folder: ["--version"])
    if curl := shutil.which("curl"):
        contenders.append(Contender("curl --version", 1, lambda folder: [curl, "-q", "--version"]))
    contenders += bench.ours("--dry-run, 1 row", 1, lambda folder: ["lost", str(source), "--dry-run"])
    done = bench.run(contenders, bench.runs or (10 if bench.quick else 30))
    for one in done:
        milliseconds = [run.wall_s * 1e3 for run in one.samples]
        peak = max(run.rss_mb for run in one.samples)
        print(f"  {one.name}: {report.spread(milliseconds, 1)} ms, {peak:.1f} MiB, {len(milliseconds)} runs")
    bench.compare([one for one in done if one.name != "--dry-run, 1 row"], 1)
