# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# `review` and `watch` in a real terminal: every key, two sizes, Ctrl-C in every state, a change of size, and over ssh.
command -v tmux > /dev/null || { skip "review in a terminal" "no tmux"; exit; }
configure
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample

# people NAME... - adds contacts that are due at once.
people() {
  local name
  for name in "$@"; do
    printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:${name,,}" "FN:$name Example" "TEL:+49 30 1234567" "EMAIL:${name,,}@example.org" \
      "NOTE:met in Lübeck" CATEGORIES:friends END:VCARD > "/tmp/$name.vcf"
  done
  (cd /tmp && mv -- "${@/%/.vcf}" "$contacts")
  eventually holds "map(.contact) | contains($(printf '%s\n' "${@,,}" | jq -R . | jq -s .))" due
}
# entries NAME - a contact's entries, without the daemon's own, as "verb via note", with "undone" if undone.
entries() {
  vitaminb show "$1" --json |
    jq -r '[.. | objects | select(.verb? != null and .verb != "began" and .verb != "told")] | map([.verb, .via, .note, (if .undone then "undone" else null end)] | map(strings) | join(" ")) | join("; ")'
}
# marks CONTACT - the first two of them.
marks() { entries "$1" | cut -d ';' -f 1,2; }
all_entries() { sqlite3 "$data/journal.sqlite" "SELECT count(*) FROM entry WHERE verb NOT IN ('began', 'told')"; }

terminals=0
tmux() { command tmux -u -L "rig$terminals" -f /dev/null "$@"; }
# terminal COLUMNS LINES [VARIABLE=VALUE] - opens a terminal with a shell.
terminal() {
  # Otherwise a server that is about to exit would take over the new session.
  tmux kill-server 2> /dev/null
  terminals=$((terminals + 1))
  tmux new-session -d -s rig -x "$1" -y "$2" "env PS1='$ ' ${3-} bash --norc --noprofile"
  tmux set -g status off
  eventually shows '$'
}
screen() { tmux capture-pane -p -t rig; }
shows() { contains "$(screen)" "$1"; }
press() { tmux send-keys -t rig "$@"; }
# picture NAME - saves a screenshot for a person.
picture() { [[ ! -d /vitaminb/pictures ]] || screen > "/vitaminb/pictures/$1.txt"; }
# run COMMAND - types the command, and saves the terminal's modes before and after.
run() {
  rm -f /tmp/{before,after}
  press "clear; $modes > /tmp/before; $1; echo ended \$?; $modes > /tmp/after" Enter
}
modes="stty -a | sed 's/ rows.*columns [0-9]*;//'"
# review [COMMAND] - starts the review.
review() {
  run "${1-vitaminb review}"
  eventually shows '1/'
}
# is_whole - the command succeeded, and the terminal is restored.
is_whole() {
  eventually shows "ended 0" && eventually test -s /tmp/after && eventually cmp /tmp/before /tmp/after &&
    equal "$(tmux display -p -t rig '#{alternate_on} #{cursor_flag}')" "0 1"
}
current() { screen | sed -n '1s/^[0-9]*\/[0-9]* \([^ ]*\).*/\1/p'; }
at() { equal "$(current)" "$1"; }
# moved WHO - the screen shows somebody else.
moved() { [[ -n $(current) && $(current) != "$1" ]] || shows "The end"; }

for size in "80 24" "40 10"; do
  read -r columns lines <<< "$size"
  people "A$lines" "B$lines" "C$lines" "D$lines" "E$lines" "F$lines" "G$lines" "H$lines" "I$lines" "J$lines" "K$lines"
  terminal "$columns" "$lines"
  t "$size: review shows who is due" review
  picture "review-$columns"
  means=(call:c meal:m meeting:g email:e message:t letter:l event:v other:o)
  for mean in "${means[@]}"; do
    who=$(current)
    press d
    t "$size: d asks how" eventually shows "Done how?"
    [[ $mean != call:* ]] || picture "via-$columns"
    press "${mean#*:}"
    t "$size: ${mean#*:} is ${mean%:*}, and the next is shown" eventually moved "$who"
    t "$size: the journal has it" equal "$(entries "$who")" "ack ${mean%:*}"
  done
  who=$(current)
  press l
  t "$size: l leaves it for later" eventually moved "$who"
  press p
  t "$size: p goes back" eventually at "$who"
  press Right
  t "$size: so do the arrows" eventually moved "$who"
  press Left
  t "$size: both ways" eventually at "$who"
  press w
  t "$size: w says why" eventually shows "any other key: back"
  picture "why-$columns"
  press Escape
  eventually not shows "any other key: back"
  press '?'
  t "$size: ? shows the keys" eventually shows "d, Enter"
  picture "help-$columns"
  press x
  press t
  t "$size: t takes a note" eventually shows "Enter keeps"
  press -l "a note; ümläut"
  eventually shows "ümläut"
  picture "note-$columns"
  press Enter
  t "$size: and shows it in the question" eventually shows "The note goes"
  press Enter
  eventually shows "Done how?"
  press Escape
  t "$size: Esc leaves the question" eventually not shows "Done how?"
  press d c
  t "$size: done saves the note" eventually moved "$who"
  t "$size: the journal has both" equal "$(entries "$who")" "ack call a note; ümläut"
  press u
  t "$size: u takes it back" eventually at "$who"
  t "$size: also in the journal" eventually gives "ack call a note; ümläut undone" marks "$who"
  press s
  t "$size: s asks for how long" eventually shows "For how long?"
  picture "snooze-$columns"
  press 3
  t "$size: 3 is three days" eventually moved "$who"
  t "$size: in the journal, too" holds "[.. | objects | select(.verb? == \"snooze\")] | any(.until | startswith(\"$(date -d '3 days' +%F)\"))" \
    vitaminb show "$who" --json
  who=$(current)
  press k
  t "$size: k skips" eventually moved "$who"
  t "$size: the journal has that" equal "$(entries "$who")" skip
  press q
  t "$size: q ends it, and the terminal is restored" is_whole
  t "$size: it says what was done" shows "8 answered, 1 snoozed, 1 skipped"
  picture "end-$columns"
