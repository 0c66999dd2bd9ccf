# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck source=typing.bash
source /vitaminb/src/Tests/Rig/typing.bash
# Everything that vitaminb-machines(7) prints, typed as it is printed there, on two machines: the rig's user is on the laptop, and another
# user, whose whole user manager lives in a network namespace of its own, at the desk. What is typed and no longer printed is a failure,
# and so is what is printed and not typed.
for program in syncthing rclone git jq ip /usr/sbin/sshd; do
  command -v "$program" > /dev/null || { skip "two machines" "no $program"; exit; }
done
reads vitaminb-machines.7 30

# The two machines and the network between them.
network() {
  as_root "ip netns add desk && ip link add v0 type veth peer name v1 && ip link set v1 netns desk &&
    ip addr add 10.9.0.1/24 dev v0 && ip link set v0 up &&
    ip -n desk addr add 10.9.0.2/24 dev v1 && ip -n desk link set v1 up && ip -n desk link set lo up"
}
network > /tmp/network 2>&1 || { skip "two machines" "$(tail -n 1 /tmp/network)"; exit; }
# desk COMMAND - typed at the desk.
desk() {
  as_root "cd /home/desk && exec nsenter --net=/run/netns/desk setpriv --reuid=4343 --regid=4343 --init-groups env -i HOME=/home/desk \
    USER=desk LOGNAME=desk SHELL=/bin/bash TERM=dumb LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/4343 \
    DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/4343/bus PATH=/home/desk/.local/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    bash -c $(printf %q "$1")"
}
as_root "useradd -m -s /bin/bash -u 4343 desk; mkdir -p /etc/systemd/system/user@4343.service.d
  printf '[Service]\nNetworkNamespacePath=/run/netns/desk\n' > /etc/systemd/system/user@4343.service.d/net.conf
  systemctl daemon-reload; loginctl enable-linger desk"
t "the desk is on another network" eventually says 'inet 10.9.0.2/' desk 'systemctl --user --quiet is-active basic.target && ip addr'
stand_in_for_sudo
t "vitaminb is installed on the laptop" install_vitaminb
cp "$config" /tmp/config
configure_desk() { sed "s|$HOME|/home/desk|" "$config" | desk "mkdir -p ~/.config/vitaminb; cat > ~/.config/vitaminb/vitaminb.toml"; }
configure_desk
t "and at the desk, with the same people" desk "$src/systemd/install.sh --from /vitaminb/bin --sample"

# both TEXT [COMMAND] - what is printed, or the command, which is that with what the reader puts into it, typed on both.
both() { typed "$1" && both_type "${2-$1}"; }
both_type() { terminal "bash -ec $(printf %q "$1")" && desk "set -e; $1"; }
# saves FILE TEXT - on both.
saves() { printf '%s\n' "$2" > "$1" && printf '%s\n' "$2" | desk "cat > ${1/#$HOME/\~}"; }
# shares FOLDER - lets both have this folder of theirs as the shared one, and types what allows it; doctor may find something else that
# needs a hand.
shares() {
  local text=$'[sync]\nfolder = "~/'$1'"'
  typed "$text" || return
  { cat /tmp/config; printf '%s\n' "$text"; } > "$config"
  configure_desk
  both "vitaminb doctor --fix" "vitaminb doctor --fix || true"
}
# opens FOLDER - the service may write there, on both.
opens() {
  says "$HOME/$1( |$)" unit ReadWritePaths && says "/home/desk/$1( |$)" desk "systemctl --user show -P ReadWritePaths vitaminbd"
}
# carries - the service that the page has made carries, here, there and here again, as its timer has it done.
carries() {
  local text="systemctl --user start carry-vitaminb"
  types "$text" && desk "$text" && terminal "$text"
}
# soon COMMAND... - within a minute, which Syncthing may take.
soon() { eventually "$@" > /dev/null || eventually "$@" > /dev/null || eventually "$@"; }
at_desk() { desk "vitaminb $1"; }
files() { find "$1" -name '*.jsonl' | wc -l; }

