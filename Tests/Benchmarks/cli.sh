#!/bin/bash
# cli.sh - compares the command line tool with similar programs, in one run on one machine.
#
#   Tests/Benchmarks/cli.sh [CONTACTS] [FOLDER]     default: 10000 contacts, .build/install
#
# Instructions: how many a whole process executes (valgrind's callgrind).
# Round trip: time of whole processes, and of a static C program that does nothing, busctl and mpc.
# Long answers: CPU time of the command and the daemon together, and of abook and remind with as many contacts and reminders.
# FOLDER has other programs than this checkout's, such as those of an earlier version.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-10000} bin=${2-}
peers=(abook dbus gcc mpc mpd remind valgrind)
missing=()
for package in "${peers[@]}"; do [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package"); done
if ((${#missing[@]})); then
  ((EUID == 0)) || { echo "missing: ${missing[*]}. Type: sudo apt-get install ${missing[*]}"; exit 77; }
  apt-get -q update > /dev/null
  DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" > /dev/null
fi
if [[ -z $bin ]]; then
  systemd/build.sh > /dev/null
  bin=$PWD/.build/install
fi

work=$(mktemp -d)
pids=()
finish() {
  ((${#pids[@]} == 0)) || kill "${pids[@]}" 2> /dev/null || :
  wait 2> /dev/null || :
  rm -rf "$work"
}
trap finish EXIT
unset LANG LANGUAGE LC_ALL
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
mkdir -p "$XDG_DATA_HOME/vitaminb" "$XDG_CONFIG_HOME/vitaminb" "$XDG_RUNTIME_DIR" "$work/music"
printf 'every = "3m"\n[delivery]\nfrom = "00:00"\nto = "24:00"\n' > "$XDG_CONFIG_HOME/vitaminb/vitaminb.toml"
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$XDG_DATA_HOME/vitaminb/contacts" > /dev/null
gcc -O2 -o "$work/spawn" Tests/Benchmarks/spawn.c
printf 'int main(void){return 0;}' > "$work/true.c"
gcc -O2 -static -o "$work/static-c" "$work/true.c"

dbus-daemon --session --nofork --address="unix:path=$work/bus" > "$work/dbus.log" 2>&1 & pids+=($!)
mpd --no-daemon <(printf 'music_directory "%s"\nbind_to_address "%s"\naudio_output {\n type "null"\n name "none"\n}\n' \
  "$work/music" "$work/mpd") > "$work/mpd.log" 2>&1 & pids+=($!)
"$bin/vitaminbd" 2> "$work/vitaminbd.log" & daemon=$!; pids+=("$daemon")
until grep -q "is ready" "$work/vitaminbd.log"; do sleep 0.1; kill -0 "$daemon"; done
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/bus MPD_HOST=$work/mpd
until [[ -S $work/bus ]] && mpc status > /dev/null 2>&1; do sleep 0.1; done

busctl=(busctl --user call org.freedesktop.DBus / org.freedesktop.DBus.Peer Ping)
uid=$("$bin/vitaminb" list --json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["uid"])')
instructions() {
  printf '  %-28s %6.2f M\n' "$1" "$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "${@:2}" 2>&1 > /dev/null |
    awk '/Collected/ { print $4 / 1e6 }')"
}
echo "Instructions of a whole process, $contacts contacts:"
instructions "vitaminb --version" "$bin/vitaminb" --version
instructions "vitaminb status" "$bin/vitaminb" status
instructions "vitaminb ack --via call" "$bin/vitaminb" ack "$uid" --via call
instructions "vitaminb why" "$bin/vitaminb" why "$uid"
instructions "busctl call" "${busctl[@]}"
instructions "mpc status" mpc status
echo "Round trip of a whole process, $contacts contacts:"
taskset -c 0 "$work/spawn" 400 "${busctl[@]}" -- "$work/static-c" -- mpc status -- "$bin/vitaminb" status \
  -- "$bin/vitaminb" status --json -- "$bin/vitaminb" ack "$uid" --via call

awk -v n="$contacts" -v now="$(date +%s)" -v folder="$work" 'BEGIN {
  printf "[format]\nprogram=abook\nversion=0.6.1\n\n" > folder "/addressbook"
  split("7 14 42 91 182 365", every)
  for (i = 0; i < n; i++) {
    printf "[%d]\nname=Contact Number %d\nemail=contact%d@example.org\n\n", i, i, i > folder "/addressbook"
    printf "REM %s *%d MSG Contact %d\n", strftime("%b %d %Y", now - i % 300 * 86400, 1), every[i % 6 + 1], i > folder "/reminders"
  } }'
echo "CPU of the command and the daemon, $contacts contacts:"
python3 Tests/Benchmarks/cpu.py 15 "$daemon" -- abook --datafile "$work/addressbook" --mutt-query "" -- "$bin/vitaminb" list \
  -- "$bin/vitaminb" list --json
python3 Tests/Benchmarks/cpu.py 15 "$daemon" -- remind -n "$work/reminders" -- "$bin/vitaminb" upcoming --days 31 --json \
  -- "$bin/vitaminb" upcoming --days 31
