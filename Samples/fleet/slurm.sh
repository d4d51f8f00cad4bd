#!/usr/bin/env bash
#SBATCH --job-name=fleet
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=slurm-%a.log
#SBATCH --cpus-per-task=1
#SBATCH --mem=64M
# A Slurm job array with one task for each job: ./slurm.sh submits itself, waits, and shows the table; what follows goes to
# rdbulk. The folder must be the same on all nodes, and its file system must have locks (flock).
set -euo pipefail
if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
  # shellcheck source=fleet.sh
  . "$(dirname -- "${BASH_SOURCE[0]}")/fleet.sh"
  FLEET_HERE=$here sbatch --wait --chdir "$FLEET" --array "1-$(count)" "$here/slurm.sh" "$@" || true
  exec "$here/table.sh"
fi

export FLEET_SPREAD=1
# Slurm stops the step itself; this script stays until rdbulk has its answers.
trap : TERM
code=0
srun "$FLEET_HERE/job.sh" "$SLURM_ARRAY_TASK_ID" "$@" || code=$?
case $code in
  0 | 2 | 3 | 130 | 143) ;;
  # Gave up, still running elsewhere, or killed: later again, but not for ever.
  *) [ "${SLURM_RESTART_COUNT:-0}" -ge 20 ] || scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" ;;
esac
exit "$code"
