"""The ratios of a run: found, shown, kept, and judged against those that were kept."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Callable

from data import VERSION
from measure import Contender, Sample
from processor import processor

KEPT = Path(__file__).with_name("ratios.json")
# A fall: our ratio is worse than the kept one by more than this.
TOLERANCE = 0.15
# Kept ratios come from runs at least this calm: (max − min) ÷ median.
CALM = 0.10


@dataclass
class Ratio:
    """Ours ÷ theirs, one value a round; lower is better in every case."""

    case: str
    against: str
    rows: int
    values: list[float]
    # The same of CPU time: steadier on a busy machine; shown, not judged.
    cpu: list[float] | None = None

    @staticmethod
    def between(case: str, rows: int, ours: Contender, theirs: Contender) -> list["Ratio"]:
        """Wall time for each unit of work: the two runs of a round give one ratio."""

        def per_work(value: Callable[[Sample], float]) -> list[float]:
            pairs = zip(ours.samples, theirs.samples)
            return [(value(a) / ours.work) / (value(b) / theirs.work) for a, b in pairs if value(b) > 0]

        walls, cpus = per_work(lambda run: run.wall_s), per_work(lambda run: run.cpu_s)
        return [Ratio(case, theirs.name, rows, walls, cpus or None)] if walls else []

    @property
    def middle(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> float:
        return (max(self.values) - min(self.values)) / self.middle if self.middle > 0 else 0

    def verdict(self, kept: dict | None) -> str:
        if kept is None:
            return "nothing kept"
        if kept["data"] != VERSION:
            return "not judged: kept for older data"
        if kept["rows"] != self.rows:
            return f"not judged: kept for {kept['rows']:,} rows"
        change = self.middle / kept["ratio"] - 1
        if change > TOLERANCE:
            return f"FALL {change:+.0%}"
        return f"ok {change:+.0%}"


def load() -> dict:
    """Kept ratios by processor, case and peer; none where nothing was kept yet."""
    return json.loads(KEPT.read_text())["processors"] if KEPT.exists() else {}


def show(found: list[Ratio]) -> int:
    """Prints the one table; returns how many fell."""
    kept = load().get(processor(), {})
    lines = [["case", "ours ÷", "rows", "ratio", "min–max", "times better", "CPU ratio", "kept", "verdict"]]
    falls = 0
    for one in found:
        before = kept.get(one.case, {}).get(one.against)
        verdict = one.verdict(before)
        falls += verdict.startswith("FALL")
        shown = f"{before['ratio']:.3f}" if before else "–"
        range_ = f"{min(one.values):.3f}–{max(one.values):.3f}"
        times = f"{1 / one.middle:.1f}" if one.middle > 0 else "–"
        cpu = f"{median(one.cpu):.3f}" if one.cpu else "–"
        lines.append([one.case, one.against, f"{one.rows:,}", f"{one.middle:.3f}", range_, times, cpu, shown, verdict])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    print("\nratios (ours ÷ theirs, lower is better; one value a round, median and min–max)")
    print(f"  {processor()}")
    for line in lines:
        cells = [
            cell.ljust(width) if place in (0, 1, 8) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths))
        ]
        print("  " + "  ".join(cells).rstrip())
    return falls


def keep(found: list[Ratio]) -> None:
    """Writes what was found over what was kept for this processor; the rest stays. A restless ratio is told only."""
    everything = load()
    kept = everything.setdefault(processor(), {})
    for one in found:
        if one.spread > CALM:
            print(f"  not kept, its spread is {one.spread:.0%}: {one.case} ÷ {one.against}")
            continue
        ratio = {"ratio": round(one.middle, 4), "rows": one.rows, "data": VERSION}
        kept.setdefault(one.case, {})[one.against] = ratio
    text = {
        "about": "Ours ÷ theirs, lower is better; written by run.py --keep. More than 15 % above is a fall.",
        "processors": everything,
    }
    draft = KEPT.with_name(KEPT.name + ".part")
    draft.write_text(json.dumps(text, indent=2, ensure_ascii=False) + "\n")
    os.replace(draft, KEPT)
