# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash || exit # it moves the home of whoever runs it
# shellcheck source=setup.bash
source /vitaminb/src/Tests/Rig/setup.bash
# The first day of somebody with 800 contacts and a mailbox of five years, who has read nothing of vitaminb's. Then the same day without the
# mailbox. What the terminal shows them is in this scenario's log, to be read.
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
PYTHONDONTWRITEBYTECODE=yes /usr/bin/python3 "$src/Tests/Rig/five-years.py" ~ /tmp/truth > /tmp/made || exit
counted "the mailbox: $(cat /tmp/made)"
truth() { jq -r "$@" /tmp/truth; }
none='no contact noted yet'

# The letter of the offered cadence that is nearest to so many days: every 3 weeks, every 2 months, every 6 months.
letter_for() { if (($1 <= 35)); then echo a; elif (($1 <= 105)); then echo b; else echo c; fi; }
rhythm_of() { truth --arg name "$1" '.rhythms[] | select(.name == $name) | .every'; }
# see FILE - what the terminal has shown: into the file, and into the log, there without the counting.
see() { shown | tee "$1" | sed -E 's/([0-9]+ (looked at|durchgesehen))+/.../'; }
# choices NAME... - what is typed on the page that shows these in this order, to choose those with whom it goes on: "1a 3b".
choices() {
  local number=0 name
  for name in "$@"; do
    number=$((number + 1))
    ! grep -qxF "$name" /tmp/on || printf '%s%s ' "$number" "$(letter_for "$(rhythm_of "$name")")"
  done
}
# near DAYS CADENCE - the cadence in words is that long, give or take half.
near() {
  local number unit
  read -r number unit <<< "$2"
  # "week" is one.
  [[ -n $unit ]] || unit=$number number=1
  case $unit in day*) unit=1 ;; week*) unit=7 ;; month*) unit=30 ;; year*) unit=365 ;; *) echo "nothing for $1 days"; return 1 ;; esac
  ((number * unit * 2 >= $1 && number * unit * 2 <= $1 * 3)) || { echo "$2 for $1 days"; return 1; }
}
# proposed_near FILE - prints those, by the names on its input, whose line in the file names no cadence near their rhythm.
proposed_near() {
  local name
  while read -r name; do
    near "$(rhythm_of "$name")" "$(grep -F "$name " "$1" | sed -nE 's/.*every (([0-9]+ )?[a-z]+).*/\1/p')" > /tmp/near ||
      echo "$name: $(cat /tmp/near)"
  done
}
is_calm() { [[ -n $1 ]] && awk -F, 'NF > 3 { bad = 1 } { print } END { exit bad }' <<< "$1"; }
# any FILTER - the names that it finds in the truth, as a pattern.
any() { truth "$1 | join(\"|\")"; }

t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
cp "$config" /tmp/config.before

# They look first, and stop. The books; the mail counts; whose it is; the friends every two months, whose group is the smallest of three;
# two pages of people; not now.
type_setup "" c max@example.org 3b "" "" q
see /tmp/look
t "setup finds the contacts" says '800 people +~/.contacts/people' cat /tmp/look
t "setup finds the mail, and says where" says 'It is in ~/Mail\.' cat /tmp/look
t "it says what it will keep of it" says 'only +whom and the day are kept' tr '\n' ' ' < /tmp/look
t "it says with how many people letters were exchanged" says "to or from $(truth .corresponded) people" cat /tmp/look
mapfile -t first < <(numbered 'Who' {1..14})
mapfile -t second < <(numbered '0 people so far' {1..14})
printf '%s\n' "${first[@]}" "${second[@]}" > /tmp/proposed
truth '(.rhythms | map(.name)) - .groups.Friends | .[]' | LC_ALL=C sort > /tmp/rhythm
truth '.wanted - .groups.Friends | .[]' > /tmp/on
t "first it proposes all those with whom there is a rhythm, and nobody else" diff /tmp/rhythm <(
  head -n "$(wc -l < /tmp/rhythm)" /tmp/proposed | LC_ALL=C sort
)
t "newsletters, lists and automatic answers are no mail with anybody" not grep -E "($(any .never)) .*(mail on|letters every)" /tmp/look
t "whoever they write to every other week or more often is on the first page" not grep -vxFf <(printf '%s\n' "${first[@]}") \
  <(truth '(.rhythms | map(select(.every <= 14) | .name)) - .brokeOff | .[]')
