# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# The address book is on another machine: a folder mounted with sshfs, in which the kernel reports nothing that changes over there.
if ! command -v sshfs > /dev/null || ! command -v /usr/sbin/sshd > /dev/null; then
  skip "an address book on another machine" "no sshfs and no sshd"
  exit
fi
share=$HOME/share theirs=/tmp/server/people
mkdir -p "$share" "$theirs" /tmp/ssh ~/.ssh
ssh-keygen -q -t ed25519 -N '' -f /tmp/ssh/host
ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/key
cat ~/.ssh/key.pub > /tmp/ssh/authorized
chmod 700 /tmp/ssh
cat > /tmp/ssh/config << CONFIG
Port 22051
ListenAddress 127.0.0.1
HostKey /tmp/ssh/host
AuthorizedKeysFile /tmp/ssh/authorized
StrictModes no
UsePAM no
PidFile none
Subsystem sftp internal-sftp
CONFIG
/usr/sbin/sshd -D -f /tmp/ssh/config -E /tmp/ssh/log &
server=$!
t "a server listens" eventually bash -c ': > /dev/tcp/127.0.0.1/22051'
# The user's own mount would need /dev/fuse to be open to everybody, as it is on a desktop.
as_root "[[ -e /dev/fuse ]] || mknod /dev/fuse c 10 229; chmod 666 /dev/fuse"
connect() {
  sshfs -p 22051 -o IdentityFile="$HOME/.ssh/key",StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null,dir_cache=no \
    "127.0.0.1:$theirs" "$share"
}
if ! connect 2> /tmp/sshfs; then
  skip "an address book on another machine" "$(tail -n 1 /tmp/sshfs)"
  kill "$server"
  exit
fi
card() { printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:%s\r\nFN:%s\r\nCATEGORIES:friends\r\nEND:VCARD\r\n' "$1" "$2" > "$theirs/$1.vcf"; }
card ada 'Ada Lovelace'
card bob 'Bob Kahn'
mkdir -p "$(dirname "$config")"
printf '%s\n' "address_books = [\"$share\"]" 'every = "3m"' '[delivery]' 'from = "00:00"' 'to = "24:00"' > "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "the cards over there are contacts" eventually holds 'length == 2' vitaminb list --json
t "something is noted" vitaminb ack ada --via call --note "her new job"
card eva 'Eva Moss'
systemctl --user reload vitaminbd.service
t "a card that is new over there is seen on reload" eventually holds 'length == 3' vitaminb list --json
t "a contact is added from here" vitaminb add Tim Moss
t "and is over there" eventually grep -q 'FN:Tim Moss' -r "$theirs"

# The connection breaks, and the folder is empty or can't be read until it is back.
fusermount -u "$share"
t "that is noticed, and said" eventually says "4 contacts have gone at once" vitaminb doctor
t "nobody is gone while the share isn't mounted" holds 'length == 4' vitaminb list --json
t "nothing is added where the share isn't" not vitaminb add Nobody Here
t "it is mounted again" connect
t "that is noticed" eventually not says "have gone at once" vitaminb status
t "all are there, with their history" says "her new job" vitaminb show ada
t "and again something can be added" eventually vitaminb add Somebody Else
t "nobody is there twice" holds 'length == 5' vitaminb list --json
systemctl --user stop vitaminbd.socket vitaminbd.service
fusermount -u -z "$share"
kill "$server"
