# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
promise=5d7f60c57ab44ce5b4c4b67a4fd5a3de digest=f2f2b7a6e9ef4b3f9a3ce5c1d87a90b4
t "install" install_vitaminb

t "the first due reminders are one digest" eventually holds 'length == 1 and (.[0].VITAMINB_COUNT | tonumber) > 3' records "$digest"
t "and each of them has a record with lower priority" \
  holds 'length > 3 and all(.PRIORITY == "6")' records "$keep_in_touch"

t "promise" says '^Ada Lovelace: promised "send the proofs" for ' vitaminb promise Ada "send the proofs" --on today
t "on its day it is in journald as a notice" \
  eventually holds 'length == 1 and .[0].VITAMINB_KIND == "promise" and .[0].PRIORITY == "5"' records "$promise"
t "in its own words" equal "$(messages "$promise")" "Ada Lovelace: you promised \"send the proofs\""
t "the catalog says how to answer it" says 'vitaminb skip "promise/' journalctl --user --no-pager -x MESSAGE_ID="$promise"
id=$(records "$promise" | jq -r .VITAMINB_REMINDER)
t "the reminder has the same id in the list" holds "any(.id == \"$id\" and .promise == \"send the proofs\")" due
t "a promise for another day is not due yet" vitaminb promise Ada "send the book" --on 2w
t "but upcoming" holds 'any(.promise == "send the book" and .state == "upcoming")' vitaminb upcoming --days 14 --json
t "done, by its id" vitaminb ack "$id" --via email
t "it is closed" holds "all(.id != \"$id\")" due
t "that is no interaction, but this is" says '^Ada Lovelace: e-mail noted' vitaminb ack Ada --via email

t "gave" vitaminb gave Ada "a recommendation"
t "got" vitaminb got Ada "an introduction"
t "got, again" vitaminb got Ada "proofs, read"
t "got, a third time" vitaminb got Ada lunch
t "balance" says '^Ada Lovelace +you got 2 favors more than you gave +1 +3 +you got$' vitaminb balance
t "introduced" says '^Ada Lovelace: noted as knowing Henrik Lindqvist' vitaminb introduced Ada Henrik
t "track --in-person" says 'in person every year' vitaminb track Ada --every 6w --in-person 1y
t "edit --met" vitaminb edit Ada --met 2024-03-12
t "restart" systemctl --user restart vitaminbd.service
vitaminb show Ada > /tmp/shown
for line in 'cadence +every 6 weeks, in person every year$' 'met +12 March 2024' 'knows +Henrik Lindqvist$' 'favors .*give before you ask again$' \
  'you promised "send the book" ' 'today +e-mail'; do
  t "after it show has: $line" grep -Eq "$line" /tmp/shown
done
t "and fits a terminal" test "$(wc -l < /tmp/shown)" -le 23
t "show says who introduced somebody" says 'known by +Ada Lovelace$' vitaminb show Henrik
t "settle" vitaminb balance --settle Ada
t "then they are even" not says '^Ada' vitaminb balance

state() { pick "map(select(.name == \"$1\" and .kind == \"keep-in-touch\"))[0].state" due; }
t "pause" says 'paused until ' vitaminb pause Henrik --until 3w
t "a paused contact is listed as such" equal "$(state "Henrik Lindqvist")" paused
t "pause a group" says '^Group fellow students: paused until resumed' vitaminb pause --group "Fellow Students"
t "group has it" says '^fellow students .* paused until resumed$' vitaminb group
t "away" says '^Everybody: paused until ' vitaminb away --until "next month"
t "then nothing is due" says '^Nothing is due' vitaminb
t "restart" systemctl --user restart vitaminbd.service
t "everybody is still paused" holds 'length > 0 and all(.state == "paused")' due
t "undo" says '^Everybody: the pause is taken back' vitaminb undo
t "only named contacts and groups are paused" holds 'any(.state != "paused")' due
t "Henrik is one of them" equal "$(state "Henrik Lindqvist")" paused

t "away again" vitaminb away --until 3w
t "a promise during the pause" vitaminb promise Ada "call back" --on today
t "another one" vitaminb promise Anneliese "send the photos" --on today
t "and one to somebody paused by name" vitaminb promise Henrik "fix the bicycle" --on today
flush
t "are not sent" holds 'length == 1' records "$promise"
t "resume" says '^Everybody: resumed' vitaminb resume
t "sends them in one digest, except to the one paused by name" \
  eventually holds 'length == 2 and .[1].VITAMINB_COUNT == "2"' records "$digest"
t "whose records have a lower priority" \
  eventually holds '.[1:] | length == 2 and all(.PRIORITY == "6") and any(.VITAMINB_NAME == "Anneliese Brandt")' records "$promise"
t "resume by name" vitaminb resume Henrik
t "sends that one as well" eventually holds 'any(.VITAMINB_NAME == "Henrik Lindqvist")' records "$promise"
vitaminb resume Henrik > /tmp/out 2>&1
t "somebody who isn't paused can't be resumed" equal "$? $(head -n 1 /tmp/out)" "65 vitaminb: Henrik Lindqvist is not paused by name"
