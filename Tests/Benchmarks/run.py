#!/usr/bin/env python3
"""rdbulk's benchmarks: `python3 Tests/Benchmarks/run.py [CASE …]`. See README.md beside this file."""

import argparse
import os
import platform
import signal
import sys
from pathlib import Path

from cases import CASES, ONLY_WHEN_NAMED, Bench
from measure import Failed, Scale

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    arguments = parse()
    interrupt_once()
    folder: Path = arguments.build_folder.resolve()
    env = environment(folder)
    try:
        bench = Bench(
            find_rdbulk(arguments.rdbulk), arguments.runs, arguments.rows, folder, env, Scale(folder / "scale", env)
        )
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.platform()}")
        print("figures are medians (min–max) of the counted runs; ratios are taken run by run", flush=True)
        for name in arguments.cases or [name for name in CASES if name not in ONLY_WHEN_NAMED]:
            print(f"\n{name}", flush=True)
            try:
                CASES[name](bench)
            except Failed as failure:
                print(f"  skipped: {failure}")
    except Failed as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nrun.py: interrupted; everything it had started is stopped", file=sys.stderr)
        return 130
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures rdbulk against its peers. Prints; does not judge.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"{', '.join(CASES)}; default: all but quota")
    parser.add_argument("--rdbulk", type=Path, default=ROOT / ".build/release/rdbulk", metavar="PATH")
    parser.add_argument("--runs", type=positive, metavar="N", help="counted runs of each contender (5; startup: 30)")
    parser.add_argument("--rows", type=positive, metavar="N", help="rows instead of each case's own number")
    parser.add_argument("--build-folder", type=Path, default=ROOT / ".build-bench", metavar="DIR")
    arguments = parser.parse_args()
    for name in arguments.cases:
        if name not in CASES:
            parser.error(f"no case {name!r}; there are {', '.join(CASES)}")
    return arguments


def positive(text: str) -> int:
    number = int(text.replace(",", "").replace("_", ""))
    if number < 1:
        raise ValueError
    return number


def find_rdbulk(path: Path) -> Path | None:
    if os.access(path, os.X_OK):
        return path.resolve()
    print(f"rdbulk is left out: no program at {path} (swift build -c release, or --rdbulk PATH)\n")
    return None


def environment(folder: Path) -> dict[str, str]:
    """Without proxies, which would stand between the contenders and the loopback, and without the user's own login."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    kept = {name: value for name, value in kept.items() if not name.startswith("RD_")}
    return {**kept, "RD_ACCESS_TOKEN": "sandbox-token", "XDG_CONFIG_HOME": str(folder / "config")}


def interrupt_once() -> None:
    """Ctrl-C, TERM and a closed terminal all unwind through the `with` blocks; a second one can't cut that short."""

    def stop(number, frame):
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)


if __name__ == "__main__":
    sys.exit(main())
