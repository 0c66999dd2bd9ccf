# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash || exit # it moves the home of whoever runs it
# shellcheck source=setup.bash
source /vitaminb/src/Tests/Rig/setup.bash
# The first hour of three people with contacts elsewhere: in vdirsyncer's folders, in GNOME Contacts, in Google's CSV. Each has a home of
# their own; what the terminal shows them is in this scenario's log, to be read.

given=(Amélie Björn Clara Dmitri Elif Fatima Georg Hana Ines Jonas Katarzyna Lukas Mei Nils Olga Pablo Quentin Rosa Søren Theo)
family=(Adler Brandt Costa Dupont Eriksson Fischer García Huber Ivanova Jansen Kowalska Lindqvist Moreau Novák "O'Brien" Pereira)
# person N - the names of the Nth of 320 people, each with another name.
person() { first=${given[$1 % 20]} last=${family[($1 / 20 + $1) % 16]} name="$first $last"; }
# groups_of, birthday_of, note_of - what is known of the person with the number `who`.
groups_of() {
  ((who % 13 != 1)) || echo Friends
  ((who % 17 != 2)) || echo Choir
  ((who % 3)) || echo Colleagues
}
# No birthday is in this month or the next, so that what is due in the first week doesn't depend on the day of the year.
month=$(date +%-m)
birthday_of() { ((who % 5)) || printf '%d-%02d-%02d' $((1950 + who % 50)) $(((month + 1 + who % 10) % 12 + 1)) $((who % 28 + 1)); }
note_of() { ((who % 31 != 5)) || echo "met in Lübeck"; }

# card UID [CATEGORIES] [BDAY] [NOTE] - the current person's vCard, as Nextcloud and Evolution keep it.
card() {
  printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:$1" "FN:$name" "N:$last;$first;;;" "EMAIL;TYPE=HOME:${1,,}@example.org" \
    "TEL;TYPE=CELL:+49 30 12$((100000 + who))" ${2:+"CATEGORIES:$2"} ${3:+"BDAY:$3"} ${4:+"NOTE:$4"} "REV:2025-01-01T00:00:00Z" END:VCARD
}
# full_card UID - the same, with what the person is to the one whose address book it is.
full_card() { card "$1" "$(groups_of | paste -sd,)" "$(birthday_of)" "$(note_of)"; }

# newcomer - a home with nothing in it, and vitaminb installed there; what was in it is put away.
homes=0
newcomer() {
  homes=$((homes + 1))
  systemctl --user stop 'vitaminbd.*' 'evolution-*' 2> /dev/null
  [[ $homes == 1 ]] || "$src/systemd/install.sh" --uninstall > /dev/null
  mkdir "/tmp/home.$homes"
  find ~ -mindepth 1 -maxdepth 1 -exec mv -t "/tmp/home.$homes" {} +
  "$src/systemd/install.sh" --from /vitaminb/bin --no-sample > /dev/null || return
  cp "$config" /tmp/config.before
  : > /tmp/chosen
}
# chose CADENCE NAME... - with whom they mean to keep in touch, and how often, by what they typed.
chose() { printf "$1 %s\n" "${@:2}" >> /tmp/chosen; }

is_calm() { [[ -n $1 ]] && awk -F, 'NF > 3 { bad = 1 } { print } END { exit bad }' <<< "$1"; }
tracked() { pick '.[] | select(.every) | "\(.every) \(.name)"' vitaminb list --json | LC_ALL=C sort; }
# only_chosen FILE - it names somebody, and nobody but those chosen.
only_chosen() {
  grep -oFf /tmp/names "$1" | sort -u > /tmp/named
  [[ -s /tmp/named ]] && not grep -vxFf /tmp/chosen.names /tmp/named || { cat "$1"; return 1; }
}
# as_told - those of the first week before the yes are those of the first week after it.
as_told() {
  local last
  last=$(date -d '6 days' +%F)
  diff <(first_week | sed 's/.*: //; s/, /\n/g' | LC_ALL=C sort) \
    <(pick "map(select(.kind == \"keep-in-touch\" and (.snoozedUntil // .due)[:10] <= \"$last\")) | .[].name" vitaminb upcoming --days 7 --json |
      LC_ALL=C sort)
}

