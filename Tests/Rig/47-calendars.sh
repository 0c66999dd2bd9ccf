# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Calendars that khal, vdirsyncer with Radicale, and evolution-data-server have written themselves: what is noticed in them, and what isn't.
python=/vitaminb/python/bin/python
state=~/.local/state/vitaminb laptop=~/laptop/calendars desktop=~/.local/share/vdirsyncer/calendars tables=~/tables
own=~/.local/share/evolution/calendar/system/calendar.ics online=~/.cache/evolution/calendar/online/cache.db
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
export PYTHONDONTWRITEBYTECODE=yes
today=$(date +%F)
calendars() { (cd "$tables" && timeout 60 /usr/bin/python3 "$src/Tests/Rig/calendars.py" "$today" "$@"); }
evolution() { timeout 60 /usr/bin/python3 "$src/Tests/Rig/evolution.py" "$@"; }
day() { date -d "$today 12:00 $1 days ago" +%F; }
mkdir -p "$tables"

# What is in every calendar (calendars.py says what the columns mean).
cat > "$tables/common" << 'TABLE'
dinner    |   3 19:00-21:00 Europe/Berlin    | *max ada+               | LOCATION:Café Einstein\, Berlin | ada 3 meeting
# She organizes it, and her program didn't write that she comes.
video     |  10 10:00-10:45 Europe/Berlin    | *bob max+               | LOCATION:https://meet.jit.si/vitamins | bob 10 video
# In New York it is still the day before.
late      |   4 23:15-23:55 America/New_York | *bob bob+ max+          | CONFERENCE;VALUE=URI:https://meet.example/late | bob 4 video
# In UTC: half past midnight here, or half past one.
utc       |   9 23:30-23:50 UTC              | *max clara+             | CONFERENCE;VALUE=URI:https://meet.example/utc | clara 8 video
party     |  15 22:00-02:00 Europe/Berlin    | *max+ david+            | LOCATION:Kantine | david 15 meeting
excursion |   6                              | *max frank+             | LOCATION:Spreewald | frank 6 meeting
six       |  22 19:00-22:00 Europe/Berlin    | *max ada+ david+ anna+ erika+ peter+ room+ | | ada 22 meeting, david 22 meeting
# Of what is to come of a series, the next is named.
choir     |  40 19:00-20:00 Europe/Berlin    | *max clara+             | RRULE:FREQ=WEEKLY | clara 40,33,5 meeting, not notOver
choir@26  | out
choir@19  |  18 20:00-21:00 Europe/Berlin    | *max clara+             | | clara 18 meeting
choir@12  |  12 19:00-20:00 Europe/Berlin    | *max clara+             | STATUS:CANCELLED | not cancelled
seven     |  23 19:00-22:00 Europe/Berlin    | *max ada+ david+ frank+ anna+ erika+ peter+ | | not tooMany
opera     |   7 19:00-22:00 Europe/Berlin    | *max ada+               | STATUS:CANCELLED | not cancelled
yoga      |   8 18:00-19:00 Europe/Berlin    | *ada ada+ max-          | | not cancelled
brunch    |   9 10:00-12:00 Europe/Berlin    | *max ada                | | not notAccepted
beer      |  11 20:00-22:00 Europe/Berlin    | *max bob?               | | not notAccepted
sailing   |  13 10:00-16:00 Europe/Berlin    | *max bob-               | | not notAccepted
holidays  |  14+3                            | *ada ada+ max+          | TRANSP:TRANSPARENT | not wholeDay
birthday  |  16                              | *ada max+               | RRULE:FREQ=YEARLY ; TRANSP:TRANSPARENT | not wholeDay
alone     |  17 09:00-10:00 Europe/Berlin    | *max room+              | | not
journey   |   2+5                            | *max ada+               | | not notOver
TABLE
# What khal changes after it has imported it: one is a day later, the other every week until ten days ago.
cat > "$tables/khal" << 'TABLE'
moved     |  20 18:00-19:00 Europe/Berlin    | *max bob+               | | bob 19 meeting
lunch     |  24 12:30-13:30 Europe/Berlin    | *max elif+              | LOCATION:Mensa | elif 24,17,10 meeting
TABLE
cat > "$tables/coming" << 'TABLE'
concert   |  -5 20:00-22:00 Europe/Berlin    | *max ada+               | | not notOver
TABLE
cat > "$tables/phone" << 'TABLE'
picnic    |  30 12:00-14:00 Europe/Berlin    | *max elif+              | LOCATION:Tiergarten | elif 30 meeting
call      |  31 12:00-12:30 Europe/Berlin    | *elif max+              | X-GOOGLE-CONFERENCE:https://meet.google.com/abc | elif 31 video
TABLE
# As address books and servers make them: nobody is invited.
cat > "$tables/birthdays" << 'TABLE'
ada       |  21                              |                         | RRULE:FREQ=YEARLY ; TRANSP:TRANSPARENT | not
TABLE
cat > "$tables/walk" << 'TABLE'
walk      |   2 15:00-16:00 Europe/Berlin    | *max elif+              | | elif 2 meeting
TABLE
cat > "$tables/museum" << 'TABLE'
museum    |   1 11:00-12:00 Europe/Berlin    | *max frank+             | LOCATION:Pergamon | frank 1 meeting
TABLE

