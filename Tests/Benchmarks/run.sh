#!/bin/bash
# run.sh - compares vitaminb with similar programs, in one run on one machine.
#
#   Tests/Benchmarks/run.sh [CONTACTS] [SECONDS]     default: 10000 contacts, watched for 60 seconds
#
# Idle: wake-ups and memory of the daemon with this many contacts, and of a dunst that was used a little.
# Round trip: time of whole CLI processes, and of a static C program that does nothing, busctl and mpc.
# Absolute figures vary between machines and runs; compare the ratios. The other programs are Debian packages.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-10000} seconds=${2-60}
peers=(dunst libnotify-bin xvfb dbus mpc mpd gcc)
missing=()
for package in "${peers[@]}"; do [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package"); done
if ((${#missing[@]})); then
  ((EUID == 0)) || { echo "missing: ${missing[*]}. Type: sudo apt-get install ${missing[*]}"; exit 77; }
  apt-get -q update > /dev/null
  DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" > /dev/null
fi

systemd/build.sh > /dev/null
bin=$PWD/.build/install

work=$(mktemp -d)
pids=()
finish() {
  ((${#pids[@]} == 0)) || kill "${pids[@]}" 2> /dev/null || :
  wait 2> /dev/null || :
  rm -rf "$work"
}
trap finish EXIT
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
mkdir -p "$XDG_DATA_HOME/vitaminb" "$XDG_CONFIG_HOME/vitaminb" "$XDG_RUNTIME_DIR" "$work/music"
printf 'every = "3m"\n[delivery]\nfrom = "00:00"\nto = "24:00"\n' > "$XDG_CONFIG_HOME/vitaminb/vitaminb.toml"
python3 Tests/Benchmarks/gen_contacts.py -n "$contacts" --vdir "$XDG_DATA_HOME/vitaminb/contacts" > /dev/null
gcc -O2 -o "$work/spawn" Tests/Benchmarks/spawn.c
printf 'int main(void){return 0;}' > "$work/true.c"
gcc -O2 -static -o "$work/static-c" "$work/true.c"

dbus-daemon --session --nofork --address="unix:path=$work/bus" > "$work/dbus.log" 2>&1 & pids+=($!)
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/bus
Xvfb :77 -screen 0 800x600x24 > "$work/xvfb.log" 2>&1 & pids+=($!)
until [[ -S $work/bus && -S /tmp/.X11-unix/X77 ]]; do sleep 0.1; done
DISPLAY=:77 dunst > "$work/dunst.log" 2>&1 & dunst=$!; pids+=("$dunst")
mpd --no-daemon <(printf 'music_directory "%s"\nbind_to_address "%s"\naudio_output {\n type "null"\n name "none"\n}\n' \
  "$work/music" "$work/mpd") > "$work/mpd.log" 2>&1 & pids+=($!)
"$bin/vitaminbd" 2> "$work/vitaminbd.log" & daemon=$!; pids+=("$daemon")
until grep -q "is ready" "$work/vitaminbd.log"; do sleep 0.1; kill -0 "$daemon"; done
until DISPLAY=:77 notify-send -t 300 "used" "a little" 2> /dev/null; do sleep 0.1; done
for number in 1 2 3 4 5; do DISPLAY=:77 notify-send -t 300 "used $number" "a little"; done
"$bin/vitaminb" skip "$("$bin/vitaminb" due --json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["id"])')" > /dev/null
sleep 3

echo "Idle, $contacts contacts:"
python3 Tests/Benchmarks/idle.py "$seconds" "vitaminbd=$daemon" "dunst=$dunst"
echo "Round trip of a whole process, $contacts contacts:"
until MPD_HOST=$work/mpd mpc status > /dev/null 2>&1; do sleep 0.1; done
MPD_HOST=$work/mpd taskset -c 0 "$work/spawn" 400 busctl --user call org.freedesktop.DBus / org.freedesktop.DBus.Peer Ping \
  -- "$work/static-c" -- mpc status -- "$bin/vitaminb" status --json -- "$bin/vitaminb" ack "$("$bin/vitaminb" list --json |
    python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["uid"])')" --via call
