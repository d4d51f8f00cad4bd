"""Sending: events a request, batches, and what the journal costs; against a private nginx with a fixed answer."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import data
from bench import IN_FLIGHT, PEERS, Bench
from measure import Contender, Failed, compile_c
from server import BATCH_ROWS, Nginx, nginx

FULL, QUICK = 200_000, 20_000


def send(bench: Bench) -> None:
    """200,000 events, one a request, 32 in flight, results written"""
    rows = bench.size(FULL, QUICK)
    few = max(1, rows // 4)  # curl keeps every transfer of its config in memory, reqstorm is slow; compared per request
    source, bodies = data.lost_csv(bench.data, rows), data.bodies(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:
        contenders = bench.ours("rdbulk", rows, lambda folder: send_arguments(source, server, folder), accepted(rows))
        contenders += [*curl_loop(bench, server, rows, bodies), *curl_parallel(bench, server, few, bodies)]
        contenders += reqstorm(bench, server, max(1, few // 5), bodies)
        done = bench.race([counted(server, one, one.work) for one in contenders], "request")
        bench.compare(done, rows)


def curl_loop(bench: Bench, server: Nginx, rows: int, bodies: Path) -> list[Contender]:
    try:
        loop = compile_c(PEERS / "curl_loop.c", bench.folder / "curl_loop", ["libcurl"])
    except Failed as failure:
        print(f"  curl_loop is left out: {failure}")
        return []
    command = [str(loop), server.url, str(rows), str(IN_FLIGHT), str(bodies)]
    return [Contender("curl_loop", rows, lambda folder: command)]


def curl_parallel(bench: Bench, server: Nginx, rows: int, bodies: Path) -> list[Contender]:
    curl = shutil.which("curl")
    if curl is None:
        print("  curl --parallel is left out: curl is not installed (Debian: curl)")
        return []
    config = data.curl_config(bench.folder / "curl.config", server.url, bench.env["RD_ACCESS_TOKEN"], bodies, rows)
    # `-q` keeps a ~/.curlrc out, and must come first.
    command = [curl, "-q", "--parallel", "--parallel-max", str(IN_FLIGHT), "-K", str(config)]
    return [Contender("curl --parallel", rows, lambda folder: command)]


def reqstorm(bench: Bench, server: Nginx, rows: int, bodies: Path) -> list[Contender]:
    if not bench.supply.module("reqstorm"):
        return []
    script = [str(PEERS / "reqstorm_send.py"), server.url, str(bodies), str(rows), str(IN_FLIGHT)]
    return [Contender("reqstorm", rows, lambda folder: bench.python(*script, str(folder / "results.jsonl")))]


def journal(bench: Bench) -> None:
    """The same with results at --sync batch and none, and without a journal"""
    rows = bench.size(FULL, QUICK)
    source = data.lost_csv(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:

        def arguments(sync: str):
            return lambda folder: [*send_arguments(source, server, folder), "--sync", sync]

        def to(output: str) -> list[str]:
            """Standard output is no file that a run could go on with, so no journal is kept."""
            script = 'file=$1; shift; exec "$@" > "$file"'
            return ["sh", "-c", script, "sh", output, str(bench.rdbulk), *without_output(source, server)]

        contenders = bench.ours("--sync batch", rows, arguments("batch"), accepted(rows))
        contenders += bench.ours("--sync none", rows, arguments("none"), accepted(rows))
        if contenders:
            contenders.append(Contender("> file", rows, lambda folder: to(str(folder / "results.csv")), accepted(rows)))
            contenders.append(Contender("> /dev/null", rows, lambda folder: to("/dev/null")))
        bench.compare(bench.race([counted(server, one, rows) for one in contenders], "request"), rows)


def batch(bench: Bench) -> None:
    """The same rows, 500 a request"""
    requests = max(1, bench.size(5 * FULL, 5 * QUICK) // BATCH_ROWS)
    rows = requests * BATCH_ROWS
    source = data.lost_csv(bench.data, rows)
    with nginx(bench.folder / "nginx", bench.env) as server:

        def arguments(folder: Path) -> list[str]:
            return [*send_arguments(source, server, folder), "--batch", str(BATCH_ROWS)]

        contenders = bench.ours(f"rdbulk --batch {BATCH_ROWS}", rows, arguments, accepted(rows))
        contenders = [counted(server, one, requests) for one in contenders]
        # What can't be avoided: the rows are mapped, and nothing is sent.
        dry = ["lost", str(source), "--dry-run", "--progress", "none"]
        contenders += [replace(one, is_ours=False) for one in bench.ours("--dry-run", rows, lambda folder: dry)]
        bench.compare(bench.race(contenders, "row"), rows)


def send_arguments(source: Path, server: Nginx, folder: Path) -> list[str]:
    return [*without_output(source, server), "-o", str(folder / "results.csv")]


def without_output(source: Path, server: Nginx) -> list[str]:
    limits = ["--rate", "unlimited", "--concurrency", str(IN_FLIGHT), "--base-url", server.url]
    return ["lost", str(source), *limits, "--progress", "none"]


def accepted(rows: int):
    """A check that the results hold one accepted row for each row sent."""

    def check(folder: Path) -> None:
        with open(folder / "results.csv", encoding="utf-8-sig", newline="") as file:
            found = sum(row[3] == "accepted" for row in csv.reader(file))
        if found != rows:
            raise Failed(f"{found:,} rows accepted, {rows:,} sent")

    return check


def counted(server: Nginx, contender: Contender, requests: int) -> Contender:
    """The same contender, with a check that the server had exactly so many requests from it."""
    before = 0

    def command(folder: Path) -> list[str]:
        nonlocal before
        before = server.requests()
        return contender.command(folder)

    def check(folder: Path) -> None:
        had = server.requests() - before - 1  # the second question counts itself
        if had != requests:
            raise Failed(f"the server had {had:,} requests, not {requests:,}")
        contender.check(folder)

    return replace(contender, command=command, check=check)
