# shellcheck shell=bash source=harness.bash disable=SC2120
source /vitaminb/src/Tests/Rig/harness.bash
# The list on the telephone. A real CalDAV server is between two real vdirsyncers: the desk's, with the folder that vitaminbd writes, and
# the telephone's. The telephone is todoman, and telephone.py, which changes files as Tasks.org, jtx Board, Nextcloud Tasks, Reminders and
# Planify write them. Not tried, because they can't be had here: those programs themselves, DAVx5, and a telephone.
for program in radicale vdirsyncer todoman; do
  command -v "$program" > /dev/null || { skip "the list on the telephone" "no $program"; exit; }
done
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"
pretend_clock "2027-01-04 10:00" || { skip "the list on the telephone" "no gcc"; exit; }
desk=~/.local/share/vdirsyncer/tasks/vitaminb phone=~/telephone/vitaminb server=http://127.0.0.1:15232
mkdir -p "$desk" "$phone" ~/.config/vdirsyncer

radicale --server-hosts 127.0.0.1:15232 --auth-type none --rights-type authenticated --storage-filesystem-folder "$HOME/server" \
  --config "" > /tmp/radicale.log 2>&1 &
t "Radicale serves" eventually curl -s -o /dev/null "$server/"
# carried FILE FOLDER WINS - vdirsyncer's configuration of a device.
carried() {
  cat > "$1" << CONF
[general]
status_path = "${1%/*}/status/"
[pair tasks]
a = "here"
b = "there"
collections = [["vitaminb", "vitaminb", "vitaminb"]]
conflict_resolution = "$3"
[storage here]
type = "filesystem"
path = "$2"
fileext = ".ics"
[storage there]
type = "caldav"
url = "$server/me/"
username = "me"
password = "x"
item_types = ["VTODO"]
CONF
  yes | vdirsyncer -c "$1" discover
}
# What was done on the telephone wins on both.
carried ~/.config/vdirsyncer/config "${desk%/*}" "b wins" > /tmp/discovered 2>&1
carried ~/telephone/vdirsyncer.conf "${phone%/*}" "a wins" >> /tmp/discovered 2>&1
printf '%s\n' "path = \"${phone%/*}/*\"" 'date_format = "%Y-%m-%d"' 'time_format = "%H:%M"' 'default_list = "vitaminb"' \
  "cache_path = \"$HOME/todoman.sqlite3\"" > ~/todoman.py
