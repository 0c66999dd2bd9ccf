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
python3 - "$journal" "$entries" << 'END'
import random, sqlite3, struct, sys, uuid
database, count, dice = sqlite3.connect(sys.argv[1]), int(sys.argv[2]), random.Random(1)
people = [row[0] for row in database.execute("SELECT contact FROM entry")]
def row(number):
    verb = dice.choices(["log", "ack", "told", "snooze"], [60, 20, 17, 3])[0]
    said = 1_795_500_000 - (count - number) * 300
    return (str(uuid.UUID(int=dice.getrandbits(128))), said, said, dice.choice(people), verb,
            dice.choice(["call", "meal", "email"]) if verb in ("log", "ack") else None, "a note about it" if dice.random() < 0.3 else None,
            said + 86_400 if verb == "snooze" else None, None if verb == "log" else f"keep-in-touch/{uuid.UUID(int=dice.getrandbits(128))}")
columns = "id, said, happened, contact, verb, via, note, until, every, reminders, undoes, group_name, other, day, until_day, in_person, checksum"
def checksum(values):  # as in Sources/Platform/Checksum.swift
    state, mask = 0xcbf29ce484222325, 2**64 - 1
    for value in values:
        if value is None: words = [0]
        elif isinstance(value, int): words = [1, value]
        else:
            text = value.encode()
            whole = len(text) // 8 * 8
            words = [2 + len(text), *struct.unpack(f"<{whole // 8}Q", text[:whole]), *text[whole:]]
        for word in words:
            state = ((state ^ word) * 0x9E3779B97F4A7C15) & mask
            state ^= state >> 29
    return state - 2**64 if state >> 63 else state
def sealed(number):
    values = row(number)
    values = values[:8] + (None,) + values[8:] + (None,) * 6
    return values + (checksum(values),)
marks = ", ".join("?" * 17)
with database:
    database.executemany(f"INSERT INTO entry ({columns}) VALUES ({marks})", (sealed(number) for number in range(count)))
END

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
