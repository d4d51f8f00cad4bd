"""What `rdbulk lost FILE --dry-run -o OUT` does, as one would write it with Python's csv and json.

    map_csv.py FILE OUT

One request body a line for each valid row; problems go to standard error, and any makes the exit status 1.
"""

import csv
import json
import re
import sys

EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")


def main(source: str, target: str) -> int:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    is_email = EMAIL.fullmatch
    invalid = 0
    with (
        open(source, encoding="utf-8-sig", newline="") as rows,
        open(target, "w", encoding="utf-8", newline="\n", buffering=1 << 18) as bodies,
    ):
        reader = csv.reader(rows, strict=True)
        header = [name.strip().lower() for name in next(reader)]
        email_at, reason_at = header.index("email"), header.index("reason")
        write = bodies.write
        for row in reader:
            if not row:
                continue
            email = row[email_at].strip() if len(row) == len(header) else ""
            if not is_email(email):
                invalid += 1
                print(f"line {reader.line_num}: no valid email", file=sys.stderr)
                continue
            payload = {"email": email, "funnel_name": "default"}
            reason = row[reason_at].strip()
            if reason:
                payload["reason"] = reason
            write(encode({"event_type": "OPPORTUNITY_LOST", "event_family": "CDP", "payload": payload}) + "\n")
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
