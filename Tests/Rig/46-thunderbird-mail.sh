# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Waits for --long: Thunderbird writes a year of mail, in a minute and a half.
# shellcheck source=../Evidence/dovecot.bash
source /vitaminb/src/Tests/Evidence/dovecot.bash
# Thunderbird itself keeps the labelled year's mail and appointments, and goes on working in them while they are looked through.
if ! command -v thunderbird > /dev/null; then
  skip "Thunderbird" "it is not installed"
  exit
fi
export PYTHONDONTWRITEBYTECODE=yes
year=~/year state=~/.local/state/vitaminb
/usr/bin/python3 "$src/Tests/Evidence/labelled-year.py" "$year" > /dev/null || exit
# The year was lived there.
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
drive() { timeout 300 /usr/bin/python3 "$src/Tests/Rig/thunderbird-mail.py" "$@"; }
# takes FILE VERB... - keeps what Thunderbird says to it.
takes() { drive "${@:2}" > "/tmp/$1"; }
start() {
  thunderbird --headless --marionette --remote-allow-system-access > /tmp/thunderbird.log 2>&1 &
  thunderbird=$!
}
quit() {
  drive quit
  wait "$thunderbird"
}
crash() {
  kill -9 "$thunderbird"
  wait "$thunderbird" 2> /dev/null
}
# evidence LINE... - the configuration with these lines in [evidence], read again. It never says which addresses are the user's.
evidence() {
  configure
  sed -i "s|^address_books.*|address_books = [\"$year/contacts\"]|" "$config"
  printf '%s\n' '[evidence]' "$@" >> "$config"
  systemctl --user reload vitaminbd.service
}
noted() { sqlite3 "$data/journal.sqlite" "SELECT count(*) FROM entry WHERE verb = 'notice' AND source = '$1'"; }
observe() { vitaminb observe --since 2024-12-01 "$@"; }
# brings SOURCE NUMBER - a look notices so much that is new.
brings() {
  observe --json > /tmp/look && looked "$1" ".added == $2"
}
# looked SOURCE FILTER - what the last look says of a source.
looked() {
  jq -se "flatten | .[0] | (.problems == []) and (.sources[] | select(.source == \"$1\") | $2)" /tmp/look > /dev/null && return
  cat /tmp/look
  return 1
}
# knows_all - a look that remembers nothing reads everything again, and finds nothing that is new.
knows_all() {
  rm -r "$state" && brings mail 0 && looked mail ".read > 1000"
}
# service_reads_all - the service, in its sandbox, reads everything: whoever looks next has nothing left to read.
service_reads_all() {
  # Only what was read is forgotten, and not from which day on.
  sqlite3 "$state/observe.sqlite" "DELETE FROM places; DELETE FROM files; DELETE FROM arrivals"
  systemctl --user start vitaminb-observe.service && brings mail 0 && looked mail ".read == 0"
}
# score SOURCE [PLACE LABELLED] - what was noticed of the labelled year, compared with its labels; or what a dry run lists of files in
# PLACE, which has the year's files in LABELLED.
score() {
  /usr/bin/python3 - "$year/labels.json" "$data/journal.sqlite" "$1" /tmp/filled "${@:2}" > /tmp/score << 'EOF'
import json, os, sqlite3, sys, time
labels, source = json.load(open(sys.argv[1])), sys.argv[3]
place, labelled = sys.argv[5:] if len(sys.argv) > 5 else ("", "")
# A damaged letter that Thunderbird does not take is nowhere.
refused = {line.partition("not taken: ")[2].strip() for line in open(sys.argv[4])}
# What the scenario itself writes is of the month before. What is repeated without an end goes on after the year.
rows = {tuple(row) for row in sqlite3.connect(sys.argv[2]).execute(
    "SELECT contact, date(local_day * 86400, 'unixepoch'), direction FROM entry WHERE verb = 'notice' AND source = ?"
    " AND local_day BETWEEN 20089 AND 20454", [source])}
wanted = {(label["contact"].lower(), label["day"], label["direction"]): label for label in labels["interactions"]
          if label["source"] == source}
if place:
    rows = {(entry["contact"].lower(), entry["day"], entry["direction"]) for entry in json.load(open("/tmp/look"))["sightings"]
            if place in entry["file"] and "2025-01-01" <= entry["day"] <= "2026-01-01"}
sure = {key for key, label in wanted.items() if "unsure" not in label
        and not {os.path.basename(file) for file in label["files"] if labelled in file} <= refused}
# Of some that never count a person may say the opposite: of a letter its file's name says the day.
doubted = [os.path.basename(entry["file"]) for entry in labels["never"] if "unsure" in entry]
days = {time.strftime("%Y-%m-%d", time.localtime(int(name[:10]))) for name in doubted if name[:10].isdigit()}
# An "in" of mail counts for nothing.
unknown = {key for key in rows if key not in wanted and not (source == "mail" and (key[2] == "in" or key[1] in days))}
print(f"{source}: {len(sure & rows)} of {len(sure)} noticed, {len(unknown)} beside the labels")
for key in sorted(sure - rows):
    print("missing:", wanted[key]["name"], *key[1:], os.path.basename(wanted[key]["files"][0]))
for key in sorted(unknown):
    print("beside the labels:", *key)
sys.exit(len(sure & rows) * 100 < len(sure) * 95 or len(unknown) > 0)
EOF
  local status=$?
  cat /tmp/score
  return "$status"
}
# via NAME DAY - how an appointment with somebody took place, as it was noticed.
via() {
  local uid
  uid=$(jq -r --arg name "$1" '.contacts[] | select(.name == $name).uid' "$year/labels.json")
  sqlite3 "$data/journal.sqlite" "SELECT via FROM entry WHERE verb = 'notice' AND source = 'calendar' AND contact = lower('$uid')
    AND date(local_day * 86400, 'unixepoch') = '$2'"
}
address() { jq -r --arg name "$1" '.contacts[] | select(.name == $name).addresses[0]' "$year/labels.json"; }
# box NAME - the mbox file of a folder; marked NAME - how many letters are in it that Thunderbird has marked as deleted.
box() { echo "$profile/Mail/pop.example.org/$1"; }
marked() { grep -ac '^X-Mozilla-Status: 0009' "$(box "$1")"; }


