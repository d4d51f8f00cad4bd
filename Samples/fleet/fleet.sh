# shellcheck shell=bash disable=SC2034
# Read by the other scripts: where the fleet is, and what its jobs are.
#
# FLEET is the folder with jobs.tsv, which the files' paths are relative to (this one); what the jobs write goes to
# FLEET_OUT (out), RDBULK is the program.
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
FLEET=$(cd -- "${FLEET:-$here}" && pwd)
export FLEET
cd -- "$FLEET" || exit
out=${FLEET_OUT:-out}
program=${RDBULK:-rdbulk}
umask 077
mkdir -p -- "$out"

# The lines of jobs.tsv that are jobs.
jobs() { awk 'NR > 1 && /[^[:space:]]/ { sub(/\r$/, ""); print }' jobs.tsv; }

count() { jobs | wc -l | tr -d ' '; }

# Reads job N into profile, command, file, options, and name, which its files begin with. The name doesn't depend on the
# line's number: lines may be added between two starts.
take() {
  IFS=$'\t' read -r profile command file options <<< "$(jobs | sed -n "$1p")"
  [ -n "${file:-}" ] || { echo "jobs.tsv has no job $1, or it lacks a profile, a command or a file." >&2; exit 2; }
  name=${file##*/}
  name=$profile-${command// /-}-${name%.*}
}
