#!/usr/bin/env python3
"""Jobs of every command against a server that flaps, killed, stopped and resumed all the while.

See README.md. Python's standard library only.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter

from jobs import Job
from server import Server

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Resident, in KiB: a release build needs a third of it, whatever the input.
MEMORY = 64 << 10


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=20, help="how long new jobs are begun (20)")
    parser.add_argument("--kills", type=int, default=0, help="go on until there were so many kills")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of jobs, weather and kills")
    parser.add_argument("--binary", default=None, help="the program (a release build, else a debug build)")
    parser.add_argument("--memory", type=int, default=MEMORY, help="most KiB resident (65536)")
    return parser.parse_args()


def binary(given):
    candidates = [given] if given else [os.path.join(ROOT, ".build", kind, "rdbulk") for kind in ("release", "debug")]
    for path in candidates:
        if os.access(path, os.X_OK):
            return os.path.abspath(path)
    sys.exit("There is no program: swift build -c release")


class Soak:
    def __init__(self, options):
        self.options = options
        self.binary = binary(options.binary)
        self.random = random.Random(options.seed)
        self.server = Server(options.seed)
        self.counts, self.commands, self.codes, self.statuses = Counter(), Counter(), Counter(), Counter()
        self.peak = 0
        self.faults = []

    def run(self):
        start = time.monotonic()
        flapping = threading.Thread(target=self.server.flap, daemon=True)
        flapping.start()
        number = 0
        while not self.faults and (
            time.monotonic() - start < self.options.minutes * 60 or self.counts["kills"] < self.options.kills
        ):
            number += 1
            kinds = list(Job.KINDS)
            self.play(number, kinds[number % len(kinds)])
            self.tell(start)
        self.server.isOver = True
        flapping.join()
        return self.end(start)

    # One job, from its first run to its end.

    def play(self, number, kind):
        folder = tempfile.mkdtemp(prefix="rdbulk-soak-")
        job = Job(number, kind, self.random.random(), folder)
        first = len(self.server.arrivals)
        # Who wants many kills gets them sooner.
        kills = self.random.randint(*((10, 20) if self.options.kills else (2, 8)))
        for attempt in range(200):
            code = self.once(job, attempt < kills)
            if code in (0, 1):
                break
            # A signal may come before the program listens for it.
            if code not in (4, 130, 143, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT):
                self.fault(job, "run %d ended with %d: %s" % (job.runs, code, self.errors(folder)))
                break
        else:
            self.fault(job, "it does not end")
        again = [self.once(job, False), len(job.results())]
        if code in (0, 1) and again != [code, job.rows]:
            self.fault(job, "an ended job ends again with %s" % again)
        for fault in job.faults(self.server):
            self.fault(job, fault)
        self.check_rate(job, self.server.arrivals[first:])
        for result in job.results():
            self.statuses[result["status"]] += 1
        self.commands[kind] += 1
        self.counts["jobs"] += 1
        self.counts["rows"] += job.rows
        if self.faults:
            print("kept: %s" % folder)
        else:
            shutil.rmtree(folder)

    def once(self, job, mayKill):
        """One process; it is killed, stopped or paused now and then. Gives its exit code."""
        folder = os.path.dirname(job.input)
        environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "RD_ACCESS_TOKEN": "soak"}
        url = "http://127.0.0.1:%d" % self.server.port
        job.runs += 1
        self.counts["runs"] += 1
        with open(os.path.join(folder, "errors.txt"), "w") as errors:
            process = subprocess.Popen(
                [self.binary] + job.arguments(url), stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
                env=environment, cwd=folder,
            )  # fmt: skip
        if mayKill:
            self.disturb(job, process)
        _, status, usage = os.wait4(process.pid, 0)
        self.peak = max(self.peak, usage.ru_maxrss)
        code = os.waitstatus_to_exitcode(status)
        process.returncode = code
        self.codes[code] += 1
        if usage.ru_maxrss > self.options.memory:
            self.fault(job, "run %d took %d KiB" % (job.runs, usage.ru_maxrss))
        if code == -signal.SIGKILL:
            job.kills += 1
            self.counts["kills"] += 1
        return code

    def disturb(self, job, process):
        self.sleep(process, self.random.choice([0.02, 0.3, 1.0, 0.5 if self.options.kills else 3.0]) * self.random.random())
        draw = self.random.random()
        if draw < 0.15:
            self.send(process, signal.SIGSTOP)
            time.sleep(self.random.uniform(0.1, 2.5))
            self.send(process, signal.SIGCONT)
            self.counts["pauses"] += 1
            self.sleep(process, self.random.random())
        if draw < 0.3:
            self.send(process, self.random.choice([signal.SIGTERM, signal.SIGINT]))
            job.stops += 1
            self.counts["stops"] += 1
            self.sleep(process, self.random.uniform(0, 4))
        self.send(process, signal.SIGKILL)

    def sleep(self, process, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.isRunning(process):
            time.sleep(0.005)

    def isRunning(self, process):
        # Without reaping it: `wait4` has its memory.
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def send(self, process, number):
        if self.isRunning(process):
            process.send_signal(number)

    def errors(self, folder):
        with open(os.path.join(folder, "errors.txt")) as file:
            return file.read()[-600:]

    # What must hold.

    def check_rate(self, job, arrivals):
        """No second has more requests than the rate, over all runs of the job, kills included."""
        first = most = 0
        for last, moment in enumerate(arrivals):
            while moment - arrivals[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        if most > job.rate:
            self.fault(job, "%d requests in a second at %d/s" % (most, job.rate))

    def fault(self, job, words):
        self.faults.append("job %d (%s): %s" % (job.number, job.kind, words))
        print(self.faults[-1], flush=True)

    def tell(self, start):
        if self.counts["jobs"] % 10 == 0:
            print("%5.0f s: %s" % (time.monotonic() - start, dict(self.counts)), flush=True)

    def end(self, start):
        print("seed %d, %.0f s, %s" % (self.options.seed, time.monotonic() - start, self.binary))
        print("%s, %d requests" % (dict(self.counts), len(self.server.arrivals)))
        print("jobs:", dict(self.commands))
        print("weather:", dict(self.server.seen))
        print("exit codes:", dict(self.codes), "statuses:", dict(self.statuses))
        print("most memory: %d KiB" % self.peak)
        copies = sum(count > 1 for count in self.server.processed.values())
        print("rows processed more than once (of commands that repeat): %d" % copies)
        print("%d faults" % len(self.faults) if self.faults else "Everything held.")
        return 1 if self.faults else 0


if __name__ == "__main__":
    sys.exit(Soak(options()).run())