install_vitaminb > /dev/null
evidence 'mail = "count"' 'mail_folders = ["thunderbird"]'
t "before Thunderbird ever ran, a look says that it finds nothing" says 'Which addresses are yours|No mail was found' observe
start
t "Thunderbird starts" drive version
((failures == 0)) || exit
version=$(drive version) profile=$(drive profile)
t "it makes two accounts, one with mbox files and one with Maildirs" drive accounts
t "it takes in the year's letters" takes filled fill "$year"
t "and keeps them in both" test -s "$(box Inbox)" -a -s "$(box Archives.sbd/2025)" -a -d "$profile/Mail/pop.example.com/Archiv.sbd/2025/cur"
((failures == 0)) || exit

# Nothing says which addresses are the user's but Thunderbird's accounts.
t "while Thunderbird runs, a look notices the letters" observe
t "at least 95 of 100 of the year's true contacts, and none beside the labels" score mail
counted "$version: $(head -n 1 /tmp/filled); $(head -n 1 /tmp/score)"
t "a second look has nothing to read" says 'Mail: 0 letters read, nothing new' observe
t "one that remembers nothing reads all of it, and notices nothing twice" knows_all
t "the service reads it in its sandbox" service_reads_all

# Letters go and come between two looks, and what is gone is removed from the files.
ada=$(address "Ada Lovelace") bob=$(address "Bob Hale") clara=$(address "Clara Weiß") mia=$(address "Mia Wagner")
before=$(noted mail)
t "40 letters are thrown away" drive delete Inbox 40
t "and 40 deleted for good" drive shred Archives/2025 40
t "Thunderbird has only marked them in its files" test "$(marked Inbox)" -ge 40 -a "$(marked Archives.sbd/2025)" -ge 40
t "of that nothing is new" brings mail 0
t "three letters are written" drive write Sent "$ada" 2024-12-02 3
t "and all folders compacted" drive compact-all
t "after which no mark is left" equal "$(marked Inbox) $(marked Archives.sbd/2025)" "0 0"
t "the next look notices just the three" brings mail 3
t "and nothing is lost" equal "$(noted mail)" "$((before + 3))"
t "one letter is written" drive write Sent "$ada" 2024-12-10 1
t "and another deleted, and nothing compacted" drive shred Inbox 1
t "the one is noticed" brings mail 1
t "two letters are written" drive write Sent "$bob" 2024-12-02 2
t "of which one is deleted before anybody looks" drive shred-last Sent 1
t "so that it is still there, and marked" equal "$(marked Sent)" 1
t "only the other is noticed" brings mail 1
t "Thunderbird removes the deleted one" drive compact Sent
t "and nothing is new" brings mail 0

