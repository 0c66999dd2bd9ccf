#!/bin/bash
# run.sh - lets a fuzzer (libFuzzer, with AddressSanitizer) look for input that breaks what reads other people's bytes.
#
#   Tests/Fuzz/run.sh [SECONDS [TARGET...]]
#
# Each target (vcard, calendar, table, message, configuration, interface, time, journal, calls, whatsapp, telegram, header, mbox) runs for
# SECONDS, 6 if left out, as many of them at a time as there are processors. The seeds are always run, so that a finding which is put there
# stays found. A run of a minute or more is of optimized code, which takes four times as long to build and reads ten times as much, and
# goes on from what the ones before it learned. All of it is in .build-fuzz, which may be deleted.
set -uo pipefail
shopt -s globstar
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." || exit
export LC_ALL=C.UTF-8

seconds=${1:-6}
targets=("${@:2}")
((${#targets[@]})) || targets=(vcard calendar table message configuration interface time journal calls whatsapp telegram header mbox)
build=$PWD/.build-fuzz/short optimize=-Onone here=Tests/Fuzz
((seconds < 60)) || build=$PWD/.build-fuzz/long optimize=-O
mkdir -p "$build"

# Where a target's first inputs are: its own seeds, and files that other tests have.
seeds() {
  echo "$here/seeds/$1"
  case $1 in
    vcard) echo Tests/VCardTests/Corpus ;;
    table) echo Tests/ExchangeTests/Samples ;;
    configuration) echo config ;;
  esac
}

flags=('-sanitize=fuzzer,address' "$optimize" -wmo -swift-version 6 -package-name vitaminb -parse-as-library -enable-testing -I "$build" -I Sources/CSQLite -I Sources/CLinux
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature NonisolatedNonsendingByDefault
  -enable-upcoming-feature InferIsolatedConformances)

# room NAME SOURCE... - compiles one room of the program, so that the fuzzer sees which way it goes.
room() {
  swiftc "${flags[@]}" -module-name "$1" -emit-module -emit-module-path "$build/$1.swiftmodule" -c "${@:2}" -o "$build/$1.o"
}

# together COMMAND... - runs them beside each other; fails where one does.
together() {
  local command pids=() pid
  for command in "$@"; do eval "$command" & pids+=($!); done
  for pid in "${pids[@]}"; do wait "$pid" || return; done
}

# Each line needs what the lines before it have made.
compile() {
  together "room VCard Sources/VCard/**/*.swift" "room Platform Sources/Platform/*.swift" \
    "room Phrases Sources/Phrases/*.swift && room KeepInTouch Sources/KeepInTouch/**/*.swift" &&
    together "room SQLite Sources/SQLite/*.swift && room Exchange Sources/Exchange/**/*.swift" \
      "room Polling Sources/Polling/*.swift && room Varlink Sources/Varlink/*.swift && room TOML Sources/TOML/*.swift" &&
    together "room Daemon Sources/Daemon/Configuration/*.swift && room Journal Sources/Journal/*.swift" \
      "room ICalendar Sources/ICalendar/**/*.swift && room Telephony Sources/Telephony/*.swift" &&
    room Observer Sources/Observer/**/*.swift || return
  swiftc "${flags[@]}" -module-name Fuzz "$here"/*.swift Tests/VCardTests/CardInvariants.swift \
    "$build"/{VCard,Phrases,KeepInTouch,ICalendar,Polling,Varlink,TOML,Daemon,Exchange,Platform,SQLite,Journal,Telephony,Observer}.o -o "$build/fuzz"
}

# fuzz TARGET - runs it, and says what came of it in one line.
fuzz() {
  local target=$1 log=$build/$1.log folders stats found
  mapfile -t folders < <(seeds "$target")
  ((seconds >= 60)) || rm -rf "$build/corpus/$target"
  mkdir -p "$build/corpus/$target" "$build/findings"
  local options=(-max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=1024 -print_final_stats=1 -verbosity=1
    -artifact_prefix="$build/findings/$target-")
  [[ ! -e $here/seeds/$target.dict ]] || options+=(-dict="$here/seeds/$target.dict")
  if FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no "$build/fuzz" "${options[@]}" "$build/corpus/$target" "${folders[@]}" > "$log" 2>&1; then
    stats=$(grep -aoE 'ft: [0-9]+' "$log" | tail -n 1)
    printf "%-14s %9d inputs in %d s, %6d features, nothing found\n" "$target" \
      "$(grep -aoP 'number_of_executed_units: \K[0-9]+' "$log")" "$seconds" "${stats#ft: }"
  else
    found=$(grep -aoP 'Test unit written to \K.*' "$log" | tail -n 1)
    echo "error: $target: $(grep -aE 'Fatal error|ERROR:|^ALARM' "$log" | head -n 1)"
    echo "error: again with: FUZZ_TARGET=$target $build/fuzz ${found:-"(see $log)"}"
    return 1
  fi
}

# Whether this toolchain has libFuzzer is told by a program of one line.
try=$build/try.swift
echo '@_cdecl("LLVMFuzzerTestOneInput") public func f(_ a: UnsafePointer<UInt8>?, _ n: Int) -> CInt { 0 }' > "$try"
if ! swiftc -sanitize=fuzzer,address -parse-as-library "$try" -o "$build/try" > "$build/try.log" 2>&1; then
  echo "skipped: this Swift can't build with libFuzzer: $(grep -m 1 error "$build/try.log")"
  exit 0
fi
changed() { find Sources "$here" Tests/VCardTests/CardInvariants.swift -newer "$build/fuzz" \( -name '*.swift' -o -name run.sh \) -print -quit; }
if [[ ! -x $build/fuzz || -n $(changed) ]]; then
  compile > "$build/compile.log" 2>&1 || { cat "$build/compile.log"; exit 1; }
fi
export -f fuzz seeds
export build here seconds
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I {} bash -c 'fuzz {}'