# first_hour USER - after type_setup and chose: what everybody expects of their first hour.
first_hour() {
  local user=$1 week line
  shown
  week=$(first_week)
  t "$user: every question fits on a terminal of 24 lines, with its heading" fits
  t "$user: nothing is asked of a desktop where there is none" not says 'On the desktop' shown
  t "$user: it ends with what was written" says '^wrote ~/.config/vitaminb/vitaminb.toml' shown
  cp /tmp/shown /tmp/setup
  counted "$user: $keys keys typed from nothing to the end of vitaminb setup"
  while read -r line; do counted "$user: first week: $line"; done <<< "$week"
  t "$user: at most three people a day in the first week" is_calm "$week"
  LC_ALL=C sort -o /tmp/chosen /tmp/chosen
  cut -d ' ' -f 2- /tmp/chosen > /tmp/chosen.names
  pick '.[].name' vitaminb list --json > /tmp/names
  t "$user: those chosen are tracked, each as often as was typed, and nobody else" diff /tmp/chosen <(tracked)
  pick '.[].name' vitaminb due --json > /tmp/due
  t "$user: all that is due is of them" only_chosen /tmp/due
  t "$user: the week after it is the week that was shown" as_told
  t "$user: nothing is wrong" not says 'Problems' vitaminb status

  # What they type next.
  t "$user: vitaminb alone says something" type_at vitaminb
  shown | tee /tmp/second
  t "$user: of those chosen, and of nobody else" only_chosen /tmp/second
  t "$user: and not that they were never contacted" not grep -i never /tmp/second
}
# goes_on USER - they answer who is due, and look again.
goes_on() {
  local user=$1 name next
  cp /tmp/setup /tmp/shown
  next=$(first_week | sed -n '2s/.*: //p')
  while read -r name; do vitaminb ack "$name" --via call > /dev/null; done < <(pick 'map(select(.state != "snoozed")) | .[].name' vitaminb due --json)
  type_at vitaminb
  shown
  t "$user: whoever is next is of the next day of the week that was shown" says "Next is (${next//, /|})," shown
}
# fits - every question fits on the terminal, with its heading.
fits() {
  shown | awk '{ rows += length ? int((length + 79) / 80) : 1 } /^> / { if (rows > 25) { print "a page of " rows " rows"; bad = 1 } rows = 0 } END { exit bad }'
}
# taken_back USER - and back again.
taken_back() {
  local user=$1
  type_at "vitaminb setup --undo" y
  shown
  t "$user: undone, the configuration is as before, byte for byte" cmp "$config" /tmp/config.before
  t "$user: and nobody is tracked" equal "$(vitaminb status --json | jq .tracked)" 0
}

# vdirsyncer: the folder that its configuration names, with a collection for each address book of the server, as vdirsyncer makes them.
newcomer
cards=~/Sync/dav/contacts
mkdir -p ~/.config/vdirsyncer "$cards"/{contacts,family,z-app-generated--contactsinteraction--recent} ~/Sync/dav/calendars/personal
cat > ~/.config/vdirsyncer/config << 'END'
[general]
status_path = "~/.local/share/vdirsyncer/status/"

[pair contacts]
a = "contacts_local"
b = "contacts_remote"
collections = ["from a", "from b"]
metadata = ["displayname"]

[storage contacts_local]
type = "filesystem"
path = "~/Sync/dav/contacts/"
fileext = ".vcf"

[storage contacts_remote]
type = "carddav"
url = "https://cloud.example.org/remote.php/dav/"
username = "me"
password.fetch = ["command", "pass", "cloud"]

