# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Installed by apt for everybody, upgraded under load, removed. Ada uses it, Bob has a mistake in his configuration, Carl never calls it.
packages=/vitaminb/packages
[[ -d $packages/repository ]] || { skip "packages" "they could not be made (see run.sh)"; exit; }
export PATH=/usr/bin:$PATH
apt() { as_root "DEBIAN_FRONTEND=noninteractive apt-get -q -y -o APT::Sandbox::User=root -o Acquire::Languages=none $*"; }
as() {
  local user=$1 runtime
  runtime=/run/user/$(id -u "$user")
  shift
  as_root "runuser -u $user -- env HOME=/home/$user LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=$runtime DBUS_SESSION_BUS_ADDRESS=unix:path=$runtime/bus ${*@Q}"
}
state() { as "$1" systemctl --user show -P "$2" "vitaminbd.$3"; }
# is USER PROPERTY UNIT VALUE
is() { equal "$(state "$1" "$2" "$3")" "$4"; }
# runs_new USER - the daemon that runs is the program that is installed.
runs_new() { equal "$(as_root "readlink /proc/$(state "$1" MainPID service)/exe")" /usr/bin/vitaminbd; }

# seconds START - how many have passed since then ($EPOCHREALTIME).
seconds() { awk -v "end=$EPOCHREALTIME" -v "start=$1" 'BEGIN { printf "%.1f", end - start }'; }
# has_daemon USER
has_daemon() { as_root "find /proc -maxdepth 2 -path '/proc/[0-9]*/exe' -user $1 -lname '*vitaminbd*' 2> /dev/null" | grep -q .; }

uid=5001
for user in ada bob carl; do
  as_root "useradd --create-home --shell /bin/bash --uid $uid $user && loginctl enable-linger $user"
  uid=$((uid + 1))
done
for user in ada bob carl; do t "$user is logged in" eventually as_root "test -S /run/user/$(id -u $user)/systemd/private"; done

as_root "cp $packages/repository/vitaminb.sources /etc/apt/sources.list.d/ && cp $packages/repository/vitaminb.gpg /usr/share/keyrings/"
# Debian's own lists stay as they are: there is no network here.
sources="-o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::sourcelist=/etc/apt/sources.list.d/vitaminb.sources"
t "apt reads the repository, and trusts its key" apt "$sources -o APT::Get::List-Cleanup=0 update"
touch /tmp/before
start=$EPOCHREALTIME
t "apt installs it" apt install vitaminb
counted "apt install: $(seconds "$start") s"
t "the version is as packed" equal "$(dpkg-query -W -f '${Version}' vitaminb)" 1.0~old
for user in ada bob carl; do
  t "$user can call it at once" is $user ActiveState socket active
  t "for $user nothing runs before the first call" is $user ActiveState service inactive
done
t "root's and the system's users are left alone" grep -q '^ConditionUser=!@system' /usr/lib/systemd/user/vitaminbd.service
t "systemd finds nothing wrong with the units" equal \
  "$(systemd-analyze --user --man=no verify /usr/lib/systemd/user/vitaminbd.{service,socket} 2>&1)" ""
t "the service's exposure is 1.5 at most" says "OK" systemd-analyze --user security --threshold=15 vitaminbd.service
t "the message catalog was taken in" test /var/lib/systemd/catalog/database -nt /tmp/before
t "nothing lies about by another mode" equal "$(dpkg -L vitaminb | xargs -d '\n' stat -c %a | sort -u | paste -s -d ' ')" "644 755"

# The first hour, as ada has it: her contacts lie where khard keeps them, and she types setup at a terminal, before a real desktop. Bob
# has neither contacts nor a screen.
as ada sh -c 'mkdir -p ~/.contacts/all ~/.config/vitaminb
for n in 1 2 3 4 5 6 7 8 9; do
  printf "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:p%s\r\nFN:Person %s\r\nBDAY:1990-02-0%s\r\nEND:VCARD\r\n" $n $n $n > ~/.contacts/all/$n.vcf
done
printf "[delivery]\nfrom = \"00:00\"\nto = \"24:00\"\n" > ~/.config/vitaminb/vitaminb.toml'
desktop=()
if command -v dunst Xvfb > /dev/null; then
  as_root "mkdir -p -m 1777 /tmp/.X11-unix"
  as ada sh -c 'Xvfb :97 > /dev/null 2>&1 & until [ -S /tmp/.X11-unix/X97 ]; do sleep 0.1; done; DISPLAY=:97 exec dunst -print' > /tmp/dunst 2>&1 &
  serves() { as ada busctl --user status org.freedesktop.Notifications; }
  t "a notification daemon runs" eventually serves
  desktop=(env DISPLAY=:97)
else
  skip "reminders on a desktop" "no dunst, or no Xvfb"
