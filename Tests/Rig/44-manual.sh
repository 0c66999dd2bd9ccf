# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck source=typing.bash
source /vitaminb/src/Tests/Rig/typing.bash
# Every command, time and setting that the manual pages and the help texts print, typed at a terminal as it is printed there, does what
# the text says. printed.py finds them. What is printed and not typed here is a failure, and so is what is typed and no longer printed.
# vitaminb-machines(7), for which it takes two users, is typed in 52-two-machines.sh, and vitaminb-tasks(7) in 53-telephone.sh.
man=/vitaminb/share/man today=$(date +%F)
# A pager would wait for a key, and colors and links would be in what is compared.
export SYSTEMD_PAGER=cat SYSTEMD_COLORS=0 SYSTEMD_URLIFY=0 NO_COLOR=1

# commands - their names, from the lists of the help texts.
commands() { sed -n '/SUBCOMMANDS:/,$s/^  \([a-z][a-z]*\)\(,.*\| (default)\)\?  .*/\1/p'; }
people
mapfile -t commands < <({ vitaminb --help | commands; vitaminb help group | commands | sed 's/^/group /'; })
{
  for file in "$man"/man{1/vitaminb.1,5/vitaminb.toml.5,8/vitaminbd.8}; do python3 "$src/Tests/Rig/printed.py" page "$file"; done
  vitaminb --help | python3 "$src/Tests/Rig/printed.py" help
  # shellcheck disable=SC2086
  for command in "${commands[@]}"; do vitaminb help $command | python3 "$src/Tests/Rig/printed.py" help $command; done
} 2> /tmp/printed.err | sort -u > /tmp/printed
t "the pages are read" equal "$(cat /tmp/printed.err)" ""
t "and print much that can be typed" test "$(wc -l < /tmp/printed)" -gt 300
: > /tmp/typed