# Its own calendars.
evidence 'mail = "count"' 'mail_folders = ["thunderbird"]' 'calendar = "count"' 'calendar_folders = ["thunderbird"]'
t "it imports the year's calendars" takes imported calendars "$year/calendars"
t "while it runs, a look notices the appointments" observe
t "at least 95 of 100 of the year's true appointments, and none beside the labels" score calendar
counted "$(cat /tmp/imported); $(head -n 1 /tmp/score)"
t "a second look notices nothing more" brings calendar 0
t "a talk through a link is no visit" equal "$(via "Bob Hale" 2025-02-11)" video
mkdir -p ~/more/exchange
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 BEGIN:VTIMEZONE "TZID:Customized Time Zone" BEGIN:STANDARD DTSTART:16010101T030000 \
  TZOFFSETFROM:+0200 TZOFFSETTO:+0100 END:STANDARD END:VTIMEZONE BEGIN:VEVENT UID:customized \
  "DTSTART;TZID=Customized Time Zone:20241203T190000" "DTEND;TZID=Customized Time Zone:20241203T200000" SUMMARY:Dinner \
  ORGANIZER:mailto:max@example.org "ATTENDEE;PARTSTAT=ACCEPTED:mailto:$clara" END:VEVENT END:VCALENDAR > ~/more/exchange/customized.ics
t "an appointment comes whose time zone is only described in it" drive calendars ~/more
t "that one is noticed" brings calendar 1
begun=$SECONDS length=20
t "an appointment begins" drive meet stays "$ada" "$length"
t "and another" drive meet moves "$bob" "$length"
t "and a third one" drive meet falls-out "$mia" "$length"
t "they are not noticed yet" brings calendar 0
t "one is moved by a week" drive move moves 7
t "one is cancelled" drive cancel falls-out
t "before any has ended" test $((SECONDS - begun)) -lt "$length"

# It compacts over and over, and each look falls somewhere in it. Each round's letter is on a day or to a person of its own.
others='^(David|Elif|Frank|Gita|Hans|Ines|Jan|Karin|Luca|Maya|Noah|Oskar|Paula|Quirin|Stefan|Tom|Ulrike|Wanda|Yusuf) '
mapfile -t people < <(jq -r --arg names "$others" '.contacts[] | select(.name | test($names)).addresses[0]' "$year/labels.json")
before=$(noted mail)
drive compact-busily Inbox "${VITAMINB_LONG:+1}10" "${people[@]}" > /tmp/rounds &
busy=$!
looks=0 within=0
while kill -0 "$busy" 2> /dev/null; do
  [[ ! -d $profile/Mail/pop.example.org/.compact-temp ]] || within=$((within + 1))
  observe > /dev/null || break
  looks=$((looks + 1))
done
wait "$busy"
t "Thunderbird writes, deletes and compacts over and over" equal $? 0
t "looks meanwhile end well, and some begin while it compacts" test "$looks" -gt 5 -a "$within" -gt 2
t "the last look" observe
rounds=$(cat /tmp/rounds)
t "each letter was noticed once, and nothing else" equal "$(noted mail)" "$((before + rounds))"
t "another look has nothing to read" says 'Mail: 0 letters read, nothing new' observe
counted "$rounds rounds of writing, deleting and compacting beside $looks looks, $within of which began within a compaction"

