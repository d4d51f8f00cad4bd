#!/bin/sh
# Sends the file of the day. Start it as often as you like: a run that was stopped goes on, one that has ended does
# nothing, and two at once are refused.
#
# RDBULK is the program, RDBULK_FOLDER the folder with inbox/, results/ and fix/; what follows on the command line goes
# to rdbulk, for example --profile acme.
set -eu
CDPATH= cd -- "${RDBULK_FOLDER:?say which folder holds inbox/}"
umask 077
mkdir -p results fix
day=$(date +%F)
[ -e "inbox/$day.csv" ] || { echo "There is no inbox/$day.csv: nothing to do."; exit 0; }

# What an earlier day has sent is not sent again, even where the file of today holds it (--history).
# Nobody is there to be asked: rows that may be the text of a broken cell are left out and told (--doubtful skip).
code=0
"${RDBULK:-rdbulk}" lost "inbox/$day.csv" -o "results/$day.csv" --rejects "fix/$day.csv" --summary "results/$day.json" \
  --history sent.history --history-wait 600 --resume --doubtful skip --log-format json "$@" 2>>rdbulk.log || code=$?
# 1: all rows have their results, and some need fixing. Anything else above 0 needs a person, or a later start.
[ "$code" -eq 1 ] && echo "Some rows of $day need fixing: fix/$day.csv"
[ "$code" -le 1 ] || exit "$code"
