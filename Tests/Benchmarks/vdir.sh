#!/bin/bash
# vdir.sh - compares loading address books with only opening, reading and closing each file.
#
#   Tests/Benchmarks/vdir.sh [CONTACTS] [ROUNDS]     default: 100000 contacts, the median of 5 rounds
#
# With a warm cache, and for a second look with nothing changed, both programs run on one core and then on two; with a cold cache (as root)
# on two. Absolute figures vary between machines and runs; compare the ratios.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-100000} rounds=${2-5}
for tool in gcc python3 swift; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 77; }
done

swift build -c release --static-swift-stdlib --product address-book-benchmark > /dev/null
ours=$PWD/.build/release/address-book-benchmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/floor" Tests/Benchmarks/vdirfloor.c
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$work/vdir" > /dev/null

median() { sort -g | sed -n "$((rounds / 2 + 1))p"; }
# times COMMAND... - the median of the seconds that the command prints, over all rounds.
times() { for ((round = 0; round < rounds; round++)); do "$@" | cut -d ' ' -f 1; done | median; }
# ratio WHAT OURS FLOOR GOAL
ratio() { awk -v what="$1" -v ours="$2" -v floor="$3" -v goal="$4" \
  'BEGIN { printf "%-36s %8.3f s  floor %8.3f s  ratio %5.2f  goal %s\n", what, ours, floor, ours / floor, goal }'; }

echo "Loading $contacts files:"
"$work/floor" read "$work/vdir" > /dev/null
for cores in 0 0,1; do
  read=$(times taskset -c "$cores" "$work/floor" read "$work/vdir")
  stat=$(times taskset -c "$cores" "$work/floor" stat "$work/vdir")
  ratio "warm, core $cores" "$(times taskset -c "$cores" "$ours" "$work/vdir")" "$read" "1.5"
  ratio "nothing changed, core $cores" "$(times taskset -c "$cores" "$ours" "$work/vdir" again)" "$stat" "1.5"
done
if [[ -w /proc/sys/vm/drop_caches ]]; then
  cold() { sync; echo 3 > /proc/sys/vm/drop_caches; "$@"; }
  rounds=1
  ratio "cold, core 0,1" "$(times cold taskset -c 0,1 "$ours" "$work/vdir")" \
    "$(times cold taskset -c 0,1 "$work/floor" read "$work/vdir")" "0.4"
else
  echo "skipped cold: only root can drop the page cache"
fi
