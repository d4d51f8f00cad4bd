"""The jobs of a soak: a command, its input, what may become of its rows."""

import csv
import os
import random


class Job:
    """One job: killed, stopped and resumed until it has ended."""

    # Commands, and whether their rows may be sent again when an answer was lost.
    KINDS = {
        "lost": True,
        "opportunity": True,
        "won": False,
        "event": False,
        "won-batch": False,
        "lost-batch": True,
        "funnel-set": True,
        "funnel-set-forward": True,
        "funnel-get": True,
        "verify": True,
    }

    def __init__(self, number, kind, seed, folder):
        self.random = random.Random(seed)
        self.number, self.kind = number, kind
        self.reads = kind in ("funnel-get", "verify")
        self.repeats = self.KINDS[kind]
        self.rows = self.random.randint(150, 400)
        self.rate = self.random.choice([50, 100, 200])
        self.concurrency = self.random.choice([1, 4, 8, 16])
        self.input = os.path.join(folder, "in.csv")
        self.output = os.path.join(folder, "out.csv")
        self.rejects = os.path.join(folder, "rejects.csv")
        self.kills = self.stops = self.pauses = self.runs = 0
        self.doubted = set()
        self.emails = [self.email(row) for row in range(1, self.rows + 1)]
        self.write()

    def email(self, row):
        bad = "bad" if self.random.random() < 0.01 and not self.reads else "c"
        return "%s%d-%d@example.com" % (bad, self.number, row)

    def write(self):
        header, cells = {
            "won": ("email,value", ["12.50"]),
            "won-batch": ("email,value", ["12.50"]),
            "event": ("email,cf_order_id,conversion_identifier", ["7", "soak"]),
            "funnel-set": ("email,lifecycle_stage", ["Client"]),
            "funnel-set-forward": ("email,lifecycle_stage", ["Client"]),
            "funnel-get": ("email", []),
            "opportunity": ("email", []),
        }.get(self.kind, ("email,reason", ["price"]))
        with open(self.input, "w", newline="") as file:
            if self.kind == "verify":
                return self.write_results(file)
            file.write(header + "\n")
            for email in self.emails:
                file.write(",".join([email] + cells) + "\n")

    def write_results(self, file):
        """Results of an earlier run, for `verify`."""
        file.write("row,line,email,status,http_status,event_uuid,attempts,error,message,sent_at,duration_ms\n")
        for row, email in enumerate(self.emails, 1):
            file.write("%d,%d,%s,accepted,200,,1,,,2020-01-01T00:00:00.000Z,5\n" % (row, row + 1, email))

    def arguments(self, url):
        words = {
            "lost": ["lost"],
            "lost-batch": ["lost", "--batch", "20"],
            "won": ["won"],
            "won-batch": ["won", "--batch", "20"],
            "event": ["event", "CONVERSION"],
            "opportunity": ["opportunity"],
            "funnel-set": ["funnel", "set"],
            "funnel-set-forward": ["funnel", "set", "--only-forward"],
            "funnel-get": ["funnel", "get"],
            "verify": ["verify", "--of", "lost", "--wait", "0.01"],
        }[self.kind]
        return words + [
            self.input, "-o", self.output, "--rejects", self.rejects, "--base-url", url, "--resume", "--rate",
            "%d/s" % self.rate, "--concurrency", str(self.concurrency), "--timeout", "1.5",
            "--retries", "8", "-q",
        ] + (["--unchecked-fields"] if self.kind == "event" else [])  # fmt: skip

    # What is on file.

    def results(self):
        if not os.path.exists(self.output):
            return []
        with open(self.output, newline="") as file:
            return list(csv.DictReader(file))

    def faults(self, server):
        """What does not hold of a job that has ended."""
        faults = []
        results = self.results()
        rows = sorted(int(result["row"]) for result in results)
        if rows != list(range(1, self.rows + 1)):
            missing = sorted(set(range(1, self.rows + 1)) - set(rows))[:5]
            faults.append("%d results for %d rows; missing %s" % (len(rows), self.rows, missing))
        for result in results:
            email, status = result["email"].lstrip("'"), result["status"]
            done, whole = server.processed[email], server.answered[email]
            if self.reads:
                continue
            if status == "accepted" and done == 0:
                faults.append("%s is accepted and was not processed" % email)
            if status in ("failed", "rejected", "invalid") and done > 0:
                faults.append("%s is %s and was processed" % (email, status))
            if status == "rejected" and "bad" not in email:
                faults.append("%s is good and rejected" % email)
            if not self.repeats and done > 1:
                faults.append("%s was processed %d times" % (email, done))
            # A whole answer may still have been lost with a kill.
            if self.repeats and whole > 1 + self.kills + self.stops and status == "accepted":
                faults.append("%s was answered %d times" % (email, whole))
        copies = sum(max(0, server.processed[email] - 1) for email in self.emails)
        lost = sum(max(0, server.processed[email] - server.answered[email]) for email in self.emails)
        atOnce = self.concurrency * (20 if "batch" in self.kind else 1)
        if copies > lost + self.kills * atOnce + self.late(server):
            faults.append("%d copies, with %d answers lost and %d kills" % (copies, lost, self.kills))
        return faults

    def late(self, server):
        """Rows whose answers came after they had been given up on: the server cannot tell them from taken ones."""
        return self.rows if server.seen["slow"] + server.seen["silent"] else 0
