#!/usr/bin/env python3
"""What many jobs at once cost one machine.

    Tests/Engines/cost.py [PROGRAM] [--jobs N] [--seconds S]

N jobs (200), each as of an account of its own at 120 requests a minute, send for S seconds (60) to sandboxes. Told are
the processor time of all jobs (getrusage), the largest resident size of one, and the memory of all (Pss: what they share
is counted once); the sandboxes' own use is left out.
"""
import argparse
import os
import signal
import subprocess
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
options = argparse.ArgumentParser()
options.add_argument("program", nargs="?", default=os.path.join(here, "../../.build/release/rdbulk"))
options.add_argument("--jobs", type=int, default=200)
options.add_argument("--seconds", type=float, default=60)
given = options.parse_args()
program = os.path.abspath(given.program)

with tempfile.TemporaryDirectory(prefix="rdbulk-cost-") as folder:
    environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "RD_ACCESS_TOKEN": "sandbox-token"}
    running = {}

    def start(*words):
        process = subprocess.Popen([program, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        running[process.pid] = process
        return process.pid

    try:
        # A sandbox has at most 1024 connections.
        urls = []
        for number in range(given.jobs // 50 + 1):
            start("sandbox", "--limit", "unlimited", "--port-file", f"port-{number}", "--latency", "150")
            while not os.path.exists(f"{folder}/port-{number}"):
                time.sleep(0.05)
            urls.append("http://127.0.0.1:" + open(f"{folder}/port-{number}").read().strip())
        for job in range(given.jobs):
            with open(f"{folder}/{job}-rows.csv", "w") as file:
                file.write("email,reason\n")
                file.writelines(f"job{job}-row{row}@example.com,preço\n" for row in range(int(given.seconds * 2) + 200))
        began = time.time()
        jobs = [start("lost", f"{job}-rows.csv", "-o", f"{job}.csv", "--base-url", urls[job % len(urls)], "--rate", "120/min", "--alone",
                      "--summary", f"{job}.json") for job in range(given.jobs)]
        started = time.time() - began
        time.sleep(given.seconds - started)
        pss = 0
        for job in jobs:
            for line in open(f"/proc/{job}/smaps_rollup"):
                if line.startswith("Pss:"):
                    pss += int(line.split()[1])
        elapsed = time.time() - began
        for job in jobs:
            os.kill(job, signal.SIGTERM)
        used, largest = 0, 0
        for job in jobs:
            _, _, usage = os.wait4(job, 0)
            del running[job]
            used += usage.ru_utime + usage.ru_stime
            largest = max(largest, usage.ru_maxrss)
        rows = sum(sum(1 for _ in open(f"{folder}/{job}.csv")) - 1 for job in range(given.jobs))
    finally:
        for process in running.values():
            process.kill()
            process.wait()
    print(f"{given.jobs} jobs for {elapsed:.0f} s: {rows} requests, {rows / elapsed * 60:.0f} a minute; {used:.1f} s of "
          f"processor time, {used / elapsed:.0%} of one core, {used / rows * 1000:.2f} ms a request, start included; "
          f"memory {pss / 1024:.0f} MiB together, {pss / 1024 / given.jobs:.1f} each; the largest resident {largest / 1024:.1f} MiB")
