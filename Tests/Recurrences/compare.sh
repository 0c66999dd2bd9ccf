#!/bin/bash
# compare.sh - expands generated rules with vitaminb's own code and with libical, and compares the instances.
#
#   Tests/Recurrences/compare.sh [COUNT [SEED]]
#
# COUNT rules, 3000 if left out, are made from SEED. RECURRENCES is the program that expands them, .build-tests/debug/recurrences if not
# set. Where libical is known to be wrong (the reasons are in judge.py), a third program says what is right. It prints how many are equal
# and exits 1 where one isn't; the lines that differ are in .build-tests/recurrences.
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." || exit
export LC_ALL=C.UTF-8

count=${1:-3000} seed=${2:-1} program=${RECURRENCES:-.build-tests/debug/recurrences}
folder=$PWD/.build-tests/recurrences here=Tests/Recurrences
mkdir -p "$folder"

skip() { echo "skipped: $*"; exit 0; }
command -v cc > /dev/null || skip "no C compiler"
pkg-config --exists libical 2> /dev/null || skip "no libical-dev"
/usr/bin/python3 -c 'import dateutil, zoneinfo' 2> /dev/null || skip "no python3-dateutil"
[[ -x $program ]] || { echo "error: no $program"; exit 1; }

# The flags are several words.
# shellcheck disable=SC2046
cc -O1 -Wall -o "$folder/libical" $here/libical.c $(pkg-config --cflags --libs libical) || exit
"$program" make "$count" "$seed" > "$folder/all" || exit
"$program" expand < "$folder/all" > "$folder/all.ours" || exit

# What isn't supported can't be compared, and some of it makes libical crash (BYWEEKNO with INTERVAL).
paste -d '#' "$folder/all" "$folder/all.ours" | grep -v '#unsupported: ' > "$folder/pairs"
cut -d '#' -f 1 "$folder/pairs" > "$folder/rules"
cut -d '#' -f 2 "$folder/pairs" > "$folder/ours"
echo "$count rules from seed $seed, of which $(grep -c '^unsupported: ' "$folder/all.ours") are not supported"

# libical takes half a second for a rule that has no instance, so both processors work.
split -n l/2 "$folder/rules" "$folder/rules."
for part in aa ab; do "$folder/libical" < "$folder/rules.$part" > "$folder/libical.$part" & done
wait
cat "$folder"/libical.a[ab] > "$folder/theirs"
/usr/bin/python3 $here/judge.py "$folder/rules" "$folder/theirs" "$folder/ours" "$folder/different"
