"""Gets what the cases need: Debian packages where we may, Python packages in a venv of our own, rdbulk itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from measure import Failed

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
# What is looked for, and the package that has it.
DEBIAN = {
    "nginx": "nginx-light",
    "curl": "curl",
    "g++": "g++",
    "pkg-config": "pkg-config",
    "/usr/include/simdjson.h": "libsimdjson-dev",
    "libcurl": "libcurl4-openssl-dev",
}
PATIENCE_S = 600


class Supply:
    """Asks for each thing once; what can't be had is told once, and its peer left out."""

    def __init__(self, folder: Path, may_install: bool):
        self.folder = folder
        self.may_install = may_install
        self.problems: dict[str, str] = {}

    def debian(self) -> None:
        """Installs the Debian packages that are missing."""
        missing = [package for what, package in DEBIAN.items() if not is_here(what)]
        if not missing or not self.may_install:
            return
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if shutil.which("apt-get") is None or (root and shutil.which("sudo") is None):
            print(f"not installed, and no way to install them from here: {', '.join(missing)}")
            return
        print(f"installing {', '.join(missing)}", flush=True)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *missing]):
            done = quietly([*root, *command], env)
            if done is not None:
                print(f"not installed: {', '.join(missing)} ({done})")
                return

    def python(self) -> Path:
        """The interpreter of our venv, or this one where there can be no venv."""
        program = self.folder / "venv/bin/python"
        if program.exists():
            return program
        if "venv" not in self.problems:
            problem = quietly([sys.executable, "-m", "venv", str(self.folder / "venv")])
            if problem is None:
                return program
            self.problems["venv"] = problem
        return Path(sys.executable)

    def module(self, name: str) -> bool:
        """Whether a module can be imported, installed first where it can; tells once where it can't."""
        if name in self.problems:
            return False
        if quietly([str(self.python()), "-c", f"import {name}"]) is None:
            return True
        problem = self.problems.get("venv", "not installed")
        if self.may_install and "venv" not in self.problems:
            wanted = [line for line in REQUIREMENTS.read_text().split() if line.split("==")[0] == name]
            problem = quietly([str(self.python()), "-m", "pip", "install", "-q", *wanted])
            if problem is None:
                return True
        self.problems[name] = problem
        print(f"  {name} is left out: {problem}")
        return False


def is_here(what: str) -> bool:
    if what.startswith("/"):
        return Path(what).exists()
    if what == "libcurl":
        return shutil.which("pkg-config") is not None and quietly(["pkg-config", "--exists", what]) is None
    return shutil.which(what, path=os.environ.get("PATH", "") + ":/usr/sbin") is not None


def quietly(command: list[str], env=None) -> str | None:
    """None where it went well, else the last line that it said."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=env, timeout=PATIENCE_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    said = (done.stderr.strip() or done.stdout.strip() or f"exit {done.returncode}").splitlines()
    return said[-1]


def build_rdbulk() -> None:
    """Builds the release binary, or says why it can't be measured as it is."""
    if shutil.which("swift") is None:
        return
    print("building rdbulk (swift build -c release --static-swift-stdlib)", flush=True)
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--package-path", str(ROOT)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed("swift build failed:\n" + (done.stdout + done.stderr)[-2_000:])