fi
keys=("" 1-9b "" "" "" y y)
start=$EPOCHREALTIME
as ada "${desktop[@]}" sh -c "printf '%s\n' ${keys[*]@Q} | script -qec 'vitaminb setup' /dev/null" > /tmp/shown
t "setup finds them, and starts" says 'wrote ~/.config/vitaminb/vitaminb.toml' cat /tmp/shown
counted "setup at a terminal: $(printf '%s\n' "${keys[@]}" | wc -m) keys, $(seconds "$start") s"
t "all nine are tracked" says ' 9 tracked|9 of them tracked|tracked +9' as ada vitaminb doctor
if ((${#desktop[@]})); then
  t "she is asked whether she sees the reminder to try, and answers" says 'Then reminders will come there' cat /tmp/shown
  t "she sees it" eventually grep -q 'Reminders come here' /tmp/dunst
  t "and the first one that is due" eventually grep -q 'Person [1-9]' /tmp/dunst
fi
as bob sh -c "printf '%s\n' '' y | script -qec 'vitaminb setup' /dev/null" > /tmp/shown
t "bob, who has no contacts, is told so first" equal "$(tr -d '\r' < /tmp/shown | sed -nE 's/\x1b\[[0-9;]*m//g; /^Where are/,+1p')" \
  $'Where are your contacts?\nNone was found. Type a folder or a file; Enter: begin with an empty address book.'
t "his setup ends with what to type next" says 'Type next: vitaminb' cat /tmp/shown
t "and asks about no desktop, as there is no screen" not grep 'On the desktop' /tmp/shown

for user in ada bob; do
  t "$user adds somebody" as $user vitaminb add "Grace Hopper" --every 6w --met yesterday
  t "$user has the service with each session" as $user systemctl --user --quiet enable vitaminbd.service
  t "the journal is ${user}'s alone" equal "$(as_root "stat -c '%U %a' /home/$user/.local/share/vitaminb/journal.sqlite")" "$user 600"
done
as bob mkdir -p /home/bob/.config/vitaminb
as bob sh -c 'echo "every = 6" > ~/.config/vitaminb/vitaminb.toml'
t "a mistake in bob's configuration fails his reload" not as bob systemctl --user reload vitaminbd.service
t "and his daemon goes on" as bob vitaminb due

t "ada has a daemon" has_daemon ada

# A client that never stops calling.
cat > /tmp/calls.sh << 'END'
while [[ ! -e /tmp/stop ]]; do
  vitaminb list > /dev/null 2>> /tmp/calls.errors && echo ok || echo failed
done
END
as_root "cp /tmp/calls.sh /home/ada/calls.sh; chmod 755 /home/ada/calls.sh; : > /tmp/calls.errors; chmod 666 /tmp/calls.errors"
as ada bash /home/ada/calls.sh > /tmp/calls &
calls=$!
before=$(state ada MainPID service)
sleep 1
start=$EPOCHREALTIME
t "apt upgrades it" apt install "$packages"/vitaminb_1.0_*.deb
counted "apt upgrade: $(seconds "$start") s"
sleep 1
touch /tmp/stop
wait "$calls"
t "a client that never stops calling sees no failure ($(head -n 1 /tmp/calls.errors))" not grep -q failed /tmp/calls
counted "calls during the upgrade: $(wc -l < /tmp/calls), failed: $(grep -c failed /tmp/calls)"
t "ada's daemon was restarted" not equal "$(state ada MainPID service)" "$before"
t "ada has the new one" runs_new ada
t "bob's could not start" is bob ActiveState service failed
t "and whenever he calls he hears why" says 'vitaminb.toml:1:9: every must be' as bob vitaminb due
as bob sh -c 'echo "every = \"6w\"" > ~/.config/vitaminb/vitaminb.toml'
t "corrected, his next call is answered" says Grace as bob vitaminb list
t "by the new one" runs_new bob
t "carl, who never called, has nothing running" is carl ActiveState service inactive
t "and can call" as carl vitaminb status

t "apt removes it" apt remove vitaminb
for user in ada bob carl; do
  t "$user has no daemon any more" not has_daemon $user
  t "and no unit" is $user LoadState service not-found
  t "and no socket" not as_root "test -S /run/user/$(id -u $user)/vitaminb/control"
done
t "what ada noted is still there" as_root "test -s /home/ada/.local/share/vitaminb/journal.sqlite"
t "apt purges it" apt purge vitaminb
t "what ada noted is still there after a purge" as_root "test -s /home/ada/.local/share/vitaminb/journal.sqlite"
t "nothing of the package is left" equal "$(as_root "find /usr /etc /var/lib/systemd -name '*vitaminb*' -not -path '*/dpkg/*' -not -name 'vitaminb.gpg' -not -name 'vitaminb.sources'" | grep -v "rig-vitaminb")" ""
t "apt installs it again" apt install "$packages"/vitaminb_1.0_*.deb
t "and everything is there" says Grace as ada vitaminb list
