# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck source=typing.bash
source /vitaminb/src/Tests/Rig/typing.bash
# Everything that vitaminb-tasks(7) prints, typed as it is printed there: Radicale as the machine's service, with a password, and vdirsyncer
# as the user's. What is typed and no longer printed is a failure, and so is what is printed and not typed. Not tried, because they can't be
# had here: Nextcloud, DAVx5 and the programs on Android, Reminders on an iPhone; and of the desktop's programs all but todoman.
for program in radicale vdirsyncer todoman openssl curl; do
  command -v "$program" > /dev/null || { skip "the page about the telephone" "no $program"; exit; }
done
reads vitaminb-tasks.7 20
# Nobody is there to leave the pager.
export SYSTEMD_PAGER=cat
stand_in_for_sudo
t "vitaminb is installed" install_vitaminb
folder=~/.local/share/vdirsyncer/tasks/vitaminb server=http://127.0.0.1:5232

# A SERVER.
t "Radicale is installed" types "sudo apt install radicale"
t "a name and its password are noted" types \
  "printf 'max:%s\\n' \"\$(openssl passwd -apr1)\" | sudo tee /etc/radicale/users" $'secret\nsecret'
block "[server]" | as_root "cat > /etc/radicale/config"
t "it may write into its folder" types "sudo chown radicale: /var/lib/radicale/collections"
t "the server starts with the machine" types "sudo systemctl enable radicale"
t "and now" types "sudo systemctl restart radicale"
status() { curl -s -o /dev/null -w '%{http_code}' -u "$1" -X PROPFIND -H 'Depth: 0' "$server/max/"; }
is_known() { equal "$(status max:secret)" 207; }
t "who has the password is let in" eventually is_known
t "nobody else is" equal "$(status max:guessed) $(status moritz:secret)" "401 401"

# ON YOUR MACHINE.
t "vdirsyncer is installed" types "sudo apt install vdirsyncer"
t "folders are made" types "mkdir -p ~/.config/vdirsyncer ~/.local/share/vdirsyncer/tasks/vitaminb"
settings=$(block "[general]")
settings=${settings/https:*remote.php\/dav\//$server/}
printf '%s\n' "${settings/PASSWORD/secret}" > ~/.config/vdirsyncer/config
commands=$(block "chmod 600 ~/.config/vdirsyncer/config")
t "the list is made on the server" at_terminal "bash -ec $(printf %q "$commands")" $'y\ny'
t "nobody else can read the password" equal "$(stat -c %a ~/.config/vdirsyncer/config)" 600
cp "$config" /tmp/config
table=$(block "[tasks]")
printf '%s\n' "$table" >> "$config"
t "the service may write into the folder" contains "$(types "vitaminb doctor --fix"; unit ReadWritePaths)" "$folder"
count() { find "$folder" -name '*.ics' | wc -l; }
some() { test "$(count)" -ge 3; }
t "tasks are written" eventually some
on_server() { curl -s -u max:secret -X PROPFIND -H 'Depth: 1' "$server/max/vitaminb/" | grep -o '\.ics</href>' | wc -l; }
t "the list is carried" types "vdirsyncer sync"
t "and is on the server" equal "$(on_server)" "$(count)"
t "the timer is set" types "systemctl --user enable --now vdirsyncer.timer"
t "and lasts" systemctl --user is-enabled vdirsyncer.timer
t "the service carries" systemctl --user start vdirsyncer.service
t "journald says how it went" eventually says 'Syncing tasks/vitaminb' terminal "journalctl --user -u vdirsyncer"
t "as the page says" typed "journalctl --user -u vdirsyncer"
systemctl --user --quiet stop vdirsyncer.timer

# ON THE DESKTOP.
t "todoman is installed" types "sudo apt install todoman"
mkdir -p ~/.config/todoman
block 'path = "~/.local/share/vdirsyncer/tasks/*"' > ~/.config/todoman/config.py
name=$(pick 'map(select(.told != null and .kind == "keep-in-touch"))[0].name' due)
t "it lists $name" says "$name" types "todoman list"

# WHAT IS NOT BELIEVED: the list is emptied on the server.
while IFS= read -r href; do
  curl -s -o /dev/null -u max:secret -X DELETE "$server$href"
done < <(curl -s -u max:secret -X PROPFIND -H 'Depth: 1' "$server/max/vitaminb/" | grep -o '/max/vitaminb/[^<]*\.ics')
t "the list is empty on the server" equal "$(on_server)" 0
before=$(count)
t "vdirsyncer stops" not vdirsyncer sync
t "so nothing is gone here" equal "$(count)" "$before"
t "with --force-delete it goes on" types "vdirsyncer sync --force-delete tasks"
t "status says what has happened" eventually says 'gone at once.* nothing was skipped' terminal "vitaminb status"
t "as the page says" typed "vitaminb status"
back() { equal "$(count)" "$before"; }
t "and the tasks are written again" eventually back
t "$name is still due" holds "any(.name == \"$name\")" due
t "they come to the server again" vdirsyncer sync
t "all of them" equal "$(on_server)" "$before"

# WHEN NOTHING ARRIVES.
mv "$folder" /tmp/away
t "a folder that is missing is named" eventually says "$folder: the folder of tasks does not exist" terminal "vitaminb status"
t "and doctor says what to type" says "mkdir -p $folder" types "vitaminb doctor"
mv /tmp/away "$folder"
systemctl --user reload vitaminbd

# PRIVACY. The note of the last time is in the next task.
t "without notes" typed $'[desktop]\nprivate = true'
noted() { grep -lr "proofs" "$folder"; }
for private in "" yes; do
  systemctl --user stop vitaminbd.socket vitaminbd.service
  rm -rf "${data:?}"/{journal,backups,tasks}* "$folder"/*.ics
  { printf 'every = "1d"\n'; cat /tmp/config; printf '%s\n' "$table"; [[ ! $private ]] || printf '[desktop]\nprivate = true\n'; } > "$config"
  systemctl --user reset-failed vitaminbd.socket vitaminbd.service
  systemctl --user start vitaminbd.socket
  t "a call of last month is noted" vitaminb ack "$name" --via call --when "2 months ago" --note "she sends the proofs"
  t "there is a task again" eventually grep -qr "SUMMARY:$name" "$folder"
  if [[ $private ]]; then t "which doesn't have it, if private" not noted; else t "which has the note" noted; fi
  t "and how to reach people" grep -qr 'mailto:' "$folder"
done
cp /tmp/config "$config"
t "without the table" types "systemctl --user reload vitaminbd"
t "a task that is gone is not missed" eval 'rm -f "$folder"/*.ics; vitaminb snooze "$name" --for 1d; sleep 1; equal "$(count)" 0'

all_typed
counted "typed: $(wc -l < /tmp/known) from $page, in $SECONDS s"
