# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
t "it runs" vitaminb status
pid=$(unit MainPID)

rm -f /tmp/counted
t "a method answers any call, and only successful calls are in the journal" \
  env COUNTED=/tmp/counted python3 "$src/Tests/Rig/attack/attack.py" "$control" "$pid" ill_typed
cat /tmp/counted
t "the daemon was not restarted" equal "$(unit MainPID) $(unit NRestarts)" "$pid 0"
t "it restarts with everything that was said and written" systemctl --user restart vitaminbd.service
t "and answers" vitaminb status
t "and lists everybody" vitaminb list --json
t "the journal's database is intact" equal "$(sqlite3 "$data/journal.sqlite" 'pragma integrity_check')" ok
