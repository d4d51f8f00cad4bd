"""What `rdbulk lost FILE --dry-run` does, as one would write it with Python's csv and json, or with orjson.

    map_rows.py json|orjson FILE

One request body a line for each valid row; problems go to standard error, and any makes the exit status 1.
"""

import csv
import json
import re
import sys

EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
BLANKS = " \t\r\n\u00a0"


def codec(name: str):
    """(bytes or text to value, value to bytes)"""
    if name == "orjson":
        import orjson

        return orjson.loads, orjson.dumps
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return json.loads, lambda value: encode(value).encode()


def csv_rows(source: str):
    csv.field_size_limit(1 << 30)
    with open(source, encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = [name.strip().lower() for name in next(reader)]
        email_at, reason_at = header.index("email"), header.index("reason")
        for row in reader:
            if row:
                yield (row[email_at], row[reason_at]) if len(row) == len(header) else ("", "")


def json_rows(source: str, decode):
    with open(source, "rb") as lines:
        for line in lines:
            row = decode(line)
            yield row.get("email") or "", row.get("reason") or ""


def main(kind: str, source: str, target=sys.stdout.buffer) -> int:
    decode, encode = codec(kind)
    is_email = EMAIL.fullmatch
    invalid = 0
    write = target.write
    for email, reason in json_rows(source, decode) if source.endswith("jsonl") else csv_rows(source):
        email, reason = email.strip(BLANKS), reason.strip(BLANKS)
        if not is_email(email):
            invalid += 1
            print(f"no valid email: {email!r}", file=sys.stderr)
            continue
        payload = {"email": email, "funnel_name": "default"}
        if reason:
            payload["reason"] = reason
        write(encode({"event_type": "OPPORTUNITY_LOST", "event_family": "CDP", "payload": payload}) + b"\n")
    target.flush()
    return 1 if invalid else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