# A folder that gocryptfs encrypts, on the laptop.
fuse() { as_root "[[ -e /dev/fuse ]] || mknod /dev/fuse c 10 229; chmod 666 /dev/fuse"; }
encrypted() {
  t "gocryptfs is installed" types "sudo apt install gocryptfs"
  t "folders are made" types "mkdir -p ~/Nextcloud/vitaminb ~/Sync/vitaminb"
  t "one is encrypted" types "gocryptfs -init ~/Nextcloud/vitaminb" $'secret\nsecret'
  t "and mounted" types "gocryptfs ~/Nextcloud/vitaminb ~/Sync/vitaminb" secret
  printf '[sync]\nfolder = "~/Sync/vitaminb"\n' >> "$config"
  t "the service may write there" says 'daemon-reload' terminal "vitaminb doctor --fix || true"
  t "what is said" vitaminb ack ada --via call --note "in cipher"
  t "goes there" eventually grep -rq "in cipher" ~/Sync/vitaminb
  # Somebody logs in again.
  systemctl --user stop vitaminbd.service
  fusermount -u ~/Sync/vitaminb
  t "what is said before it is mounted again" vitaminb ack ada --via call --note "in the open"
  t "goes nowhere, and status says so" eventually says 'Sync/vitaminb/vitaminb-1: it was there, and is gone' vitaminb status
  terminal "gocryptfs ~/Nextcloud/vitaminb ~/Sync/vitaminb" secret > /tmp/mounted
  t "and what is said after it" vitaminb ack ada --via letter --note "in an envelope"
  t "goes there, both" eventually eval 'grep -rq "in the open" ~/Sync/vitaminb && grep -rq "in an envelope" ~/Sync/vitaminb'
  t "what is carried can't be read" not grep -rqaE 'in cipher|in the open|"verb"' ~/Nextcloud/vitaminb
  t "but is there" test "$(find ~/Nextcloud/vitaminb -type f -size +500c | wc -l)" -ge 1
  cp /tmp/config "$config"
  systemctl --user reload vitaminbd
  fusermount -u ~/Sync/vitaminb
}
if command -v gocryptfs > /dev/null && grep -qw fuse /proc/filesystems && fuse; then
  encrypted
else
  skip "a folder in gocryptfs" "no gocryptfs, or no FUSE"
  grep -E 'gocryptfs|Nextcloud' /tmp/printed >> /tmp/typed
fi