[storage calendars_local]
type = "filesystem"
path = "~/Sync/dav/calendars/"
fileext = ".ics"
END
echo -n Contacts > "$cards/contacts/displayname"
echo -n Family > "$cards/family/displayname"
echo -n "Recently contacted" > "$cards/z-app-generated--contactsinteraction--recent/displayname"
for ((who = 0; who < 260; who++)); do
  person "$who"
  full_card "contact-$who" > "$cards/contacts/contact-$who.vcf"
  # Of several groups the shortest cadence counts.
  case $(groups_of | paste -sd,) in
    *Friends*) chose 3w "$name" ;;
    *Choir*) chose 2m "$name" ;;
    *Colleagues*) chose 6m "$name" ;;
  esac
done
for ((who = 300; who < 314; who++)); do
  person "$who"
  card "family-$who" Family "$(birthday_of)" > "$cards/family/family-$who.vcf"
  chose 3w "$name"
done
# Nextcloud makes these cards itself, of whoever it has sent mail to.
for ((who = 40; who < 48; who++)); do
  person "$who"
  card "recent-$who" "Recently contacted" > "$cards/z-app-generated--contactsinteraction--recent/recent-$who.vcf"
done
sums() { (cd "$cards" && find . -type f -exec sha256sum {} + | sort); }
sums > /tmp/sums