cat > "$tables/tea" << 'TABLE'
tea       |  27 16:00-17:00 Europe/Berlin    | *bob bob+ max+          | LOCATION:Teehaus | bob 27 meeting
TABLE
cat > "$tables/invitation" << 'TABLE'
tea       |  27 16:00-17:00 Europe/Berlin UTC | *bob bob+ max+         | LOCATION:Teehaus | bob 27 meeting
TABLE

mkdir -p "$contacts"
card() {
  printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:$1" "FN:$2" "EMAIL:$1@example.org" CATEGORIES:friends END:VCARD > "$contacts/$1.vcf"
}
card ada "Ada Lovelace"; card bob "Bob Hale"; card clara "Clara Weiß"; card david "David Cohen"; card elif "Elif Yılmaz"
card frank "Frank Meier"; card room "Meeting Room"
configure
"$src/systemd/install.sh" --from /vitaminb/bin --no-sample > /dev/null
# evidence LINE... - the configuration with these lines in [evidence], read again.
evidence() {
  configure
  printf '%s\n' '[evidence]' 'me = ["max@example.org"]' "$@" >> "$config"
  systemctl --user reload vitaminbd.service
}
noticed() {
  sqlite3 -separator ' ' "$data/journal.sqlite" \
    "SELECT contact, date(local_day * 86400, 'unixepoch'), via FROM entry WHERE verb = 'notice' AND source = 'calendar'" | LC_ALL=C sort
}
# expect TABLE... - what is in these is to be in the journal as well from now on.
expect() { calendars expected "$@" >> /tmp/expected; }
as_expected() { diff <(LC_ALL=C sort /tmp/expected) <(noticed); }
adds() { equal "$(pick '.[0].sources[0].added' vitaminb observe --json)" "$1"; }
no_problem() { holds '.[0].problems == []' vitaminb observe --json --dry-run; }
# content FOLDER... - all files in them, and their bytes.
content() { find "$@" -type f -exec sha256sum {} + | LC_ALL=C sort -k 2; }
dry_run() { vitaminb observe --dry-run --json > /tmp/look && calendars compare /tmp/look "$@"; }
# looks PROGRAM FOLDER PLACE KIND TABLE... - looks at a place twice, and again without its memory. FOLDER has whatever the program keeps.
looks() {
  local program=$1 folder=$2 before
  shift 2
  before=$(content "$folder")
  t "$program: a dry run says of each event who was met when and how, or why nobody" dry_run "$@"
  t "$program: and notes nothing" as_expected
  counted "$program: $(calendars compare /tmp/look "$@" | tail -n 1)"
  expect "${@:3}"
  t "$program: a look" vitaminb observe
  t "$program: exactly these are noticed, each on the day that it had there" as_expected
  t "$program: a second look notices nothing" adds 0
  rm -r "$state"
  t "$program: nor does one in the sandbox that remembers nothing" systemctl --user start vitaminb-observe.service
  t "$program: and that has looked" test -s "$state/observe.sqlite"
  t "$program: nothing is noticed twice" as_expected
  t "$program: nothing is wrong" no_problem
  t "$program: its files are as they were" equal "$(content "$folder")" "$before"
}
: > /tmp/expected

