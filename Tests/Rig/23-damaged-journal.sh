# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
journal=$data/journal.sqlite damaged=82345fd402034448bb135f55aa5f697a today=$(date +%F)
t "install" install_vitaminb
say_it() { for n in $(seq "$1" "$2"); do vitaminb ack Henrik --via call --note "note $n" > /dev/null || echo "$n"; done; }
# has COUNT - the notes 1 to COUNT are all there.
has() {
  vitaminb show Henrik --json > /tmp/show.json || return
  local n
  for n in $(seq "$1"); do grep -qF "\"note $n\"" /tmp/show.json || { echo "note $n is lost"; return 1; }; done
}
# A copy with the first half, and a journal with everything.
say_it 1 20
rm -f "$data"/backups/*
systemctl --user restart vitaminbd.service
t "the copy is there" eventually test -e "$data/backups/journal-$today.sqlite"
say_it 21 40
t "everything was noted" has 40
keep() {
  systemctl --user stop vitaminbd.{socket,service}
  # Pages in the -wal would hide the damage in the file.
  sqlite3 "$journal" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
  rm -rf /tmp/kept; cp -a "$data" /tmp/kept
}
put_back() { systemctl --user stop vitaminbd.{socket,service}; rm -rf "${data:?}"; cp -a /tmp/kept "$data"; }
begin() { systemctl --user reset-failed vitaminbd.{socket,service} 2> /dev/null; systemctl --user start vitaminbd.socket; }
keep

# The daemon has answered whom it must, and ended as one that is not restarted.
has_ended() { equal "$(unit ExecMainStatus) $(unit NRestarts)" "65 0"; }
# refused SENTENCE PATTERN - the daemon reports it to the caller and to journald, and is not restarted.
refused() {
  local out count
  ways=$((ways + 1))
  begin
  out=$(vitaminb due 2>&1)
  t "$1: the caller gets the reason" grep -Eq "$2" <<< "$out"
  t "$1: systemd does not restart it" eventually has_ended
  flush
  count=$(journalctl --user --no-pager -o cat MESSAGE_ID=$damaged | wc -l)
  t "$1: journald has one line about it" equal "$((count - lines))" 1
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
# place TEXT - its position in the journal.
place() { grep -obaF "$1" "$journal" | head -n 1 | cut -d: -f1; }
spoil $(($(place "note 3") / 4096 * 4096)) 4096
refused "a damaged journal" 'vitaminbd can.t run: .*journal.sqlite is damaged.*vitaminb restore'
t "restore lists the copies" says "$today +[0-9]+ entries" vitaminb restore
t "in German, too" says "$today +[0-9]+ Einträge" env LC_ALL=de_DE.UTF-8 vitaminb restore
t "restore --dry-run says what would come back" says 'said since +20 entries' vitaminb restore "$today" --dry-run
t "without a terminal and without --yes it refuses" not vitaminb restore "$today"
t "restore" vitaminb restore "$today" --yes
t "the service runs again" vitaminb status
t "with everything that was ever said" has 40
t "and the replaced journal is kept" test -n "$(ls "$journal".replaced-*)"
t "new entries work" vitaminb ack Henrik --via call

put_back
printf '\0' | dd of="$journal" bs=1 seek=$(($(place "note 7") + 5)) conv=notrunc 2> /dev/null
rm -f "$data"/backups/*
begin
t "a corrupt byte in an entry: the daemon runs without the entry" vitaminb due
t "and says so" says '1 entry is not as written.*vitaminb restore' vitaminb status
t "and in the log" eventually holds 'any(.MESSAGE | contains("not as written"))' records "$damaged"
sleep 1 # for the copy that must not come
t "it is not copied" equal "$(ls "$data/backups")" ""
cp /tmp/kept/backups/* "$data/backups/"
t "restore repairs it" vitaminb restore "$today" --yes
t "completely" has 40
flush
lines=$(journalctl --user --no-pager -o cat MESSAGE_ID=$damaged | wc -l)

put_back
rm "$journal"*
refused "a deleted journal" 'is gone.*backups.*vitaminb restore'
t "restore brings back the copy" vitaminb restore "$today" --yes
t "completely (20 notes)" has 20

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
t "a symbolic link to the journal works" has 40

# A journal that is deleted while it is open.
put_back
begin
t "a journal that is deleted while the daemon runs: everything is still there" has 40
rm "$journal"*
out=$(vitaminb ack Henrik --via call --note "not taken" 2>&1)
t "new entries are refused, with what to do" grep -Eq 'moved, removed, replaced or changed' <<< "$out"
t "everything is in a copy" says 'vitaminb restore' vitaminb status
t "restore" vitaminb restore "$today-rescued" --yes
t "brings back all of it" has 40
t "but not the refused entry" not grep -qF '"not taken"' /tmp/show.json
rm "$journal"*
systemctl --user stop vitaminbd.service vitaminbd.socket
t "deleted, and stopped before anything was said: restore" vitaminb restore "$today-rescued" --yes
t "brings back all of it, too" has 40

# A read-only disk.
put_back
as_root "mount --bind $data $data && mount -o remount,bind,ro $data"
begin
out=$(vitaminb due 2>&1)
t "on a read-only disk it doesn't start" test "$(unit ActiveState)" != active
t "and says why" says 'Read-only file system' journalctl --user --no-pager -o cat -u vitaminbd.service
systemctl --user stop vitaminbd.{socket,service}
as_root "umount $data"
begin
t "writable again, everything works" has 40

t "restore --anew puts everything aside" vitaminb restore --anew --yes
t "and begins an empty journal" holds 'all(.lastContact == null)' vitaminb list --json
t "nothing was deleted" test -n "$(ls "$journal".replaced-*)" -a -n "$(ls -d "$data"/backups.replaced-*)"
counted "a journal damaged, missing or not ours in $ways ways: $ways refused, reported to the caller and once to journald, 0 begun anew"
