#!/usr/bin/env bash
# All jobs on this machine, 200 at once, under GNU parallel; what follows goes to rdbulk. Start it again after whatever has
# happened. A job that fails is tried twice more; --termseq gives jobs the time to wait for their answers.
set -euo pipefail
# shellcheck source=fleet.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/fleet.sh"
seq "$(count)" | parallel --will-cite --quote --jobs 200 --retries 3 --termseq TERM,30000,KILL,25 \
  --joblog "$out/joblog.tsv" "$here/job.sh" '{}' "$@" || true
exec "$here/table.sh"
