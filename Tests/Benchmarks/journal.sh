#!/bin/bash
# journal.sh - compares a start with a long journal with sqlite3(1) printing the same rows, in one run on one machine.
#
#   Tests/Benchmarks/journal.sh [ENTRIES] [RUNS]     default: 1000000 entries about 2000 contacts, the best of 3 runs
#
# Measures processor time, which varies least. sqlite3 only reads and prints the rows, so it is the lower bound.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
entries=${1-1000000} runs=${2-3}
command -v sqlite3 > /dev/null || { echo "missing: sqlite3. Type: sudo apt-get install sqlite3"; exit 77; }
swift build -c release --static-swift-stdlib -Xlinker -s --product vitaminbd > /dev/null
work=$(mktemp -d)
trap 'kill "${daemon-}" 2> /dev/null || :; rm -rf "$work"' EXIT
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
mkdir -p "$XDG_CONFIG_HOME/vitaminb" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME/vitaminb"
printf 'every = "3m"\n' > "$XDG_CONFIG_HOME/vitaminb/vitaminb.toml"
python3 Tests/Benchmarks/gen_contacts.py -n 2000 --vdir "$XDG_DATA_HOME/vitaminb/contacts" > /dev/null 2>&1
journal=$XDG_DATA_HOME/vitaminb/journal.sqlite

start() {
  .build/release/vitaminbd > "$work/log" 2>&1 & daemon=$!
  until grep -q 'is ready' "$work/log"; do sleep 0.02; kill -0 "$daemon"; done
}
stop() { kill "$daemon"; wait "$daemon" 2> /dev/null || :; }

start && stop # creates the journal
python3 Tests/Benchmarks/fill_journal.py "$journal" "$entries"

TIMEFORMAT=%U
best() { sort -n | head -n 1; }
floor=$(for _ in $(seq "$runs"); do { time sqlite3 "$journal" 'SELECT * FROM entry ORDER BY seq' > /dev/null; } 2>&1; done | best)
ours=$(for _ in $(seq "$runs"); do
  start
  awk -v ticks="$(getconf CLK_TCK)" '{ printf "%.2f\n", $14 / ticks }' "/proc/$daemon/stat"
  grep '^Pss:' "/proc/$daemon/smaps_rollup" > "$work/pss"
  stop
done | best)
awk -v ours="$ours" -v floor="$floor" -v entries="$entries" -v pss="$(awk '{ print $2 }' "$work/pss")" \
  'BEGIN { printf "%d entries: start %.2f s of processor time, sqlite3 prints them in %.2f s: %.2fx; PSS afterwards %.1f MB\n", entries, ours, floor, ours / floor, pss / 1024 }'
