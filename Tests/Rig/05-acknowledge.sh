# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

is_due() { holds "any(.name == \"$1\" and .kind == \"keep-in-touch\")" due; }
t "Ada is due" is_due "Ada Lovelace"
t "ack --via call" vitaminb ack Ada --via call
t "Ada is no longer due" not is_due "Ada Lovelace"
t "her clock runs from today" holds "any(.uid == \"$ada\" and .lastContact == \"$(date +%F)\")" vitaminb list --json

# Kill the daemon right after the answer, fifty times. Everything that was answered with success must be saved.
override 'RestartSec=0'
unlimited
systemctl --user restart vitaminbd.service
answered=0
for ((n = 1; n <= 50; n++)); do
  vitaminb ack Henrik --via call --note "note $n" > /dev/null && answered=$((answered + 1))
  systemctl --user kill --signal=KILL vitaminbd.service
  # The socket takes the next call while systemd starts the daemon again.
done
t "every one of fifty calls was answered" equal "$answered" 50
vitaminb show Henrik --json > /tmp/show.json
for ((n = 1; n <= 50; n++)); do grep -qF "\"note $n\"" /tmp/show.json || echo "note $n"; done > /tmp/lost
t "after fifty kills no answered call is lost" equal "$(cat /tmp/lost)" ""
t "or noted twice" equal "$(grep -o '"note [0-9]*"' /tmp/show.json | sort | uniq -d)" ""
counted "kill -9 right after the answer 50 times: $answered answered, $((answered - $(wc -l < /tmp/lost))) found"
if command -v sqlite3 > /dev/null; then
  t "the journal's database is intact" equal "$(sqlite3 "$data/journal.sqlite" 'pragma integrity_check')" ok
else
  skip "integrity_check" "no sqlite3"
fi
t "Ada is still not due" not is_due "Ada Lovelace"
