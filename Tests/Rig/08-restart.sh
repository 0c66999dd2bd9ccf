# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

vitaminb status > /dev/null
before=$EPOCHREALTIME
systemctl --user stop vitaminbd.service
milliseconds=$(((${EPOCHREALTIME/./} - ${before/./}) / 1000))
t "SIGTERM ends the daemon within a second ($milliseconds ms)" test "$milliseconds" -lt 1000
t "with success" equal "$(unit Result) $(unit ExecMainStatus)" "success 0"

timeout 60 vitaminb watch --json > /tmp/watch.json &
watcher=$!
eventually test -s /tmp/watch.json
systemctl --user stop vitaminbd.service
t "also with a subscriber" equal "$(unit Result) $(unit ExecMainStatus)" "success 0"
kill "$watcher" 2> /dev/null

# Call without a pause while the service restarts again and again.
unlimited
touch /tmp/go
(
  n=0 lost=0
  while [[ -e /tmp/go ]]; do
    n=$((n + 1))
    vitaminb status > /dev/null 2> /tmp/call.err || { lost=$((lost + 1)); cat /tmp/call.err; }
  done
  echo "$n $lost" > /tmp/calls
) > /tmp/calls.log 2>&1 &
loop=$!
for _ in {1..20}; do systemctl --user restart vitaminbd.service; done
rm /tmp/go
wait "$loop"
read -r calls lost < /tmp/calls
t "there were calls to lose ($calls)" test "$calls" -gt 10
counted "20 restarts while a client keeps calling: $calls calls, $lost lost"
t "twenty restarts lose no call: $(sort /tmp/calls.log | uniq -c | sort -rn | head -n 6)" equal "$lost" 0
for n in {1..20}; do
  systemctl --user restart --no-block vitaminbd.service
  vitaminb ack Henrik --via call --note "during restart $n" > /dev/null || echo "$n"
done > /tmp/lost
vitaminb show Henrik --json > /tmp/show.json
t "calls during a restart are answered" equal "$(cat /tmp/lost)" ""
t "and noted once" equal "$(grep -o '"during restart [0-9]*"' /tmp/show.json | sort | uniq | wc -l)" 20
