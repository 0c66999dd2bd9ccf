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
  'machines: what arrives is folded in behind everything that is there'
  Sources/KeepInTouch/Journal/Merges.swift 'let entries = Corrections(entries).ordered(entries)' ''
  'machines: entries count in the order in which they came'
  Sources/KeepInTouch/Journal/Corrections.swift 'let isOrdered = entries.indices.dropFirst().allSatisfy { isBefore($0 - 1, $0) }' 'let isOrdered = true'
  'machines: of one second, the counter tells nothing'
  Sources/KeepInTouch/Journal/EntryPlace.swift '(left.second, left.counter) < (right.second, right.counter)' 'left.second < right.second'
  'machines: a writer goes on without what it has heard'
  Sources/KeepInTouch/Journal/EntryPlace.swift 'let believed = [own, heard].filter' 'let believed = [own].filter'
  'machines: a clock is believed however far ahead it is'
  Sources/KeepInTouch/Journal/EntryPlace.swift 'second - now.seconds <= Self.belief' 'true'
  'machines: of what two have said the last counts'
  Sources/KeepInTouch/Journal/Corrections.swift 'if places[left].written != places[right].written { return places[left].written < places[right].written }' 'if places[left].written != places[right].written { return places[left].written > places[right].written }'
  'machines: what another one has said earlier is dropped'
  Sources/KeepInTouch/Book/Draft.swift 'return entry.place.map { $0 < former } ?? false' 'return false'
  'machines: what arrives needs nothing of the journal'
  Sources/KeepInTouch/Book/Book+Deciding.swift ' || $0.place != nil }' ' }'
  'machines: what another one told is told here, too'
  Sources/KeepInTouch/Book/Book+Commit.swift '!written.silent.contains(entry.id), let contact' 'let contact'
  'machines: what a wrong clock has said stays where it was said'
  Sources/KeepInTouch/Journal/Corrections.swift 'redating(of: entry.id)?.place ?? entry.place ?? .last' 'entry.place ?? .last'
  'machines: where several have dated something anew the last one counts'
  Sources/KeepInTouch/Journal/Corrections.swift 'former.place <= redating.place { continue }' 'redating.place <= former.place { continue }'
  'machines: merges apply in the order in which they came'
  Sources/KeepInTouch/Journal/Merges.swift 'left.place == right.place ? left.id.text < right.id.text : left.place < right.place' 'left.id.text < right.id.text'
  'machines: amendments apply in the order in which they came'
  Sources/KeepInTouch/Journal/Corrections.swift 'let changing = ordered(entries.filter { $0.what.target != nil })' 'let changing = entries.filter { $0.what.target != nil }'
  'machines: the journal is as old as it was when it was read'
  Sources/KeepInTouch/Book/Book+Commit.swift 'for entry in draft.entries where written.silent.contains(entry.id) { noteBeginning(entry) }' ''
  'machines: a start reads the journal as it lies'
  Sources/KeepInTouch/Journal/EntryStore.swift 'if isWrittenHere, corrections.redatedCount == 0 { return try load(body) }' 'if corrections.redatedCount == 0 { return try load(body) }'
  'machines: a day-ahead telling of another one counts before it is dated anew'
  Sources/KeepInTouch/Journal/EntryStore.swift '{ return !place.clock.isBelieved(at: moment) }' '{ return false }'
  'machines: pauses of groups apply in the order in which they came'
  Sources/KeepInTouch/Journal/SharedPauses.swift 'for entry in entries.counted { fold(entry) }' 'for entry in Corrections(entries).counted(entries) { fold(entry) }'
  'machines: the clock follows no other'
  Sources/KeepInTouch/Journal/EntryPlace.swift 'if place.writer != id, place.clock.isBelieved(at: now) { heard = max(heard, place.clock) }' ''
  'machines: one id is folded in twice'
  Sources/KeepInTouch/Journal/Corrections.swift 'return indices.compactMap { seen.insert(entries[$0].id).inserted ? entries[$0] : nil }' 'return indices.map { entries[$0] }'
  'machines: tracking began under an id of its own on each'
  Sources/KeepInTouch/Book/Book+Telling.swift 'let id = members[index].id
                return Entry(id: began(id)' 'let id = members[index].id
                return Entry(id: newID()'
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
  [[ $name == machines:* ]] && clocks=(--machines)
  found=$("$copy/.build/release/simulate" "${clocks[@]}" --seeds "$lives" --disputed "$lives")
  case $found in
    *'breaks a promise'*) say="caught by the promise \"$(sed -n 's/.*breaks a promise: \(.*\)\.$/\1/p' <<< "$found" | head -n 1)\"" ;;
    *'but for '*) say="caught by the oracle alone, in $(sed -n 's/.*but for \([0-9]*\) lives.*/\1/p' <<< "$found") of $lives lives" ;;
    *) say='NOT CAUGHT' missed=$((missed + 1)) ;;
  esac
  printf '%s: %s\n' "$name" "$say"
done
((missed == 0))
