# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# A day in German: commands, mistakes, and the desktop. No English sentence appears.
locale -a | grep -q '^de_DE.utf8$' || as_root "localedef -i de_DE -f UTF-8 de_DE.UTF-8" ||
  { skip "a day in German" "no de_DE.UTF-8: package locales"; exit; }
# As the system's locale sets it for user services.
systemctl --user set-environment LANG=de_DE.UTF-8
export LANG=de_DE.UTF-8
install_vitaminb > /tmp/install.log 2>&1 || { cat /tmp/install.log; exit 1; }
t "the installer speaks German, too" says '^Das Adressbuch war leer: erfundene Kontakte' cat /tmp/install.log
t "and says no sentence in English" not grep -E '^[A-Z][a-z]+ .*(the|your|and|are) ' /tmp/install.log
if command -v man > /dev/null; then
  for page in 1/vitaminb 5/vitaminb.toml 8/vitaminbd; do
    t "man ${page#*/} is German" says 'SIEHE AUCH' env MANPATH="$HOME/.local/share/man" man "${page%/*}" "${page#*/}"
  done
fi
cd /tmp || exit

# day [ARGUMENT...] - types the command; it may fail.
transcript=/tmp/transcript
day() {
  printf '\n$ vitaminb'
  printf ' %q' "$@"
  printf '\n'
  timeout 20 vitaminb "$@" < /dev/null 2>&1
  return 0
} >> "$transcript"

# The first hour, stopped before anything is written; the rest of it stands in the transcript of setup by options.
printf '%s\n' 'BEGIN:VCARD' 'VERSION:4.0' 'UID:ute' 'FN:Ute Neumann' 'BDAY:1970-02-03' 'END:VCARD' > /tmp/ute.vcf
{
  printf '\n$ vitaminb setup\n'
  printf '%s\n' /tmp/ute.vcf 1 1a . "" x t x n | script -qefc "vitaminb setup" /dev/null
} >> "$transcript" 2>&1
day setup --book /tmp/ute.vcf --track ute=6w --yes
day setup --undo --yes
day
day due
day upcoming --days 60
day review
day why ada
day context ada
day show ada
day ack ada --via call --note "schickt die Fahnen"
day ack ada --via meal --when yesterday
day ack henrik
day log amara --via letter --when "2 weeks ago"
day snooze lukas --for 3d
day snooze amara --until "next monday 9:00"
day skip lukas
day promise ada "das Buch" --on friday
day promise lukas "den Film" --on today
day gave ada "einen Tipp"
day got ada "ein Essen"
day got ada "noch eins"
day balance
day balance ada
day context ada
day settle ada
day settle ada
day undo
day undo
day introduced ada lukas
day show ada
day track henrik --every 6w
day track henrik --in-person 1y
day track henrik
day pause henrik --until 3w
day pause henrik
day pause --group friends --from tomorrow --until 3w
day groups
day status
day due
day resume henrik
day resume henrik
day resume --group friends
day away --until "next monday"
day due
day ack anneliese
day resume
day resume
day ignore henrik
day why henrik
day list --ignored
day track henrik
day forecast --days 5
day forecast --days 5 --set friends=1w --answering
day tune
day report
day doctor
day report --output report.html
day list
day list --never
day list --group friends
day add "Neue Person" --group friends --met today --birthday --12-24
day add "Neue Zweite" --every 6w --email neu@example.org
day edit "neue person" --email neu@example.org --organization "Neue GmbH"
day edit "neue person" --note ""
day merge
day path "Neue GmbH"
day path Nirgendwo
day group add "neue person" Lesekreis
day group add "neue person" Lesekreis
day group remove "neue person" Lesekreis
day merge "neue person" "neue zweite" --dry-run
day merge "neue person" "neue zweite"
day merge "neue person" "neue zweite" --yes
day show "neue person"
day show "neue person" --all
day rm "neue person"
day rm "neue person" --yes
printf '%s\n' 'First Name,Last Name,URL,Email Address,Company,Position,Connected On' ',,,,,,' \
  'Ute,Neumann,,ute@example.org,ACME,CEO,01 Jan 2024' 'Uta,Neumann,,ute@example.org,ACME,,01 Jan 2024' > Connections.csv