proposed_near /tmp/look < /tmp/rhythm > /tmp/far
t "each at a cadence near their rhythm" equal "$(cat /tmp/far)" ""
t "stopped, nothing is written" cmp "$config" /tmp/config.before

# The same again to the end: those with whom it goes on as often as there is mail; that is all; when they were in touch with the rest of the
# friends they don't know; birthdays as they are; yes.
type_setup "" c max@example.org 3b "$(choices "${first[@]}")" "$(choices "${second[@]}")" . "" "" y
with=$keys
see /tmp/setup
week=$(first_week)
t "it ends with what was written" says '^wrote ~/.config/vitaminb/vitaminb.toml' cat /tmp/setup
t "and how many letters were read" says "$(truth .letters | sed -E 's/([0-9]{3})$/,?\1/') letters" cat /tmp/setup
t "what was counted meanwhile is gone before that is said" not grep -q 'looked atMail' /tmp/setup
t "the timer looks from now on" equal "$(systemctl --user is-active vitaminb-observe.timer)" active
t "those chosen and the friends are tracked, and nobody else" diff <(truth '.wanted + .groups.Friends | unique | .[]' | LC_ALL=C sort) \
  <(pick '.[] | select(.every) | .name' vitaminb list --json | LC_ALL=C sort)
while read -r line; do counted "with the mailbox: first week: $line"; done <<< "$week"
t "at most three people a day in the first week" is_calm "$week"
t "and in the three weeks after it" holds 'map((.snoozedUntil // .due)[:10]) | group_by(.) | all(length <= 3)' \
  vitaminb upcoming --days 28 --json
t "nobody to whom they wrote yesterday comes in the first week" not grep -E "$(any .yesterday)" <<< "$week"

# What they type next.
type_at vitaminb
see /tmp/now
type_at "vitaminb due --all"
see /tmp/all
written="$(any '.rhythms | map(.name)')|$(any '.once | keys')"
t "of nobody with whom there were letters it says that no contact is noted" not grep -E "($written) .*$none" /tmp/now
t "nor does the list of all" not grep -E "($written) .*$none" /tmp/all
t "it says how long ago the last letter was" says '(days|weeks|months|years) since an e-mail' grep -E "$written" /tmp/now
t "nobody to whom they wrote yesterday is due" not grep -E "$(any .yesterday)" /tmp/now
t "with everybody the last contact is on the day of the last letter" diff \
  <(truth '(.rhythms[] | "\(.lastDay) \(.name)"), (.once | to_entries[] | "\(.value) \(.key)")' | LC_ALL=C sort) \
  <(pick '.[] | select(.lastContact) | "\(.lastContact) \(.name)"' vitaminb list --json | LC_ALL=C sort)
t "and known from the mail" holds 'map(select(.lastContact)) | length > 0 and all(.lastFrom == "mail")' vitaminb list --json
before_lines=$(grep -c "$none" /tmp/now) before_all=$(grep -c "$none" /tmp/all)

# show NAME - shows them, for the log too.
show() { vitaminb show "$@" | tee /tmp/shown.name; }
friend=$(truth 'first(.groups.Friends[] as $one | select(.once[$one]) | $one)')
show "$(head -n 1 /tmp/on)"
t "show says from where that is known" says 'from your mail' cat /tmp/shown.name
show "$(truth .waits)"
t "and who waits for an answer" says 'they wrote .*(6 days ago|last)' cat /tmp/shown.name
show "$(truth .unanswered)"
t "a friend who wrote once and got no answer is said to have written" says 'they wrote' cat /tmp/shown.name
show "$friend"
t "of one who has had a letter it says when" says "$(date -d "$(truth --arg name "$friend" '.once[$name]')" '+%-d %B %Y')" \
  vitaminb why "$friend"
