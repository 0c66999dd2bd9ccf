# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
t "it runs" vitaminb status
pid=$(unit MainPID)

rm -f /tmp/counted
t "whatever a method is called with, it answers, and says only what it has in the journal" \
  env COUNTED=/tmp/counted python3 "$src/Tests/Rig/attack/attack.py" "$control" "$pid" ill_typed
cat /tmp/counted
t "it is the same daemon afterwards" equal "$(unit MainPID) $(unit NRestarts)" "$pid 0"
t "it starts again with all that was said and written" systemctl --user restart vitaminbd.service
t "and serves" vitaminb status
t "and lists everybody" vitaminb list --json
t "the journal's database is whole" equal "$(sqlite3 "$data/journal.sqlite" 'pragma integrity_check')" ok
