# harness.bash - shared by all scenarios. Each starts with: source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck shell=bash disable=SC2034,SC2119,SC2120
set -uo pipefail
src=/vitaminb/src
config=$HOME/.config/vitaminb/vitaminb.toml
data=$HOME/.local/share/vitaminb
contacts=$data/contacts
control=$XDG_RUNTIME_DIR/vitaminb/control
export PATH=$HOME/.local/bin:$PATH
failures=0
trap 'status=$?; ((failures == 0 && status == 0)) && echo "done"; exit $((status ? status : failures > 0))' EXIT

# t SENTENCE COMMAND... - one test: the sentence is true if the command succeeds. If it fails, its output is shown.
t() {
  local sentence=$1 output status
  shift
  output=$("$@" 2>&1)
  status=$?
  if ((status == 0)); then
    echo "ok      $sentence"
  else
    failures=$((failures + 1))
    echo "FAILED  $sentence"
    echo "        $* -> $status"
    printf '%s\n' "$output" | tail -n 20 | sed 's/^/        | /'
  fi
}
# counted SENTENCE - the figures of an attack, shown with the result: counted "kill -9 500 times: 500 acknowledged, 500 found".
counted() { echo "counted $*"; }
# attack SENTENCE PROGRAM... - a test run by a program, which prints its figures as its last line.
attack() {
  local sentence=$1 failed=''
  shift
  "$@" > /tmp/attack 2>&1 || failed=yes
  t "$sentence" passed "$failed"
  counted "$(tail -n 1 /tmp/attack)"
}
passed() { [[ -z $1 ]] || { cat /tmp/attack; return 1; }; }
skip() { echo "skipped $1: $2"; }

# eventually COMMAND... - repeats the command until it succeeds, for at least 20 seconds.
eventually() {
  local attempt
  for ((attempt = 0; attempt < 200; attempt++)); do
    "$@" > /dev/null 2>&1 && return 0
    sleep 0.1
  done
  "$@"
}
not() { ! "$@"; }
equal() { [[ $1 == "$2" ]] || { printf 'expected %s\nbut have %s\n' "$2" "$1"; return 1; }; }
# gives TEXT COMMAND... - this, and nothing else, is what the command prints.
gives() { equal "$("${@:2}")" "$1"; }
# contains TEXT PART
contains() { [[ $1 == *"$2"* ]] || { printf 'no %s in:\n%s\n' "$2" "$1"; return 1; }; }

# says PATTERN COMMAND... - the command's output matches; otherwise it is shown.
says() {
  local pattern=$1 output
  shift
  output=$("$@" 2>&1)
  grep -E -- "$pattern" <<< "$output" || { printf '%s\n' "$output"; return 1; }
}
# holds FILTER COMMAND... - the jq filter is true of the JSON objects that the command prints, as one array.
holds() {
  local filter=$1 output
  shift
  output=$("$@") || return
  jq -se "flatten | $filter" <<< "$output" > /dev/null || { printf '%s\n' "$output"; return 1; }
}
# pick FILTER COMMAND... - the result of the jq filter for the same array.
pick() {
  local filter=$1
  shift
  "$@" | jq -rs "flatten | $filter"
}

# configure [LINE...] - writes a configuration that sends reminders at any hour, so that no test depends on the time of day.
configure() {
  mkdir -p "$(dirname "$config")"
  {
    printf '%s\n' "address_books = [\"$contacts\"]" 'birthdays = true' "$@"
    printf '%s\n' '[delivery]' 'from = "00:00"' 'to = "24:00"' 'budget = 20'
    printf '%s\n' '[groups.friends]' 'every = "2w"' '[groups."fellow students"]' 'every = "3m"'
  } > "$config"
}
install_vitaminb() {
  configure
  "$src/systemd/install.sh" --from /vitaminb/bin --sample
}
# override LINE... - adds lines to the [Service] section for this test.
override() {
  mkdir -p ~/.config/systemd/user/vitaminbd.service.d
  printf '%s\n' '[Service]' "$@" > ~/.config/systemd/user/vitaminbd.service.d/test.conf
  systemctl --user daemon-reload
}
# unlimited - turns off systemd's limit for restarts, for tests that kill the daemon often.
unlimited() {
  mkdir -p ~/.config/systemd/user/vitaminbd.{service,socket}.d
  printf '[Unit]\nStartLimitIntervalSec=0\n' > ~/.config/systemd/user/vitaminbd.service.d/unlimited.conf
  printf '[Socket]\nTriggerLimitIntervalSec=0\n' > ~/.config/systemd/user/vitaminbd.socket.d/unlimited.conf
  systemctl --user daemon-reload
}
# pretend_clock TIME - gives the daemon a clock of its own that shows this time (Tests/Rig/pretended-clock.c); fails without a compiler.
pretend_clock() {
  command -v gcc > /dev/null || return
  gcc -O2 -shared -fPIC -o ~/pretended-clock.so "$src/Tests/Rig/pretended-clock.c" || return
  echo "$(($(date -d "$1" +%s) - $(date +%s))) 0" > ~/pretended-clock
  # ExecPaths lets it load the library; without a watchdog it wakes only for what is to be measured.
  override WatchdogSec=0 "ExecPaths=$HOME/pretended-clock.so" \
    "Environment=LD_PRELOAD=$HOME/pretended-clock.so PRETENDED_CLOCK=$HOME/pretended-clock"
}
# friends_in_berlin - 150 people to be told of, three a day, from 9 to 20 o'clock in Berlin.
friends_in_berlin() {
  local n
  as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
  mkdir -p "$contacts"
  for n in {1..150}; do
    printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:person-$n" "FN:Person $n" CATEGORIES:friends END:VCARD > "$contacts/person-$n.vcf"
  done
  configure
  sed -i -e 's/^from = .*/from = "09:00"/' -e 's/^to = .*/to = "20:00"/' -e 's/^budget = .*/budget = 3/' "$config"
}
unit() { systemctl --user show -P "$1" vitaminbd.service; }
# records ID [FIELD=VALUE...] - journald's records of one kind, as JSON; messages - only their text.
records() { journalctl --user --no-pager -o json MESSAGE_ID="$1" "${@:2}"; }
messages() { journalctl --user --no-pager -o cat MESSAGE_ID="$1" "${@:2}"; }
# flush - waits until journald has written everything.
flush() { as_root "journalctl --sync"; }
due() { vitaminb due --json; }
as_root() { su root -c "$1"; }

# The UID of Ada's card, and message ids as in the catalog.
ada=4706a9eb-48aa-409a-90d5-baab1d845b54
keep_in_touch=a2369b416a15450e927b90d03fe50b16 started=a913153e65e24ddd86a51bae439f89a5
configuration_refused=6e9fc415a8434d56bf02cf6fd26392d3 folder_not_writable=f978ac097d9a49699df3f4156f37ad20
