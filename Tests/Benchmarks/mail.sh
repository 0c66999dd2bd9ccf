#!/bin/bash
# mail.sh - compares looking through mail and calendars with only reading the beginning of the same files, and with only listing their
# folders.
#
#   Tests/Benchmarks/mail.sh [LETTERS] [ROUNDS] [EVENTS]     default: 20000 letters, the median of 7 rounds, 5000 events
#
# A first look, and one with nothing new, with a warm cache on one core; and what notmuch takes for the same mail, where it is there.
# Absolute figures vary between machines and runs; compare the ratios.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
letters=${1-20000} rounds=${2-7} events=${3-5000}
for tool in gcc python3 swift; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 77; }
done

swift build -c release --static-swift-stdlib --product mail-benchmark > /dev/null
ours=$PWD/.build/release/mail-benchmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/floor" Tests/Benchmarks/mailfloor.c
python3 Tests/Benchmarks/gen_mail.py "$work/mail" "$letters"
python3 Tests/Benchmarks/gen_events.py "$work/calendars" "$events"

median() { sort -g | sed -n "$((rounds / 2 + 1))p"; }
floor() { taskset -c 0 "$work/floor" "$1" "${folders[@]}" | cut -d ' ' -f 1; }
first() { rm -rf "$work/state"; taskset -c 0 "$ours" "$kind" "$work/$kind" "$work/state"; }
again() { taskset -c 0 "$ours" "$kind" "$work/$kind" "$work/state"; }

# compare WHAT OURS FLOOR - both in turn, so that a busy moment is both's.
compare() {
  local round
  : > "$work/ours"; : > "$work/floors"
  for ((round = 0; round < rounds; round++)); do
    "$2" >> "$work/ours"
    floor "$3" >> "$work/floors"
  done
  awk -v what="$1" -v ours="$(cut -d ' ' -f 1 "$work/ours" | median)" -v floor="$(median < "$work/floors")" \
    -v peak="$(cut -d ' ' -f 4 "$work/ours" | sort -n | tail -n 1)" -v found="$(tail -n 1 "$work/ours" | cut -d ' ' -f 2,3)" 'BEGIN {
      split(found, counts, " ")
      printf "%-12s %8.4f s  floor %8.4f s  ratio %5.2f  goal 1.5  peak %5.1f MiB  goal 64  (%d read, %d contact)\n",
        what, ours, floor, ours / floor, peak / 1024, counts[1], counts[2] }'
}

echo "Looking through $letters letters:"
kind=mail folders=("$work"/mail/*/{cur,new})
floor read > /dev/null
compare "first look" first read
compare "nothing new" again list
if command -v notmuch > /dev/null; then
  printf '[database]\npath=%s\n[user]\nname=Me\nprimary_email=me@home.example\n[new]\ntags=\n' "$work/mail" > "$work/notmuch"
  export NOTMUCH_CONFIG=$work/notmuch
  for what in "first look" "nothing new"; do
    start=$(date +%s.%N)
    taskset -c 0 notmuch new --quiet > /dev/null 2>&1
    printf '%-12s %8.4f s  notmuch new, once (it indexes all words)\n' "$what" "$(awk -v from="$start" -v to="$(date +%s.%N)" "BEGIN { print to - from }")"
  done
else
  echo "skipped notmuch: it is not installed"
fi
echo "Looking through $events events:"
kind=calendars folders=("$work/calendars")
floor read > /dev/null
compare "first look" first read
compare "nothing new" again list
