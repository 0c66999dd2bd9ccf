#!/bin/bash
# sanitize.sh - lets AddressSanitizer (with LeakSanitizer) and ThreadSanitizer watch the tests.
#
#   Tests/sanitize.sh [address|thread]...
#
# Each has a build of its own, in .build-address and .build-thread, which takes minutes at first and may be deleted.
# VITAMINB_FILTER is a regular expression of the tests to be run, as `swift test --filter` takes it.
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit
export LC_ALL=C.UTF-8 SWIFT_BACKTRACE=enable=no

sanitizers=()
for word in "$@"; do
  case $word in
    address | thread) sanitizers+=("$word") ;;
    *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
done
((${#sanitizers[@]})) || sanitizers=(address thread)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
# All reports are wanted, and none is a failure of the program, whose exit status a test may look at. What XCTest keeps of its own
# run, what the argument parser has in hand when it calls exit(3), and what Foundation reads a file into, is no leak of ours; where Swift
# keeps an object's weak references, and in an indirect enumeration as the interface's types are one, it changes bits of the address,
# so that LeakSanitizer can't find what is held by it.
printf 'leak:%s\n' XCTest ArgumentParser readBytesFromFile formWeakReference InterfaceParser > "$work/leaks"
export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=exitcode=0:print_suppressions=0:suppressions=$work/leaks
export TSAN_OPTIONS=halt_on_error=0:exitcode=0

# A toolchain may lack either, which a program of one line tells.
has() {
  echo 'print(1)' > "$work/try.swift"
  swiftc -sanitize="$1" "$work/try.swift" -o "$work/try" > "$work/try.log" 2>&1 && "$work/try" > /dev/null 2>> "$work/try.log"
}

build() { swift build --sanitize="$1" --scratch-path ".build-$1" "${@:2}" > "$work/build.log" 2>&1 || { tail -n 30 "$work/build.log"; exit 1; }; }

all_tests() {
  build "$1" --build-tests
  swift test --sanitize="$1" --scratch-path ".build-$1" --skip-build --no-parallel ${VITAMINB_FILTER:+--filter "$VITAMINB_FILTER"}
}

status=0
for sanitizer in "${sanitizers[@]}"; do
  if ! has "$sanitizer"; then
    echo "skipped: this Swift has no $sanitizer sanitizer: $(tail -n 1 "$work/try.log")"
    continue
  fi
  log=$work/$sanitizer.log
  all_tests "$sanitizer" > "$log" 2>&1 || { status=1; grep -aE '^✘|error:' "$log" || tail -n 40 "$log"; }
  what=$(grep -aoP 'Test run with \K\d+ tests' "$log" | tail -n 1)
  # Of a program that a test started, too, whose standard error a test compares.
  reports=$(grep -acE '(WARNING|ERROR): (Address|Leak|Thread)Sanitizer' "$log")
  ((reports == 0)) || { status=1; grep -aE -A 25 '(WARNING|ERROR): (Address|Leak|Thread)Sanitizer' "$log" | head -n 400; }
  echo "counted $sanitizer sanitizer: ${what:-nothing}, $reports reports"
done
exit "$status"
