#!/bin/bash
# machines.sh - what a journal costs that three machines write, beside a start with the same journal and beside a daemon without entries.
#
#   Tests/Benchmarks/machines.sh [ENTRIES] [CONTACTS] [ROUNDS] [SECONDS] [FOLDER]
#     default: 50000 entries, 800 contacts, 7 rounds, 60 seconds idle, .build/install, which systemd/build.sh makes
#
# - The first reading of the others' files by an empty journal, a later start with all of it, and the same without [sync]. The first
#   reading's goal, twice a later start, is missed: each line is parsed, compared with its checksums and written as a row. What SQLite alone
#   needs for the rows is measured beside it.
# - How long an entry takes from another machine's file into "vitaminb due", beside what is waited for a quiet moment, and one command.
# - Memory and wake-ups of the idle daemon with [sync], and with [tasks] where the daemon has it.
# The others' files are written by gen_entries.py; it is checked first that the daemon takes all of them. Absolute figures vary between
# machines and runs; compare the ratios. Exits 1 where a goal is missed.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
entries=${1-50000} contacts=${2-800} rounds=${3-7} seconds=${4-60} programs=${5-.build/install}
for tool in python3 taskset; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 77; }
done
[[ -n ${5-} ]] || systemd/build.sh > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$work/vdir" > /dev/null 2>&1
python3 Tests/Benchmarks/machines.py "$programs/vitaminbd" "$programs/vitaminb" "$work" "$contacts" "$entries" "$rounds" "$seconds"
