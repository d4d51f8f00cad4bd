"""Prints what was measured: medians with their spread, and ratios taken run by run."""

from statistics import median
from typing import Callable

from measure import Contender, Sample


def spread(values: list[float], digits: int) -> str:
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def table(contenders: list[Contender], unit: str) -> None:
    """One line a contender: median (min–max) over the counted runs."""
    head = ["", f"{unit}s", "wall s", "CPU s", f"wall µs/{unit}", f"CPU µs/{unit}", "peak MiB"]
    lines = [head]
    for one in contenders:
        walls, cpus = [run.wall_s for run in one.samples], [run.cpu_s for run in one.samples]
        lines.append([
            one.name,
            f"{one.work:,}",
            spread(walls, 3),
            spread(cpus, 3),
            f"{median(walls) / one.work * 1e6:.2f}",
            f"{median(cpus) / one.work * 1e6:.2f}",
            spread([run.rss_mb for run in one.samples], 1),
        ])
    print_columns(lines)


def print_columns(lines: list[list[str]]) -> None:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
        print("  " + "  ".join([line[0].ljust(widths[0]), *cells]))


def pair(first: Contender, second: Contender) -> None:
    """`first` against `second`: the ratio of each round's two runs, per unit of work, then the median of the ratios."""

    def ratios(value: Callable[[Sample], float]) -> list[float]:
        return [
            (value(a) / first.work) / (value(b) / second.work)
            for a, b in zip(first.samples, second.samples)
            if value(b) > 0
        ]

    walls, cpus = ratios(lambda run: run.wall_s), ratios(lambda run: run.cpu_s)
    if not walls or not cpus:
        return
    print(
        f"  {first.name} ÷ {second.name}: wall {spread(walls, 2)}, CPU {spread(cpus, 2)};"
        f" {spread([1 / wall for wall in walls if wall > 0], 2)} times as fast"
    )


def pairs(contenders: list[Contender]) -> None:
    """The first against each of the others."""
    for other in contenders[1:]:
        pair(contenders[0], other)


def target(text: str) -> None:
    print(f"  target: {text}")