# khal. It can't invite anybody, but it keeps and changes what somebody was invited to.
khal_folder=~/.local/share/khal
if command -v khal > /dev/null; then
  mkdir -p ~/.config/khal "$khal_folder"/calendars/{home,plans} "$desktop/personal"
  {
    echo '[calendars]'
    for name in home plans; do printf '[[%s]]\npath = %s\n' $name "$khal_folder/calendars/$name"; done
    printf '[[server]]\npath = %s\n' "$desktop/personal"
    printf '%s\n' '[locale]' 'timeformat = %H:%M' 'dateformat = %Y-%m-%d' 'longdateformat = %Y-%m-%d' 'datetimeformat = %Y-%m-%d %H:%M' \
      'longdatetimeformat = %Y-%m-%d %H:%M' 'local_timezone = Europe/Berlin' 'default_timezone = Europe/Berlin' '[default]' \
      'default_calendar = home'
  } > ~/.config/khal/config
  calendars write khal ~/invitations common khal
  calendars write khal ~/plans coming
  t "khal imports invitations" khal import --batch -a home ~/invitations/*.ics
  t "and one to what is to come" khal import --batch -a plans ~/plans/*.ics
  # edit CALENDAR TITLE KEYS... - changes an event as a person does.
  edit() { printf '%s\n' "${@:3}" n | timeout 60 khal edit --show-past -a "$1" "$2"; }
  t "khal moves one" edit home Moved t "$(day 19) 18:00 $(day 19) 19:00"
  t "and repeats another every week" edit home Lunch p weekly "$(day 9)"
  # The names of contacts in titles are no contact.
  t "khal has events of its own" khal new -a home "$(day 3)" 15:00 16:00 "Tea with Ada Lovelace"
  t "of a whole day" khal new -a home "$(day 4)" "Frank Meier is here"
  t "and every week" khal new -a home -r weekly -u "$(day 2)" "$(day 30)" 8:00 9:00 "Running with Bob Hale"
  t "which it has" says 'Running with Bob Hale' khal list -a home "$(day 30)" 30d
  t "all of that is khal's own writing" equal "$(grep -L 'PIMUTILS' -r "$khal_folder/calendars")" ""
  evidence 'calendar = "count"' "calendar_folders = [\"$khal_folder/calendars/home\"]"
  looks khal "$khal_folder" "$khal_folder/calendars/home" khal common khal
  file=$(grep -l 'UID:opera@' "$khal_folder"/calendars/home/*.ics)
  t "a person reads why one was left out, with the file" \
    says "^ +$file" sh -c "COLUMNS=1000 vitaminb observe --dry-run | sed -n '/^Left out: cancelled, or you declined/,/^\$/p'"
  hash=$(sha256sum < "$khal_folder/calendars/home/dinner@khal.example.ics")
  t "khal changes a title" edit home Dinner s "Supper at the Einstein"
  t "and writes the file anew" not equal "$(sha256sum < "$khal_folder/calendars/home/dinner@khal.example.ics")" "$hash"
  t "which is no new contact" adds 0
  t "khal imports all invitations again" khal import --batch -a home ~/invitations/{choir,dinner,late,utc,six}.ics
  t "which is none, either" adds 0
  t "and as before" as_expected
  evidence 'calendar = "count"' "calendar_folders = [\"$khal_folder/calendars/plans\"]"
  t "an event to come is not noticed" adds 0
  t "but named, with the reason" dry_run "$khal_folder/calendars/plans" khal coming
else
  skip "khal" "it is not installed"
fi

# Two devices and a server. A telephone puts its events there itself.
if "$python" -c 'import radicale, vdirsyncer' 2> /dev/null; then
  server=http://127.0.0.1:15247
  # Without what Debian's package has in /etc.
  "$python" -m radicale --config "" --server-hosts 127.0.0.1:15247 --auth-type none --storage-filesystem-folder ~/server \
    > /tmp/radicale.log 2>&1 &
  radicale=$!
  t "Radicale serves" eventually curl -s -o /dev/null "$server/"
  mkdir -p {"$laptop","$desktop"}/{personal,birthdays}
  t "it has a calendar" curl -sf -u me:x -X MKCALENDAR "$server/me/personal"
  t "and one of birthdays" curl -sf -u me:x -X MKCALENDAR "$server/me/birthdays"
  for device in laptop desktop; do
    printf '%s\n' '[general]' "status_path = \"$HOME/$device-status/\"" '[pair calendars]' 'a = "local"' 'b = "dav"' \
      'collections = ["personal", "birthdays"]' '[storage local]' 'type = "filesystem"' "path = \"${!device}/\"" 'fileext = ".ics"' \
      '[storage dav]' 'type = "caldav"' "url = \"$server/me/\"" 'username = "me"' 'password = "x"' > ~/$device.conf
    yes | "$python" -m vdirsyncer -c ~/$device.conf discover > /tmp/$device.log 2>&1
  done
  sync_device() { "$python" -m vdirsyncer -v WARNING -c ~/"$1.conf" sync; }
  put() { curl -sf -u me:x -H 'Content-Type: text/calendar' -T "$1" "$server/me/personal/$2.ics"; }
  calendars write server "$laptop/personal" common
  calendars write server "$laptop/birthdays" birthdays
  calendars write server ~/phone phone
  t "the laptop sends its calendars" sync_device laptop
  for name in picnic call; do t "the telephone puts one there" put ~/phone/$name.ics "telephone-$name"; done
  t "the desktop gets them all" sync_device desktop
  t "each event of them" equal "$(find "$desktop" -name '*.ics' | wc -l)" "$(find "$laptop" ~/phone -name '*.ics' | wc -l)"
  evidence 'calendar = "count"' "calendar_folders = [\"$desktop\"]"
  looks vdirsyncer "$HOME/.local/share/vdirsyncer" "$desktop" server common phone birthdays
  t "the laptop changes a title" sed -i 's/^SUMMARY:Dinner/SUMMARY:Supper/' "$laptop/personal/dinner.ics"
  calendars write server "$laptop/personal" walk
  expect walk
  t "and has a new one, which it sends" sync_device laptop
  t "the desktop gets both" sync_device desktop
  t "the title" grep -rq 'SUMMARY:Supper' "$desktop"
  t "only the new one is noticed" adds 1
  t "and it is that" as_expected
  href=$(basename "$(grep -lr 'UID:walk@' ~/server/collection-root/me/personal/*.ics)")
  t "the server forgets one" curl -sf -u me:x -X DELETE "$server/me/personal/$href"
  t "which is put there by another name" put "$laptop/personal/walk.ics" again
  t "the desktop gets it" sync_device desktop
  t "it is there once" equal "$(grep -lr 'UID:walk@' "$desktop" | wc -l)" 1
  t "and no new contact" adds 0
  mv "$(grep -lr 'UID:dinner@' "$desktop/personal")" "$desktop/personal/another-name.ics"
  t "a file has another name, which is none, either" adds 0
  t "all is as before" as_expected
else
  skip "calendars are synchronised" "no Radicale and vdirsyncer"
fi

# evolution-data-server, which GNOME Calendar and Evolution use: a calendar of its own, and the copy of the server's.
calendars write evolution ~/own common
if evolution schedule ~/own/*.ics > /tmp/evolution 2>&1; then
  all_written() { equal "$(grep -o '^UID:.*@evolution.example' "$own" | sort -u | wc -l)" "$(find ~/own -name '*.ics' | wc -l)"; }
  t "evolution-data-server has them in a file" eventually all_written
  t "with the zone's name as it writes it" grep -q '^DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:' "$own"
  t "and instances on their own" grep -q '^RECURRENCE-ID' "$own"
  evidence 'calendar = "count"' 'calendar_folders = ["evolution"]'
  looks evolution-data-server ~/.local/share/evolution "$own" evolution common
  hash=$(sha256sum < "$own")
  t "a title is changed there" evolution retitle dinner@evolution.example Supper
  changed() { ! equal "$(sha256sum < "$own")" "$hash"; }
  t "which it writes" eventually changed
  t "and is no new contact" adds 0
  t "all is as before" as_expected
else
  skip "evolution-data-server" "it does not run here: $(tail -n 1 /tmp/evolution)"
  online=''
fi

if [[ -n $online && -n ${radicale-} ]]; then
  mkdir -p ~/.config/evolution/sources
  printf '%s\n' '[Data Source]' DisplayName=Mine Enabled=true Parent=caldav-stub '[Authentication]' Host=127.0.0.1 Port=15247 User=me \
    Method=plain/password '[Calendar]' BackendName=caldav '[WebDAV Backend]' ResourcePath=/me/personal/ '[Security]' Method=none \
    '[Offline]' StaySynchronized=true > ~/.config/evolution/sources/online.source
  # There are three components of the choir.
  count=$(($(find ~/server/collection-root/me/personal -name '*.ics' -not -path '*/.*' | wc -l) + 2))
  arrived() { equal "$(evolution events online "$1")" "$1"; }
  # It takes some seconds until it has seen that there is one more.
  t "the service has an online account" eventually evolution events online 0
  t "it has the server's calendar" arrived "$count"
  t "in a cache" test -s "$online"
  before=$(content ~/.cache/evolution)
  t "what desktop and cache both have is found in the cache" dry_run "$online" server common phone walk
  t "and noticed once" adds 0
  rm -r "$state"
  t "in whatever order" adds 0
  t "the cache is as it was" equal "$(content ~/.cache/evolution)" "$before"
  if command -v khal > /dev/null; then
    # From khal to the desktop's folder, to the server, to Evolution's cache. All of these are looked at where nothing is named.
    calendars write khal ~/last museum
    t "khal has one more on the server" khal import --batch -a server ~/last/museum.ics
    t "and changes a title" edit server Party s "A party"
    t "the desktop sends both" sync_device desktop
    t "the service gets both" arrived $((count + 1))
    expect museum
    evidence 'calendar = "count"'
    vitaminb observe --dry-run --json > /tmp/look
    for place in "$khal_folder/calendars/" "$desktop/" "$own" "$online"; do
      t "with no folder named it looks into ${place#"$HOME/"}" holds '.[0].sightings | any(.file | startswith("'"$place"'"))' cat /tmp/look
    done
    t "the new one is in two of them" equal "$(jq '[.sightings[] | select(.day == "'"$(day 1)"'")] | length' /tmp/look)" 2
    t "the cache has what khal wrote" calendars compare /tmp/look "$online" server common phone walk museum
    t "the new one is noticed" adds 1
    t "once" as_expected
    rm -r "$state"
    t "and nothing is noticed twice in all of them" adds 0
    # By mail an invitation has other bytes than on the server: it is written in UTC.
    calendars write server "$laptop/personal" tea
    calendars write server ~/mail invitation
    t "khal imports an invitation that is on the server already" khal import --batch -a home ~/mail/tea.ics
    t "the laptop sends its own" sync_device laptop
    t "the desktop has it, too" sync_device desktop
    expect tea
    t "a look into both" vitaminb observe
    t "notices it once" as_expected
  fi
else
  skip "one calendar in several programs" "evolution-data-server, or Radicale and vdirsyncer, are not there"
fi

[[ -s /tmp/expected ]] || exit 0
# Whether it counts is another matter.
t "show says from where a contact is" says 'from your calendar' vitaminb show clara
before=$(noticed)
evidence 'calendar = "ask"'
t "what is to be asked about does not count" not says 'from your calendar' vitaminb show clara
t "review asks about it" says 'Was that contact' sh -c "(sleep 2; printf q) | timeout 20 script -qec 'vitaminb review' /dev/null"
t "and what was noticed is still there" equal "$(noticed)" "$before"
counted "$(wc -l < /tmp/expected) times somebody was met, in all these calendars together; noticed $(noticed | wc -l)"
[[ -z ${radicale-} ]] || kill "$radicale"
