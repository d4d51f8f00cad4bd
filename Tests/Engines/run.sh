#!/usr/bin/env bash
# Runs Samples/fleet on the engines themselves, against sandboxes: 20 accounts, 60 rows each, jobs killed and requeued in the
# middle; each row must have one result, and none may be sent twice.
#
#   Tests/Engines/run.sh [PROGRAM] [parallel] [slurm] [spark] [kubernetes]
#
# PROGRAM is .build/release/rdbulk unless it is named; without names of engines, all are run (some 15 minutes). What they
# need is installed if it is missing, as root: GNU parallel, Slurm, munge and a JRE from Debian, pyspark and
# kubernetes-validate from PyPI into a folder of their own. Packages of Debian stay; all else is removed at the end.
# Kubernetes is not run: its manifest is checked against the published schema.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
program=$here/../../.build/release/rdbulk
if [ $# -gt 0 ] && [ -x "$1" ] && [ ! -d "$1" ]; then
  program=$1
  shift
fi
[ -x "$program" ] || { echo "There is no program at $program: swift build -c release" >&2; exit 2; }
engines=("$@")
[ ${#engines[@]} -gt 0 ] || engines=(parallel slurm spark kubernetes)

work=$(mktemp -d "${TMPDIR:-/tmp}/rdbulk-engines-XXXXXX")
trap 'rm -rf -- "$work"' EXIT

packages=()
need() { command -v "$1" > /dev/null || packages+=("$2"); }
python=()
for engine in "${engines[@]}"; do
  case $engine in
    parallel) need parallel parallel ;;
    slurm)
      need slurmctld slurmctld
      need slurmd slurmd
      need sbatch slurm-client
      need munged munge
      ;;
    spark)
      need java default-jre-headless
      python+=("pyspark==3.5.*")
      ;;
    kubernetes) python+=(kubernetes-validate) ;;
    *) echo "No such engine: $engine" >&2; exit 2 ;;
  esac
done
if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing: ${packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null
fi
if [ ${#python[@]} -gt 0 ]; then
  # ENGINES_PYTHON may name a Python that has these packages already.
  if [ -z "${ENGINES_PYTHON:-}" ]; then
    echo "Installing: ${python[*]}"
    python3 -m venv "$work/python"
    "$work/python/bin/pip" install -q --disable-pip-version-check "${python[@]}"
    ENGINES_PYTHON=$work/python/bin/python3
  fi
  export ENGINES_PYTHON
fi

# A signal ends the child first, which takes its processes with it.
python3 "$here/engines.py" "$(realpath -- "$program")" "$work" "${engines[@]}"
