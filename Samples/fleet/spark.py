#!/usr/bin/env python3
"""Sends a DataFrame's rows through rdbulk, in Spark tasks:

    spark-submit spark.py [options] ROWS RESULTS COMMAND [flags for rdbulk]

ROWS is JSON Lines with an email in each row (any DataFrame would do), RESULTS a new folder for the result rows, COMMAND
one that sends events: lost, opportunity, won, "event TYPE".

One account (--profile): its rows are divided over --tasks tasks, and its --rate is, too. Machines share no quota, so each
task has its fixed part of it. Many accounts (--profile-column): each account's rows are in one task, with all of its rate.

What a task has sent is kept in a history in --folder, for the tries that Spark may make of it. The folder must be the same
one on all machines (a network file system with locks); on a machine where it isn't, nothing is sent.
"""
import argparse
import itertools
import json
import os
import re
import shlex
import sys
import uuid
import zlib

from pyspark.sql import SparkSession

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("--folder", default="histories")
options.add_argument("--profile", default="default")
options.add_argument("--profile-column")
options.add_argument("--rate", type=int, default=120, help="an account's requests a minute (120)")
options.add_argument("--tasks", type=int, default=4, help="tasks for the one account (4)")
options.add_argument("rows")
options.add_argument("results")
options.add_argument("command")
given, flags = options.parse_known_args()

spark = SparkSession.builder.appName("rdbulk").getOrCreate()
if spark.conf.get("spark.speculation", "false") == "true":
    sys.exit("spark.speculation is on: two copies of a task would run at once. Turn it off.")

folder = os.path.abspath(given.folder)
os.makedirs(folder, mode=0o700, exist_ok=True)
mark = str(uuid.uuid4())
with open(os.path.join(folder, "mark"), "w") as file:
    file.write(mark)

column = given.profile_column
rows = spark.read.json(given.rows)
# A row must be in the same partition whenever Spark makes it again: by what it says, never by where it stood.
if column:
    profiles = sorted("" if row[0] is None else str(row[0]) for row in rows.select(column).distinct().collect())
    if wrong := [name for name in profiles if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", name)]:
        sys.exit(f"No profile can be called {wrong[0]!r}.")
    places = {profile: place for place, profile in enumerate(profiles)}
    names = [(profile, profile) for profile in profiles]
    rate, count = given.rate, len(profiles)
    place = lambda row: places[str(row.pop(column))]
else:
    names = [(f"{given.profile}-{task}-of-{given.tasks}", given.profile) for task in range(given.tasks)]
    rate, count = given.rate // given.tasks, given.tasks
    place = lambda row: zlib.crc32(str(row.get("email")).strip().lower().encode()) % count


def keyed(text):
    row = json.loads(text)
    return place(row), json.dumps(row, ensure_ascii=False)


def headed(partition, rows):
    return itertools.chain([" ".join((mark, *names[partition]))], (row for _, row in rows))


words = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "spark-task.sh"), folder]
words += shlex.split(given.command) + ["--alone", "--rate", f"{rate}/min"] + flags
# The login is found by these; a token is in none of them.
passed = ("HOME", "PATH", "RDBULK", "XDG_CONFIG_HOME")
environment = {name: os.environ[name] for name in passed if name in os.environ}

texts = rows.toJSON().map(keyed).partitionBy(count, lambda place: place)
results = texts.mapPartitionsWithIndex(headed).pipe(shlex.join(words), environment, checkCode=True)
# One action: a second one would run all tasks again (and find every row in its history).
results.saveAsTextFile(given.results)
spark.stop()
