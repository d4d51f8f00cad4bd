"""Two minutes against the sandbox's quota of 120 a minute: is it never broken, and how much of it is used?"""

import json
from collections import Counter
from pathlib import Path

import data
from bench import Bench
from measure import Contender, Failed
from server import sandbox

LIMIT_PER_MINUTE = 120
MINUTES = 2


def quota(bench: Bench) -> None:
    """240 rows at 120/min against rdbulk sandbox --limit 120/min: answers 429, rows a minute"""
    rdbulk = bench.rdbulk
    if rdbulk is None:
        return
    rows = LIMIT_PER_MINUTE * MINUTES
    source = data.lost_csv(bench.data, rows)
    limit = f"{LIMIT_PER_MINUTE}/min"
    answers: Counter[int] = Counter()
    with sandbox(rdbulk, bench.folder / "sandbox", limit, bench.env) as (url, log):

        def command(scratch: Path) -> list[str]:
            output = ["--progress", "none", "-o", str(scratch / "results.csv")]
            return [str(rdbulk), "lost", str(source), "--rate", limit, "--base-url", url, *output]

        print(f"  {rows} rows at {limit}: about {MINUTES} minutes", flush=True)
        sample = bench.scale.run_once(Contender("rdbulk", rows, command))
    # The sandbox writes the last lines of its log when it stops.
    answers.update(statuses(log))
    shown = ", ".join(f"{status}: {count}" for status, count in sorted(answers.items()))
    print(f"  {rows / sample.wall_s * 60:.1f} rows a minute over {sample.wall_s:.1f} s")
    print(f"  answers of the sandbox: {shown}; 429: {answers[429]}")


def statuses(log: Path):
    """The status of each answer, from the sandbox's log."""
    with open(log, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if "status" not in entry:
                raise Failed(f"the sandbox's log tells no status: {line.strip()[:200]}")
            yield int(entry["status"])
