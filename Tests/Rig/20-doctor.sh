# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Break everything that can keep a reminder from arriving, one at a time, and type what doctor says.

# well - doctor finds no problem. finds CHECK WORDS - it finds a problem with these words, and its exit status says so.
well() { vitaminb doctor; }
finds() {
  local found status
  found=$(vitaminb doctor --json)
  status=$?
  ((status == 1)) && jq -e --arg check "$1" --arg words "$2" \
    'any(.check == $check and .verdict == "problem" and ([.file // "", (.line // "" | tostring), .message] | join(":") | contains($words)))' <<< "$found" > /dev/null ||
    { printf '%s: %s\n' "$status" "$found"; return 1; }
}
# verdict CHECK - ok, advice, skipped or problem.
verdict() { vitaminb doctor --json | jq -r --arg check "$1" '[.[] | select(.check == $check)][0].verdict'; }
# remedies - the commands that it suggests.
remedies() { vitaminb doctor --json | jq -r '.[] | select(.ok == false).remedies[]'; }
# follow - runs them.
follow() {
  local line lines
  lines=$(remedies)
  while IFS= read -r line; do
    echo "\$ $line"
    case $line in
      systemd/install.sh) "$src/systemd/install.sh" --from /vitaminb/bin --no-sample ;;
      # A person chooses a copy from the list.
      "vitaminb restore") vitaminb restore "$(pick '.[0].file' vitaminb restore --json)" --yes ;;
      "vitaminb restore "*) $line --yes ;;
      sudo\ *) as_root "${line#sudo }" ;;
      *) bash -c "$line" ;;
    esac < /dev/null
  done <<< "$lines"
}
# mends CHECK WORDS - doctor finds the problem, and the suggested commands repair it.
mends() {
  t "$broken: doctor finds it" eventually finds "$1" "$2"
  follow > /tmp/followed 2>&1
  t "$broken: the suggested commands repair it" eventually well
}

t "install" install_vitaminb
unlimited
printf '[Unit]\nStartLimitIntervalSec=0\n' > ~/.config/systemd/user/vitaminbd.socket.d/start.conf
systemctl --user daemon-reload
t "a fresh installation is well" well
checks() { vitaminb doctor --json | jq -r '[.[].check] | unique | join(" ")'; }
t "and doctor made all checks" eventually gives \
  "address-book clock configuration daemon data desktop disk hooks journal journald lingering service socket zone" checks
vitaminb doctor
t "it says so in German, too" says "^(Alles in Ordnung|Nichts ist falsch)" env LANGUAGE=de LANG=de_DE.UTF-8 vitaminb doctor

broken="the service is stopped"
systemctl --user stop vitaminbd.service
t "$broken: doctor does not start it" equal "$(well > /dev/null; unit ActiveState)" inactive
mends service "doesn't run"
broken="service and socket are stopped"
systemctl --user stop vitaminbd.socket vitaminbd.service
mends socket "doesn't listen"
broken="service and socket are disabled"
systemctl --user disable -q vitaminbd.service vitaminbd.socket
t "$broken: the socket is advice" equal "$(verdict socket)" advice
mends service "won't start with your next session"
systemctl --user enable -q vitaminbd.socket
broken="the service is killed, and gives up"
override 'Restart=no'
systemctl --user restart vitaminbd.service
systemctl --user kill --signal=KILL vitaminbd.service
eventually gives failed unit ActiveState
rm ~/.config/systemd/user/vitaminbd.service.d/test.conf
systemctl --user daemon-reload
mends service "failed (signal)"
broken="the service is masked"
mkdir -p ~/.local/share/systemd/user
mv ~/.config/systemd/user/vitaminbd.service ~/.local/share/systemd/user
systemctl --user daemon-reload
systemctl --user mask -q --now vitaminbd.service
mends service masked
rm ~/.local/share/systemd/user/vitaminbd.service
systemctl --user daemon-reload
broken="the unit is gone"
systemctl --user stop vitaminbd.service
mends service "not installed"

broken="something else is in the socket's place"
rm "$control"
touch "$control"
mends socket "something else"
broken="the socket is gone"
rm "$control"
mends socket "not there"

