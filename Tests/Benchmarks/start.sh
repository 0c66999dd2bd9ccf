#!/bin/bash
# start.sh - what a start of the daemon costs until it answers, beside reading its address book as a C program does.
#
#   Tests/Benchmarks/start.sh [CONTACTS] [ROUNDS] [VITAMINBD]     default: 10000 contacts, 7 rounds, a release that it builds
#
# The first start writes into the journal that tracking began; the later ones read that. The goal for these is 2.5 times the floor of
# opening, reading and closing each file. Absolute figures drift with the machine: the ratios of one run are what counts.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-10000} rounds=${2-7} daemon=${3-}
for tool in gcc python3 swift taskset; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 77; }
done
if [[ -z $daemon ]]; then
  swift build -c release --static-swift-stdlib -Xlinker -s --product vitaminbd > /dev/null
  daemon=$PWD/.build/release/vitaminbd
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/floor" Tests/Benchmarks/vdirfloor.c
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$work/vdir" > /dev/null 2>&1
echo "Starting with $contacts contacts:"
taskset -c 0 python3 Tests/Benchmarks/start.py "$daemon" "$work/floor" "$work/vdir" "$rounds"
