#!/usr/bin/env bash
# Fuzzes the machines that read what others wrote: run.sh [MINUTES [TARGET…]]; run.sh coverage. See README.md beside it.
set -euo pipefail
cd "$(dirname "$0")/../.."

here=Tests/Fuzz
work=.build-fuzz
all="rows json utf16 results journal answers check"
mode=${1:-5}
[ $# -eq 0 ] || shift
targets=${*:-$all}
mkdir -p "$work"

# Core's sources and the harness as one module, so that the harness sees what it checks; quick, and with assertions on.
build() {
  local program=$1
  shift
  if [ -e "$program" ] && [ -z "$(find Sources/RDBulkCore "$here" -newer "$program" -name '*.swift')" ]; then return; fi
  echo "building $program"
  # shellcheck disable=SC2046 # no name has a blank
  swiftc -O -assert-config Debug -wmo -swift-version 6 -package-name rdbulk -parse-as-library -module-name RDBulkFuzz -I Sources/CMoveMask "$@" \
    $(find Sources/RDBulkCore "$here/Harness" -name '*.swift') -o "$program.part" >"$work/build.log" 2>&1 \
    || { grep -E 'error' "$work/build.log" >&2; exit 2; }
  mv "$program.part" "$program"
}

# Without Swift's own backtraces: they are taken by another process, which waits for libFuzzer's handler, and that for it.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:symbolize=0

# One profile a run of the program: all inputs at once, or one by one where one of them fails.
profile() {
  local target=$1
  shift
  FUZZ_TARGET=$target LLVM_PROFILE_FILE="$work/profiles/$target-%p.profraw" \
    "$work/covered" -runs=0 -artifact_prefix="$work/failed-" "$@" >"$work/$target.log" 2>&1 </dev/null
}

if [ "$mode" = coverage ]; then
  tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
  rm -rf "$work/profiles"
  build "$work/covered" -sanitize=fuzzer -profile-generate -profile-coverage-mapping
  for target in $targets; do
    mkdir -p "$work/corpus/$target"
    profile "$target" "$here/corpus/$target" "$work/corpus/$target" && continue
    for input in "$here/corpus/$target"/*; do
      profile "$target" "$input" || echo "$target: $input fails"
    done
  done
  find "$work/profiles" -size 0 -delete
  "$tools/llvm-profdata" merge -o "$work/all.profdata" "$work"/profiles/*.profraw
  "$tools/llvm-cov" report "$work/covered" -instr-profile "$work/all.profdata" Sources/RDBulkCore/{Text,Rows,API,Ledger} \
    | awk '/swift|TOTAL/ {print $1, $(NF - 3), $(NF - 5) " lines"}' | column -t
  exit
fi

[[ $mode =~ ^[1-9][0-9]*$ ]] || { echo "run.sh [MINUTES [TARGET…]] | coverage; targets: $all" >&2; exit 2; }
build "$work/harness" -sanitize=fuzzer,address
count=$(wc -w <<<"$targets")
seconds=$((mode * 60 / count))
status=0
for target in $targets; do
  mkdir -p "$work/corpus/$target" "$work/found/$target"
  echo "$target: $seconds s"
  # Inputs that were found go to the first folder; the repository's own stay as they are.
  FUZZ_TARGET=$target nice -n 19 "$work/harness" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=3000 \
    -max_len=1500 -print_final_stats=1 -dict="$here/dictionaries/$target.dict" \
    -artifact_prefix="$work/found/$target/" "$work/corpus/$target" "$here/corpus/$target" \
    >"$work/$target.log" 2>&1 </dev/null || {
    status=1
    echo "$target: FOUND something; smallest input: FUZZ_TARGET=$target $work/harness -minimize_crash=1 -runs=50000 INPUT"
    grep -aE 'PROPERTY VIOLATED|Fatal error|SUMMARY|Test unit written' "$work/$target.log" | cut -c1-500
  }
  grep -aE 'number_of_executed_units|cov:' "$work/$target.log" | tail -2 | sed 's/^/  /'
done
exit $status