day import Connections.csv --dry-run
day import Connections.csv
day import Connections.csv
day import /etc/hostname
day import nirgends.csv
day export --format csv nirgendwer
# Mistakes.
day ack
day ack niemand
day ack a
day ack ada
day ack ada --via taube
day ack ada --when
day ack ada --when bald
day ack ada --when tomorrow
day ack ada --wann gestern
day snooze ada
day snooze ada --for lange
day snooze lukas --until yesterday
day promise ada
day promise ada x --on yesterday
day track ada --every bald
day upcoming --days viele
day upcoming --days 99999
day forecast --days 0
day forecast --set freunde
day report --year 9999
day watch --json --format x
day watch --format "{wer}"
day introduced ada ada
day merge ada ada --yes
day list --group nirgends
day pause --group nirgends
day pause
day away
day due zuviel
day due --json=ja
day tu-was
day context ada
day report --open --output -
day report --output /nirgends/report.html
VITAMINB_CONTROL=/nirgends day due
for command in "" due review upcoming forecast why watch ack snooze skip promise gave got introduced undo track ignore pause \
  resume tune show list balance path report add edit group "group add" rm merge import export \
  status doctor; do
  # shellcheck disable=SC2086
  day help $command
done

# Searches the transcript for every English phrase with a different translation, with any text in its places.
cat > /tmp/english.py << 'PYTHON'
import gettext, re, sys

catalog = gettext.GNUTranslations(open(sys.argv[1], "rb"))._catalog
text = open(sys.argv[2], encoding="utf-8").read()
# Help is wrapped at the width of a terminal.
flat = re.sub(r"\s+", " ", text)
found = []
for key, german in catalog.items():
    english = (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
    words = re.sub(r"%(\d+\$s|%)", " ", english)
    # One or two words may also be German, or somebody's name.
    if not english or english == german or len(re.findall(r"[A-Za-z]{2,}", words)) < 3:
        continue
    parts = [re.escape(re.sub(r"\s+", " ", part)) for part in re.split(r"%\d+\$s", english.replace("%%", "%"))]
    if re.search(".{1,80}?".join(parts), flat):
        found.append(english)
for english in found:
    print("English:", english)
print(len(catalog), "phrases,", len(text.splitlines()), "lines")
sys.exit(bool(found) or len(text.splitlines()) < 600)
PYTHON
mo=$HOME/.local/share/locale/de/LC_MESSAGES/vitaminb.mo
t "no English sentence in it" /usr/bin/python3 /tmp/english.py "$mo" "$transcript"
t "(the search would find one)" not /usr/bin/python3 /tmp/english.py "$mo" <(
  cat "$transcript"
  LANG=C.UTF-8 vitaminb snooze ada 2>&1
)
t "no English of the argument parser" not grep -nE '^(Error|Usage|USAGE|OVERVIEW|OPTIONS|ARGUMENTS|Help): ?|Show help|for more information|SUBCOMMANDS' "$transcript"
t "no typical English word" not grep -nwE '(the|and|with|of|is|are|this|that|your|can)' <(grep -v '^\$ ' "$transcript")
t "no internal error" not grep -nE 'interner Fehler|VarlinkError|fatal' "$transcript"
[[ ! -d /vitaminb/pictures ]] || cp "$transcript" report.html /vitaminb/pictures/

# The daemon itself has its language from the service manager.
/usr/bin/python3 -c 'import dbus, gi' 2> /dev/null || { skip "a reminder in German on the desktop" "no python3-dbus, python3-gi"; exit; }
/usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/asked liar > /tmp/server.log 2>&1 &
eventually busctl --user status org.freedesktop.Notifications
vitaminb resume > /dev/null 2>&1
vitaminb resume --group friends > /dev/null 2>&1
vitaminb add "Zoë Groß" --group friends > /dev/null
t "a reminder on the desktop is in German, and so are its buttons" eventually holds \
  'any(.summary == "Melde dich bei Zoë Groß" and .body == "noch kein Kontakt notiert (alle 2 Wochen)" and (.actions | index("Erledigt")))' cat /tmp/asked
