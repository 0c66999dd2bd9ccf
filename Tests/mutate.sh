#!/bin/bash
# mutate.sh - breaks the planner on purpose, one rule at a time, and lets lives be simulated with it. It exits 0 when each fault is found.
#
#   Tests/mutate.sh [LIVES [WORDS]]
#
# WORDS selects the mutations that have them in their names. Of each it prints in how many of so many lives (300) the oracle disagreed. A
# mutation that breaks one of the simulator's own promises, without the oracle, is said to be caught by that. The copy in which it builds,
# .build-mutations, may be deleted.
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit
lives=${1:-300} words=${2-}
copy=.build-mutations
mkdir -p "$copy"

# A mutation: what is broken, the file, the line as it is, the line as it is not.
mutations=(
  'who is told first is by lateness, not by waiting'
  Sources/KeepInTouch/Book/Book+Telling.swift ' waiting = reminder.waiting(on: day)' ' waiting = reminder.lateness(on: day)'
  'repeats come every week, however long the step'
  Sources/KeepInTouch/Planning/Planner.swift 'max(basis.halfStep, 7)' '7'
  'an occasion that was told ahead is not told on its day'
  Sources/KeepInTouch/Planning/Planner.swift 'if told.isEmpty {' 'if told.isEmpty, tellings.last == nil {'
  'people are told of on the day on which something was noted of them'
  Sources/KeepInTouch/Planning/Planner.swift 'zone.date(at: noted).adding(days: 1)' 'zone.date(at: noted)'
  'an interaction of before a snooze ends it'
  Sources/KeepInTouch/Journal/ContactState.swift 'let snooze = extras.keepInTouchSnooze, snooze.said < entry.happened' 'extras.keepInTouchSnooze != nil'
  'what was told before a pause is not told again after it'
  Sources/KeepInTouch/Planning/Tellings.swift 'if day < since { continue }' ''
  'an occasion is closed by an interaction on its day alone'
  Sources/KeepInTouch/Planning/Planner.swift 'static let belatedDays = 14' 'static let belatedDays = 0'
  'the budget counts reminders, not people'
  Sources/KeepInTouch/Book/Book+Telling.swift 'left -= 1' 'left -= budgeted.count { Int($0.member) == person.member }'
  'a promise that was told is told again after two weeks'
  Sources/KeepInTouch/Planning/Planner.swift 'from: last.day.adding(days: 7))
        } else {' 'from: last.day.adding(days: 14))
        } else {'
  'what was told on a day that had not come counts when the clock is right'
  Sources/KeepInTouch/Journal/Corrections.swift 'redating.day < entry.localDay' 'false'
  'what was told today is told again when the clock was a little ahead'
  Sources/KeepInTouch/Journal/Corrections.swift 'redating.day < entry.localDay' 'redating.day <= entry.localDay'
)

missed=0
for ((index = 0; index < ${#mutations[@]}; index += 4)); do
  name=${mutations[index]} file=${mutations[index + 1]}
  [[ $name == *"$words"* ]] || continue
  rm -rf "$copy/Sources" "$copy/Tests" && cp -a Package.swift Sources Tests "$copy" || exit
  python3 - "$copy/$file" "${mutations[index + 2]}" "${mutations[index + 3]}" <<'PYTHON' || exit
import sys
path, old, new = sys.argv[1:]
text = open(path).read()
if text.count(old) != 1: sys.exit(f"error: {path} has {old!r} {text.count(old)} times, not once")
open(path, 'w').write(text.replace(old, new))
PYTHON
  (cd "$copy" && swift build -c release --static-swift-stdlib -Xlinker -s --product simulate) > "$copy/build.log" 2>&1 ||
    { tail -n 20 "$copy/build.log"; exit 1; }
  # What a wrong clock has said is corrected only in lives that have one.
  clocks=()
  [[ $file == */Corrections.swift ]] && clocks=(--wrong-clocks)
  found=$("$copy/.build/release/simulate" "${clocks[@]}" --seeds "$lives" --disputed "$lives")
  case $found in
    *'breaks a promise'*) say="caught by the promise \"$(sed -n 's/.*breaks a promise: \(.*\)\.$/\1/p' <<< "$found" | head -n 1)\"" ;;
    *'but for '*) say="caught by the oracle alone, in $(sed -n 's/.*but for \([0-9]*\) lives.*/\1/p' <<< "$found") of $lives lives" ;;
    *) say='NOT CAUGHT' missed=$((missed + 1)) ;;
  esac
  printf '%s: %s\n' "$name" "$say"
done
((missed == 0))
