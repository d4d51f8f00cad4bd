"""Posts each line of BODIES with reqstorm: `reqstorm_send.py URL BODIES COUNT IN_FLIGHT RESULTS`."""

import os
import sys
from itertools import islice

import reqstorm


def main(url: str, bodies: str, count: int, in_flight: int, results: str) -> int:
    target = f"{url}/platform/events?event_type=opportunity_lost"
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {os.environ['RD_ACCESS_TOKEN']}",
    }
    with open(bodies, "rb") as lines:
        requests = (
            reqstorm.Request(target, method="POST", headers=headers, data=line.rstrip(b"\n"))
            for line in islice(lines, count)
        )
        reqstorm.fetch_to_file_sync(requests, results, concurrency=in_flight)
    with open(results, "rb") as lines:
        written = sum(b'"status": 200' in line or b'"status":200' in line for line in lines)
    if written != count:
        print(f"{written} of {count} answered 200", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    url, bodies, count, in_flight, results = sys.argv[1:]
    sys.exit(main(url, bodies, int(count), int(in_flight), results))
