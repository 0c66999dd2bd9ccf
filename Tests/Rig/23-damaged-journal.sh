# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
journal=$data/journal.sqlite damaged=82345fd402034448bb135f55aa5f697a today=$(date +%F)
t "install" install_vitaminb
say_it() { for n in $(seq "$1" "$2"); do vitaminb log Henrik --via call --note "note $n" > /dev/null || echo "$n"; done; }
# has COUNT - the notes 1 to COUNT are all there.
has() {
  vitaminb show Henrik --json > /tmp/show.json || return
  local n
  for n in $(seq "$1"); do grep -qF "\"note $n\"" /tmp/show.json || { echo "note $n is lost"; return 1; }; done
}
# A copy that has the first half, and a journal that has all.
say_it 1 20
rm -f "$data"/backups/*
systemctl --user restart vitaminbd.service
t "the copy is there" eventually test -e "$data/backups/journal-$today.sqlite"
say_it 21 40
t "all was said" has 40
keep() {
  systemctl --user stop vitaminbd.{socket,service}
  # What is in the -wal would stand before what is spoilt in the file.
  sqlite3 "$journal" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
  rm -rf /tmp/kept; cp -a "$data" /tmp/kept
}
put_back() { systemctl --user stop vitaminbd.{socket,service}; rm -rf "${data:?}"; cp -a /tmp/kept "$data"; }
begin() { systemctl --user reset-failed vitaminbd.{socket,service} 2> /dev/null; systemctl --user start vitaminbd.socket; }
keep

# refused SENTENCE PATTERN - the daemon says so to who calls and in the log, and is not started again and again.
refused() {
  local out count
  ways=$((ways + 1))
  begin
  out=$(vitaminb due 2>&1)
  t "$1: who calls is told why" grep -Eq "$2" <<< "$out"
  t "$1: it ends with a status that systemd doesn't start again" equal "$(unit ExecMainStatus) $(unit NRestarts)" "65 0"
  flush
  count=$(journalctl --user --no-pager -o cat MESSAGE_ID=$damaged | wc -l)
  t "$1: the log has one line of it" equal "$((count - lines))" 1
  lines=$count
}
lines=0 ways=0

spoil() { python3 - "$journal" "$@" << 'END'
import os, sys
path, start, length = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open(path, "r+b") as file:
    file.seek(start)
    file.write(os.urandom(length))
END
}
# place TEXT - where it is in the journal.
place() { grep -obaF "$1" "$journal" | head -n 1 | cut -d: -f1; }
spoil $(($(place "note 3") / 4096 * 4096)) 4096
refused "a damaged journal" 'vitaminbd can.t run: .*journal.sqlite is damaged.*vitaminb restore'
t "restore lists the copies" says "$today +[0-9]+ entries" vitaminb restore
t "in German, too" says "$today +[0-9]+ Einträge" env LC_ALL=de_DE.UTF-8 vitaminb restore
t "restore --dry-run says what would come back" says 'said since +20 entries' vitaminb restore "$today" --dry-run
t "without a terminal and without --yes it refuses" not vitaminb restore "$today"
t "restore" vitaminb restore "$today" --yes
t "the service runs again" vitaminb status
t "with all that was ever said" has 40
t "and what was replaced is kept" test -n "$(ls "$journal".replaced-*)"
t "it can be gone on with" vitaminb log Henrik --via call

put_back
printf '\0' | dd of="$journal" bs=1 seek=$(($(place "note 7") + 5)) conv=notrunc 2> /dev/null
rm -f "$data"/backups/*
begin
t "a spoilt byte in what was said: the daemon runs without it" vitaminb due
t "and says so" says '1 entry is not as written.*vitaminb restore' vitaminb status
t "and in the log" eventually holds 'any(.MESSAGE | contains("not as written"))' records "$damaged"
sleep 1 # for the copy that must not come
t "no copy is taken of it" equal "$(ls "$data/backups")" ""
cp /tmp/kept/backups/* "$data/backups/"
t "restore heals it" vitaminb restore "$today" --yes
t "all of it" has 40
flush
lines=$(journalctl --user --no-pager -o cat MESSAGE_ID=$damaged | wc -l)

put_back
rm "$journal"*
refused "a deleted journal" 'is gone.*backups.*vitaminb restore'
t "restore brings back what the copy has" vitaminb restore "$today" --yes
t "all of that" has 20

put_back
: > "$journal"
rm -f "$journal"-*
refused "an emptied journal" 'is gone.*vitaminb restore'
put_back
head -c 100000 /dev/urandom > "$journal"
refused "a journal that is no database" 'is damaged.*not a database'
put_back
rm "$journal"*
mkdir "$journal"
refused "a folder in its place" 'this is no file'
put_back
sqlite3 "$journal" 'PRAGMA user_version = 99' > /dev/null
refused "a newer version's journal" 'its version is 99'
put_back
chmod 0400 "$journal"
refused "a journal that can't be written" 'Permission denied.*chmod'
put_back
as_root "chown root: $journal; chmod 0600 $journal"
refused "a journal of somebody else" 'Permission denied.*chown'
as_root "rm -f $journal"
put_back
mv "$journal" "$data/elsewhere.sqlite"
[[ ! -e $journal-wal ]] || mv "$journal-wal" "$data/elsewhere.sqlite-wal"
ln -s elsewhere.sqlite "$journal"
begin
t "a link to the journal is followed" has 40

# Deleted while it is open.
put_back
begin
t "a journal that is deleted while the daemon runs: all is there still" has 40
rm "$journal"*
out=$(vitaminb log Henrik --via call --note "not taken" 2>&1)
t "nothing more is taken, with what to do" grep -Eq 'moved, removed or replaced' <<< "$out"
t "what was said is in a copy" says 'vitaminb restore' vitaminb status
t "restore" vitaminb restore "$today-rescued" --yes
t "brings back all of it" has 40
t "and not what was refused" not grep -qF '"not taken"' /tmp/show.json
rm "$journal"*
systemctl --user stop vitaminbd.service vitaminbd.socket
t "deleted, and stopped before anything was said: restore" vitaminb restore "$today-rescued" --yes
t "brings back all of it, too" has 40

# A disk that can only be read.
put_back
as_root "mount --bind $data $data && mount -o remount,bind,ro $data"
begin
out=$(vitaminb due 2>&1)
t "on a read-only disk it doesn't start" test "$(unit ActiveState)" != active
t "and says why" says 'Read-only file system' journalctl --user --no-pager -o cat -u vitaminbd.service
systemctl --user stop vitaminbd.{socket,service}
as_root "umount $data"
begin
t "when it can be written again all goes on" has 40

t "restore --anew puts everything aside" vitaminb restore --anew --yes
t "and begins an empty journal" holds 'all(.lastContact == null)' vitaminb list --json
t "nothing was deleted" test -n "$(ls "$journal".replaced-*)" -a -n "$(ls -d "$data"/backups.replaced-*)"
counted "a journal spoilt, gone or not ours in $ways ways: $ways refused, told to who calls and once in the log, 0 begun anew"
