"""The servers the benchmarks send to: a private nginx, and rdbulk's own sandbox. Both end with their `with` block."""

import contextlib
import http.client
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from measure import Failed, end_group

EVENT_UUID = "5408c5a3-4711-4f2e-8d0b-13407a3e30f3"
BATCH_ROWS = 500
PATIENCE_S = 10


@contextlib.contextmanager
def serving(command, log: Path, env, is_ready):
    """Runs a server in its own process group until the block ends, however it ends."""
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env, start_new_session=True
        )
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not is_ready():
            if process.poll() is not None:
                raise Failed(f"{Path(command[0]).name} ended at its start: {log.read_text(errors='replace').strip()}")
            if time.monotonic() > deadline:
                raise Failed(f"{Path(command[0]).name} did not answer within {PATIENCE_S} s")
            time.sleep(0.02)
        yield process
    finally:
        end_group(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """The fastest server at hand: one worker, a fixed answer, nothing logged."""

    def __init__(self, port: int):
        self.port = port
        self.url = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def requests(self) -> int:
        """How many requests it has had, this question included."""
        return int(re.search(r"\n *\d+ +\d+ +(\d+)", self.ask("GET", "/status")[1]).group(1))

    def is_ready(self) -> bool:
        try:
            return self.ask("POST", "/platform/events?event_type=opportunity_lost", b"{}") == (
                200,
                f'{{"event_uuid":"{EVENT_UUID}"}}',
            )
        except (OSError, http.client.HTTPException):
            return False


@contextlib.contextmanager
def nginx(folder: Path, env):
    program = shutil.which("nginx", path=env["PATH"] + ":/usr/sbin")
    if program is None:
        raise Failed("nginx is not installed (Debian: nginx-light)")
    folder.mkdir(parents=True, exist_ok=True)
    server = Nginx(free_port())
    config = folder / "nginx.conf"
    config.write_text(nginx_config(folder, server.port))
    command = [program, "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log")]
    with serving(command, folder / "output.log", env, server.is_ready):
        yield server


def nginx_config(folder: Path, port: int) -> str:
    # nginx refuses a parameter of more than 4 KB, so the batch's answer is put together from shorter variables.
    events = [f'{{"event_uuid":"{EVENT_UUID}"}}'] * BATCH_ROWS
    chunks = [",".join(events[start : start + 50]) for start in range(0, BATCH_ROWS, 50)]
    sets = "\n".join(f"      set $events{index} '{chunk}';" for index, chunk in enumerate(chunks))
    joined = ",".join(f"${{events{index}}}" for index in range(len(chunks)))
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  default_type application/json;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
{temporary}
  server {{
    listen 127.0.0.1:{port};
    location = /platform/events {{ return 200 '{{"event_uuid":"{EVENT_UUID}"}}'; }}
    location = /platform/events/batch {{
{sets}
      return 200 '{{"event_batch_uuid":"{EVENT_UUID}","events":[{joined}]}}';
    }}
    location = /status {{ stub_status; }}
  }}
}}
"""


@contextlib.contextmanager
def sandbox(rdbulk: Path, folder: Path, limit: str, env, keeps_log: bool = True):
    """rdbulk's stand-in API; yields its URL and the log of what it received, which is long."""
    shutil.rmtree(folder, ignore_errors=True)  # an old port file would be taken for this run's
    folder.mkdir(parents=True)
    port_file, log = folder / "port", folder / "received.jsonl"
    listening = ["--port", "0", "--port-file", str(port_file), "--limit", limit]
    command = [str(rdbulk), "sandbox", *listening, *(["--log", str(log)] if keeps_log else [])]

    def is_ready() -> bool:
        return port_file.exists() and port_file.read_text().strip().isdigit()

    with serving(command, folder / "sandbox.log", env, is_ready):
        yield f"http://127.0.0.1:{port_file.read_text().strip()}", log
