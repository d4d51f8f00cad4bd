#!/usr/bin/env bash
# Shows each job's end in one table. The exit code is that of the worst job, and at least 4 where one has not ended.
set -euo pipefail
# shellcheck source=fleet.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/fleet.sh"
code=0
least=0
summaries=()
for ((number = 1; number <= $(count); number++)); do
  take "$number"
  if [ -e "$out/$name.json" ]; then
    summaries+=("$out/$name.json")
  else
    echo "No end yet: $name. What it said: $out/$name.log" >&2
    least=4
  fi
done
[ ${#summaries[@]} -eq 0 ] || "$program" summary "${summaries[@]}" || code=$?
exit $((code > least ? code : least))
