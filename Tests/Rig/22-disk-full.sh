# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
journal_failed=b42756c9381248d09c6de89d30bdf2b7 copy_failed=f80a4c8971c9401d8b0bdd9920e054ed
backups=$data/backups

# A file system of its own for vitaminb's data, small enough to fill.
mkdir -p "$data"
as_root "mount -t tmpfs -o size=3m,mode=0700,uid=$(id -u),gid=$(id -g) tmpfs $data" || skip "a full disk" "no tmpfs"
t "the data folder is a file system of its own" mountpoint -q "$data"
t "install" install_vitaminb
t "the first day's copy is there" eventually test -e "$backups/journal-$(date +%F).sqlite"
t "and only its user can read it" equal "$(stat -c %a "$backups" "$backups"/*)" $'700\n600'
t "and status knows" holds '.[0].lastBackup != null' vitaminb status --json

vitaminb promise Henrik "send the book" --on today > /dev/null
vitaminb gave Fatima "a tip" > /dev/null
vitaminb pause --group friends --until 2w > /dev/null
vitaminb resume --group friends > /dev/null
cp "$data/contacts/tomasz-wisniewski.vcf" /tmp/card.vcf
sed 's/^UID:.*/UID:imported/; s/^FN:.*/FN:Rosalind Franklin/; /^EMAIL/d' /tmp/card.vcf > /tmp/import.vcf
fill() { dd if=/dev/zero of="$data/filler" bs=64k; dd if=/dev/zero of="$data/filler2" bs=512; true; } > /dev/null 2>&1
free() { rm -f "$data"/filler*; }

# Entries that fit into existing pages still succeed; then nothing does.
said=0
fill
truncate -s -131072 "$data/filler"
while vitaminb ack Priya --via call --note "said $((said + 1))" > /dev/null 2>&1; do said=$((said + 1)); done
status=$(vitaminb status --json | jq 'del(.problems, .nextWake)')
before=$(vitaminb show Priya --json)$(vitaminb list --json)$(due)
cards=$(cat "$data"/contacts/*.vcf | md5sum)
verbs=0
while IFS= read -r line; do
  verbs=$((verbs + 1))
  out=$(eval "vitaminb $line" 2>&1 < /dev/null)
  status_of=$?
  t "on a full disk \"$line\" fails with the status for write errors" equal "$status_of" 74
  t "and says why and what to do: $(head -n 1 <<< "$out" | cut -c 1-150)" grep -Eqi "full|space" <<< "$out"
done << 'END'
ack Ada --via call
log Ada --via call
snooze Ada --for 3d
skip Ada
track Ada --every 6w
ignore Ada
pause Ada --until 3w
pause --group friends --until 3w
away --until 3w
promise Ada "send the proofs" --on friday
gave Ada "a tip"
got Ada lunch
balance --settle Fatima
introduced Ada Henrik
undo
add "Grace Hopper"
edit Ada --email other@example.org
group add Ada "night owls"
merge Ada Henrik --yes
import /tmp/import.vcf
END
t "nothing has changed by any of them" equal "$(vitaminb show Priya --json)$(vitaminb list --json)$(due)" "$before"
t "and no card" equal "$(cat "$data"/contacts/*.vcf | md5sum)" "$cards"
t "no temporary file is left" equal "$(find "$data" -name '*.tmp')" ""
flush
t "the log has one line about it, not $verbs" equal "$(records "$journal_failed" | wc -l)" 1
t "status says it" says 'could not be written.*free some space' vitaminb status
for verb in due list "show Ada" "show --all Ada" "why Ada" "upcoming" forecast report group balance status; do
  # shellcheck disable=SC2086
  t "reading works: $verb" vitaminb $verb
done
t "the page goes to another disk" vitaminb report --output /tmp/report.html
out=$(XDG_CACHE_HOME=$data/cache vitaminb report --open 2>&1)
t "and not to the full one" contains "$out" "No space left on device"
t "where no temporary file is left" equal "$(find "$data/cache" -type f 2> /dev/null)" ""

# Moving a card within a file system needs no space.
t "rm puts a card into the trash" vitaminb rm Tomasz --yes
t "unchanged" cmp /tmp/card.vcf "$data/trash/tomasz-wisniewski.vcf"
mv "$data/trash/tomasz-wisniewski.vcf" "$data/contacts/"

# The day's copy.
rm -f "$backups"/*.sqlite
fill
t "the service starts on a full disk" systemctl --user restart vitaminbd.service
t "and answers" vitaminb due
t "the failed copy is logged" eventually holds 'length == 1' records "$copy_failed"
t "and in status" says 'could not be copied' vitaminb status
t "no half copy is left" equal "$(ls "$backups")" ""
t "reading works" vitaminb show Priya

free
t "with free space, the next command succeeds" vitaminb ack Ada --via call
t "and the problem is gone" not says 'could not be written' vitaminb status
for n in $(seq "$said"); do vitaminb show Priya --json | grep -qF "\"said $n\"" || echo "$n"; done > /tmp/lost
t "everything that was confirmed is there" equal "$(cat /tmp/lost)" ""
t "a restart makes the copy" systemctl --user restart vitaminbd.service
t "of today" eventually test -e "$backups/journal-$(date +%F).sqlite"
t "and status is clean" eventually not says 'could not be copied' vitaminb status
counted "disk full: $verbs verbs refused with a reason, 1 log line; $said acknowledged while it filled up, $said found"

# Kill the daemon again and again while the disk fills up.
unlimited
rounds=3
[[ -z ${VITAMINB_LONG-} ]] || rounds=30
for ((round = 0; round < rounds; round++)); do
  fill
  # Free one page at a time, so that the kill hits different writes.
  for ((n = 0; n < 12; n++)); do
    truncate -s "-$((4096 * (round % 8 + 1)))" "$data/filler"
    vitaminb ack Lukas --via call --note "round $round-$n" > /dev/null 2>&1 && echo "round $round-$n"
  done
  systemctl --user kill --signal=KILL vitaminbd.service
  free
done > /tmp/acknowledged
lukas() { vitaminb show Lukas --json > /tmp/show.json; }
t "after that the daemon answers" lukas
while IFS= read -r note; do grep -qF "\"$note\"" /tmp/show.json || echo "$note"; done < /tmp/acknowledged > /tmp/lost
t "after $rounds kills on a full disk nothing confirmed is lost" equal "$(cat /tmp/lost)" ""
t "or noted twice" equal "$(grep -o '"round [^"]*"' /tmp/show.json | sort | uniq -d)" ""
counted "disk full and kill -9 $rounds times: $(wc -l < /tmp/acknowledged) acknowledged, $(grep -cFf <(sed 's/.*/"&"/' /tmp/acknowledged) <(grep -o '"round [^"]*"' /tmp/show.json | sort -u)) found"
