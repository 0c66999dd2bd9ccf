#!/bin/bash
# codec.sh - measures how long it takes to parse the cards of an address book in memory, and to ask each for its most common values.
#
#   Tests/Benchmarks/codec.sh [CONTACTS] [CHECKOUT]     default: 10000 contacts
#
# With another checkout of the sources, both are measured in turn, to compare versions.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-10000} other=${2-}
for tool in python3 swiftc taskset; do
  command -v "$tool" > /dev/null || { echo "missing: $tool"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$work/vdir" > /dev/null 2>&1
find "$work/vdir" -name '*.vcf' -exec cat {} + > "$work/all.vcf"

# build CHECKOUT NAME - compiles the codec and its benchmark.
build() {
  local out=$work/$2 flags=(-O -wmo -swift-version 6 -package-name vitaminb -enable-upcoming-feature MemberImportVisibility) sources
  mkdir -p "$out"
  mapfile -t sources < <(find "$1/Sources/VCard" -name '*.swift')
  swiftc "${flags[@]}" -parse-as-library -module-name VCard -emit-module -emit-module-path "$out/VCard.swiftmodule" -c "${sources[@]}" \
    -o "$out/VCard.o"
  swiftc "${flags[@]}" -I "$out" "$1/Tests/Benchmarks/VCard/main.swift" "$out/VCard.o" -o "$out/benchmark"
}
build . here
[[ -z $other ]] || build "$other" other
for round in 1 2 3; do
  for name in here ${other:+other}; do
    echo "$name, round $round:"
    taskset -c 0 "$work/$name/benchmark" "$work/all.vcf" 21 | tail -n 2
  done
done