cp "$config" /tmp/good.toml
line=$(($(wc -l < "$config") + 1))
broken="a mistake in the configuration"
printf 'brithdays = true\n' >> "$config"
t "$broken: doctor finds it before the daemon reads it" finds configuration "vitaminb.toml:$line:column 1"
systemctl --user restart vitaminbd.service 2> /dev/null
t "$broken: it names this as the reason why the service fails" eventually finds service "configuration is refused"
cp /tmp/good.toml "$config"
mends service "configuration is refused"
broken="a mistake that was corrected"
printf 'brithdays = true\n' >> "$config"
refusals=$(records "$configuration_refused" | wc -l)
refused_again() { (($(records "$configuration_refused" | wc -l) > refusals)); }
systemctl --user reload vitaminbd.service
# The reload returns when the signal is sent, which may be before the daemon reads the file.
t "$broken: the daemon refuses it" eventually refused_again
cp /tmp/good.toml "$config"
mends configuration "not read it again"

broken="a card that can't be read"
chmod 000 "$contacts/ada-lovelace.vcf"
systemctl --user restart vitaminbd.service
t "$broken: doctor names the file" eventually finds address-book "ada-lovelace.vcf"
chmod 600 "$contacts/ada-lovelace.vcf"
systemctl --user restart vitaminbd.service
t "$broken: readable again, all is well" eventually well
broken="a card without a UID"
printf '%s\r\n' BEGIN:VCARD VERSION:3.0 FN:Nobody END:VCARD > "$contacts/nobody.vcf"
t "$broken: doctor names the file and the line" eventually finds address-book "nobody.vcf:"
rm "$contacts/nobody.vcf"
t "$broken: without it all is well" eventually well

broken="the data folder can't be written"
chmod 500 "$data"
mends data "can't be written"
broken="the data folder is another user's"
as_root "chown root '$data'"
t "$broken: doctor suggests chown" says 'sudo chown -R' remedies
as_root "chown $(id -u) '$data'"
broken="the sandbox doesn't let the service write there"
# With the journal on a read-only file system it could not even start.
override ReadWritePaths= "ReadWritePaths=$data/journal.sqlite $data/journal.sqlite-wal $data/journal.sqlite-shm $data/journal.sqlite.lock $contacts"
systemctl --user restart vitaminbd.service
t "$broken: doctor finds it" eventually finds data sandbox
rm ~/.config/systemd/user/vitaminbd.service.d/test.conf
mends data sandbox

