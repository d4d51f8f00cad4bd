#!/usr/bin/env bash
# One partition of spark.py: spark-task.sh FOLDER [words for rdbulk]. The first line of standard input is the mark of this
# Spark application, the partition's name, and its profile; then come the rows as JSON Lines. Results go to standard output.
#
# A task that Spark repeats begins at the partition's first row. The history remembers what the earlier try has sent, so
# it must be the same file: FOLDER has to be shared by all executors, which the mark in it shows. While an earlier try is
# still running, the new one waits.
set -euo pipefail
umask 077
folder=$1
shift
read -r mark name profile
if [ "$(cat -- "$folder/mark" 2> /dev/null)" != "$mark" ]; then
  echo "Nothing is sent from $(hostname): $folder is not the folder that the driver sees there. Without it, a task that is" \
    "repeated on another machine would send the same rows twice." >&2
  exit 2
fi
exec "${RDBULK:-rdbulk}" "$@" - --profile "$profile" --format jsonl --results-format jsonl --rows-may-fail \
  --history "$folder/$name.history" --history-wait 3600 --log-format json
