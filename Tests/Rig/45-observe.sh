# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# A year of mail, calendars and calls that has labels: what is noticed in it by the service, and what is kept of it.
year=~/year state=~/.local/state/vitaminb
PYTHONDONTWRITEBYTECODE=yes /usr/bin/python3 "$src/Tests/Evidence/labelled-year.py" "$year" > /dev/null || exit
# The year was lived there.
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
install_vitaminb > /dev/null
# evidence LINE... - the configuration with these lines in [evidence], read again.
evidence() {
  configure
  sed -i "s|^address_books.*|address_books = [\"$year/contacts\"]|" "$config"
  printf '%s\n' '[evidence]' 'me = ["max@example.org", "m.mustermann@example.com"]' "mail_folders = [\"$year/mail\"]" \
    "calendar_folders = [\"$year/calendars\"]" "call_files = [\"$year/calls/calls-*.xml\", \"$year/calls/gnome-calls/records.db\"]" "$@" >> "$config"
  systemctl --user reload vitaminbd.service
}
noted() { sqlite3 "$data/journal.sqlite" "SELECT count(*) FROM entry WHERE verb = 'notice'${1:+ AND source = '$1'}"; }
observe() { vitaminb observe --since 2024-12-01 "$@"; }

evidence
t "where everything is off nothing is looked at, and it says how to begin" says 'mail = "ask"' vitaminb observe
t "doctor finds nothing wrong with that" not says 'evidence.*systemctl' vitaminb doctor
evidence 'mail = "count"' 'calendar = "count"' 'calls = "count"'
t "a dry run lists what would be noticed, with the file" says 'Ada Lovelace +they answered you +/.*/cur/' observe --dry-run
t "and what is left out, by the reason" says '^Left out: through a mailing list' observe --dry-run
t "and notes nothing" equal "$(noted)" 0
# The service, in its sandbox: the time from which on it looks is that of the first look.
t "doctor says that nothing looks by itself" says 'enable --now vitaminb-observe.timer' vitaminb doctor
t "and mends it" vitaminb doctor --fix
t "the timer runs" equal "$(systemctl --user is-active vitaminb-observe.timer)" active
t "every hour" says 'vitaminb-observe.timer' systemctl --user list-timers --no-pager
t "the first look goes as far back as is said" observe
before=$(noted)
rm -r "$state"
t "the service looks in its sandbox" systemctl --user start vitaminb-observe.service
t "and ends well" equal "$(systemctl --user show -P Result vitaminb-observe.service)" success
t "it reads all again where its memory is gone, and notes nothing twice" equal "$(noted)" "$before"
t "another look has nothing to read" says 'Mail: 0 letters read, nothing new' vitaminb observe
observe --dry-run --json > /tmp/look
/usr/bin/python3 - "$year/labels.json" "$data/journal.sqlite" /tmp/look > /tmp/score << 'EOF'
import json, os, sqlite3, sys
labels = json.load(open(sys.argv[1]))
year = os.path.dirname(sys.argv[1])
rows = {(source, contact, day, direction) for source, contact, day, direction in sqlite3.connect(sys.argv[2]).execute(
    # What is repeated without an end goes on after the year.
    "SELECT source, contact, date(local_day * 86400, 'unixepoch'), direction FROM entry WHERE verb = 'notice' AND local_day < 20455")}
files = {(one["source"], one["contact"], one["day"], one["direction"]): one["file"] for one in json.load(open(sys.argv[3]))["sightings"]}
# Of some files nobody can say for sure what they are.
unsure = [entry["file"] for entry in labels["never"] if "unsure" in entry]
unsure += [file for label in labels["interactions"] if "unsure" in label or "hard" in label for file in label["files"]]
unsure = {f"{year}/{file}" for file in unsure}
companies = {contact["uid"].lower() for contact in labels["contacts"] if contact["company"]}
wanted = {}
for label in labels["interactions"]:
    wanted[label["source"], label["contact"].lower(), label["day"], label["direction"]] = label
