# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck source=setup.bash
source /vitaminb/src/Tests/Rig/setup.bash
# The first hour: from 800 contacts to a calm first week, typed at a terminal; and back again.

people() {
  local n birthday groups
  mkdir -p "$1"
  for n in $(seq "$2"); do
    birthday='' groups=''
    ((n % 4)) || birthday=$'BDAY:1980-05-01\r\n'
    ((n > 12)) || groups=$'CATEGORIES:Friends\r\n'
    printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:person-%s\r\nFN:Person %03d\r\n%s%sEND:VCARD\r\n' "$n" "$n" "$birthday" "$groups" > "$1/$n.vcf"
  done
}
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "with nobody in it, it says what to type" says 'vitaminb setup' vitaminb
cp "$config" /tmp/config.before
people ~/.contacts/people 800
type_setup "" "q"
t "stopped half way" says 'Nothing was written' cat /tmp/shown
t "nothing is written" cmp "$config" /tmp/config.before
t "it finds them" says '800 people +~/.contacts/people' cat /tmp/shown

# The book; a group every three weeks; eight of the first page every two months; that is all; when last, of the first page; birthdays; yes.
type_setup "" 1a 1-8b . "1-4m 5-10s" . "" y
counted "800 contacts: $keys keys typed from nothing to a calm first week"
t "it says what it wrote" says 'wrote ~/.config/vitaminb/vitaminb.toml' cat /tmp/shown
sed 's/\r//' /tmp/shown
t "the address book is read" equal "$(vitaminb status --json | jq .contacts)" 800
t "and written" vitaminb edit "Person 001" --email ada@example.org
t "twenty are tracked" equal "$(vitaminb status --json | jq .tracked)" 20
t "not everybody is due on the first day" holds 'map(select(.state != "snoozed")) | length <= 2' vitaminb due --json
t "and nobody comes in a heap" holds 'map((.snoozedUntil // .due)[:10]) | group_by(.) | all(length <= 3)' vitaminb upcoming --days 14 --json
t "a rough day is shown as such" says 'about then' vitaminb show "Person 001" --all
t "what was in the configuration is still there" grep -q '^\[delivery\]' "$config"
t "the service starts with the session" systemctl --user is-enabled --quiet vitaminbd.service
t "undone, everything is as before" vitaminb setup --undo --yes
t "the configuration, too" cmp "$config" /tmp/config.before
t "nobody is tracked any more" equal "$(vitaminb status --json | jq .tracked)" 0
t "nothing is left to be undone" says 'no setup to be taken back' vitaminb setup --undo --yes

# The sample's group has an at_most; what is set up later leaves what was before, and each is taken back on its own.
t "a longer cadence for a group of the sample" vitaminb setup --book ~/.contacts --group friends=6m --yes
t "and another setup after it" vitaminb setup --track "Person 700=3w" --yes
t "leaves the first" grep -q '^every = "6m"' "$config"
t "a third that is refused" not vitaminb setup --group friends=0d --yes
t "leaves all three as they are" says 'is taken back' vitaminb setup --undo --yes
t "the first is still there" grep -q '^every = "6m"' "$config"
t "until it is taken back, too" vitaminb setup --undo --yes
t "then all is as it was" cmp "$config" /tmp/config.before
t "a group that nobody is in is refused" says 'nobody is in a group' vitaminb setup --book ~/.contacts --group freinds=3w --yes

# By options, for scripts; a file is imported.
printf 'First Name,Last Name,E-mail 1 - Value,Birthday\nAda,Lovelace,ada@example.org,1815-12-10\nCarl,Gauss,carl@example.org,\n' > /tmp/google.csv
t "by options" vitaminb setup --book /tmp/google.csv --track ada=6w --birthdays all --yes
t "those of the file are there" says Gauss vitaminb list
t "and she is tracked" equal "$(pick 'map(select(.name == "Ada Lovelace"))[0].every' vitaminb list --json)" 6w
t "undone, their cards are in the trash" vitaminb setup --undo --yes
t "and nowhere else" not says Gauss vitaminb list
t "a name that fits nobody is refused, and nothing written" not vitaminb setup --book ~/.contacts --track nobody=6w --yes
t "so is a folder without contacts" says 'no contacts in /tmp/empty' vitaminb setup --book /tmp/empty --yes
t "the parent of collections means those in it" vitaminb setup --book ~/.contacts --track "Person 700=3w" --yes
t "and everybody is there" equal "$(vitaminb status --json | jq .contacts)" 800
echo '# changed since' >> "$config"
t "a configuration that was changed since stays" says 'changed since, and stays' vitaminb setup --undo --yes
t "as it was" grep -q '^# changed since' "$config"
echo 'broken = ' >> "$config"
t "a configuration that is no TOML is refused, with its place" says 'vitaminb.toml:[0-9]+:[0-9]+' vitaminb setup --book ~/.contacts --yes
t "and stays" grep -q '^broken = ' "$config"
sed -i '/^broken = /d' "$config"
before=$(sqlite3 -readonly "$data/journal.sqlite" 'SELECT count(*) FROM entry')
t "another XDG_DATA_HOME in this shell" env XDG_DATA_HOME=/tmp/elsewhere vitaminb setup --book ~/.contacts --track "Person 701=3w" --yes
t "moves the service to no other journal" test "$(sqlite3 -readonly "$data/journal.sqlite" 'SELECT count(*) FROM entry')" -gt "$before"
t "nor does doctor --fix" env XDG_DATA_HOME=/tmp/elsewhere vitaminb doctor --fix
t "and nothing is there" not test -e /tmp/elsewhere/vitaminb/journal.sqlite
