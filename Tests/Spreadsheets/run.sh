#!/bin/sh
# Opens results that were written with --results-format excel in LibreOffice as a person in Brazil would have it, and looks
# at the cells: columns, accents, leading zeros, nothing run as a formula.
#
#   Tests/Spreadsheets/run.sh [PROGRAM]      the program is .build/debug/rdbulk unless it is named
#
# LibreOffice comes with Debian's package libreoffice-calc. Without it, nothing is tested: the script says so, and ends with 0.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../.build/debug/rdbulk}
if ! command -v soffice > /dev/null; then
  echo "SKIPPED: soffice is not installed (Debian: apt-get install libreoffice-calc); no results were opened."
  exit 0
fi
[ -x "$program" ] || { echo "There is no program at $program: swift build." >&2; exit 2; }
exec python3 "$here/cells.py" "$program"
