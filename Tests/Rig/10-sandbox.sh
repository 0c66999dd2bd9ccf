# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

# The probe runs in the daemon's namespace, as its user and without privileges: what fails there fails for the daemon, too.
pid=$(unit MainPID)
inside() { as_root "env HOME=$HOME python3 $src/Tests/Rig/inside.py $pid $(id -u) $*"; }
writable() { inside write "$1"; }
refused() { inside "$@"; (($? == 126)); }
t "the probe gets inside" inside see "$data/journal.sqlite"
t "the data folder can be written" writable "$data"
t "the address book can be written" writable "$contacts"
t "the socket's folder can be written" writable "${control%/*}"
before=$failures
folders=("$HOME" ~/.config ~/.config/vitaminb ~/.local/bin ~/.local/share "$XDG_RUNTIME_DIR" /etc /usr /var)
for folder in "${folders[@]}"; do
  t "$folder cannot be written" refused write "$folder"
done
mkdir /tmp/outside
t "another program's files in /tmp cannot be seen" not inside see /tmp/outside

# Nothing can be executed: neither installed programs, nor files that the daemon could write, nor programs through the loader.
script=("$data/script" "$contacts/script" "${control%/*}/script")
for file in "${script[@]}"; do install -m 755 /dev/stdin "$file" <<< '#!/bin/sh'; done
programs=(/bin/sh /bin/true /bin/kill /usr/bin/env /usr/bin/python3 /usr/bin/perl ~/.local/bin/vitaminb "${script[@]}")
for program in "${programs[@]}"; do t "$program cannot be executed" refused run "$program"; done
loader=$(realpath /lib64/ld-linux-x86-64.so.2 2> /dev/null || realpath /lib/ld-linux-aarch64.so.1)
t "the loader can't load a program either" equal "$(inside run "$loader" /bin/sh -c true 2>&1 | grep -o 'failed to map segment')" "failed to map segment"
t "the daemon's own program can be executed, so it was the sandbox that refused" inside run ~/.local/bin/vitaminbd --help
rm "${script[@]}"
counted "sandbox: ${#folders[@]} folders written to and ${#programs[@]} programs executed from inside: $((failures - before)) let through"
status=$(cat "/proc/$pid/status")
t "it can gain no privileges" contains "$status" "NoNewPrivs:	1"
t "its system calls are filtered" contains "$status" "Seccomp:	2"
t "it has no capabilities" contains "$status" "CapEff:	0000000000000000"
t "it dumps no core" says "^Max core file size +0 " cat "/proc/$pid/limits"
t "only its user can read what it writes" equal "$(stat -c %a "$data/journal.sqlite")" 600

# Run a probe with the service's own properties.
probe() {
  local properties=()
  mapfile -t properties < <(sed -n '/^PrivateUsers=/,/^$/{/^[A-Z]/p}' ~/.config/systemd/user/vitaminbd.service | sed 's/^/--property=/')
  local python
  python=$(realpath /usr/bin/python3)
  properties+=(--property=ExecPaths="$python /usr/lib/${python##*/}")
  ((${#properties[@]} > 15)) && systemd-run --user --quiet --wait --pipe --collect "${properties[@]}" /usr/bin/python3 -c "$1"
}
t "the probe runs" probe 'import socket; socket.socket(socket.AF_UNIX)'
t "it opens no network connection" not probe 'import socket; socket.socket(socket.AF_INET)'
t "it maps no memory that is both written and executed" not probe 'import mmap; mmap.mmap(-1, 4096, prot=7)'
t "it executes nothing" not probe 'import os; os.execv("/bin/true", ["true"])'
t "not even a file in memory" not probe 'import os; os.memfd_create("program")'
t "it makes no namespace" not probe 'import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x10000000) != 0)'

# An address book that the unit does not open to the daemon.
mkdir -p ~/elsewhere
cp "$contacts/ada-lovelace.vcf" ~/elsewhere
configure
sed -i "s|^address_books.*|address_books = [\"$HOME/elsewhere\"]|" "$config"
systemctl --user restart vitaminbd.service
t "at the start it says that an address book cannot be written" \
  eventually holds 'any(.MESSAGE | contains("elsewhere"))' records "$folder_not_writable"
t "and what to do about it" says "vitaminb doctor --fix" messages "$folder_not_writable"
t "its contacts are read all the same" says Ada vitaminb list
t "adding a contact there fails" not vitaminb add "Grace Hopper"
t "that repairs it" vitaminb doctor --fix
t "after it, adding a contact works" vitaminb add "Grace Hopper"
t "and the card is there" grep -rl "FN:Grace Hopper" ~/elsewhere
