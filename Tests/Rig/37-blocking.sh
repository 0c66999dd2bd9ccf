# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# The one thread that answers: what it calls on days of use, and whether any of it may wait for somebody else.
command -v strace > /dev/null || { skip "the calls of the main queue" "no strace"; exit; }
pretend_clock "2027-01-04 08:00" || { skip "the calls of the main queue" "no gcc"; exit; }
friends_in_berlin
mkdir -p ~/.config/vitaminb/hooks.d
printf '#!/bin/sh\ncat >> ~/json\n' > ~/.config/vitaminb/hooks.d/events
chmod 755 ~/.config/vitaminb/hooks.d/events
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
vitaminb status > /dev/null
if /usr/bin/python3 -c 'import dbus, gi' 2> /dev/null; then
  /usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/asked plain > /tmp/server.log 2>&1 &
  server=$!
fi
daemon=$(unit MainPID)
as_root "strace -f -y -T -s 40 -o /tmp/trace -p $daemon" > /tmp/strace.log 2>&1 &
t "strace is attached" eventually grep -q attached /tmp/strace.log
# What it uses meanwhile is measured without strace: 25-clock.
/usr/bin/python3 "$src/Tests/Rig/month.py" 3 > /tmp/month 2>&1
t "three days of use" grep '^3 days with' /tmp/month
t "hooks have run meanwhile" test -s ~/json
as_root "pkill -INT strace"
t "the daemon was not restarted" equal "$(unit NRestarts) $(unit MainPID)" "0 $daemon"
detached() { ! pgrep -x strace > /dev/null; }
t "strace has written all" eventually detached
as_root "chmod 644 /tmp/trace"
attack "nothing that the main queue calls waits for somebody else" /usr/bin/python3 "$src/Tests/Rig/blocking.py" /tmp/trace
[[ -z ${server-} ]] || kill "$server"
