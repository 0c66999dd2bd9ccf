# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

# A day's use with a contact whose name must not be seen: first with the service, then with the daemon in the foreground, without
# the service's umask and sandbox, in a world-writable folder.
name="Xanthippe Zzyzx"
public=/tmp/public
mkdir -m 777 "$public"
cp "$src/Tests/ExchangeTests/Samples/google.csv" "$public/import.csv"
install -m 755 /dev/stdin "$public/editor" <<< 'sed -i "s/^END:VCARD/NOTE:looks in\nEND:VCARD/" "$1"; sleep 0.3'
install -m 755 /dev/stdin "$public/clumsy" <<< 'echo nonsense > "$1"'

# Watches the list of processes all day, and prints each program and the place where it saw the name.
cat > /tmp/watcher.py << 'END'
import os, signal, sys, time
seen, secret, end = set(), sys.argv[1].encode(), []
signal.signal(signal.SIGTERM, lambda *_: end.append(1))
while not end:
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for place in "cmdline", "environ":
            try:
                if int(pid) != os.getpid() and secret in open(f"/proc/{pid}/{place}", "rb").read():
                    seen.add(f"{open(f'/proc/{pid}/comm').read().strip()} {place}")
            except OSError:
                pass
    time.sleep(0.005)
print("\n".join(sorted(seen)))
END
as_root "python3 /tmp/watcher.py ${name%% *} > /tmp/seen 2> /tmp/watcher.err & echo \$! > /tmp/watcher"

# use - one day. Its output is for the user, so it is not checked.
use() {
  vitaminb add "$name" --group friends --email xanthippe@example.org || return
  vitaminb add "Xanthippe Doe" --group friends || return
  vitaminb ack "$name" --via call --note "a secret" || return
  vitaminb promise "$name" "the book" --on tomorrow || return
  vitaminb gave "$name" lunch || return
  vitaminb snooze "$name" --for 3d
  vitaminb edit "$name" --birthday 1985-02-03 || return
  EDITOR=$public/editor vitaminb edit "$name" || return
  EDITOR=$public/clumsy vitaminb edit "$name" && return 1
  vitaminb import "$public/import.csv" || return
  vitaminb merge "$name" "Xanthippe Doe" --yes || return
  vitaminb report || return
  # There is no browser to open it.
  vitaminb report --open || true
  vitaminb show "$name" || return
  vitaminb add "Somebody Else" || return
  vitaminb rm "Somebody Else" --yes || return
  vitaminb rm --undo || return
  vitaminb undo || return
  vitaminb rm "Somebody Else" --yes
}
quietly() { "$@" > /dev/null; }
t "a day with the service" quietly use
systemctl --user stop vitaminbd.socket vitaminbd.service
umask 0000
export XDG_DATA_HOME=$public/data XDG_CACHE_HOME=$public/cache
runtime=$XDG_RUNTIME_DIR
export XDG_RUNTIME_DIR=$public/run
mkdir -m 700 "$XDG_RUNTIME_DIR"
sed -i "s|^address_books.*|address_books = [\"$public/data/vitaminb/contacts\"]|" "$config"
vitaminbd > /dev/null 2>&1 &
daemon=$!
t "the daemon serves in the foreground" eventually vitaminb status
t "a day with it" quietly use
kill "$daemon"
wait "$daemon"
umask 0077
export XDG_RUNTIME_DIR=$runtime

listed=$(find "$public"/{data,cache,run} "$data" ~/.cache/vitaminb "$XDG_RUNTIME_DIR/vitaminb" ! -type l)
for part in journal.sqlite journal.sqlite.lock trash/ contacts/ cache/vitaminb/report.html run/vitaminb/control run/vitaminb-; do
  t "$part is checked" contains "$listed" "$part"
done
open=$(find "$public"/{data,cache,run} "$data" ~/.cache/vitaminb "$XDG_RUNTIME_DIR/vitaminb" ! -type l -perm /077)
t "none of it is readable for others" equal "$open" ""

as_root "kill $(cat /tmp/watcher)"
t "the list of processes was looked at" eventually test -s /tmp/seen
t "the name appeared only where the user typed it" equal "$(cat /tmp/seen /tmp/watcher.err)" "vitaminb cmdline"

# As another user, search everything that others can read.
echo "$name" > /tmp/told
chmod 644 /tmp/told
found=$(as_root "setpriv --reuid 65534 --regid 65534 --clear-groups \
  grep -rlsI --devices=skip ${name%% *} /tmp /run /var/tmp /var/log /var/lib /dev/shm $HOME")
t "no file that others can read contains the name, except the one made for this test" equal "$found" /tmp/told
counted "names: $(wc -l <<< "$listed") files and folders made in two days, $(grep -c . <<< "$open") open to others; $(grep -c . <<< "$found") file with a name that others can read, and 1 was put there"

# RELIABILITY.md lists the libraries that are loaded.
if command -v readelf > /dev/null; then
  loaded=$(readelf -d /vitaminb/bin/vitaminbd | grep -oP 'NEEDED.*\[\K[^]]+' | grep -v '^ld-linux' | sort)
  listed=$(grep 'loaded by `vitaminbd`' "$src/Tests/RELIABILITY.md" | cut -d '|' -f 2 | grep -oP '`\Klib[^`]+' | sort)
  t "vitaminbd loads the listed libraries and no others" equal "$loaded" "$listed"
  t "vitaminb loads none" not grep -q NEEDED <(readelf -d /vitaminb/bin/vitaminb)
else
  skip "the libraries" "no readelf"
fi