vitaminb why "$friend"

# Who would be missed.
vitaminb tune | tee /tmp/tune
t "tune names those with whom it broke off, and nobody else" diff <(truth '.brokeOff[]' | LC_ALL=C sort) \
  <(vitaminb tune --json | jq -r '.missing[].contact.name' | LC_ALL=C sort)
proposed_near /tmp/tune < <(truth '.brokeOff[]') > /tmp/far
t "with the rhythm that there was" equal "$(cat /tmp/far)" ""
t "and since when there is none" says "$(date -d "$(truth '.rhythms[-1].lastDay')" '+%-d %B %Y')" \
  grep -F "$(truth '.brokeOff[-1]')" /tmp/tune
t "nothing was a minute ago chosen for somebody that it finds wrong" holds '.[0].proposals | all(.contact.everyFrom != "contact")' \
  vitaminb tune --json

# In German: the pages that depend on mail, and the dialogue.
if locale -a | grep -q '^de_DE.utf8$' || as_root "localedef -i de_DE -f UTF-8 de_DE.UTF-8"; then
  for words in due "show '$(truth .waits)'" "why '$friend'" tune "observe"; do
    echo "\$ LANG=de_DE.UTF-8 vitaminb $words"
    LANG=de_DE.UTF-8 bash -c "vitaminb $words"
  done | tee /tmp/german
fi

# And back again.
t "setup --undo takes it back" vitaminb setup --undo --yes
t "the configuration is as before, byte for byte" cmp "$config" /tmp/config.before
t "nobody is tracked" equal "$(vitaminb status --json | jq .tracked)" 0
t "nobody is due" equal "$(vitaminb status --json | jq .due)" 0
t "the mail says nothing any more" not says 'from your mail|they wrote' vitaminb show "$friend"
t "of nobody" holds 'all(.lastContact == null)' vitaminb list --json
t "and nothing looks at it" not systemctl --user --quiet is-active vitaminb-observe.timer
t "now or at the next start" not systemctl --user --quiet is-enabled vitaminb-observe.timer
if [[ -s /tmp/german ]]; then
  LANG=de_DE.UTF-8 type_setup "" c max@example.org 3b "$(choices "${first[@]}")" . "" "" n
  see /tmp/german.setup
  t "in German no sentence is English" not grep -nwE '(the|and|with|of|is|are|this|that|your|can|from|since|they)' \
    /tmp/german /tmp/german.setup
else
  skip "the first day in German" "no de_DE.UTF-8: package locales"
fi

# The same person without the mailbox chooses the same people, whom they have to think of by themselves.
"$src/systemd/install.sh" --uninstall > /dev/null
mkdir /tmp/before
mv ~/Mail ~/.config ~/.local /tmp/before
"$src/systemd/install.sh" --from /vitaminb/bin --no-sample > /dev/null
typed=()
while read -r name; do typed+=("$name" "1$(letter_for "$(rhythm_of "$name")")"); done < /tmp/on
type_setup "" 3b "${typed[@]}" . . "" y
see /tmp/setup
t "without the mailbox the same people are tracked" diff <(truth '.wanted + .groups.Friends | unique | .[]' | LC_ALL=C sort) \
  <(pick '.[] | select(.every) | .name' vitaminb list --json | LC_ALL=C sort)
without=$keys
type_at vitaminb
see /tmp/now
type_at "vitaminb due --all"
see /tmp/all
counted "keys typed: $with with the mailbox, $without without it, for the same $(vitaminb status --json | jq .tracked) people"
counted "lines with \"$none\" in vitaminb: $(grep -c "$none" /tmp/now) without the mailbox, $before_lines with it; in vitaminb due --all:" \
  "$(grep -c "$none" /tmp/all) and $before_all"
