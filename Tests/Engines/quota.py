#!/usr/bin/env python3
"""Runs that share one account's quota, as real processes against the sandbox.

    Tests/Engines/quota.py [PROGRAM] [--minutes M] [--runs N] [--limit N]

N runs (4) send to one account whose limit is N a minute (120), for M minutes (5). It holds if the sandbox never answers
429, the runs have at least 95 % of the limit together, and each has at least half of its share. The limit that the sandbox
enforces is per minute of its clock, as the API's looks to be; the most requests in any 60 seconds are told as well.
"""
import argparse
import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
options = argparse.ArgumentParser()
options.add_argument("program", nargs="?", default=os.path.join(here, "../../.build/release/rdbulk"))
options.add_argument("--minutes", type=float, default=5)
options.add_argument("--runs", type=int, default=4)
options.add_argument("--limit", type=int, default=120)
given = options.parse_args()
program = os.path.abspath(given.program)
seconds = given.minutes * 60

with tempfile.TemporaryDirectory(prefix="rdbulk-quota-") as folder:
    environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "RD_ACCESS_TOKEN": "sandbox-token"}
    running = []

    def start(*words):
        process = subprocess.Popen([program, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        running.append(process)
        return process

    try:
        sandbox = start("sandbox", "--port-file", "port", "--log", "log", "--limit", f"{given.limit}/min", "--latency", "80")
        while not os.path.exists(f"{folder}/port"):
            time.sleep(0.05)
        url = "http://127.0.0.1:" + open(f"{folder}/port").read().strip()
        rows = int(given.limit * given.minutes) + given.limit
        for run in range(given.runs):
            with open(f"{folder}/{run}.csv", "w") as file:
                file.write("email,reason\n")
                file.writelines(f"run{run}-row{row}@example.com,preço\n" for row in range(rows))
        began = time.time() * 1000
        runs = [start("lost", f"{run}.csv", "-o", f"{run}.jsonl", "--base-url", url) for run in range(given.runs)]
        time.sleep(seconds)
        for process in runs:
            process.send_signal(signal.SIGTERM)
        for process in runs:
            process.wait()
        sandbox.send_signal(signal.SIGTERM)
        sandbox.wait()
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()

    log = [json.loads(line) for line in open(f"{folder}/log")]
    log = [request for request in log if request["time"] < began + seconds * 1000]
    times = sorted(request["time"] for request in log)
    throttled = sum(request["status"] == 429 for request in log)
    most = max(sum(1 for other in times[index:] if other < first + 60_000) for index, first in enumerate(times))
    each = collections.Counter(request["emails"][0].split("-")[0] for request in log if request["emails"])
    possible = given.limit * given.minutes
    share = possible / given.runs
    least = min(each[f"run{run}"] for run in range(given.runs))
    used = len(log) / possible
    print(f"{given.runs} runs, {given.limit} a minute, {given.minutes:g} min: {len(log)} requests, {used:.1%} of the limit; "
          f"429 answers: {throttled}; most in any 60 s: {most}; each run: {sorted(each.values())}, {least / share:.0%} of "
          "its share at least")
    sys.exit(0 if throttled == 0 and used >= 0.95 and least >= share / 2 else 1)