done

# Ctrl-C in every state: no entry is made, and the terminal is restored.
said=$(all_entries)
for state in "" d s t "t x" w '?' l "l l l l l l l l l l l l"; do
  review > /dev/null
  for key in $state; do press "$key"; done
  case $state in
    d) eventually shows "Done how?" ;;
    s) eventually shows "For how long?" ;;
    t*) eventually shows "Enter keeps" ;;
    w | '?') eventually shows "any other key" ;;
    # Before the daemon has answered it may have been interrupted, and says so.
    l*) sleep 0.5 ;;
  esac > /dev/null
  press C-c
  t "Ctrl-C after \"$state\" restores the terminal" is_whole
done
t "and the journal has no new entry" equal "$(all_entries)" "$said"

# Resize during the review and during a question.
review > /dev/null
press s
eventually shows "For how long?"
tmux resize-window -t rig -x 80 -y 24
t "a bigger screen is redrawn" eventually eval 'equal "$(tmux display -p -t rig "#{pane_width}")" 80 && shows "For how long?"'
press Escape
t "with more text" eventually shows "u undo"
tmux resize-window -t rig -x 20 -y 4
t "so is a tiny one" eventually eval '[[ $(screen | grep -c .) == [34] ]] && shows "1/" && shows "d s k l"'
picture tiny
press C-z
t "Ctrl-Z returns to the shell, with the terminal restored" eventually eval 'shows "ended 148" && cmp /tmp/before /tmp/after'
press "clear; fg; clear; $modes > /tmp/after; echo again \$?" Enter
t "and fg returns to the review" eventually shows "1/"
press q
t "which then restores the terminal as well" eventually eval 'shows "again 0" && cmp /tmp/before /tmp/after'

people Zoe
for size in "80 24" "40 10"; do
  read -r columns lines <<< "$size"
  terminal "$columns" "$lines" "LANG=de_DE.UTF-8 LANGUAGE=de LC_ALL="
  review > /dev/null
  if ! shows Schluss; then
    skip "review in German" "no German locale here"
    press q
    break
  fi
  picture "german-$columns"
  press d
  t "$size, in German: it asks how" eventually shows "m Essen"
  picture "german-via-$columns"
  press Escape
  eventually not shows "m Essen"
  press s
  eventually shows "Wie lange?"
  picture "german-snooze-$columns"
  press Escape
  eventually not shows "Wie lange?"
  press w
  eventually shows "sonst: zurück"
  picture "german-why-$columns"
  press Escape
  eventually not shows "sonst: zurück"
  press '?'
  eventually shows "sonst: zurück"
  picture "german-help-$columns"
  press x
  press q
  t "$size, in German: q ends it" is_whole
done

# Over ssh: with the test's own server for this user.
if [[ -x /usr/sbin/sshd ]]; then
  mkdir -p ~/.ssh /tmp/ssh
  chmod 700 ~/.ssh
  ssh-keygen -q -t ed25519 -N '' -f /tmp/ssh/host
  ssh-keygen -q -t ed25519 -N '' -f /tmp/ssh/user
  cp /tmp/ssh/user.pub ~/.ssh/authorized_keys
  cat > /tmp/ssh/config << SSHD
ListenAddress 127.0.0.1
Port 2222
HostKey /tmp/ssh/host
PidFile /tmp/ssh/pid
UsePAM no
StrictModes no
PasswordAuthentication no
SetEnv XDG_RUNTIME_DIR=$XDG_RUNTIME_DIR
SSHD
  /usr/sbin/sshd -f /tmp/ssh/config -E /tmp/ssh/log
  connect="ssh -t -q -p 2222 -i /tmp/ssh/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null 127.0.0.1"
  terminal 80 24
  t "over ssh review shows who is due" review "$connect $HOME/.local/bin/vitaminb review"
  who=$(current)
  press k
  t "over ssh a key is an answer" eventually moved "$who"
  t "which the journal has" equal "$(entries "$who")" skip
  press Right
  press d
  eventually shows "Done how?"
  press C-c
  t "over ssh Ctrl-C restores the terminal" is_whole
  review "$connect $HOME/.local/bin/vitaminb review" > /dev/null
  pkill -f "ssh -t -q -p 2222"
  t "the review ends when the connection breaks" eventually not pgrep -f "vitaminb review"
  kill "$(cat /tmp/ssh/pid)"
else
  skip "review over ssh" "no sshd"
fi

# `watch` in a terminal.
terminal 60 12 > /dev/null
run "vitaminb watch"
people Yan
t "watch shows what happens" eventually shows "Yan Example: "
tmux resize-window -t rig -x 100 -y 12
vitaminb ack yan > /dev/null
t "it survives a resize" eventually shows "Yan Example: closed"
picture watch
systemctl --user kill --signal=KILL vitaminbd.service
t "after a kill of the daemon it waits" eventually shows "went away, waiting"
people Xan
t "and goes on with the next daemon" eventually shows "Xan Example: "
t "which it says once" equal "$(screen | grep -c "Xan Example: no contact")" 1
press C-c
t "Ctrl-C restores the terminal" is_whole
tmux kill-server
