"""Prints what was measured: medians with their spread, and ratios taken run by run."""

from statistics import median

from measure import Contender


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


def target(text: str) -> None:
    print(f"  target: {text}")