# What a package can't know: another data folder, named for the whole session, and address books elsewhere.
broken="another XDG_DATA_HOME and another address book"
systemctl --user stop vitaminbd.socket vitaminbd.service
systemctl --user set-environment XDG_DATA_HOME="$HOME/other data"
cp "$config" /tmp/config
mkdir -p "$HOME/my 100% contacts"
cp "$contacts/ada-lovelace.vcf" "$HOME/my 100% contacts"
sed -i "s|^address_books.*|address_books = [\"$HOME/my 100% contacts\"]|" "$config"
systemctl --user start vitaminbd.socket
t "$broken: the caller is told what to type" says 'vitaminb doctor --fix' vitaminb due
vitaminb doctor --fix
t "$broken: doctor --fix mends it" well
t "$broken: it is told" says 'Done \(0\)' vitaminb doctor --fix
t "$broken: the journal is there" test -s "$HOME/other data/vitaminb/journal.sqlite"
t "$broken: a card can be written" vitaminb edit Ada --email ada@example.org
dropin=~/.config/systemd/user/vitaminbd.service.d/address-books.conf
t "$broken: the drop-in can be read by everybody and written by its owner" equal "$(stat -c '%a %n' "$dropin" "${dropin%/*}")" \
  "644 $dropin"$'\n'"755 ${dropin%/*}"
rm -rf ~/later
sed -i "s|^address_books.*|address_books = [\"$HOME/later\"]|" "$config"
vitaminb doctor --fix > /dev/null
mkdir ~/later
printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:l\r\nFN:Late\r\nEND:VCARD\r\n' > ~/later/l.vcf
eventually says Late vitaminb list
vitaminb doctor --fix > /dev/null
t "a folder that came after the start is opened by doctor --fix" vitaminb edit Late --email late@example.org
systemctl --user unset-environment XDG_DATA_HOME
cp /tmp/config "$config"
(umask 077; vitaminb doctor --fix) > /dev/null
t "$broken: gone again, nothing is left of it" test ! -e "$dropin"
t "$broken: all is well" eventually well

broken="the disk is full"
systemctl --user stop vitaminbd.service
as_root "mount -t tmpfs -o size=6m,mode=700,uid=$(id -u) tmpfs /mnt && cp -a '$data/.' /mnt && mount --bind /mnt '$data'"
systemctl --user start vitaminbd.service
head -c 100M /dev/zero > "$data/ballast" 2> /dev/null
t "$broken: doctor finds it" eventually finds disk full
rm "$data/ballast"
t "$broken: with some room again it is at most advice" eventually gives advice verdict disk
systemctl --user stop vitaminbd.service
as_root "umount -l '$data'"
systemctl --user start vitaminbd.service
t "$broken: on the other disk all is well" eventually well

broken="the journal is damaged"
eventually test -n "$(ls "$data/backups")"
for n in {1..30}; do vitaminb ack ada --note "$n $(head -c 300 /dev/zero | tr '\0' x)" > /dev/null; done
sqlite3 "$data/journal.sqlite" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
page=$(sqlite3 "$data/journal.sqlite" "SELECT rootpage FROM sqlite_schema WHERE name = 'entry_contact'")
head -c 4096 /dev/urandom | dd of="$data/journal.sqlite" bs=4096 seek=$((page - 1)) conv=notrunc status=none
mends journal damaged
t "$broken: nothing is lost" equal "$(vitaminb show ada --json | grep -o '"note":"[0-9]* x' | wc -l)" 30
broken="the journal is not a database"
systemctl --user stop vitaminbd.service
head -c 100000 /dev/urandom > "$data/journal.sqlite"
rm -f "$data"/journal.sqlite-{wal,shm}
systemctl --user start vitaminbd.service 2> /dev/null
mends service "can't use the journal"

broken="an entry that another program wrote"
sqlite3 "$data/journal.sqlite" "INSERT INTO entry (id, said, happened, contact, verb, via)
  VALUES ('$(cat /proc/sys/kernel/random/uuid)', unixepoch() + 9000, unixepoch(), '$ada', 'log', 'call')"
mends journal "changed"

broken="another time zone in the shell"
export TZ=Asia/Tokyo
mends zone "vitaminbd's time zone"
unset TZ
broken="another time zone in the service"
mends zone Asia/Tokyo

# Without a login session, the end of lingering would end the user manager.
as_root "systemd-run -q -p PAMName=login -p User=$(id -un) -p StandardInput=null sleep 1000"
if eventually says "$(id -un)" loginctl list-sessions; then
  loginctl disable-linger
  t "not to linger is advice" equal "$(verdict lingering)" advice
  loginctl enable-linger
  t "what it says to type mends that" equal "$(verdict lingering)" ok
else
  skip "not to linger" "no session"
fi

mkdir -p ~/.config/vitaminb/hooks.d
hook=~/.config/vitaminb/hooks.d/mail
printf '#!/bin/sh\n' > "$hook"
broken="a hook that isn't executable"
mends hooks "executable"
broken="a hook that others can change"
chmod 777 "$hook"
mends hooks "others may change it"
broken="a hook that belongs to somebody else"
as_root "chown root '$hook'"
t "$broken: doctor finds it" finds hooks "isn't yours"
rm -f "$hook"
t "without hooks all is well" well

if command -v dunst > /dev/null && command -v Xvfb > /dev/null; then
  broken="nothing shows notifications"
  systemctl --user set-environment DISPLAY=:7
  t "$broken: doctor finds it" eventually finds desktop "no program shows"
  Xvfb :7 -screen 0 900x300x24 -nolisten tcp > /tmp/xvfb.log 2>&1 &
  eventually test -S /tmp/.X11-unix/X7
  # The first attempt may have reached the start limit.
  systemctl --user stop dunst.service
  systemctl --user reset-failed dunst.service 2> /dev/null
  systemctl --user mask -q dunst.service
  t "$broken: as long as it is masked, too" eventually finds desktop "no program shows"
  systemctl --user unmask -q dunst.service
  systemctl --user start dunst.service
  t "$broken: with dunst all is well" eventually says 'dunst .* with buttons' vitaminb doctor
  if /usr/bin/python3 -c 'import dbus, gi' 2> /dev/null; then
    systemctl --user mask -q --now dunst.service
    /usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/asked plain > /tmp/server.log 2>&1 &
    eventually busctl --user status org.freedesktop.Notifications
    t "a server without buttons is advice" equal "$(verdict desktop)" advice
    kill -9 $!
  fi
else
  skip "a notification server" "no dunst, no Xvfb"
fi

# As in a container: no systemd program can be run, and the daemon is in the foreground.
systemctl --user stop vitaminbd.socket vitaminbd.service
mkdir -p /tmp/bin /tmp/home
ln -s ~/.local/bin/vitaminb ~/.local/bin/vitaminbd /tmp/bin
bare() { env -i HOME=/tmp/home PATH=/tmp/bin LANG=C.UTF-8 "$@"; }
t "without systemd and without a daemon doctor says what to start" says '^ +vitaminbd$' bare vitaminb doctor
bare vitaminbd 2> /tmp/foreground.log &
t "with a daemon in the foreground all is well" eventually bare vitaminb doctor
bare vitaminb doctor
kill $!
