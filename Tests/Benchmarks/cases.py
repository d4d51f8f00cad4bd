"""The cases by name. What each measures is the first line of its function's text."""

import case_growth
import case_memory
import case_resume
import case_send
import case_start
import quota
from case_map import map_case
from datasets import KINDS

CASES = {
    "map-csv-mixed": map_case("csv-mixed"),
    **{f"map-{kind}": map_case(kind) for kind in KINDS},
    "send": case_send.send,
    "journal": case_send.journal,
    "batch": case_send.batch,
    "resume": case_resume.resume,
    "memory-dry-run": case_memory.dry_run,
    "memory-send": case_memory.send,
    "memory-batch": case_memory.batch,
    "startup": case_start.startup,
    "growth": case_growth.growth,
    "quota": quota.quota,
}
# Two minutes of waiting, and a table without ratios.
ONLY_WHEN_NAMED = {"quota", "growth"}
QUICK = ["map-csv-mixed", "map-json-uniform", "send", "batch", "resume", "memory-dry-run", "startup"]
