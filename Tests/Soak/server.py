"""A stand-in for the API that flaps, and remembers what it did with every contact."""

import json
import os
import random
import re
import socket
import socketserver
import struct
import threading
import time
import uuid
from collections import defaultdict
from http.server import BaseHTTPRequestHandler

# What the server is like for a while: (name, weight, seconds).
WEATHER = [
    ("well", 8, (1.0, 6.0)),
    ("down", 1, (0.5, 5.0)),
    ("slow", 2, (0.5, 4.0)),
    ("busy", 1, (0.5, 3.0)),
    ("quota", 1, (0.5, 3.0)),
    ("broken", 2, (0.5, 3.0)),
    ("resetting", 2, (0.5, 3.0)),
    ("silent", 1, (0.5, 3.0)),
]
FUNNEL = re.compile(r"/platform/contacts/email:([^/]+)/funnels/default")


class Server:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lock = threading.Lock()
        self.processed = defaultdict(int)
        """How often each address was processed, and how often with a whole answer on its way."""
        self.answered = defaultdict(int)
        self.arrivals = []
        self.weather = "well"
        self.seen = defaultdict(int)
        self.tcp = None
        self.port = self.listen(0)
        self.isOver = False

    # The listener: where it is down, connections are refused.

    def listen(self, port):
        owner = self

        class TCP(socketserver.ThreadingMixIn, socketserver.TCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request, address):
                pass

        self.tcp = TCP(("127.0.0.1", port), type("Bound", (Handler,), {"owner": owner}))
        threading.Thread(target=self.tcp.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self.tcp.server_address[1]

    def close(self):
        if self.tcp:
            self.tcp.shutdown()
            self.tcp.server_close()
            self.tcp = None

    def turn(self, weather):
        if weather == "down" and self.tcp:
            self.close()
        elif weather != "down" and not self.tcp:
            self.listen(self.port)
        self.weather = weather
        self.seen[weather] += 1

    def flap(self):
        """Changes the weather until `isOver`."""
        names, weights = [name for name, _, _ in WEATHER], [weight for _, weight, _ in WEATHER]
        while not self.isOver:
            name = self.random.choices(names, weights)[0]
            low, high = next(span for other, _, span in WEATHER if other == name)
            self.turn(name)
            end = time.monotonic() + self.random.uniform(low, high)
            while time.monotonic() < end and not self.isOver:
                time.sleep(0.05)
        self.turn("well")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16
    owner = None

    def log_message(self, *words):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        events = json.loads(body)
        isBatch = self.path.startswith("/platform/events/batch")
        events = events if isBatch else [events]
        self.serve([event["payload"]["email"] for event in events], isBatch=isBatch)

    def do_PUT(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.serve([self.contact()])

    def do_GET(self):
        self.serve([self.contact()], reads=True)

    def contact(self):
        found = FUNNEL.match(self.path)
        return found.group(1).replace("%40", "@") if found else ""

    def serve(self, emails, isBatch=False, reads=False):
        owner, weather = self.owner, self.owner.weather
        with owner.lock:
            owner.arrivals.append(time.monotonic())
            draw, late = owner.random.random(), owner.random.uniform(0.2, 1.6)
        if weather == "slow":
            time.sleep(late)
        if weather == "silent" and draw < 0.7:
            time.sleep(1.5 + late)
        if weather == "busy":
            return self.answer(503, b"", [("Retry-After", "1")] if draw < 0.5 else [])
        if weather == "quota":
            return self.answer(429, b'{"message":"API rate limit exceeded"}', [("Retry-After", "1")])
        if weather == "broken" and draw < 0.5:
            return self.answer([500, 502, 504][int(draw * 6)], b"<html>oops</html>")
        if weather == "resetting" and draw < 0.4:
            return self.reset()
        if "bad" in emails[0] or any("bad" in email for email in emails):
            return self.refuse(emails)
        isLost = weather == "resetting" and draw < 0.7
        if not reads:
            with owner.lock:
                for email in emails:
                    owner.processed[email] += 1
        if isLost:
            return self.reset()
        if weather == "broken" and draw > 0.9:
            return self.answer(504, b"")
        if self.path.startswith("/platform/contacts"):
            body = {"lifecycle_stage": "Lead", "opportunity": False, "contact_owner_email": None, "fit": 1, "interest": 2}
        elif isBatch:
            body = {"event_batch_uuid": str(uuid.uuid4()), "events": [{"event_uuid": str(uuid.uuid4())} for _ in emails]}
        else:
            body = {"event_uuid": str(uuid.uuid4())}
        if self.answer(200, json.dumps(body).encode()) and not reads:
            with owner.lock:
                for email in emails:
                    owner.answered[email] += 1

    def refuse(self, emails):
        errors = [
            {"error_type": "INVALID_FORMAT", "error_message": "No.", "path": "$[%d].payload.email" % place}
            for place, email in enumerate(emails)
            if "bad" in email
        ]
        self.answer(400, json.dumps({"errors": errors}).encode())

    def reset(self):
        """Ends the connection with a RST."""
        self.close_connection = True
        try:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(self.connection.detach())
        except OSError:
            pass

    def answer(self, status, body, headers=[]):
        try:
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
            return True
        except (OSError, ValueError):
            self.close_connection = True
            return False