# WITH SYNCTHING, until the two look for each other, which takes half a minute.
t "Syncthing is installed" both "sudo apt install syncthing"
t "and started" both "systemctl --user enable --now syncthing"
t "the laptop's says its ID" eventually says '"myID": "[A-Z0-9-]{63}"' terminal "syncthing cli show system"
t "the desk's, too" eventually says '"myID": "[A-Z0-9-]{63}"' desk "syncthing cli show system"
laptop_id=$(types "syncthing cli show system" | jq -r .myID) desk_id=$(desk "syncthing cli show system" | jq -r .myID)
commands=$(block "syncthing cli config devices add --device-id OTHER")
t "they get to know each other on the laptop" at_terminal "bash -ec $(printf %q "${commands//OTHER/$desk_id}")"
t "and at the desk" desk "set -e; ${commands//OTHER/$laptop_id}"
since=$SECONDS

# WITH A WEBDAV SERVER, which is rclone's.
mkdir /tmp/served
rclone serve webdav /tmp/served --addr=10.9.0.1:8431 --user=max --pass=secret > /tmp/webdav 2>&1 &
server=$!
t "a WebDAV server runs" eventually bash -c ': > /dev/tcp/10.9.0.1/8431'
t "rclone and jq are installed" both "sudo apt install rclone jq"
remote="rclone config create cloud webdav url=https://cloud.example.org/remote.php/dav/files/max vendor=nextcloud user=max pass=PASSWORD"
command=${remote/https:*files\/max/http://10.9.0.1:8431}
command=${command/vendor=nextcloud/vendor=other}
terminal "${command/PASSWORD/mistyped}" > /tmp/created
t "with a wrong password the third command fails" not terminal "rclone mkdir cloud:vitaminb"
t "rclone knows the server" both "$remote" "${command/PASSWORD/secret}"
t "and makes a folder there" both "rclone mkdir cloud:vitaminb"
t "which is there" test -d /tmp/served/vitaminb
t "folders are made here" both "mkdir -p ~/Cloud/vitaminb ~/.local/bin ~/.config/systemd/user"
t "the configuration names the folder" shares Cloud/vitaminb
t "and the service may write there" opens Cloud/vitaminb
script=$(block "#!/bin/sh -e⏎PATH=~/.local/bin:\$PATH")
saves ~/.local/bin/carry-vitaminb "$script"
saves ~/.config/systemd/user/carry-vitaminb.service "$(block "[Service]⏎Type=oneshot")"
saves ~/.config/systemd/user/carry-vitaminb.timer "$(block "[Timer]")"
t "the program can be run" both "chmod +x ~/.local/bin/carry-vitaminb"
t "the timer is set" both "systemctl --user enable --now carry-vitaminb.timer"
next() { systemctl --user show -P NextElapseUSecRealtime carry-vitaminb.timer; }
t "and fires within five minutes" test "$(($(date -d "$(next)" +%s) - $(date +%s)))" -le 300
t "a call is noted on the laptop" vitaminb ack ada --via call --note "by the cloud"
t "and a promise at the desk" at_desk "promise ada 'send the map' --on tomorrow"
t "the service carries" carries
t "what was said on the laptop is known at the desk" eventually says "by the cloud" at_desk "show ada"
t "and what was said at the desk on the laptop" eventually says "send the map" vitaminb show ada
t "each has one file on the server" equal "$(files /tmp/served)" 2
t "nobody else can read what was carried here" equal "$(find ~/Cloud -name '*.jsonl' -perm /077)" ""
t "journald has what the service did" says 'Finished carry-vitaminb.service' types "journalctl --user -u carry-vitaminb"
# The second remote encrypts, into the same place on the server.
remote="rclone config create secret crypt remote=cloud:vitaminb password=PASSWORD"
t "a second remote encrypts" both "$remote" "${remote/PASSWORD/another}"
rm -r /tmp/served/vitaminb/*
saves ~/.local/bin/carry-vitaminb "$(sed 's|cloud:vitaminb/\?|secret:|' <<< "$script")"
t "a letter is noted at the desk" at_desk "ack ada --via letter --note 'under seal'"
t "the service carries that" carries
t "it is known on the laptop" eventually says "under seal" vitaminb show ada
t "the server has no name of a file of ours" equal "$(files /tmp/served)" 0
t "and nothing that can be read" not grep -rqaE 'under seal|by the cloud|"verb"' /tmp/served
t "but does have something" test "$(find /tmp/served -type f | wc -l)" -ge 2
mv ~/Cloud/vitaminb/vitaminb-1 /tmp
t "when the folder is gone, the service fails" not systemctl --user start carry-vitaminb
t "and journald says why" eventually says "can't cd to" journalctl --user -u carry-vitaminb
kill "$server"
systemctl --user --quiet stop carry-vitaminb.timer
desk "systemctl --user --quiet stop carry-vitaminb.timer"

# WITH GIT. The machine that is called "server" is the laptop, which both reach by SSH.
mkdir -p /tmp/ssh ~/.ssh
chmod 700 /tmp/ssh ~/.ssh
ssh-keygen -q -t ed25519 -N '' -f /tmp/ssh/host
ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/key
cp ~/.ssh/key.pub /tmp/ssh/authorized
printf '%s\n' 'Port 22052' 'ListenAddress 10.9.0.1' 'HostKey /tmp/ssh/host' 'AuthorizedKeysFile /tmp/ssh/authorized' 'StrictModes no' \
  'UsePAM no' 'PidFile none' > /tmp/ssh/config
desk "mkdir -m 700 ~/.ssh; cat > ~/.ssh/key; chmod 600 ~/.ssh/key" < ~/.ssh/key
printf '%s\n' 'Host server' "User $USER" 'HostName 10.9.0.1' 'Port 22052' 'IdentityFile ~/.ssh/key' 'StrictHostKeyChecking no' \
  'UserKnownHostsFile /dev/null' 'LogLevel ERROR' > ~/.ssh/config
desk "cat > ~/.ssh/config" < ~/.ssh/config
/usr/sbin/sshd -D -f /tmp/ssh/config -E /tmp/ssh/log &
sshd=$!
t "a machine can be reached by SSH" eventually bash -c ': > /dev/tcp/10.9.0.1/22052'
commands=$(block "ssh server git init --bare vitaminb.git")
t "the repository is made, and cloned on the laptop" terminal "bash -ec $(printf %q "$commands")"
commands=$(block "git clone server:vitaminb.git ~/Git/vitaminb")
t "and at the desk" desk "set -e; $commands"
t "the configuration names the folder" shares Git/vitaminb
t "and the service may write there" opens Git/vitaminb
script=$(block "#!/bin/sh -e⏎cd ~/Git/vitaminb")
saves ~/.local/bin/carry-vitaminb "$script"
t "a meal is noted on the laptop" vitaminb ack amara --via meal --note "by hand"
t "and a visit at the desk, before either has heard of the other" at_desk "ack ada --via visit --note 'by the sea'"
t "the service carries" carries
t "what was said on the laptop is known at the desk" eventually says "by hand" at_desk "show amara"
t "and what was said at the desk on the laptop" eventually says "by the sea" vitaminb show ada
t "git has what both wrote" equal "$(git -C ~/vitaminb.git ls-tree -r --name-only HEAD | wc -l)" 2
t "nobody else can read it here" equal "$(stat -c %a ~/Git/vitaminb)" 700
t "--no-rebase" typed --no-rebase
t "is in the script" contains "$script" " --no-rebase "
kill "$sshd"

# WITH SYNCTHING again.
t "the configuration names Syncthing's folder" shares Sync/vitaminb
t "and the service may write there" opens Sync/vitaminb
connected() { holds '.[0].connections[] | select(.connected)' syncthing cli show connections; }
t "the two have found each other" soon connected
counted "Syncthing: connected $((SECONDS - since)) s after the devices knew of each other"
t "somebody is due on both" holds 'any(.kind == "keep-in-touch")' vitaminb due --json
name=$(pick 'map(select(.kind == "keep-in-touch"))[0].name' vitaminb due --json)
is_due() { holds "any(.name == \"$name\" and .kind == \"keep-in-touch\")" vitaminb due --json; }
since=$SECONDS
t "a call is noted on the laptop" vitaminb ack ada --via call --note "by the wire"
t "$name is acknowledged at the desk" at_desk "ack $(printf %q "$name") --via call"
t "the call is known at the desk" soon says "by the wire" at_desk "show ada"
t "and $name is no longer due on the laptop" soon not is_due
counted "Syncthing: what was said was known on the other machine after $((SECONDS - since)) s"
syncthing generate --home=/tmp/store --no-default-folder > /tmp/store.log 2>&1
store=$(syncthing --home=/tmp/store --device-id)
commands=$(block "syncthing cli config devices add --device-id STORE")
commands=${commands//STORE/$store}
t "a store that must not read it is added" at_terminal "bash -ec $(printf %q "${commands/PASSWORD/secret}")"
t "with its password" equal "$(syncthing cli config folders vitaminb devices "$store" encryption-password get)" secret

# WHAT YOU WILL NOTICE.
t "show lists what was said at the desk" says "by the sea" completes "vitaminb show NAME --all" "vitaminb show ada --all"
entry=$(vitaminb show ada --all | sed -n 's/.*by the sea.*\(@[0-9a-f]*\).*/\1/p;s/.*\(@[0-9a-f]*\).*by the sea.*/\1/p' | head -n 1)
t "undo takes it back" completes "vitaminb undo @ENTRY" "vitaminb undo $entry"
status=$(types "vitaminb status")
printed=$(block "shared folder  /home/max/Sync/vitaminb")
# words TEXT - its lines without what differs from machine to machine.
words() {
  sed -E -e 's/^ +//; s/ {2,}/: /; s|/home/[a-z]+|HOME|; s/: (desktop|rig): /: MACHINE: /' \
    -e 's/ of [0-9]+ [A-Z][a-z]+ [0-9]+, [0-9:]{5}$/ of TIME/' <<< "$1"
}
while IFS= read -r line; do
  t "status says: $line" grep -qxF "$line" <(words "$status")
done < <(words "$printed")
vitaminb doctor > /tmp/doctor
t "doctor" typed "vitaminb doctor"
t "finds nothing between the machines" not grep -iE 'Sync/vitaminb|apart|other machine' /tmp/doctor
before=$(vitaminb status | grep -cF "$HOME/Sync/vitaminb")
cp /tmp/config "$config"
t "the folder is taken out again" types "systemctl --user reload vitaminbd"
t "and status names none" equal "$before $(vitaminb status | grep -cF "$HOME/Sync/vitaminb")" "1 0"
t "what came is still known" says "under seal" vitaminb show ada --all

# A DATA FOLDER THAT WAS CARRIED: the desk's journal lies beside the laptop's, as a synchroniser leaves it.
t "something is said at the desk that the laptop doesn't hear of" at_desk "ack ada --via message --note 'not heard of'"
desk "systemctl --user stop vitaminbd.socket vitaminbd.service"
systemctl --user stop vitaminbd.service
copy=$data/journal.sync-conflict-20261123-101500-ABCDEFG.sqlite
for end in "" -wal; do
  as_root "cp /home/desk/.local/share/vitaminb/journal.sqlite$end $copy$end; chown $(id -u):$(id -g) $copy$end"
done
t "every command says what has happened" says 'is used on another machine, too.*vitaminb restore --join' vitaminb
t "restore --join makes the journal this machine's own" says "journal is this machine's own" types "vitaminb restore --join" y
t "with what the copy has" says 'not heard of' vitaminb show ada --all
t "and with what the journal had" says 'by the cloud' vitaminb show ada --all
t "the copy is put aside" not test -e "$copy"
t "and what was replaced is kept" compgen -G "$data/journal.sqlite.replaced-*"
desk "systemctl --user start vitaminbd.socket"

all_typed
counted "typed: $(wc -l < /tmp/known) from $page, on two machines, in $SECONDS s"