wrong = 0
for source in ("mail", "calendar", "calls"):
    sure = {key for key, label in wanted.items() if key[0] == source and "unsure" not in label and key[1] not in companies}
    seen = {key for key in rows if key[0] == source}
    # What isn't in the labels at all and counts. An "in" of mail counts for nothing.
    unknown = {key for key in seen if key not in wanted and not (source == "mail" and key[3] == "in") and files.get(key) not in unsure}
    wrong += len(unknown)
    for what, keys in (("not noticed", sure - seen), ("beside the labels", unknown)):
        for key in sorted(keys):
            print(what, *key, *wanted.get(key, {}).get("why", []), file=sys.stderr)
    print(f"{source}: {len(sure & seen)} of {len(sure)} noticed, {len(unknown)} beside the labels")
    wrong += len(sure & seen) * 100 < len(sure) * 95
sys.exit(wrong > 0)
EOF
scored=$?
t "at least 95 of 100 that are true were noticed, by mail, calendar and calls" equal "$scored" 0
counted "$(paste -sd ';' /tmp/score)"
t "show says from where" says 'from your (mail|calendar|calls)' vitaminb show ada
t "and so does why" says 'from your (mail|calendar|calls)' vitaminb why ada
t "a setting changes all dates at once" evidence 'calls = "count"'
t "so that mail no longer counts" not says 'from your mail' vitaminb why mia
t "JSON has what was read" holds '.[0].sources[0].source == "calls"' vitaminb observe --json

# What is kept: of a letter neither subject nor text, and no address.
strings -a "$data"/journal.sqlite* "$state"/* > /tmp/kept
t "no subject, text, title or address is in the journal or the memory" not grep -qE 'Holidays|New address|Stammtisch|Dinner|@example|@mail|happy birthday' /tmp/kept
t "only its user can read the memory" equal "$(find "$state" -perm /077)" ""
if command -v strace > /dev/null; then
  rm -r "$state"
  strace -f -o /tmp/trace -e trace=openat,open,creat,rename,renameat,renameat2,unlink,mkdir,connect,socket vitaminb observe --since 2024-12-01 > /dev/null 2>&1
  written=$(grep -E 'O_(WRONLY|RDWR|CREAT)|mkdir|rename|unlink|creat\(' /tmp/trace | grep -v ENOENT | grep -vE "\"($state|/tmp/vitaminb-|/dev/|/proc/)" | grep -v EEXIST | grep -v EROFS)
  t "a look writes nowhere but to its memory" equal "$written" ""
  t "and connects to nothing but the daemon's socket" equal "$(grep -oE 'connect\(.*sun_path="[^"]*"|AF_INET' /tmp/trace | sed 's/.*="//' | sort -u)" "$control\""
  counted "$(wc -l < /tmp/trace) calls that open, write or connect: none elsewhere"
else
  skip "strace" "it is not installed"
fi

# A person is asked.
evidence 'mail = "ask"'
t "what is to be asked about counts for nothing" not says 'from your mail' vitaminb show zoe
t "review asks about it" says 'Was that contact' sh -c "(sleep 2; printf q) | timeout 20 script -qec 'vitaminb review' /dev/null"
forgotten=$(noted mail)
t "all of a source can be dismissed" says 'dismissed' vitaminb observe --forget mail
t "in one act" equal "$(sqlite3 "$data/journal.sqlite" "SELECT count(DISTINCT act) FROM entry WHERE verb = 'dismiss'")" 1
t "which undo takes back" vitaminb undo
counted "$forgotten noted of mail, dismissed at once and taken back"
t "doctor is content" says 'looked through every hour' vitaminb doctor
sed -i "s|^mail_folders.*|mail_folders = [\"$HOME/nowhere\"]|" "$config"
systemctl --user reload vitaminbd.service
t "a folder that is not there is said" says 'nowhere: there is no mail' vitaminb observe
t "by doctor, too" says 'nowhere: it can.t be read' vitaminb doctor