# What it proposes, without what Nextcloud collects; a cadence for each group; three of the first page; that is all; when they were in
# touch last: not known; whose birthdays: as it is; yes.
type_setup "" "1c 2a 3b 4a" "1b 5b 8c" . . "" y
t "vdirsyncer: it finds the people where the configuration says" says '260 people +~/Sync/dav/contacts/contacts +vdirsyncer' shown
t "vdirsyncer: and every collection" says '14 people +~/Sync/dav/contacts/family +vdirsyncer' shown
mapfile -t picked < <(numbered 'Who' 1 5 8)
t "vdirsyncer: three were picked by their numbers" test ${#picked[@]} = 3
chose 2m "${picked[@]:0:2}"
chose 6m "${picked[2]}"
first_hour vdirsyncer
goes_on vdirsyncer
t "vdirsyncer: 274 people are read" equal "$(vitaminb status --json | jq .contacts)" 274
taken_back vdirsyncer
t "vdirsyncer: no card was changed" diff /tmp/sums <(sums)
type_setup "" "" . "" y
t "vdirsyncer: with no group and nobody chosen, nobody is due" equal "$(vitaminb status --json | jq .due)" 0
taken_back "vdirsyncer, with nobody chosen"

# GNOME: contacts in Evolution's address book, and no folder of cards anywhere.
newcomer
for ((who = 0; who < 150; who++)); do
  person "$who"
  full_card "gnome-$who" | sed '/^CATEGORIES/d'
done > /tmp/gnome.vcf
book=~/.local/share/evolution/addressbook/system/contacts.db
has_150() { equal "$(sqlite3 -readonly "$book" 'SELECT count(*) FROM folder_id')" 150; }
if timeout 60 /usr/bin/python3 "$src/Tests/Rig/evolution.py" fill /tmp/gnome.vcf > /tmp/evolution 2>&1; then
  gnome="GNOME, with evolution-data-server itself"
else
  gnome="GNOME, with contacts.db as evolution-data-server writes it"
  mkdir -p "${book%/*}"
  sqlite3 "$book" "CREATE TABLE folders (folder_id TEXT PRIMARY KEY, version INTEGER); INSERT INTO folders VALUES ('folder_id', 1);
    CREATE TABLE folder_id (uid TEXT PRIMARY KEY, vcard TEXT);"
  csplit -s -z -f /tmp/gnome. -n 3 /tmp/gnome.vcf '/^BEGIN:VCARD/' '{*}'
  for file in /tmp/gnome.[0-9]*; do echo "INSERT INTO folder_id VALUES ('${file##*.}', CAST(readfile('$file') AS TEXT));"; done | sqlite3 "$book"
fi
t "$gnome: 150 people are there" eventually has_150

# The only book; nobody of the first page but two; three by their names; that is all; not known when last; all birthdays; yes.
type_setup "" "1a 4b" "hana moreau" 1a "clara" "2c" "." "" a y
t "$gnome: it finds them" says '150 people +evolution +GNOME Contacts' shown
mapfile -t picked < <(numbered 'Who' 1 4; numbered '> clara' 2)
t "$gnome: three were picked by their numbers" test ${#picked[@]} = 3
chose 3w "${picked[0]}" "Hana Moreau"
chose 2m "${picked[1]}"
chose 6m "${picked[2]}"
first_hour "$gnome"
taken_back "$gnome"
t "$gnome: the address book is as before" has_150

# Google: nothing but the export, in the folder of downloads, beside what else lies there.
newcomer
mkdir -p ~/Downloads
printf 'Date,Payee,Amount\n2025-01-02,Bakery,-3.20\n2025-01-03,Rent,-800.00\n' > ~/Downloads/statement.csv
{
  echo -n 'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,'
  echo -n 'File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,'
  echo 'E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value'
  for ((who = 0; who < 200; who++)); do
    person "$who"
    labels='* myContacts'
    ((who % 23 != 3)) || { labels="Family ::: $labels"; chose 3w "$name"; }
    ((who % 19 != 4)) || { labels="Friends ::: $labels"; ((who % 23 == 3)) || chose 2m "$name"; }
    ((who % 40 != 7)) || labels="$labels ::: * starred"
    printf '%s,,%s,,,,,,,,,,,%s,%s,,%s,* Home,%s@example.org,Mobile,+49 30 12%s\n' "$first" "$last" "$(birthday_of)" "$(note_of)" "$labels" \
      "person-$who" $((100000 + who))
  done
  # Somebody of whom there is but an e-mail address, who is a contact; and a company, which is none.
  printf ',,,,,,,,,,,,,,,,* myContacts,* Other,noreply@example.org,,\n,,,,,,,,,,Dentist Dr. Molar,,,,,,* myContacts,,,Work,+49 30 555\n'
} > ~/Downloads/contacts.csv
t "Google: the export has people" equal "$(wc -l < ~/Downloads/contacts.csv)" 203
sha256sum ~/Downloads/* > /tmp/sums

# The export; friends every two months, the family every three weeks; the first two that are proposed; that is all; when they were in
# touch last, of the first page; whose birthdays: as it is; yes.
type_setup "" "1b 2a" "1-2b" . "1-5m 6-9s" . "" y
t "Google: it finds the export" says '201 people +[~]/Downloads/contacts.csv' shown
t "Google: and nothing else that lies there" not says 'statement' shown
mapfile -t picked < <(numbered 'Who' 1 2)
t "Google: two were picked by their numbers" test ${#picked[@]} = 2
chose 2m "${picked[@]}"
t "Google: those with a star are proposed first" diff <(for who in 7 47 87 127 167; do person "$who"; echo "$name"; done | LC_ALL=C sort) \
  <(numbered 'Who' 1 2 3 4 5 | LC_ALL=C sort)
first_hour Google
goes_on Google
taken_back Google
t "Google: no imported card is left" equal "$(vitaminb status --json | jq .contacts)" 0
t "Google: the export is as before" sha256sum --quiet -c /tmp/sums

# Where somebody let the invented contacts be put there, their own come first all the same.
"$src/systemd/install.sh" --from /vitaminb/bin --sample > /dev/null
type_setup "" q
t "Google: Enter takes the export, and not the invented contacts" says '^ *[0-9]+ +Family' shown

# A group of more than a thousand.
newcomer
mkdir -p ~/.contacts/all
for ((who = 0; who < 1100; who++)); do
  name="Person $who" last=$who first=Person
  card "person-$who" "My Contacts" > ~/.contacts/all/person-$who.vcf
done
type_setup "" 1c . . y
t "a thousand: setup says that the plan can't be kept" says 'By your cadences' shown
t "a thousand: it ends as it says" not says "doesn't take" shown
t "a thousand: and they are spread" test "$(vitaminb status --json | jq .due)" -le 3
