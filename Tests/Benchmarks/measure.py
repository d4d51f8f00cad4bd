"""Running a command and weighing it; running several in turn."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

TIMEOUT_S = 900


class Failed(Exception):
    """A contender, a peer or a server can't do its part; the text says why."""


@dataclass(frozen=True)
class Sample:
    wall_s: float
    cpu_s: float
    rss_mb: float
    code: int


@dataclass
class Contender:
    """One program in a case. `command` and `check` get a fresh folder for each run, removed afterwards."""

    name: str
    work: int
    command: Callable[[Path], list[str]]
    check: Callable[[Path], None] = lambda folder: None
    is_ours: bool = False
    samples: list[Sample] = field(default_factory=list)


def end_group(process: subprocess.Popen) -> None:
    """Ends a process that leads its own group, and whatever it started; kills what has not gone after 5 s."""
    if process.poll() is None:
        signal_group(process, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
    signal_group(process, signal.SIGKILL)
    process.wait()


def signal_group(process: subprocess.Popen, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


class Scale:
    """Weighs commands with `timed`, compiled once (see timed.c for why it is not done from here)."""

    def __init__(self, folder: Path, env: dict[str, str]):
        self.folder, self.env = folder, env
        self.folder.mkdir(parents=True, exist_ok=True)
        self.timed = compile_c(Path(__file__).with_name("timed.c"), folder / "timed", [])

    def weigh(self, command: list[str]) -> Sample:
        report, errors = self.folder / "report", self.folder / "errors"
        report.unlink(missing_ok=True)
        with open(errors, "wb") as sink:
            process = subprocess.Popen(
                [str(self.timed), str(report), *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=sink,
                env=self.env,
                start_new_session=True,
            )
        try:
            process.wait(TIMEOUT_S)
        except subprocess.TimeoutExpired:
            raise Failed(f"no end after {TIMEOUT_S} s") from None
        finally:
            end_group(process)
        said = errors.read_text(errors="replace").strip()[-500:]
        if process.returncode != 0:
            raise Failed(said or f"timed: exit {process.returncode}")
        wall, cpu, rss, code = report.read_text().split()
        sample = Sample(float(wall), float(cpu), int(rss) / 1024, int(code))
        if sample.code != 0:
            raise Failed(f"exit {sample.code}: {said or '(no message)'}")
        return sample

    def run_once(self, contender: Contender) -> Sample:
        scratch = self.folder / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        try:
            sample = self.weigh(contender.command(scratch))
            contender.check(scratch)
            return sample
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def race(self, contenders: list[Contender], runs: int, warm: bool = True) -> list[Contender]:
        """A warm-up of each, then `runs` rounds A B C, A B C, …, so that a slow minute hits all alike.

        Returns those that got through; one that fails is reported and takes no further part.
    A case that takes long may have `warm` off: what it measures hardly depends on it.
        """
        left = list(contenders)
        for turn in range(0 if warm else 1, runs + 1):
            for contender in list(left):
                progress(f"{contender.name}: {'warm-up' if turn == 0 else f'run {turn} of {runs}'}")
                try:
                    sample = self.run_once(contender)
                except Failed as failure:
                    progress("")
                    print(f"  {contender.name} failed and is left out: {failure}")
                    left.remove(contender)
                    continue
                if turn:
                    contender.samples.append(sample)
        progress("")
        return left


def progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def compile_c(source: Path, program: Path, libraries: list[str]) -> Path:
    """Compiles C anew where the source is younger; clang will do, which every Swift toolchain has."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    return compiled(compiler, ["-O2", "-Wall", "-Wextra"], source, program, libraries)


def compile_cpp(source: Path, program: Path, libraries: list[str]) -> Path:
    """Compiles C++ for this very processor."""
    compiler = shutil.which("g++") or shutil.which("clang++")
    return compiled(compiler, ["-O3", "-march=native", "-std=c++17"], source, program, libraries)


def compiled(compiler: str | None, options: list[str], source: Path, program: Path, libraries: list[str]) -> Path:
    if program.exists() and program.stat().st_mtime >= source.stat().st_mtime:
        return program
    if compiler is None:
        raise Failed("no compiler for it (Debian: gcc, g++)")
    flags: list[str] = []
    for library in libraries:
        try:
            found = subprocess.run(["pkg-config", "--cflags", "--libs", library], capture_output=True, text=True)
        except FileNotFoundError:
            raise Failed("pkg-config is not installed") from None
        if found.returncode != 0:
            raise Failed(f"{library} is not installed: {found.stderr.strip().splitlines()[0]}")
        flags += found.stdout.split()
    draft = program.with_name(program.name + ".part")
    command = [compiler, *options, str(source), "-o", str(draft), *flags]
    built = subprocess.run(command, capture_output=True, text=True)
    if built.returncode != 0:
        raise Failed(f"{source.name} does not compile: {built.stderr.strip()}")
    os.replace(draft, program)
    return program
