# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
pid=$(unit MainPID)
journal=$data/journal.sqlite
sql() {
  /usr/bin/python3 - "$journal" "$1" << 'END'
import sqlite3, sys
print(*sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]).fetchone())
END
}

# A second daemon on the same data, with its own socket.
mkdir -m 700 /tmp/other
before=$(md5sum "$journal"*)
out=$(XDG_RUNTIME_DIR=/tmp/other timeout 20 /vitaminb/bin/vitaminbd 2>&1)
t "a second daemon refuses to start" equal "$?" 74
t "and says which process has the journal" contains "$out" "held by another vitaminbd (process $pid)"
t "and changes nothing" equal "$(md5sum "$journal"*)" "$before"
t "and makes no socket" not test -e /tmp/other/vitaminb/control
t "the first one still answers" equal "$(vitaminb ack Henrik --via call > /dev/null && unit MainPID)" "$pid"
kill -9 "$pid"
t "the lock of a killed daemon does not block the next one" eventually vitaminb status
t "which takes it over" equal "$(cat "$journal.lock")" "$(unit MainPID)"

# Eight command lines at once, fifty commands each.
clients=8 each=50
[[ -z ${VITAMINB_LONG-} ]] || each=200
at_once() {
  local client
  for ((client = 1; client <= clients; client++)); do
    for ((n = 1; n <= $1; n++)); do "$2" "$client-$n"; done > "/tmp/answers.$client" 2>&1 &
  done
  wait
  cat /tmp/answers.*
}
say() { if ((n % 2)); then vitaminb ack Henrik --via call --note "at once $1"; else vitaminb gave Henrik "at once $1"; fi; }
total=$((clients * each))
entries=$(sql "SELECT count(*) FROM entry")
answers=$(at_once "$each" say | grep -c '^Henrik Lindqvist')
t "each of $total commands from $clients clients at once is answered" equal "$answers" "$total"
t "and has one entry; there are no others" \
  equal "$(sql "SELECT count(*), count(DISTINCT note) FROM entry WHERE seq > $entries")" "$total $total"
t "each entry is complete" equal "$(sql "SELECT count(*) FROM entry WHERE seq > $entries AND note GLOB 'at once [1-9]*-[1-9]*'
  AND contact = (SELECT contact FROM entry WHERE note = 'at once 1-1')
  AND CASE verb WHEN 'ack' THEN via = 'call' WHEN 'gave' THEN via IS NULL END")" "$total"

# More undos than there are things to undo.
mine=$(sql "SELECT count(*) FROM entry WHERE verb NOT IN ('began', 'told', 'undo', 'down', 'redate')")
more=$((mine / clients + 3))
undo_one() { vitaminb undo; }
at_once "$more" undo_one > /tmp/undone
taken=$(sql "SELECT count(*), count(DISTINCT target) FROM entry WHERE verb = 'undo'")
nothing=$(grep -c 'nothing' /tmp/undone)
t "each of $((clients * more)) undos at once takes back another entry, until nothing is left" equal "$taken" "$mine $mine"
t "and the rest say so" equal "$nothing" "$((clients * more - mine))"
counted "$clients command lines at once: $total said, $answers answered, $total entries;" \
  "$((clients * more)) undos: ${taken% *} took back one each, $nothing had nothing to take back"
