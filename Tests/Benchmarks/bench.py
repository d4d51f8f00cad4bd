"""What the cases share: the binary, the sizes, the scale, and the ratios that were found."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import report
from measure import Contender, Failed, Scale
from ratios import Ratio
from supply import Supply

PEERS = Path(__file__).with_name("peers")
IN_FLIGHT = 32


@dataclass
class Bench:
    """`rdbulk` is None where there is no binary; `runs` and `rows` where nobody asked."""

    rdbulk: Path | None
    runs: int | None
    rows: int | None
    quick: bool
    # The only peers to race; none named: all.
    against: list[str]
    folder: Path
    env: dict[str, str]
    scale: Scale
    supply: Supply
    case: str = ""
    found: list[Ratio] = field(default_factory=list)
    # Cases in which rdbulk itself did not get through.
    failed: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def size(self, full: int, quick: int) -> int:
        """How many rows a case has."""
        return self.rows or (quick if self.quick else full)

    def room(self, gigabytes: float) -> None:
        """Makes sure that the disk has room for what a case will write."""
        free = shutil.disk_usage(self.folder).free / 1e9
        if free < gigabytes + 1:
            raise Failed(f"it needs {gigabytes:.1f} GB of disk, and {free:.1f} are free")

    def ours(self, name: str, work: int, command, check=lambda folder: None) -> list[Contender]:
        """The contender that is rdbulk, or none; `command` leaves the program's own path out."""
        if self.rdbulk is None:
            return []
        return [Contender(name, work, lambda folder: [str(self.rdbulk), *command(folder)], check, is_ours=True)]

    def race(self, contenders: list[Contender], unit: str, runs: int = 5, quick_runs: int = 3) -> list[Contender]:
        done = self.run(contenders, self.runs or (quick_runs if self.quick else runs))
        if done:
            report.table(done, unit)
        return done

    def run(self, contenders: list[Contender], runs: int, warm: bool = True) -> list[Contender]:
        """Races without a table; those that got through."""
        done = self.scale.race(contenders, runs, warm)
        if sum(one.is_ours for one in done) < sum(one.is_ours for one in contenders):
            self.failed.append(self.case)
        return done

    def compare(self, contenders: list[Contender], rows: int) -> None:
        """Notes the ratios of the first, if it is rdbulk, to each of the others."""
        if not contenders or not contenders[0].is_ours:
            return
        for other in contenders[1:]:
            self.found += Ratio.between(self.case, rows, contenders[0], other)

    def note(self, against: str, rows: int, values: list[float]) -> None:
        """A ratio that is no pair of times; lower is better."""
        self.found.append(Ratio(self.case, against, rows, values))

    def python(self, *arguments: str) -> list[str]:
        return [str(self.supply.python()), *arguments]

    def on_one_thread(self, command: list[str]) -> list[str]:
        return ["env", "POLARS_MAX_THREADS=1", *command]
