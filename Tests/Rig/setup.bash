# setup.bash - for scenarios in which somebody types `vitaminb setup` at a terminal. Sourced after harness.bash.
# shellcheck shell=bash disable=SC2034,SC2119,SC2120

# asked BYTES - waits until there is a question on the terminal, behind what it has shown already; at most ten seconds.
asked() {
  local attempt
  for ((attempt = 0; attempt < 500; attempt++)); do
    (($(stat -c %s /tmp/shown) > $1)) && [[ $(tail -c 2 /tmp/shown) == '> ' ]] && return
    sleep 0.02
  done
  return 1
}
# type_at COMMAND LINE... - the command at a terminal of the usual size. Each line is typed when something is asked. Afterwards what was
# shown is in /tmp/shown, what was typed with it, and the number of keys in `keys`.
type_at() {
  local command=$1 line
  shift
  keys=$(printf '%s\n' "$@" | wc -m)
  : > /tmp/shown
  local size=0
  for line in "$@"; do
    asked "$size" || break
    size=$(stat -c %s /tmp/shown)
    printf '%s\n' "$line"
  done | script -qefc "stty rows 24 cols 80; $command" -E always /tmp/shown > /dev/null
}
type_setup() { type_at "vitaminb setup" "$@"; }
# shown [FILE] - what the terminal has shown, without colours.
shown() { sed -e '/^Script \(started\|done\) on /d' -e $'s/\r//g; s/\x1b\\[[0-9;]*m//g' "${1-/tmp/shown}"; }
# first_week - the days of "The first week" in it, with the names of those told of on each: "tomorrow: Ada, Bob".
first_week() { shown | awk '/^$/ { inside = 0 } inside { print } /^The first week/ { inside = 1 }' | sed -E 's/^ +//; s/ {2,}/: /'; }
# numbered LINE NUMBER... - the names that have these numbers on the page behind the first line of it that begins so.
numbered() {
  local line=$1 number
  shift
  for number in "$@"; do
    shown | awk -v line="$line" '/^> / { inside = 0 } inside { print } index($0, line) == 1 && !found++ { inside = 1 }' |
      sed -nE "s/^ *$number +//p" | sed -E 's/ {2,}.*//'
  done
}
