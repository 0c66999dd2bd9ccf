# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

override 'WatchdogSec=1s' 'TimeoutAbortSec=1s'
systemctl --user restart vitaminbd.service
pid=$(unit MainPID) restarts=$(unit NRestarts)
vitaminb snooze Ada --for 3d > /dev/null
sleep 2.5
t "a healthy daemon feeds the watchdog" equal "$(unit MainPID)" "$pid"
kill -STOP "$pid"
restarted() { (($(unit NRestarts) > restarts)) && [[ $(unit ActiveState) == active && $(unit MainPID) != "$pid" ]]; }
t "a daemon that hangs is killed and started again" eventually restarted
t "systemd says that it was the watchdog" says "Watchdog timeout" journalctl --user --no-pager -o cat
t "the new one serves" vitaminb status
t "and knows everything that was said before" holds "any(.contact == \"$ada\" and .state == \"snoozed\")" due