# An account on a server, of which Thunderbird keeps copies.
# server - dovecot, with the year's first account.
server() {
  mkdir -p ~/server
  cp -r "$year/mail/example.org" ~/server/mail
  rm ~/server/mail/{,.Sent/}dovecot* ~/server/mail/subscriptions
  # The sizes in the names are of another server's.
  find ~/server/mail -type f -name '*,S=*' | while read -r file; do mv "$file" "$(sed 's/,S=[0-9]*,W=[0-9]*//' <<< "$file")"; done
  serve << EOF
protocols = imap
mail_location = maildir:~/server/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=$UID gid=$UID home=$HOME
}
EOF
}
# fetched NUMBER - Thunderbird has copies of so many letters.
fetched() { takes fetched fetch && equal "$(cat /tmp/fetched)" "$1 letters"; }
if [[ -x /usr/sbin/dovecot ]]; then
  server
  # Thunderbird has nothing of a letter that is marked as deleted on the server, or empty.
  there=$(find ~/server/mail -size +0 -path '*/cur/*' ! -name '*:2,*T*' -o -size +0 -path '*/new/*' | wc -l)
  t "dovecot runs" eventually listens 1143
  t "Thunderbird makes an account there" drive server 1143
  t "and downloads all of it" eventually fetched "$there"
  # One letter has no empty line behind its header: Thunderbird takes it from a server, but not from a file. Of another only a flag of the
  # server's says that it is a draft, and the copies have no flags.
  t "of what is here twice nothing is new but what was not taken in before" brings mail 2
  t "all copies were read" looked mail '.read > 1000'
  observe --dry-run --json > /tmp/look
  t "in the copies alone, 95 of 100 are found, too, and none beside the labels" score mail /ImapMail/ mail/example.org
  counted "copies of $(cat /tmp/fetched) on a server: $(head -n 1 /tmp/score)"
  printf '%s\n' 'From: max@example.org' "To: $ada" 'Date: Fri, 20 Dec 2024 12:00:00 +0100' 'Message-ID: <20@example.org>' '' 'Hello' \
    > ~/server/mail/.Sent/new/1734692400.M1P1.phone
  t "a letter that was sent by another device comes" eventually fetched $((there + 1))
  t "and is noticed" brings mail 1
  find ~/server/mail/.Sent -name '1734692400.*' -delete
  t "it is deleted by another device" eventually fetched "$there"
  t "of that nothing is new" brings mail 0
  kill "$dovecot"
  wait "$dovecot"
else
  skip "dovecot" "it is not installed"
fi

while ((SECONDS - begun <= length)); do sleep 0.5; done
t "another appointment comes, which is over" drive meet another "$clara" 0
t "it and the one that stayed as it was are noticed, and neither the moved nor the cancelled one" brings calendar 2
evidence 'mail = "count"' 'mail_folders = ["thunderbird"]'

# Thunderbird ends.
crash
t "killed, it leaves the same" brings mail 0
t "read again, too" knows_all
start
t "it starts again" drive version
drive compact-busily Inbox 30 "${people[@]}" > /dev/null 2>&1 &
busy=$!
eventually test -e "$profile/Mail/pop.example.org/.compact-temp/Inbox.compacting"
crash
wait "$busy"
t "killed while it compacts, it leaves files behind" test -n "$(find "$profile/Mail" -name '*.compact*' -type f)"
t "in which nothing is new" brings mail 0
t "read again, neither" knows_all
start
t "it starts with what the crash left" drive version
t "and has everything that it had" knows_all
t "the year is whole" score mail
quit
t "closed, it leaves the same" brings mail 0

# state_of FOLDER - all files in it, their bytes and times.
state_of() { (cd "$1" && find . -printf '%p %s %T@ %m\n' | sort && find . -type f -exec sha256sum {} + | sort); }
evidence 'mail = "count"' 'mail_folders = ["thunderbird"]' 'calendar = "count"' 'calendar_folders = ["thunderbird"]'
state_of ~/.thunderbird > /tmp/before
t "read again with the calendars, nothing is new" knows_all
t "and by the service" service_reads_all
state_of ~/.thunderbird > /tmp/after
t "of its files a look changes none" diff /tmp/before /tmp/after
counted "$(grep -c ' \./' /tmp/before) files and folders of the profile looked at: as before"

# Where Snap and Flatpak keep the same profile.
former=~/.thunderbird
for place in snap/thunderbird/common/.thunderbird .var/app/org.mozilla.Thunderbird/.thunderbird; do
  mkdir -p ~/"${place%/*}"
  mv "$former" ~/"$place"
  former=~/$place
  t "in ~/$place all is found, and nothing is new" knows_all
  t "neither in its calendars" looked calendar '.read > 50 and .added == 0'
  t "and the service reads it there" service_reads_all
done
