#!/usr/bin/env python3
"""rdbulk's benchmarks: `python3 Tests/Benchmarks/run.py [CASE …]`. See README.md beside this file."""

import argparse
import os
import platform
import signal
import sys
from pathlib import Path

import ratios
from bench import Bench
from cases import CASES, ONLY_WHEN_NAMED, QUICK
from measure import Failed, Scale
from processor import processor
from supply import Supply, build_rdbulk

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build/release/rdbulk"


def main() -> int:
    arguments = parse()
    if arguments.list:
        for name, case in CASES.items():
            print(f"{name:18} {(case.__doc__ or '').splitlines()[0]}{' (only when named)' * (name in ONLY_WHEN_NAMED)}")
        return 0
    interrupt_once()
    bench = None
    try:
        bench = prepared(arguments)
        print(f"{processor()}, load {os.getloadavg()[0]:.1f}, {platform.platform()}", flush=True)
        for name in arguments.cases or (QUICK if arguments.quick else [n for n in CASES if n not in ONLY_WHEN_NAMED]):
            print(f"\n{name}: {(CASES[name].__doc__ or '').splitlines()[0]}", flush=True)
            bench.case = name
            try:
                CASES[name](bench)
            except Failed as failure:
                print(f"  skipped: {failure}")
        falls = ratios.show(bench.found)
        if arguments.keep:
            ratios.keep(bench.found)
    except Failed as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        if bench is not None and bench.found:
            ratios.show(bench.found)
        print("\nrun.py: interrupted; everything it had started is stopped", file=sys.stderr)
        return 130
    if bench.failed:
        print(f"\nrdbulk did not get through: {', '.join(bench.failed)}")
    if falls and not arguments.keep:
        print(f"\n{falls} of {len(bench.found)} ratios fell by more than {ratios.TOLERANCE:.0%}")
    return 1 if bench.failed or (falls and not arguments.keep) else 0


def prepared(arguments: argparse.Namespace) -> Bench:
    folder: Path = arguments.build_folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    supply = Supply(folder, not arguments.no_install)
    supply.debian()
    if arguments.rdbulk is None:
        build_rdbulk()
    env = environment(folder)
    return Bench(
        rdbulk=find_rdbulk(arguments.rdbulk or BINARY),
        runs=arguments.runs,
        rows=arguments.rows,
        quick=arguments.quick,
        against=arguments.against,
        folder=folder,
        env=env,
        scale=Scale(folder / "scale", env),
        supply=supply,
    )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Measures rdbulk against its peers; exits 1 where it fell behind the ratios that were kept."
    )
    parser.add_argument("cases", nargs="*", metavar="CASE", help="default: all but quota; see --list")
    parser.add_argument("--list", action="store_true", help="print the cases and end")
    parser.add_argument("--quick", action="store_true", help="few cases, small files, few runs: about two minutes")
    parser.add_argument("--keep", action="store_true", help="write the ratios to ratios.json instead of judging by it")
    parser.add_argument("--rows", type=positive, metavar="N", help="rows instead of each case's own number")
    parser.add_argument("--runs", type=positive, metavar="N", help="counted runs of each contender (5; startup: 30)")
    parser.add_argument("--against", nargs="+", default=[], metavar="PEER", help="map cases: race only these peers")
    parser.add_argument("--rdbulk", type=Path, metavar="PATH", help="measure this binary; default: build this one")
    parser.add_argument("--no-install", action="store_true", help="leave out peers that would have to be installed")
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
    print(f"rdbulk is left out: no program at {path} (swift build -c release --static-swift-stdlib, or --rdbulk PATH)\n")
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