# option COMMAND WORDS OPTION [ANSWER] - types the command with these words and this option of its help text.
option() {
  local page="help $1"
  typed "vitaminb $1 $3" && terminal "vitaminb $1 $2 $3" "${@:4}"
}
# is_time SIDE TIME PRINTED - what --json prints is the time that is meant.
is_time() { python3 "$src/Tests/Rig/times.py" "$@"; }
# is_on_side SIDE TIME - the time can be on this side of now.
is_on_side() { python3 "$src/Tests/Rig/times.py" "$@" ""; }
# means SIDE TIME FILTER COMMAND... - the jq filter of what the command prints is this time. Of a day that is not on this side any more, it
# says so: the pages name days that pass.
refusal='is already past|is today, and has begun|is too early for that|is still to come'
means() {
  local side=$1 time=${2//\"/} filter=$3 output
  shift 3
  if is_on_side "$side" "$time"; then
    if output=$("$@" 2>&1); then
      is_time "$side" "$time" "$(jq -rs "flatten | $filter" <<< "$output")" && return
    elif [[ $output =~ $refusal ]]; then
      is_time "$side" "$time" refused && return
    fi
    printf '%s\n' "$output"
    return 1
  else
    says "$refusal" not "$@"
  fi
}
said() { holds ".[0].answers[0] | $1" "${@:2}"; }
person() { vitaminb show "$1" --json; }
is() { holds ".[0] | $1" person "$2"; }
# lacks PATTERN COMMAND... - the command succeeds, and its output does not match.
lacks() {
  local output
  output=$("${@:2}" 2>&1) || { printf '%s\n' "$output"; return 1; }
  ! grep -E -- "$1" <<< "$output"
}
refuses() { says "$1" not "${@:2}"; }

page=vitaminb.1
# What a reader meets in the first minutes.
t "help COMMAND prints the help text of one command" says '^OVERVIEW: Say that you got in touch' completes "vitaminb help" "vitaminb help ack"
t "ack notes a call" says 'Ada Lovelace: call noted, next due on' types "vitaminb ack ada --via call --note 'she sends the proofs'"
t "and what was said" says 'she sends the proofs' vitaminb show ada
t "ack of several people" says 'Carl Gauss: meal noted' types 'vitaminb ack ada, bob, "carl gauss" --via meal'
t "is said of each of them" is '.contact.lastVia == "meal"' ada
t "undo" types "vitaminb undo"
t "takes all of them back" is '.contact.lastVia == "call"' ada
t "as one act" is '.contact.lastVia == null' carl
t "snooze until Monday" types "vitaminb snooze amara --until 'next monday 9:00'"
t "is until then" means until "next monday 9:00" '.[0].reminders[] | select(.kind == "keep-in-touch").snoozedUntil' person amara

# OPTIONS.
version=$(sed -n 's/^\.Os vitaminb //p' "$man/man1/vitaminb.1")
t "--version" equal "$(page=--help types "vitaminb --version")" "$version"
t "--help" equal "$(page=--help types "vitaminb --help")" "$(vitaminb --help)"
t "is what every command takes" typed --version
for command in "${commands[@]}"; do
  # shellcheck disable=SC2086
  help=$(vitaminb help $command)
  page="help $command"
  # shellcheck disable=SC2086
  [[ $(types "vitaminb $command --version") == "$version" && $(types "vitaminb $command --help") == "$help" &&
    $(vitaminb $command -h) == "$help" ]] ||
    t "$command has --version, --help and -h" false
  # "Every command that prints something": these four show a screen, ask, or print what is a format of its own.
  [[ $command == @(review|setup|export|group) || $help == *"--json "* ]] || t "$command has --json" false
done
page=vitaminb.1
t "so are --help" typed --help
t "and -h" typed -h
t "--json" typed --json
t "is English, whatever the language" equal "$(LC_ALL=de_DE.UTF-8 LANGUAGE=de vitaminb due --json)" "$(vitaminb due --json)"

# TIMES, looking back (--when) and ahead (--until), as far as a time is on that side.
understood() {
  typed "$2" || return
  case $1 in
    when) means when "$2" '.[0].answers[0].entry.happened' terminal "vitaminb ack henrik --when $2 --note 'at ${2//\"/}' --json" ;;
    until) means until "$2" '.[0].answers[0].entry.until' terminal "vitaminb snooze anneliese --until $2 --json" ;;
  esac
}
times() { sed -n "/^vitaminb.1\t/{s///;p}" < <(python3 "$src/Tests/Rig/printed.py" page "$man/man1/vitaminb.1") | sed -n '/^now$/,/früh"$/p'; }
mapfile -t times < <(times | grep -vx m)
t "there are times" test ${#times[@]} -gt 50
for time in "${times[@]}"; do
  sides=''
  for side in when until; do
    is_on_side "$side" "${time//\"/}" > /dev/null || continue
    sides+=$side
    t "--$side $time" understood "$side" "$time"
  done
  [[ $sides ]] || t "$time is on one side" is_on_side when "${time//\"/}"
done
t "a bare m" typed m
t "is refused, because it could be minutes or months" refuses 'minutes or months' terminal "vitaminb snooze ada --for 3m"
t "so is what could be two dates" refuses 'could be 12 May 2026 or 5 December 2026' terminal "vitaminb ack ada --when 12/05/2026"
for option in --when --until --met --on --from; do t "$option" typed "$option"; done
t "--met looks back" means when friday '.[0].contact.met' terminal "vitaminb add Met --met friday --json"
t "--on looks ahead" means until friday '.[0].answers[0].open[] | select(.promise == "a pie").due' \
  terminal "vitaminb promise ada 'a pie' --on friday --json"
t "so does --from" means until friday '.[0].answers[0].entry.day' terminal "vitaminb pause ada --from friday --json"
vitaminb resume ada > /dev/null
cadences=(10d 10d 6w 6w 3m 3m 1y 1y '"every 6 weeks"' 6w monthly 1m '"alle 3 Wochen"' 3w)
for ((n = 0; n < ${#cadences[@]}; n += 2)); do
  t "the cadence ${cadences[n]}" typed "${cadences[n]}"
  t "is understood" holds ".[0].answers[0].contact.every == \"${cadences[n + 1]}\"" terminal "vitaminb track ada --every ${cadences[n]} --json"
done
vitaminb track fatima --every 1m > /dev/null
t "one month after the first of this month is the first of the next" \
  said ".contact.nextDue == \"$(date -d "$(date +%Y-%m-01) +1 month" +%F)\"" vitaminb ack fatima --when "$(date +%Y-%m-01)" --json

# NAMES.
begin
card mueller "Grete Müller"
card ann "Ann Example"
card susanna "Susanna Example"
t "a new card is read" eventually says Susanna vitaminb list
for name in mueller müller muller; do
  t "$name" typed "$name"
  t "finds Müller" holds '.[0].contact.name == "Grete Müller"' terminal "vitaminb show $name --json"
done
t "ann" typed ann
t "is Ann, not Susanna" holds '.[0].contact.name == "Ann Example"' terminal "vitaminb show ann --json"

# STATUS BARS and SCRIPTS.
# watches COMMAND BEFORE AFTER - the command prints one line, and another as soon as Ada is not due any more; Ctrl-C ends it.
watches() {
  local status
  rm -f /tmp/watched
  vitaminb undo ada > /dev/null
  {
    eventually grep -qE -- "$2" /tmp/watched
    vitaminb skip ada > /dev/null
    eventually grep -qE -- "$3" /tmp/watched
    printf '\003'
  } | timeout 60 script -qefc "$1" /tmp/watched > /dev/null
  status=$?
  printf '%s\n' "$1" >> /tmp/lines
  cat /tmp/watched
  grep -qE -- "$2" /tmp/watched && grep -qE -- "$3" /tmp/watched && ((status == 0))
}
due=$(due | jq length)
module=$(block '"custom/vitaminb": { "exec": "vitaminb watch --format waybar",')
jq -n "{$module}" > /tmp/waybar.json 2>&1
t "waybar's block is JSON" python3 -m json.tool /tmp/waybar.json
bar() { watches "$(jq -r '."custom/vitaminb".exec' /tmp/waybar.json)" '"class": ?"(due|overdue)"' "\"text\": ?\"$((due - 1))\""; }
t "its command prints what is due, and what is left as soon as that changes" bar
grep -o '{.*}' /tmp/watched > /tmp/lines.json
t "its lines are JSON, as return-type says" jq -es 'length >= 2 and all(.text | type == "string")' /tmp/lines.json
t "and it has an icon for each that is printed" \
  jq -es --slurpfile bar /tmp/waybar.json 'map(.alt) - ($bar[0]."custom/vitaminb"."format-icons" | keys) == []' /tmp/lines.json
block '[vitaminb]' > /tmp/i3blocks.conf
line=$(python3 -c 'import configparser
blocks = configparser.RawConfigParser(); blocks.read("/tmp/i3blocks.conf"); print(blocks["vitaminb"]["command"])')
t "the command of i3blocks' block prints lines" watches "$line" "^$due due: " "^$((due - 1)) due: "
t "which is how watch --format is typed" typed "vitaminb watch --format"
t "watch --json prints an event a line" watches "vitaminb watch --json" '"event": ?"current".*Ada Lovelace' '"event": ?"closed".*Ada Lovelace'
t "each of them JSON" jq -es 'length > 1' <(grep -o '{.*}' /tmp/watched)
t "as the page prints it" typed "vitaminb watch --json"
option_lines() { page="help watch" typed "vitaminb watch --format $1" && watches "vitaminb watch --format $1" "$2" "$3"; }
t "the help text's line for a bar" option_lines '"{count} due: {names}"' "^$due due: " "^$((due - 1)) due: "
t "and waybar's" option_lines waybar '"class": ?"(due|overdue)"' "\"text\": ?\"$((due - 1))\""
vitaminb undo ada > /dev/null
names() { types "vitaminb due --json | jq -r '.[].name'"; }
t "the names of those who are due" says '^Ada Lovelace$' names
t "and no other" lacks '"|^Bob Hale|^$' names
if [[ -n ${VARLINKCTL-} ]]; then
  PATH=$PATH:${VARLINKCTL%/*}
  socket=$(grep -o $'^vitaminb.1\tsocket=.*' /tmp/printed | cut -f 2)
  t "a variable for the socket" typed "$socket"
  calls() { typed "$1" && terminal "$socket; $1"; }
  t "varlinkctl introspect" says 'method ListReminders' calls 'varlinkctl introspect $socket org.vitaminb.Control'
  t "varlinkctl call" says '"name" ?: ?"Ada Lovelace"' calls "varlinkctl call --more \$socket org.vitaminb.Control.ListReminders '{}'"
  page=vitaminbd.8
  t "varlinkctl info" says 'org.vitaminb.Control' types 'varlinkctl info unix:$XDG_RUNTIME_DIR/vitaminb/control'
  page=vitaminb.1
else
  skip varlinkctl "VARLINKCTL names none"
  grep -E $'\t(varlinkctl|socket=)' /tmp/printed >> /tmp/typed
fi

# IMPORTING and LOOKING BACK.
cp "$src/Tests/ExchangeTests/Samples/google.csv" ~/contacts.csv
count() { vitaminb status --json | jq .contacts; }
before=$(count)
t "import" completes "vitaminb import" "vitaminb import ~/contacts.csv"
imported=$(count)
t "reads contacts" test "$imported" -gt "$before"
t "the same file again" completes "vitaminb import" "vitaminb import ~/contacts.csv"
t "adds nobody twice" equal "$(count)" "$imported"
printf '#!/bin/sh\necho "$1" > ~/opened\n' > ~/.local/bin/xdg-open
chmod 755 ~/.local/bin/xdg-open
english() { LC_ALL=C date -d "$1" '+%-d %B %Y'; }
t "report covers the last 365 days" says "^ +$(english '364 days ago') to $(english today)" types "vitaminb report"
page="vitaminb.1;help report"
t "report --open (with a stand-in for xdg-open)" types "vitaminb report --open"
page=vitaminb.1
t "opens its page" equal "$(cat ~/opened)" ~/.cache/vitaminb/report.html
t "which is HTML" says '^<!DOCTYPE html>' head -n 1 ~/.cache/vitaminb/report.html
t "and only the user's" equal "$(stat -c %a ~/.cache/vitaminb/report.html)" 600
t "report --output" completes "--output ~/report.html" "vitaminb report --output ~/report.html"
t "writes it there" grep -q 'Ada Lovelace' ~/report.html
t "help report's - is standard output" says '^<!DOCTYPE html>' option report "" "--output -"

# WHEN SOMETHING IS WRONG.
mkdir -p ~/late
sed -i "s|^address_books.*|address_books = [\"$contacts\", \"~/late\"]|" "$config"
t "another address book" systemctl --user reload vitaminbd.service
dropin=~/.config/systemd/user/vitaminbd.service.d/address-books.conf
state() { cat "$dropin" 2> /dev/null | md5sum; systemctl --user show -P ActiveEnterTimestampMonotonic vitaminbd.service; }
before=$(state)
t "doctor finds a folder that the service was not told of, and says what to type" says 'doctor --fix' types "vitaminb doctor"
t "and changes nothing" equal "$(state)" "$before"
page="vitaminb.1;vitaminb.toml.5;vitaminbd.8;help doctor"
t "doctor --fix" types "vitaminb doctor --fix"
t "writes a drop-in for it" grep -q '/late' "$dropin"
t "which opens it to the service" says '/late' systemctl --user show -P ReadWritePaths vitaminbd.service
page=vitaminb.1
t "the service's state" says 'Active: active' types "systemctl --user status vitaminbd"
flush
t "the service's messages" says 'is ready' types "journalctl --user -u vitaminbd"

# restore, from a copy of the day that the text names.
copy() {
  eventually test -e "$data/backups/journal-$today.sqlite" || return
  [[ $today == 2026-12-01 ]] || cp "$data/backups/journal-$today.sqlite" "$data/backups/journal-2026-12-01.sqlite"
}
t "there is a copy" copy
t "something is said since" vitaminb ack carl --via letter --note "since the copy"
page="vitaminb.1;vitaminbd.8"
t "restore lists the copies" says '^ *2026-12-01 ' types "vitaminb restore"
page="vitaminb.1;help restore"
t "restore, not meant" says 'y/N' types "vitaminb restore 2026-12-01" n
t "replaces nothing" not compgen -G "$data/journal.sqlite.replaced-*"
t "nor with --dry-run" option restore 2026-12-01 --dry-run
t "which asks nothing" not compgen -G "$data/journal.sqlite.replaced-*"
t "restore asks, and restores" says "y/N" types "vitaminb restore 2026-12-01" y
t "it keeps what it replaces" compgen -G "$data/journal.sqlite.replaced-*"
t "what was said since is there" says "since the copy" vitaminb show carl
rm -f "$data"/journal.sqlite.replaced-*
t "with --yes it doesn't ask" lacks 'y/N' option restore 2026-12-01 --yes
t "and restores" compgen -G "$data/journal.sqlite.replaced-*"
systemctl --user stop vitaminbd.service 2> /dev/null
conflict=$data/journal.sync-conflict-20261123-101500-ABCDEFG.sqlite
cp "$data/journal.sqlite" "$conflict"
t "a journal of which a synchroniser has left a copy is refused" says 'is used on another machine, too' vitaminb
t "restore --join, not meant" says 'y/N' option restore "" --join n
t "changes nothing" test -e "$conflict"
t "restore --join makes it this machine's own" says "The journal is this machine's own" option restore "" --join y
t "puts the copy aside" not test -e "$conflict"
t "and keeps what was said" says "since the copy" vitaminb show carl
page="vitaminb.1;help restore"
t "restore --anew" types "vitaminb restore --anew" y
t "begins an empty journal" lacks "since the copy" vitaminb show carl --all
t "and puts the copies aside" compgen -G "$data/backups.replaced-*/journal-2026-12-01.sqlite"
begin
page="vitaminb.1;vitaminbd.8"
# Without a login session, the end of lingering would end the user manager.
as_root "systemd-run -q -p PAMName=login -p User=$(id -un) -p StandardInput=null sleep 1000"
if eventually says "$(id -un)" loginctl list-sessions; then
  loginctl disable-linger
  t "to be reminded while not logged in" types "loginctl enable-linger"
  t "the user lingers" equal "$(loginctl show-user -P Linger "$(id -un)")" yes
else
  skip "loginctl enable-linger" "no session"
  typed "loginctl enable-linger"
fi

# ENVIRONMENT.
page=vitaminb.1
printf '#!/bin/sh\nsed -i "s/^FN:.*/FN:Augusta ${0##*/}\r/" "$1"\n' | tee /tmp/visual > /tmp/editor
chmod 755 /tmp/visual /tmp/editor
export EDITOR=/tmp/editor
t "edit opens the card in \$EDITOR" completes "vitaminb edit" "vitaminb edit ada"
t "which was used" says '^Augusta editor' vitaminb show "$ada"
VISUAL=/tmp/visual vitaminb edit "$ada" > /dev/null
t "and \$VISUAL goes before" says '^Augusta visual' vitaminb show "$ada"
unset EDITOR

# What the help texts of other commands say of these.
begin
page="vitaminb.1;help promise"
t "a promise" vitaminb promise ada "the book" --on today
promised() { is 'any(.reminders[]; .kind == "promise")' ada; }
t "skip" completes "vitaminb skip" "vitaminb skip ada"
t "leaves it alone" promised
t "ack" completes "vitaminb ack" "vitaminb ack ada"
t "leaves it alone, too" promised
page="vitaminb.1;help undo;help amend"
t "show NAME --all has the entries" says '@[0-9a-f]{4}' completes "vitaminb show NAME --all" "vitaminb show ada --all"
page="vitaminb.1;help ignore"
vitaminb ignore lukas > /dev/null
t "ignored" is '.contact.ignored' lukas
t "track" completes "vitaminb track" "vitaminb track lukas"
t "ends it" is '.contact.ignored | not' lukas
paused() { is ".contact.pausedBy == $1" lukas; }
page="vitaminb.1;help pause"
t "pause --all" types "vitaminb pause --all"
t "pauses everybody" paused '"everybody"'
t "until resume" types "vitaminb resume"
t "ends it" paused null
t "away" types "vitaminb away"
t "is the same" paused '"everybody"'
t "resume --all ends it, too" option resume "" --all
t "at once" paused null
page="vitaminb.1;help gave;help got"
vitaminb gave lukas "a tip" > /dev/null
t "balance shows how give and take stand" says 'Lukas Weber' types "vitaminb balance"
page="vitaminb.1;help path"
t "introduced" completes "vitaminb introduced" "vitaminb introduced bob mary"
t "and so Bob is a path to her company" says 'Bob Hale' terminal 'vitaminb path "Analytical Engines"'
page="vitaminb.1;help group"
line=$(sed -n 's/^help group\t\(\[groups.friends\].*\)/\1/p' /tmp/printed)
sed -i '/^\[groups.friends\]/,$d' "$config"
printf '%s\n' "${line%%] *}]" "${line#*] }" >> "$config"
t "a group gets its cadence in the configuration: $line" typed "$line"
t "which is read" systemctl --user reload vitaminbd.service
t "and in force" is '.contact.every == "3w"' ada
configure

# The options of each command, as their help text prints them.
begin
systemctl --user restart vitaminbd.service
for via in $(sed -n 's/^help ack\tvitaminb ack --via //p' /tmp/printed); do
  t "ack --via $via" said ".entry.via == \"$via\"" option ack "bob --json" "--via $via"
done
for time in yesterday '"monday 18:00"' '"2 weeks ago"'; do
  t "ack --when $time" means when "$time" '.[0].answers[0].entry.happened' option ack "carl --note '${time//\"/}' --json" "--when $time"
done
for time in 3d friday; do
  t "ack --again $time" means until "$time" '.[0].answers[0].contact.nextDue' option ack "henrik --json" "--again $time"
done
for time in 3d 2w '"1h 30min"'; do
  t "snooze --for $time" means until "$time" '.[0].answers[0].entry.until' option snooze "amara --json" "--for $time"
done
for time in tomorrow '"next monday"' '"friday 9:00"' 2026-12-01; do
  t "snooze --until $time" means until "$time" '.[0].answers[0].entry.until' option snooze "amara --json" "--until $time"
done
page=--help
for time in 3d yesterday '"tomorrow 9:00"' '"next monday"' 2026-12-01; do
  t "--help's $time" typed "$time"
  t "looking back" means when "$time" '.[0].answers[0].entry.happened' terminal "vitaminb ack henrik --when $time --note '${time//\"/}' --json"
  t "and ahead" means until "$time" '.[0].answers[0].entry.until' terminal "vitaminb snooze anneliese --until $time --json"
done
begin
t "snooze --all" option snooze "--for 3d" --all
t "snoozes all" holds '[.[] | select(.kind == "keep-in-touch" and .state != "snoozed")] == []' vitaminb due --all --json
t "due --all shows them" says 'Ada Lovelace' option due "" --all
vitaminb undo > /dev/null
t "skip --all" option skip "" --all
t "closes what is due of all" holds '[.[] | select(.kind == "keep-in-touch")] == []' due
vitaminb ack bob --note "met at the fair" > /dev/null
t "show --all has the history" says 'met at the fair' option show "bob" --all
for time in friday tomorrow 2w 2026-12-24; do
  t "promise --on $time" means until "$time" ".[0].answers[0].open[] | select(.promise == \"by $time\").due" \
    option promise "bob 'by $time' --json" "--on $time"
done
t "promise --kept" option promise "bob 'by friday'" --kept
t "promise --dropped" option promise "bob 'by tomorrow'" --dropped
t "end them" is '[.reminders[] | select(.promise == "by friday" or .promise == "by tomorrow")] == []' bob
t "upcoming looks 14 days ahead" equal "$(option upcoming "" "--days 14")" "$(terminal "vitaminb upcoming")"
t "and not 13" not equal "$(vitaminb upcoming --days 13)" "$(vitaminb upcoming)"
t "forecast looks 28 days ahead" equal "$(option forecast "" "--days 28")" "$(terminal "vitaminb forecast")"
t "and not 27" not equal "$(vitaminb forecast --days 27)" "$(vitaminb forecast)"
tries() { page="help forecast" completes "$@"; }
t "forecast tries everyone's cadence with \"default\"" says 'default=3m' \
  tries 'vitaminb forecast --set "default"' "vitaminb forecast --set default=3m"
t "forecast says that nobody answers" says 'if nobody answers' vitaminb forecast
t "and with --answering that somebody does" lacks 'if nobody answers' option forecast "" --answering
for cadence in 6w 3m 1y; do
  t "track --every $cadence" said ".contact.every == \"$cadence\"" option track "bob --json" "--every $cadence"
  t "add --every $cadence" holds ".[0].contact.every == \"$cadence\"" option add "'Every $cadence' --json" "--every $cadence"
done
t "a promise is open" vitaminb promise bob "a book" --on friday
t "ignore is refused then" refuses 'yes' vitaminb ignore bob
t "ignore --yes is not" option ignore bob --yes
t "and ignores him" is '.contact.ignored' bob
for time in '"next monday"' 3w 2026-12-24; do
  t "pause --until $time" means until "$time" '.[0].answers[0].contact.pausedUntil' option pause "carl --json" "--until $time"
done
for time in 3d 2w '"1 month"'; do
  t "pause --for $time" means until "$time" '.[0].answers[0].contact.pausedUntil' option pause "carl --json" "--for $time"
done
card company "Acme Ltd" $'KIND:org\r\n'
card alone "No Group"
left_out() { option list "" --left-out; }
t "list --left-out has cards that are nobody's, and why" eventually says 'Acme Ltd' left_out
t "list --never" says 'No Group' option list "" --never
t "has nobody with whom contact is noted" lacks 'Bob Hale' option list "" --never
t "list --no-group" equal "$(option list --json --no-group | jq -r '.[] | select(.groups != []).name')" ""
t "has those in none" says 'No Group' option list "" --no-group
t "list --ignored" equal "$(option list --json --ignored | jq -c 'map(.name)')" '["Bob Hale"]'
t "add --birthday" holds '.[0].contact.birthday == "1815-12-10"' option add "'Ada Byron' --json" '--birthday "10 December 1815"'
t "add --birthday without a year" holds '.[0].contact.birthday == "--12-10"' option add "'Charles Byron' --json" '--birthday "10 December"'
for time in today '"last friday"' 2026-11-20; do
  t "add --met $time" means when "$time" '.[0].contact.met' option add "'Met $time' --json" "--met $time"
done
t "edit --birthday" option edit "'Charles Byron'" '--birthday "10 December 1815"'
t "changes it" is '.contact.birthday == "1815-12-10"' "Charles Byron"
t "edit --birthday without a year" option edit "'Charles Byron'" '--birthday "10 December"'
t "changes it, too" is '.contact.birthday == "--12-10"' "Charles Byron"
for time in '"last friday"' 2026-11-20; do
  t "edit --met $time" means when "$time" '.[0].contact.met' eval "option edit \"'Charles Byron'\" '--met $time' > /dev/null; person 'Charles Byron'"
done
page="help group"
t "group add" completes "vitaminb group add" "vitaminb group add carl brewers"
t "puts him into it" is '.contact.groups == ["choir", "brewers"]' carl
t "group list has it" says '^brewers' types "vitaminb group list"
t "group remove" completes "vitaminb group remove" "vitaminb group remove carl brewers"
t "takes him out" is '.contact.groups == ["choir"]' carl
t "rm --yes" option rm carl --yes
t "takes him out of the address book" not vitaminb show carl
t "rm --undo" option rm "" --undo
t "puts him back" vitaminb show carl
t "rm --samples" option rm "" --samples y
t "takes the invented ones" not vitaminb show fatima
t "and no other" vitaminb show carl
begin
card byron "Ada Byron" $'EMAIL:ada@example.org\r\n'
t "merge without names lists who may be one person" eventually says 'Ada Byron' vitaminb merge
t "merge --dry-run" option merge "$ada byron" --dry-run
t "changes nothing" vitaminb show byron
t "merge --yes" option merge "$ada byron" --yes
t "makes one of two" not vitaminb show byron
page="help merge"
t "undo" types "vitaminb undo"
t "makes two of one again" vitaminb show byron
dates() { printf 'First Name,Last Name,E-mail 1 - Value,Birthday\n%s,Dated,%s@example.org,05/12/1981\n' "$1" "$1" > ~/"$1.csv"; }
cd || exit
dates First
dates Second
t "import --dry-run" option import "First.csv --day-first" --dry-run
t "only shows" not vitaminb show "First Dated"
t "import --day-first" option import "First.csv" --day-first
t "in 05/12/1981 the day is 5" is '.contact.birthday == "1981-12-05"' "First Dated"
t "import --month-first" option import "Second.csv" --month-first
t "in 05/12/1981 the day is 12" is '.contact.birthday == "1981-05-12"' "Second Dated"
t "export --format vcard" says '^FN:Ada Lovelace$' option export "" "--format vcard"
t "is what it does without" equal "$(terminal "vitaminb export")" "$(option export "" "--format vcard")"
headings() { head -n 1 | tr -d '\r' | tr , '\n' | sort; }
t "export --format csv has the headings of Google Contacts, and two of its own" \
  equal "$(comm -23 <(vitaminb export ada --format csv | headings) <(headings < ~/contacts.csv) | tr '\n' ' ')" "Met UID "
t "of everybody" says 'Lovelace' option export "" "--format csv"
t "export --format json" holds 'any(.name == "Ada Lovelace")' option export "" "--format json"

# amend: an entry, by the digits that show --all prints.
entry=@$(vitaminb ack carl --via meal --note "to be corrected" --json | jq -r '.answers[0].entry.id[:4]')
t "the entry is in show --all" says "$entry" vitaminb show carl --all
for via in $(sed -n 's/^help amend\tvitaminb amend --via //p' /tmp/printed); do
  t "amend --via $via" said ".entry.via == \"$via\"" option amend "$entry --json" "--via $via"
done
for time in yesterday '"monday 18:00"' '"2 weeks ago"'; do
  t "amend --when $time" means when "$time" '.[0].answers[0].entry.happened' option amend "$entry --json" "--when $time"
done
t 'amend --note ""' said '.entry.note == null' option amend "$entry --json" '--note ""'
page="help amend"
t "undo" types "vitaminb undo"
t "takes the correction back" says 'to be corrected' vitaminb show carl --all
entry=@$(vitaminb promise carl "a letter" --on today --json | jq -r '.answers[0].entry.id[:4]')
for time in friday tomorrow 2w 2026-12-24; do
  t "amend --on $time" means until "$time" '.[0].answers[0].open[] | select(.promise == "a letter").due' option amend "$entry --json" "--on $time"
done
page="help report"
typed "vitaminb report --open"

# setup.
begin
configure
cp "$config" /tmp/config.before
page="vitaminb.1;vitaminbd.8"
t "setup shows who is there" says 'contacts|people' types "vitaminb setup" q
t "and writes nothing before the last question" cmp "$config" /tmp/config.before
t "setup --group" option setup --yes "--group friends=3w"
t "changes its cadence" is '.contact.every == "3w"' ada
t "setup --track" option setup --yes "--track ada=6w"
t "tracks her" is '.contact.every == "6w"' ada
page="vitaminb.1;vitaminbd.8;help setup"
t "setup --undo" types "vitaminb setup --undo" y
t "takes that back" is '.contact.every == "3w"' ada
t "setup --yes asks nothing" lacks 'y/N' option setup --undo --yes
t "all is as before" cmp "$config" /tmp/config.before
# What --mail takes stands in parentheses, which printed.py doesn't look into.
timer() { systemctl --user show -P "$1" vitaminb-observe.timer; }
t "setup --mail and --me" terminal "vitaminb setup --yes --mail count --me max@example.org"
t "are in the configuration" equal "$(grep -xE '(mail|me) = .*' "$config" | sort)" $'mail = "count"\nme = ["max@example.org"]'
t "and the timer looks every hour" equal "$(timer UnitFileState) $(timer ActiveState)" "enabled active"
t "setup --undo" terminal "vitaminb setup --undo --yes"
t "takes back what is in the configuration" cmp "$config" /tmp/config.before
t "and the timer" equal "$(timer UnitFileState) $(timer ActiveState)" "disabled inactive"
for setting in count ask; do
  t "setup --mail $setting" terminal "vitaminb setup --yes --mail $setting"
  t "is in the configuration" grep -qx "mail = \"$setting\"" "$config"
done
t "setup --mail off" option setup --yes "--mail off"
t "is in the configuration" grep -qx 'mail = "off"' "$config"
systemctl --user --quiet disable --now vitaminb-observe.timer
configure
for whose in tracked all none; do
  t "setup --birthdays $whose" option setup --yes "--birthdays $whose"
  t "is in the configuration" grep -qx "birthdays = \"$whose\"" "$config"
done
configure
begin
mkdir /tmp/cards
t "they are read" eventually says Lovelace vitaminb list
mv "$contacts"/*.vcf /tmp/cards
gone() { option doctor "" --accept; }
t "doctor --accept believes that those are gone whose cards went all at once" eventually says 'contacts are gone' gone

# vitaminb.toml(5).
page=vitaminb.toml.5
begin
vitaminb status > /dev/null
t "reload" types "systemctl --user reload vitaminbd"
echo 'brithdays = true' | cat - "$config" > /tmp/wrong.toml
cp /tmp/wrong.toml "$config"
t "a mistake, such as an unknown key: reload fails" not terminal "systemctl --user reload vitaminbd"
page="vitaminb.toml.5;vitaminbd.8"
t "status has line and column" says 'vitaminb.toml:1: .*\(column 1\)' types "vitaminb status"
flush
t "so has journald" says 'vitaminb.toml:1:1' messages "$configuration_refused"
t "the last good configuration stays in force" is '.contact.every == "2w"' ada
configure
t "corrected" systemctl --user reload vitaminbd.service
page=vitaminb.toml.5
valid() { printf '%s\n' "$@" > "$config" && terminal "vitaminbd --check-configuration"; }
# in_table SETTING - the lines of a setting that printed.py found in a table.
in_table() {
  if [[ $1 == \[*\]\ * ]]; then printf '%s\n' "${1%%] *}]" "${1#*] }"; else printf '%s\n' "$1"; fi
}
for cadence in '"10d"' '"6w"' '"3m"' '"1y 2w"'; do
  t "the cadence $cadence" typed "$cadence"
  sed "s/^every = \"2w\"/every = $cadence/" /tmp/config.before > "$config"
  systemctl --user reload vitaminbd.service
  t "is in force" is ".contact.every == $cadence" ada
done
for unit in d w m y; do
  t "the unit $unit" typed "$unit"
  t "is one" valid "every = \"1$unit\""
done
t "another unit isn't" not valid 'every = "1x"'
settings=0
while IFS= read -r setting; do
  settings=$((settings + 1))
  t "$setting" typed "$setting"
  mapfile -t lines < <(in_table "$setting")
  # A group must have a cadence, and the longest time is longer than it.
  [[ $setting != "[groups.NAME]"* || $setting == *"] every"* ]] || lines+=('every = "5w"')
  # What is shared must not have the data folder in it, as the beginning of a path alone has.
  [[ $setting != "[sync] folder"* ]] || lines[1]=${lines[1]%\"}shared\"
  t "is accepted" valid "${lines[@]}"
done < <(sed -n '/^vitaminb.toml.5\t\(\[[a-z.NAME]*\] \)\?[a-z_]* = [^⏎]*$/s/^[^\t]*\t//p' /tmp/printed)
t "there are settings" test "$settings" -gt 35
t "a setting that is none is refused" refuses 'vitaminb.toml:1:1' valid 'no_setting = true'
mkdir -p ~/.local/share/vdirsyncer/{contacts,work}
block 'address_books = ["~/.local/share/vdirsyncer/contacts",' > /tmp/books.toml
t "several address books" valid "$(cat /tmp/books.toml)"
t "are named" equal "$(vitaminbd --print-address-books | tr '\n' ' ')" "$HOME/.local/share/vdirsyncer/contacts $HOME/.local/share/vdirsyncer/work "
block 'address_books = ["~/.local/share/vdirsyncer/contacts"]' > /tmp/example.toml
t "the example" valid "$(cat /tmp/example.toml)"
t '[groups."fellow students"]' typed '[groups."fellow students"]'
t "is a name in quotes" valid '[groups."fellow students"]' 'every = "3m"'
t "without them it is a mistake" not valid '[groups.fellow students]' 'every = "3m"'
cp /tmp/config.before "$config"
card twice "Ada Twice"
sed -i "s/^UID:.*/UID:$ada\r/" "$contacts/twice.vcf"
t "of cards with the same UID status names the other" eventually says '(twice|ada-lovelace).vcf' vitaminb status
rm "$contacts/twice.vcf"
t "add --met" completes "vitaminb add --met" "vitaminb add 'Just Met' --group friends --met today"
t "is due two days after that day" is ".contact.nextDue == \"$(date -d '+2 days' +%F)\"" "Just Met"
sed -i 's/^budget = .*/budget = 0/' "$config"
t "on no day" systemctl --user reload vitaminbd.service
t "due shows what is due all the same" says 'Ada Lovelace' types "vitaminb due"
# Another program's address book, which is never changed.
mkdir -p ~/.thunderbird/abc.default
sqlite3 ~/.thunderbird/abc.default/abook.sqlite "CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER);
  CREATE TABLE properties (card TEXT, name TEXT, value TEXT);
  INSERT INTO properties VALUES ('tb-1', '_vCard',
    replace('BEGIN:VCARD|VERSION:4.0|UID:tb-1|FN:Theo Bird|END:VCARD|', '|', char(13,10)));"
sum=$(md5sum < ~/.thunderbird/abc.default/abook.sqlite)
t "evolution" typed evolution
t "is an address book" valid 'address_books = ["evolution"]'
sed "s|^address_books.*|address_books = [\"$contacts\", \"thunderbird\"]|" /tmp/config.before > "$config"
systemctl --user reload vitaminbd.service
t "Thunderbird's is read" eventually says 'Theo Bird' vitaminb list
t "edit" refuses Thunderbird completes "vitaminb edit" "vitaminb edit theo --email theo@example.org"
t "and rm say where to do it" refuses Thunderbird completes "vitaminb rm" "vitaminb rm theo --yes"
journal_count() { sqlite3 -readonly "$data/journal.sqlite" 'SELECT count(*) FROM entry'; }
before=$(journal_count)
t "group changes the journal alone" completes "vitaminb group" "vitaminb group add theo friends"
t "which has an entry more" test "$(journal_count)" -gt "$before"
t "and the group" says 'Theo Bird' vitaminb list --group friends
before=$(journal_count)
t "and so does merge" completes "vitaminb merge" "vitaminb merge ada theo --yes"
t "which has another one" test "$(journal_count)" -gt "$before"
t "and is one person" not says 'Theo Bird' vitaminb list
t "and it is never changed" equal "$(md5sum < ~/.thunderbird/abc.default/abook.sqlite)" "$sum"

# WHAT IS NOTICED: a letter to Ada and a meeting with her, and a letter from Bob.
cp /tmp/config.before "$config"
begin
rm -rf ~/.local/state/vitaminb # what setup's first look remembers
page="vitaminb.1;vitaminb.toml.5"
t "where every source is off, observe looks at nothing" says 'Nothing is looked at' types "vitaminb observe"
page="help observe"
for source in mail calendar calls; do
  t "observe --forget $source" says 'Nothing was noticed there' option observe "" "--forget $source"
done
card ada-by-mail "Ada By-Mail" $'EMAIL:mail@example.org\r\nCATEGORIES:friends\r\n'
card bob-by-mail "Bob By-Mail" $'EMAIL:answer@example.org\r\n'
t "they have addresses" eventually says 'Bob By-Mail' vitaminb list
mkdir -p ~/Mail/{cur,new,tmp} ~/.calendars
# letter NAME FROM TO DAYS - a letter of so many days ago.
letter() {
  printf '%s\n' "From: $2@example.org" "To: $3@example.org" "Date: $(LC_ALL=C date -R -d "$4 days ago")" "Message-ID: <$1@example.org>" \
    "Subject: Secreta" "" "Secreta." > ~/Mail/cur/"$1:2,S"
}
letter sent max mail 3
letter old max mail 800
letter received answer max 2
day=$(date -d '4 days ago' +%Y%m%d)
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:rig BEGIN:VEVENT UID:lunch "DTSTAMP:${day}T080000Z" "DTSTART:${day}T110000Z" \
  "DTEND:${day}T120000Z" SUMMARY:Secreta ORGANIZER:mailto:max@example.org "ATTENDEE;PARTSTAT=ACCEPTED:mailto:mail@example.org" \
  END:VEVENT END:VCALENDAR > ~/.calendars/lunch.ics
page=vitaminb.toml.5
evidence=$(block '[evidence]')
{ cat /tmp/config.before; printf '%s\n' "$evidence" 'calendar_folders = ["~/.calendars"]'; } > "$config"
t "the example" systemctl --user reload vitaminbd.service
page="vitaminb.toml.5;help observe"
dry() { types "vitaminb observe --dry-run"; }
t "observe --dry-run lists the letter to her, with its file" says 'Ada By-Mail +you wrote .*/Mail/cur/sent:2,S' dry
t "the one that came in" says 'Bob By-Mail +they wrote .*/Mail/cur/received:2,S' dry
t "and the event" says 'Ada By-Mail +you met .*/lunch.ics' dry
noticed() { is '[.entries[] | select(.verb == "notice")] | length == '"$2" "$1"; }
t "and notes nothing" noticed ada-by-mail 0
page="vitaminb.1;vitaminb.toml.5"
t "observe notes them" says '2 noticed' types "vitaminb observe"
t "her letter and her meeting" noticed ada-by-mail 2
t "and with mail = \"count\" the letter counts" is ".contact.lastContact == \"$(date -d '3 days ago' +%F)\"" ada-by-mail
t "observe a second time notes nothing" says 'nothing new' types "vitaminb observe"
page="help observe"
t "it looks back a year" noticed ada-by-mail 2
t "--since a year ago is as far" option observe "" '--since "a year ago"'
t "as without it" noticed ada-by-mail 2
t "--since 5y is farther" says '1 noticed' option observe "" "--since 5y"
t "and finds an older one" noticed ada-by-mail 3
page=vitaminb.toml.5
t "show says that his was not answered" says 'unanswered' completes "vitaminb show" "vitaminb show bob-by-mail"
t "which counts for nothing" is '.contact.lastContact == null' bob-by-mail
t "no subject, text or title is in the journal" not grep -rq Secreta "$data" ~/.local/state/vitaminb
t "with calendar = \"ask\" review asks, and y says that it was" says 'Was that contact' completes "vitaminb review" "vitaminb review" yq
t "so it is confirmed" is 'any(.entries[]; .verb == "confirm")' ada-by-mail
entry=@$(pick '[.[0].entries[] | select(.verb == "notice" and .source == "mail")] | max_by(.happened).id[:8]' person ada-by-mail)
t "undo dismisses one" says 'dismissed' completes "vitaminb undo @ENTRY" "vitaminb undo $entry"
t "which counts no longer" is ".contact.lastContact == \"$(date -d '4 days ago' +%F)\"" ada-by-mail
t "for good" eval 'rm -r ~/.local/state/vitaminb; vitaminb observe; is ".contact.lastContact == \"$(date -d "4 days ago" +%F)\"" ada-by-mail'
t "observe --forget mail dismisses the others" says 'dismissed' types "vitaminb observe --forget mail"
t "and not what was confirmed" is ".contact.lastContact == \"$(date -d '4 days ago' +%F)\"" ada-by-mail
page="help observe"
printf '%s\n' '05/11/25, 09:00 - Ada By-Mail: Secreta' '06/11/25, 09:01 - Max: Secreta' > ~/chat.txt
echo 'calls = "count"' >> "$config"
systemctl --user reload vitaminbd.service
t "a chat's dates can be read in two ways" says 'Say --day-first or --month-first' vitaminb observe chat.txt
t "observe --day-first" says '2 days noticed' option observe chat.txt --day-first
t "notes the day on which she was written to" says '2025-11-06.*you wrote, from your messages' vitaminb show ada-by-mail --all
t "observe --month-first" says '2 days noticed' option observe chat.txt --month-first
page=vitaminb.toml.5
t "setup" typed "vitaminb setup"
t "enables the timer, as does" types "systemctl --user enable --now vitaminb-observe.timer"
t "which waits for the next hour" equal "$(timer ActiveState)" active
systemctl --user --quiet disable --now vitaminb-observe.timer
rm -r ~/Mail ~/.calendars

# PRIVACY: with and without names.
cp /tmp/config.before "$config"
begin
vitaminb status > /dev/null
card named "Nominata Example" $'CATEGORIES:friends\r\n'
records_of() { journalctl --user --no-pager -o cat VITAMINB_CONTACT="$1"; }
t "the daemon reminds" eventually says . records_of named
flush
t "names are in journald" says 'Nominata' types "journalctl --user"
t "and in the service's state" says 'Nominata|Lovelace' types "systemctl --user status vitaminbd"
block '[desktop]' > /tmp/private.toml
{ sed '/^\[/,$d' /tmp/config.before; cat /tmp/private.toml; sed -n '/^\[/,$p' /tmp/config.before; } > "$config"
t "private" systemctl --user reload vitaminbd.service
card hidden "Abscondita Example" $'CATEGORIES:friends\r\n'
t "the daemon reminds still" eventually says . records_of hidden
flush
t "with the UID" says 'hidden' records_of hidden
t "and no name is in journald" lacks 'Abscondita' terminal "journalctl --user"
t "nor in the status" lacks 'Abscondita|Status:.*(Nominata|Lovelace)' terminal "systemctl --user status vitaminbd"
t "the UID is accepted as a name" is '.contact.name == "Abscondita Example"' hidden
cp /tmp/config.before "$config"
# runs COMMAND - the daemon in the foreground, where somebody falls due, until Ctrl-C.
runs() {
  systemctl --user stop vitaminbd.socket vitaminbd.service
  rm -f /tmp/foreground
  {
    eventually grep -q 'is ready' /tmp/foreground
    card "$2" "Furtiva Example" $'CATEGORIES:friends\r\n'
    eventually grep -qE 'get in touch.*(Furtiva|'"$2"')|(Furtiva|'"$2"').*no contact noted' /tmp/foreground
    printf '\003'
  } | timeout 60 script -qefc "$1" /tmp/foreground > /dev/null
}
private() { completes "$1" true && runs "vitaminbd --private" furtiva; }
t "vitaminbd --private runs until it is interrupted, and exits with 0" private "vitaminbd --private"
t "it reminds" grep -q 'furtiva' /tmp/foreground
t "without names" not grep -q 'Furtiva\|Lovelace' /tmp/foreground

# vitaminbd(8).
page=vitaminbd.8
begin
systemctl --user --quiet disable --now vitaminbd.socket vitaminbd.service 2> /dev/null
t "disabled" not systemctl --user is-active vitaminbd.socket
t "enable --now" types "systemctl --user enable --now vitaminbd.socket vitaminbd.service"
t "starts it with the session" equal "$(systemctl --user is-enabled vitaminbd.socket vitaminbd.service | sort -u)" enabled
t "and now" equal "$(systemctl --user is-active vitaminbd.socket vitaminbd.service | sort -u)" active
t "vitaminbd --private" typed --private
t "vitaminbd --version" equal "$(completes --version "vitaminbd --version")" "vitaminbd $version"
t "vitaminbd --help" says '--check-configuration' completes --help "vitaminbd --help"
t "vitaminbd --check-configuration" completes --check-configuration "vitaminbd --check-configuration"
cp /tmp/wrong.toml "$config"
t "prints what is wrong, with line and column" says 'vitaminb.toml:1:1' terminal "vitaminbd --check-configuration"
terminal "vitaminbd --check-configuration" > /dev/null
t "and exits with 78" equal $? 78
sed "s|^address_books.*|address_books = [\"thunderbird\", \"$HOME/late\"]|" /tmp/config.before > "$config"
t "vitaminbd --print-address-books: folders, then the stores of other programs" \
  equal "$(completes --print-address-books "vitaminbd --print-address-books" | sed 's/.*thunderbird.*/store/I' | tr '\n' ' ')" "$HOME/late store "
t "vitaminbd --print-drop-in opens these folders" says "^ReadWritePaths=.*$HOME/late" completes --print-drop-in "vitaminbd --print-drop-in"
cp /tmp/config.before "$config"
t "and is nothing where none is needed" equal "$(vitaminbd --print-drop-in)" ""
vitaminb ack carl --note "in the copy" > /dev/null
t "there is a copy" eventually test -e "$data/backups/journal-$today.sqlite"
t "vitaminbd --backups is JSON" says "journal-$today.sqlite" eval 'completes --backups "vitaminbd --backups" | jq .'
systemctl --user stop vitaminbd.socket vitaminbd.service
copy=$data/backups/journal-$today.sqlite
t "vitaminbd --restore FILE, with --dry-run behind it" completes "--restore FILE" "vitaminbd --restore '$copy' --dry-run"
t "only says what would come of it" not compgen -G "$data/journal.sqlite.replaced-*"
t "vitaminbd --restore FILE" completes "--restore FILE" "vitaminbd --restore '$copy'"
t "puts the copy in the journal's place" compgen -G "$data/journal.sqlite.replaced-*"
rm -f "$data"/journal.sqlite.replaced-*
t "vitaminbd --join" completes --join "vitaminbd --join"
t "keeps the journal that was there" compgen -G "$data/journal.sqlite.replaced-*"
t "vitaminbd --begin-anew" completes --begin-anew "vitaminbd --begin-anew"
systemctl --user start vitaminbd.socket
t "begins an empty one" lacks 'in the copy' vitaminb show carl --all
t "SIGHUP is what reload sends" types "systemctl --user reload vitaminbd"
begin

# JOURNALD.
card today "Natalia Example" "$(printf 'CATEGORIES:friends\r\nBDAY:1980-%s\r\n' "$(date +%m-%d)")"$'\r\n'
card due "Debita Example" $'CATEGORIES:friends\r\n'
vitaminb status > /dev/null
t "reminders are in journald" eventually says 'Debita' records_of due
flush
t "with the priority notice" says 'Debita' types "journalctl --user -u vitaminbd -p notice"
t "and only they" lacks 'is ready' terminal "journalctl --user -u vitaminbd -p notice"
t "birthdays, as JSON" holds 'length > 0 and all(.VITAMINB_KIND == "birthday") and any(.VITAMINB_NAME == "Natalia Example")' \
  types "journalctl --user -o json VITAMINB_KIND=birthday"
# A stand-in for sudo, which asks for no password, in a checkout; without the catalog that the rig has installed.
printf '#!/bin/bash\nexec su root -c "$(printf "%%q " "$@")"\n' > ~/.local/bin/sudo
chmod 755 ~/.local/bin/sudo
as_root 'rm /usr/lib/systemd/catalog/rig-vitaminb*.catalog; journalctl --update-catalog'
t "without the catalog nothing is explained" lacks 'You wanted to be in touch with' terminal "journalctl --user -x"
cd "$src" || exit
t "sudo install (with a stand-in for sudo)" types 'sudo install -D -m 644 -t /usr/local/lib/systemd/catalog systemd/vitaminb*.catalog'
t "sudo journalctl (with a stand-in for sudo)" types 'sudo journalctl --update-catalog'
cd /tmp || exit
t "journalctl -x explains each record" says 'You wanted to be in touch with Debita Example by' types "journalctl --user -x"
t "in German, too" says 'wolltest du dich bei Debita Example gemeldet haben' env LC_ALL=de_DE.UTF-8 journalctl --user -x
t "and what to type" says 'vitaminb ack "Debita Example" --via call' terminal "journalctl --user -x"

# HOOKS.
hooks=~/.config/vitaminb/hooks.d
as_root "printf '#!/bin/sh\n{ echo \"\$@\"; cat; } >> $HOME/mailed\n' > /usr/local/bin/mail; chmod 755 /usr/local/bin/mail"
block '#!/bin/sh' > "$hooks/mail"
printf '#!/bin/sh\necho "told of $1"\n' > "$hooks/NAME"
printf '#!/bin/sh\nexit 7\n' > "$hooks/failing"
chmod 700 "$hooks"/{mail,NAME,failing}
t "the hook's own line names its place" grep -q "^# ~${hooks#"$HOME"}/mail" "$hooks/mail"
card mailed "Epistula Example" $'CATEGORIES:friends\r\n'
t "the example mails reminders (with a stand-in for mail)" eventually grep -q '^Epistula Example: no contact noted yet' ~/mailed
t "to the user, with a subject" grep -qx -- "-s vitaminb $USER" ~/mailed
vitaminb ack mailed > /dev/null
prints() { types "journalctl --user -t vitaminb-hook-NAME"; }
t "what a hook prints is in journald" eventually says 'told of acknowledged' prints
t "with the priority debug" lacks 'told of' terminal "journalctl --user -p info -t vitaminb-hook-NAME"
t "and no other event is mailed" not grep -q acknowledged ~/mailed
t "a hook that fails is in status, with its exit status" eventually says 'failing.*7' vitaminb status
rm "$hooks"/{mail,NAME,failing}

# SANDBOX: by hand.
as_root "mkdir -p /the/folder && chown $(id -u) /the/folder"
printf '#!/bin/sh\nsed -i "/^### Anything between/r /tmp/drop-in" "$1"\n' > /tmp/editor
sed "s|^address_books.*|address_books = [\"/the/folder\"]|" /tmp/config.before > "$config"
systemctl --user restart vitaminbd.service
t "the service can't write to a folder that it wasn't told of" not vitaminb add "Manuela Example"
t "[Service]" typed "[Service]"
t "and the folder" typed "ReadWritePaths=-/the/folder"
grep -E $'^vitaminbd.8\t(\\[Service\\]|ReadWritePaths)' /tmp/typed | cut -f 2 | awk '!seen[$0]++' > /tmp/drop-in
export SYSTEMD_EDITOR=/tmp/editor
t "systemctl edit" types "systemctl --user edit vitaminbd"
t "makes a drop-in" says 'ReadWritePaths=-/the/folder' cat ~/.config/systemd/user/vitaminbd.service.d/override.conf
systemctl --user restart vitaminbd.service
t "then it can" vitaminb add "Manuela Example"
t "and a folder that isn't there doesn't keep it from starting" eval 'as_root "mv /the /gone"; systemctl --user restart vitaminbd.service'
as_root "mv /gone /the"
rm ~/.config/systemd/user/vitaminbd.service.d/override.conf
cp /tmp/config.before "$config"

# NOTIFICATIONS: in another language, after logging in again.
t "mkdir" types "mkdir -p ~/.config/environment.d"
t "echo" types "echo LANG=de_DE.UTF-8 > ~/.config/environment.d/locale.conf"
as_root "systemctl restart user@$(id -u).service"
t "logged in again" eventually systemctl --user is-active vitaminbd.socket
begin
if /usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/shown plain 2> /tmp/server.err & sleep 0.5; kill -0 $! 2> /dev/null; then
  server=$!
  vitaminb status > /dev/null
  card german "Germana Example" $'CATEGORIES:friends\r\n'
  t "notifications are in that language" eventually grep -q 'Germana Example.*noch kein Kontakt' /tmp/shown
  kill "$server"
else
  skip "a notification in German" "$(tail -n 1 /tmp/server.err)"
fi
t "the service has that language" grep -qzx LANG=de_DE.UTF-8 "/proc/$(unit MainPID)/environ"

# The rest of --help's list.
begin
page=--help
for alias in "done" log; do t "$alias is ack" says 'Bob Hale: .*noted' completes "vitaminb $alias" "vitaminb $alias bob --note $alias"; done
t "why" says 'Ada Lovelace' completes "vitaminb why" "vitaminb why ada"
t "gave" says 'Ada Lovelace' completes "vitaminb gave" "vitaminb gave ada 'a tip'"
t "got" says 'Ada Lovelace' completes "vitaminb got" "vitaminb got ada lunch"
t "tune" types "vitaminb tune"

# Everything has been typed.
page=--help
while IFS= read -r line; do
  if [[ $line == "vitaminb review" ]]; then typed "$line"; continue; fi # scenario 21 draws its keys
  ! grep -qE "^$line( |$)" /tmp/lines || typed "$line" || :
done < <(sed -n 's/^--help\t\(vitaminb .*\)/\1/p' /tmp/printed)
all_typed
counted "typed: $(cut -f 1 /tmp/known | sed 's/^help .*/help COMMAND/' | uniq -c | sed 's/^ *\([0-9]*\) /\1 from /' | paste -s -d , | sed 's/,/, /g')"