sync_desk() { vdirsyncer -v WARNING sync "$@"; }
sync_phone() { vdirsyncer -v WARNING -c ~/telephone/vdirsyncer.conf sync "$@"; }
# down, up - what the desk wrote comes to the telephone, and what the telephone wrote to the desk.
down() { sync_desk && sync_phone; }
up() { sync_phone && sync_desk; }
telephone() { PRETENDED_CLOCK=~/pretended-clock /usr/bin/python3 "$src/Tests/Rig/telephone.py" "$@"; }
todo() { LD_PRELOAD=~/pretended-clock.so PRETENDED_CLOCK=~/pretended-clock todoman -c ~/todoman.py "$@"; }
number() { todo --porcelain list | jq --arg name "$1" '.[] | select(.summary == $name).id'; }
pass() { /usr/bin/python3 "$src/Tests/Rig/tasks.py" pass "$1"; }
now() { echo $(($(date +%s) + $(cut -d ' ' -f 1 ~/pretended-clock))); }
# on FOLDER NAME - the file of this person's task.
on() { grep -lxE "SUMMARY:$2"$'\r?' "$1"/*.ics; }
# has FOLDER NAME LINE - the task has this line, whoever wrote it: ;VALUE=DATE-TIME doesn't count.
has() { sed 's/;VALUE=DATE-TIME//; s/\r$//' "$(on "$1" "$2")" | grep -x "$3" || { cat "$(on "$1" "$2")"; return 1; }; }
journal() { sqlite3 -readonly "$data/journal.sqlite" "$1"; }
# answers CONTACT - what the journal has of what was answered.
answers() {
  journal "SELECT concat_row FROM (SELECT verb || coalesce(' ' || via, '') || coalesce(' ' || until_day, '') || coalesce(' ' || until, '')
    || coalesce(': ' || note, '') AS concat_row FROM entry WHERE contact = '$1' AND verb NOT IN ('began', 'told') ORDER BY seq)"
}
# answered CONTACT ANSWER... - these, and no others.
answered() { equal "$(answers "$1")" "$(printf '%s\n' "${@:2}")"; }
count() { find "$1" -name '*.ics' | wc -l; }
open() { grep -LE '^STATUS:(COMPLETED|CANCELLED)' "$1"/*.ics | wc -l; }

people=(ada bob carl dora emil flora gerd hanna ina jan kai lea max nora)
mkdir -p "$contacts"
for name in "${people[@]}"; do
  printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:$name" "FN:${name^} Example" CATEGORIES:friends "EMAIL:$name@example.org" \
    'TEL:+49 30 123456' END:VCARD > "$contacts/$name.vcf"
done
configure
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "everybody is told of" eventually holds "map(select(.told != null)) | length == ${#people[@]}" due
configure '[tasks]' "folder = \"$desk\""
systemctl --user reload vitaminbd
t "the service can't write to a folder that it wasn't told of, and status says what to type" \
  says "$desk: .*vitaminb doctor --fix" vitaminb status
t "nothing is in it" equal "$(count "$desk")" 0
vitaminb doctor --fix > /tmp/fixed 2>&1
t "doctor --fix opens it" contains "$(unit ReadWritePaths)" "$desk"
all_written() { equal "$(count "$desk")" "${#people[@]}"; }
t "each has a task" eventually all_written
t "which says how to reach her" says 'tel:\+4930123456\\nmailto:ada@example.org' sed ':a;N;$!ba;s/\r\n //g' "$(on "$desk" "Ada Example")"
t "no status names a problem" holds '.[0].problems == []' vitaminb status --json
t "and doctor finds nothing wrong with it" not says "$desk" vitaminb doctor
t "the list goes to the telephone" down
t "all of it" equal "$(open "$phone")" "${#people[@]}"
t "todoman shows it" says 'Ada Example' todo list

# Two hours later, on the telephone.
pass 7200
done_at=$(now)
t "todoman says done" todo "done" "$(number "Ada Example")"
t "and moves one to a week later" todo edit --due 2027-01-11 "$(number "Bob Example")"
t "and cancels one" todo cancel "$(number "Carl Example")"
t "and deletes one" todo delete --yes "$(number "Dora Example")"
rm "$(on "$phone" "Emil Example")"
file=$(on "$phone" "Flora Example")
t "Tasks.org notes something" telephone tasksorg noted "$file" "she moved; new job, likes it"
t "and says done" telephone tasksorg "done" "$file"
t "Nextcloud Tasks says done" telephone nextcloud "done" "$(on "$phone" "Gerd Example")"
t "Tasks.org behind DAVx5 says done" telephone davx5 "done" "$(on "$phone" "Ina Example")"
t "jtx Board moves one to a time" telephone jtx moved "$(on "$phone" "Jan Example")" 20270107T180000
t "Reminders says done" telephone apple "done" "$(on "$phone" "Kai Example")"
t "Tasks.org snoozes one" telephone tasksorg snoozed "$(on "$phone" "Lea Example")" 20270105T090000Z
t "and Reminders sorts one, which is no answer" telephone apple touched "$(on "$phone" "Max Example")"
t "all goes to the desk" up
t "done with todoman is done, by other means" eventually answered ada "ack other"
happened=$(journal "SELECT happened FROM entry WHERE contact = 'ada' AND verb = 'ack'")
t "when it was done" test "$happened" -ge "$done_at" -a "$happened" -le "$(now)"
t "which is what the telephone says" has "$phone" "Ada Example" "COMPLETED:$(date -u -d "@$happened" +%Y%m%dT%H%M%SZ)"
t "moved is snoozed" answered bob "snooze 2027-01-11"
t "cancelled is skipped" answered carl skip
t "the note is noted" answered flora "ack other: she moved; new job, likes it"
t "done with Nextcloud Tasks" answered gerd "ack other"
t "done behind DAVx5" answered ina "ack other"
t "moved to a time with jtx Board" answered jan "snooze $(date -d '2027-01-07 18:00' +%s)"
t "done with Reminders" answered kai "ack other"
t "snoozed with Tasks.org" answered lea "snooze $(date -u -d '2027-01-05 09:00' +%s)"
t "sorted is not answered" answered max
t "deleted with todoman is skipped" eventually answered dora skip
t "and so is a file that is gone" eventually answered emil skip
t "who is done is not due" holds 'map(.contact) | index("ada") == null' due

# Not done after all; and an answer at the desk.
t "the telephone hears what became of its answers" down
pass 600
t "Nextcloud Tasks opens one again" telephone nextcloud undone "$(on "$phone" "Gerd Example")"
t "somebody calls, and says so at the desk" vitaminb ack hanna --via call
t "what the desk knows comes down, and what was done goes up" eval 'down && up'
t "undone is taken back" eventually answered gerd "ack other" undo
t "and is open again" holds 'map(.contact) | index("gerd") != null' due
t "and its task is open at the desk" eventually has "$desk" "Gerd Example" STATUS:NEEDS-ACTION
t "what was said at the desk is done on the telephone" has "$phone" "Hanna Example" STATUS:COMPLETED
t "and noted once" answered hanna "ack call"
pass $((7 * 86400 + 3600))
gone() { ! on "$desk" "Hanna Example"; }
t "a week later that is deleted" eventually gone
t "the telephone hears of it" down
t "and doesn't have it any more" not on "$phone" "Hanna Example"
t "nothing was noted of that" answered hanna "ack call"

# Everything is deleted, on the telephone.
noted=$(journal "SELECT count(*) FROM entry WHERE verb NOT IN ('began', 'told')")
left=$(open "$desk")
same() { equal "$(journal "SELECT count(*) FROM entry WHERE verb NOT IN ('began', 'told')")" "$noted"; }
t "there is a list" test "$left" -ge 4
rm "$phone"/*.ics
t "vdirsyncer doesn't believe it" not sync_phone
t "until it is told to" sync_phone --force-delete
t "nor at the desk" not sync_desk
t "which is told, too" sync_desk --force-delete
t "then they are written again" eventually eval "equal \"\$(open '$desk')\" $left"
t "nobody is skipped" same
t "status says so" says "tasks were gone at once, .* nothing was skipped" vitaminb status
t "and so does doctor" says "tasks were gone at once" vitaminb doctor
t "the telephone has them again" down
t "all of them" equal "$(open "$phone")" "$left"
t "and nobody is skipped for that" same

# The folder is not there.
mv "$desk" ~/elsewhere
t "a folder that is gone is a problem" eventually says "$desk: the folder of tasks does not exist" vitaminb status
sleep 4
t "and nobody is skipped" same
mv ~/elsewhere "$desk"
systemctl --user reload vitaminbd
t "when it is back, nothing is wrong" eventually not says "does not exist" vitaminb status
sleep 4
t "and nobody is skipped for that, either" same

for _ in {1..4}; do
  out=$(/usr/bin/python3 "$src/Tests/Benchmarks/idle.py" 4 vitaminbd="$(unit MainPID)")
  [[ $out == *" 0 wake-ups"* ]] && break
done
t "an idle daemon with a folder of tasks does not wake" contains "$out" " 0 wake-ups"
counted "idle, with tasks:$(tr -s ' ' <<< "$out")"

# Answers at random on both sides at once.
rounds=15
[[ -z ${VITAMINB_LONG-} ]] || rounds=1000
for n in {1..40}; do
  printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:person-$n" "FN:Person $n" CATEGORIES:friends END:VCARD > "$contacts/person-$n.vcf"
done
configure '[tasks]' "folder = \"$desk\""
sed -i 's/^every = "2w"/every = "1w"/' "$config"
systemctl --user reload vitaminbd
t "there are other people" eventually holds 'map(.contact | select(startswith("person-"))) | length >= 20' due
t "the list of them comes down" down
attack "each answer arrives once, and none is invented" /usr/bin/python3 "$src/Tests/Rig/tasks.py" rounds "$rounds"
