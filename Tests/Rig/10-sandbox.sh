# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

# A program of ours in the daemon's own namespaces, as its own user and with no privilege: what it may not write, neither may the daemon.
pid=$(unit MainPID)
inside() { as_root "nsenter --target $pid --mount setpriv --reuid $(id -u) --regid $(id -g) --clear-groups $*"; }
writable() { inside touch "$1/probe" && inside rm "$1/probe"; }
t "the probe is inside" not cmp -s "/proc/$pid/mountinfo" /proc/self/mountinfo
t "the data folder can be written" writable "$data"
t "the address book can be written" writable "$contacts"
t "the socket's folder can be written" writable "${control%/*}"
for folder in "$HOME" ~/.config ~/.config/vitaminb ~/.local/bin ~/.local/share "$XDG_RUNTIME_DIR" /etc /usr /var; do
  t "$folder cannot be written" not writable "$folder"
done
mkdir /tmp/outside
t "another program's files in /tmp cannot be seen" not inside test -e /tmp/outside
status=$(cat "/proc/$pid/status")
t "it can gain no privileges" contains "$status" "NoNewPrivs:	1"
t "its system calls are filtered" contains "$status" "Seccomp:	2"
t "it has no capabilities" contains "$status" "CapEff:	0000000000000000"
t "its core would not be dumped" says "^Max core file size +0 " cat "/proc/$pid/limits"
t "what it writes nobody else reads" equal "$(stat -c %a "$data/journal.sqlite")" 600

# The service's own properties, on a process that says by itself what it may do.
probe() {
  local properties=()
  mapfile -t properties < <(sed -n '/^PrivateUsers=/,/^$/{/^[A-Z]/p}' ~/.config/systemd/user/vitaminbd.service | sed 's/^/--property=/')
  ((${#properties[@]} > 15)) && systemd-run --user --quiet --wait --pipe --collect "${properties[@]}" /usr/bin/python3 -c "$1"
}
t "the probe runs" probe 'import socket; socket.socket(socket.AF_UNIX)'
t "it opens no network connection" not probe 'import socket; socket.socket(socket.AF_INET)'
t "it maps no memory that is both written and executed" not probe 'import mmap; mmap.mmap(-1, 4096, prot=7)'
t "it makes no namespace" not probe 'import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x10000000) != 0)'

# An address book that the unit does not let it write.
mkdir -p ~/elsewhere
cp "$contacts/ada-lovelace.vcf" ~/elsewhere
configure
sed -i "s|^address_books.*|address_books = [\"$HOME/elsewhere\"]|" "$config"
systemctl --user restart vitaminbd.service
t "at the start it says that an address book cannot be written" \
  eventually holds 'any(.MESSAGE | contains("elsewhere"))' records "$folder_not_writable"
t "and what to do about it" says "install" messages "$folder_not_writable"
t "what is in it is read all the same" says Ada vitaminb list
t "adding a contact there fails" not vitaminb add "Grace Hopper"
t "install.sh is the remedy" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "after it, adding a contact works" vitaminb add "Grace Hopper"
t "and the card is there" grep -rl "FN:Grace Hopper" ~/elsewhere
