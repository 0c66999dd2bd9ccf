# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Clock steps, a new zone, sleep, summer time: no burst, no silence, nothing twice.
# A test can't set the machine's clock, so the daemon gets a clock of its own: see Tests/Rig/pretended-clock.c.
pretend_clock "2027-01-04 08:00" || { skip "setting the clock" "no gcc"; exit; }
friends_in_berlin
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "the daemon has a clock of its own" holds '.[0].since | startswith("2027-01-04")' vitaminb status --json

dbus-monitor --system "type='signal',interface='org.freedesktop.login1.Manager',member='PrepareForSleep'" > /tmp/sleeps 2>&1 &
monitor=$!
attack "whatever the clock does, there is no burst, no silence, and nothing twice" /usr/bin/python3 "$src/Tests/Rig/clock.py"
slept() { equal "$(grep -c 'boolean true' /tmp/sleeps) $(grep -c 'boolean false' /tmp/sleeps)" "2 2"; }
t "login1 announced two sleeps and two resumes" eventually slept
kill "$monitor"
t "the daemon was not restarted" equal "$(unit NRestarts)" 0

# Then a month of use, with a notification server if there is one.
days=30
[[ -z ${VITAMINB_LONG-} ]] || days=180
if /usr/bin/python3 -c 'import dbus, gi' 2> /dev/null; then
  /usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/asked plain > /tmp/server.log 2>&1 &
  server=$!
fi
attack "after a month of use it uses as much as after two days" /usr/bin/python3 "$src/Tests/Rig/month.py" "$days"
[[ -z ${server-} ]] || kill "$server"
# Wait until the daemon has noticed that the desktop is gone.
for _ in {1..4}; do
  out=$(/usr/bin/python3 "$src/Tests/Benchmarks/idle.py" 6 vitaminbd="$(unit MainPID)")
  [[ $out == *" 0 wake-ups"* ]] && break
done
t "and an idle daemon does not wake" contains "$out" " 0 wake-ups"
counted "after that, idle:$(tr -s ' ' <<< "$out")"
