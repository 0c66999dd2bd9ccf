# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
t "it runs" vitaminb status

# attack SENTENCE ATTACK - runs an attack of attack/ and shows its figures.
attack() {
  rm -f /tmp/counted
  t "$1" env COUNTED=/tmp/counted python3 "$src/Tests/Rig/attack/attack.py" "$control" "$(unit MainPID)" "$2"
  cat /tmp/counted
}
lines() { flush; journalctl --user --no-pager -o cat -u vitaminbd --since "@$1" | grep -c "^Control socket: "; }

pid=$(unit MainPID) start=$(date +%s)
attack "subscribers that never read are dropped, and the others don't notice" subscribers
t "dropping a subscriber is logged with the reason" \
  says "Control socket: pid [0-9]+: .* it holds most, [0-9]+ bytes, closing" journalctl --user -o cat -u vitaminbd
attack "garbage is closed or answered" garbage
attack "an incomplete call is not executed" cut
attack "a frame of 1 MiB is answered, and not a byte more" huge
attack "calls that are nested too deep or not text are closed" deep
attack "tiny calls cost no memory" tiny
attack "oneway calls get no answer" oneway
attack "a client that never reads delays only itself" deaf
attack "idle clients cost next to nothing" idle
attack "slow clients delay nobody" slow
attack "unfinished calls have a common bound" hoard
attack "clients that close in the middle are cleaned up" leaving
attack "clients that come and go are answered" passing
attack "with a full descriptor table the socket waits" full_table
noted=$(lines "$start")
t "journald isn't flooded ($noted lines)" test "$noted" -lt 400
counted "about 3,500 connections closed for what they sent: $noted lines in journald"
t "the daemon was not restarted" equal "$(unit MainPID) $(unit NRestarts)" "$pid 0"

# More clients than descriptors: the daemon reserves some for its own work.
override 'LimitNOFILE=256'
systemctl --user restart vitaminbd.service
vitaminb status > /dev/null
attack "too many clients are refused, and the others are served" crowd
rm ~/.config/systemd/user/vitaminbd.service.d/test.conf
systemctl --user daemon-reload

# Without systemd's socket the daemon makes its own, unless something else is in the place.
second=/tmp/second
place=$second/run/vitaminb/control
mkdir -p "$second/run/vitaminb"
by_hand() { exec env -i HOME="$second" XDG_RUNTIME_DIR="$second/run" PATH="$PATH" "$@" vitaminbd; }
# left_alone REASON - the daemon exits and says why and where; what was there is unchanged.
left_alone() {
  local before status output
  before=$(stat -c '%i %s %F' "$place")
  output=$( (by_hand timeout 20) 2>&1)
  status=$?
  equal "$status" 71 && contains "$output" "can't listen on $place: $1" && equal "$(stat -c '%i %s %F' "$place")" "$before"
}
echo precious > "$place"
t "a file in the socket's place is left alone" left_alone "Socket operation on non-socket"
t "with its contents" equal "$(cat "$place")" precious
rm "$place"
mkdir "$place"
t "so is a folder" left_alone "Socket operation on non-socket"
rmdir "$place"
ln -s "$control" "$place"
t "so is a link, even to a socket" left_alone "Socket operation on non-socket"
t "and so is the link's target" vitaminb status
ln -sfn /nowhere "$place"
t "so is a dangling link" left_alone "Socket operation on non-socket"
rm "$place"
mkfifo "$place"
t "so is a pipe" left_alone "Socket operation on non-socket"
rm "$place"
python3 -c 'import socket, sys, time; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(); time.sleep(600)' "$place" &
listener=$!
eventually test -S "$place"
t "so is a socket that somebody else listens on" left_alone "Address already in use"
kill "$listener"
counted "6 things in the socket's place (a file, a folder, two links, a pipe, a live socket): 6 refused with the reason, 6 unchanged"

# Now it is stale, like every socket of a killed daemon.
answers() { VITAMINB_CONTROL=$place vitaminb status; }
kills=10 found=0
[[ -z ${VITAMINB_LONG-} ]] || kills=200
for ((n = 0; n < kills; n++)); do
  (by_hand) > /tmp/by-hand.log 2>&1 &
  daemon=$!
  if eventually answers; then found=$((found + 1)); else cat /tmp/by-hand.log; fi
  kill -KILL "$daemon"
  wait "$daemon" 2> /dev/null
  [[ -S $place ]] || echo "no socket is left"
done > /tmp/stale.log
t "a stale socket is replaced: $(cat /tmp/stale.log)" equal "$found" "$kills"
counted "a socket left behind by kill -9 $kills times: $found replaced"
