#!/usr/bin/env bash
# Runs job N of jobs.tsv, or goes on with it: job.sh N [flags for rdbulk]. Start it as often as you like: a job that was
# stopped or killed goes on, one that has ended does nothing, and while one still runs its second start ends with 5.
#
# Exit codes: 0 all rows have their results (the table says how many were not accepted), 2 and 3 a person is needed,
# 4, 5 and signals: start it again later.
#
# The login is the profile's. With FLEET_LOGINS it is the refresh token in the file FLEET_LOGINS/PROFILE, together with
# RD_CLIENT_ID and RD_CLIENT_SECRET. FLEET_SPREAD says that jobs run on several machines, which share no quota.
set -euo pipefail
# shellcheck source=fleet.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/fleet.sh"
take "$1"
shift
read -ra words <<< "$command"
read -ra flags <<< "$options"
flags+=("$@")

if [ -n "${FLEET_SPREAD:-}" ] && [[ " ${flags[*]} " != *" --rate"[\ =]* ]] &&
  [ "$(jobs | awk -F '\t' -v profile="$profile" '$1 == profile' | wc -l)" -gt 1 ]; then
  echo "The account of $profile has several jobs, on machines that share no quota: give each its part in the options" \
    "of jobs.tsv, such as --alone --rate 60/min." >&2
  exit 2
fi

if [ -n "${FLEET_LOGINS:-}" ]; then
  RD_REFRESH_TOKEN=$(< "$FLEET_LOGINS/$profile")
  export RD_REFRESH_TOKEN
else
  flags+=(--profile "$profile")
fi

# exec: a signal to the job is one to rdbulk, which waits for what is on its way.
exec "$program" "${words[@]}" "$file" -o "$out/$name.csv" --rejects "$out/$name.rejects.csv" \
  --summary "$out/$name.json" --resume --rows-may-fail --doubtful skip --log-format json "${flags[@]}" \
  2>> "$out/$name.log"
