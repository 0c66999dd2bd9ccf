# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

t "the service stops" systemctl --user stop vitaminbd.service
t "it is stopped" equal "$(unit ActiveState)" inactive
t "the socket still listens" test -S "$control"
t "the first call starts the daemon" vitaminb status
t "it is the service that runs" equal "$(unit ActiveState)" active
t "the daemon says in journald that it started" eventually holds "length > 0" records "$started"
t "only this user can connect to its socket" equal "$(stat -c %a "$control")" 600
t "or enter its folder" equal "$(stat -c %a "${control%/*}")" 700
t "systemctl status says something" test -n "$(unit StatusText)"
t "the watchdog is on" not equal "$(unit WatchdogUSec)" 0

systemctl --user stop vitaminbd.socket
t "without a socket a call fails" not vitaminb status
out=$(vitaminb status 2>&1)
t "and says where it looked" contains "$out" "$control"
t "and what to type" contains "$out" systemctl
