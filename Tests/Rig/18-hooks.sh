# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Hooks: the user's own programs, run when something happens, outside the daemon's sandbox.
hooks=$HOME/.config/vitaminb/hooks.d
hook_failed=1e47a2bd2e6743598fa3df3839194cc6 hook_left_out=6cecb1fc017c4ff58b3dd80ade32a528
# hook NAME - makes a hook of the text on standard input.
hook() {
  mkdir -p "$hooks"
  { echo '#!/bin/sh'; cat; } > "$hooks/$1"
  chmod 755 "$hooks/$1"
}
lines() { equal "$(cat ~/"$1" 2> /dev/null | wc -l)" "$2"; }
last() { holds "last | $1" cat ~/json; }
units() { systemctl --user list-units --all --no-legend --plain 'vitaminb-hook-*'; }
no_units() { equal "$(units)" ''; }
runs() { units | grep -q "vitaminb-hook-$1-"; }
failure() { holds "any(.VITAMINB_HOOK == \"$1\" and (.MESSAGE | contains(\"$2\")))" records "$hook_failed"; }
left_out() { holds "any(.MESSAGE | contains(\"hooks.d/$1: left out: $2\"))" records "$hook_left_out"; }
is_connected() { busctl --user list --no-pager | grep -q vitaminbd; }
descriptors() { as_root "ls /proc/$(unit MainPID)/fd" | wc -l; }
as_before() { equal "$(descriptors)" "$before"; }

configure '[hooks]' 'time_limit = "2s"' '[desktop]' 'notifications = false'
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --sample
vitaminb status > /dev/null
before=$(descriptors)
hook events << 'HOOK'
echo "$1" >> ~/events
cat >> ~/json
echo "told of $1"
HOOK

# The events and their contents.
cp /vitaminb/src/config/contacts/ada-lovelace.vcf /tmp/grace.vcf
sed -i 's/^UID:.*/UID:grace/; s/^FN:.*/FN:Grace Hopper/' /tmp/grace.vcf
sed 's/^UID:.*/UID:mary/; s/^FN:.*/FN:Mary Somerville/' /tmp/grace.vcf > /tmp/mary.vcf
mv /tmp/grace.vcf /tmp/mary.vcf "$contacts"
t "reminders that are sent at once are one run" eventually lines json 1
t "with the event as its argument" equal "$(cat ~/events)" reminder
t "and all of them on its standard input" \
  last '.event == "reminder" and (.reminders | map(.name) | sort == ["Grace Hopper", "Mary Somerville"])'
t "it can write where the daemon can't" test -s ~/events
vitaminb ack grace --via call --note 'she sends the proofs' > /dev/null
t "an answer is an event, with its means and note" eventually last '.event == "acknowledged" and .name == "Grace Hopper" and
  .entry.via == "call" and .entry.note == "she sends the proofs"'
vitaminb snooze mary --for 3d > /dev/null
vitaminb skip ada > /dev/null
vitaminb ack lukas --via meal > /dev/null
vitaminb undo > /dev/null
t "so are snooze, skip, another answer and undo" eventually lines events 6
t "in their order" equal "$(tr '\n' ' ' < ~/events)" "reminder acknowledged snoozed skipped acknowledged undone "
t "with the end of the snooze, and the entry that is undone" \
  holds '(.[2].entry.until | length > 0) and .[5].entry.target == .[4].entry.id' cat ~/json
vitaminb gave ada 'a tip' > /dev/null
flush
# journald may not find the unit of a process that ends at once (about one line in ten), so any of the six runs counts.
t "its output is in journald under its own name" \
  holds 'any(.MESSAGE == "told of skipped") and any(._SYSTEMD_USER_UNIT // "" | startswith("vitaminb-hook-events-"))' \
  journalctl --user --no-pager -o json -t vitaminb-hook-events
t "there are no other events" lines events 6
t "no unit is left" eventually no_units
t "and no connection to the session's bus" eventually not is_connected

# What a hook may do, and who can see its input.
cat > /tmp/server.py << 'SERVER'
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        open("/tmp/posted", "ab").write(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", 8018), Handler).serve_forever()
SERVER
python3 /tmp/server.py 2> /dev/null &
t "install.sh installs examples, which are not run" equal "$(echo "$hooks"/*.sample)" "$hooks/mail.sample $hooks/ntfy.sample"
t "a web server runs" eventually bash -c ': > /dev/tcp/127.0.0.1/8018'
sed 's|^topic=.*|topic=http://127.0.0.1:8018/topic|' "$hooks/ntfy.sample" > "$hooks/ntfy"
chmod 700 "$hooks/ntfy"
hook home << 'HOOK'
echo "$FROM_DROP_IN" > here
HOOK
mkdir -p ~/.config/systemd/user/vitaminb-hook-.service.d
printf '[Service]\nEnvironment=FROM_DROP_IN=yes\n' > ~/.config/systemd/user/vitaminb-hook-.service.d/test.conf
systemctl --user daemon-reload
hook slow << 'HOOK'
sleep 1
HOOK
vitaminb ack ada --via call --note 'between us' > /dev/null
t "it runs in the user's home" eventually test -s ~/here
t "with the settings of the drop-in for all hooks" grep -qx yes ~/here
t "it is running" eventually runs slow
systemctl --user show 'vitaminb-hook-*' > /tmp/show
t "its unit's properties contain no name and no note" not grep -qE 'Lovelace|between us' /tmp/show
t "(the properties were found)" grep -q '^Id=vitaminb-hook-slow-' /tmp/show
rm "$hooks"/{home,slow}
vitaminb promise ada 'send the book' --on today > /dev/null
t "it can use the network: the ntfy example sends the reminder" eventually grep -qx 'Ada Lovelace: you promised "send the book"' /tmp/posted
t "and no other event" equal "$(wc -l < /tmp/posted)" 1
mkdir /tmp/bin
printf '#!/bin/sh\ncat > /tmp/mail\n' > /tmp/bin/sendmail
chmod +x /tmp/bin/sendmail
mailed() { jq -c 'select(.event == "reminder")' ~/json | tail -n 1 | PATH=/tmp/bin:$PATH sh "$hooks/mail.sample" reminder; }
t "the mail example calls sendmail (a replacement)" mailed
t "for the user, with one line per reminder" equal "$(tr '\n' '|' < /tmp/mail)" \
  "To: $(id -un)|Subject: vitaminb|Content-Type: text/plain; charset=utf-8||Ada Lovelace: you promised \"send the book\"|"
rm "$hooks/ntfy"

# Hooks that fail, can't be executed, or hang: journald has a line for each, and nobody waits.
hook fails << 'HOOK'
exit 3
HOOK
hook hangs << 'HOOK'
sleep 1000 & sleep 1000
HOOK
printf '#!/no/such/interpreter\n' > "$hooks/nothing"
chmod 755 "$hooks/nothing"
vitaminb ack ada --via call --note open > /dev/null
t "one hangs" eventually runs hangs
t "and the daemon still answers" vitaminb status
t "the others run meanwhile" eventually lines events 9
t "a failure is logged with the exit status" eventually failure fails "exit status 3"
t "a hook that can't be executed is logged with the reason" eventually failure nothing "first line"
t "one that hangs is ended" eventually failure hangs "longer than 2 s"
t "with all that it started" eventually not pgrep -x sleep
t "status shows the failure as well" says 'hooks.d/fails.*exit status 3' vitaminb status
t "the catalog explains it" says 'journalctl --user -t vitaminb-hook-fails' \
  journalctl --user --no-pager -x MESSAGE_ID="$hook_failed" VITAMINB_HOOK=fails
t "and no unit is left" eventually no_units
rm "$hooks"/{fails,hangs,nothing}
t "after its removal it is no problem any more" not says 'hooks.d' vitaminb status

# Files that are not hooks.
hook open << 'HOOK'
touch ~/wrong
HOOK
chmod 777 "$hooks/open"
for name in plain mail.off.sample mail~ mail.bak mail.disabled .hidden; do cp "$hooks/events" "$hooks/$name"; done
chmod 644 "$hooks/plain"
sed -i 's/events$/wrong/' "$hooks"/mail[.~]* "$hooks"/.hidden
ln -s /usr/bin/touch "$hooks/touch"
vitaminb ack ada --via call --note again > /dev/null
t "a file that others can write is ignored, with a line in journald" eventually left_out open "others can write it"
t "and one that is not executable" eventually left_out plain "it can't be executed"
t "and one that belongs to somebody else" eventually left_out touch "it belongs to somebody else"
t "the others are run" eventually lines events 10
t "disabled files are ignored without a message" holds 'length == 3' records "$hook_left_out"
t "none of them ran" not test -e ~/wrong
t "status shows the ignored files as well" says 'hooks.d/plain.*chmod u\+x' vitaminb status
rm "$hooks"/{open,plain,touch}

# Many at once.
for name in a b c d e f; do
  hook "$name" << 'HOOK'
systemctl --user list-units --state=activating --no-legend --plain 'vitaminb-hook-*' | wc -l >> ~/parallel
sleep 0.1
HOOK
done
vitaminb ack ada --via call --note several > /dev/null
t "six hooks are run" eventually lines parallel 6
t "at most four at the same time" equal "$(sort -n ~/parallel | awk '$1 > 4' | wc -l)" 0
rm "$hooks"/[a-f]
: > ~/json
for ((i = 0; i < 50; i++)); do vitaminb ack ada --via call --note "$i" > /dev/null; done
t "50 events at once are 50 runs" eventually lines json 50
t "in their order" holds 'map(.entry.note | tonumber) == [range(50)]' cat ~/json
sed -i 's/^time_limit.*/time_limit = "1h"/' "$config"
systemctl --user reload vitaminbd.service
hook hangs << 'HOOK'
sleep 1000
HOOK
for ((i = 0; i < 110; i++)); do vitaminb ack ada --via call --note "more $i" > /dev/null; done
t "a hook that is too slow loses events, which is logged" eventually failure hangs "100 events wait for it"
t "once" equal "$(messages "$hook_failed" VITAMINB_HOOK=hangs | grep -c 'events wait')" 1
rm "$hooks/hangs"
# The daemon stands still meanwhile, so that it is told of the stop when the hook's process has died already.
kill -STOP "$(unit MainPID)"
t "its unit can be stopped" systemctl --user stop 'vitaminb-hook-hangs-*'
kill -CONT "$(unit MainPID)"
t "and that is logged" eventually failure hangs "it was stopped"
t "events for a removed hook are dropped" eventually no_units
sed -i 's/^time_limit.*/time_limit = "2s"/' "$config"
systemctl --user reload vitaminbd.service
t "no descriptor is left" eventually as_before

# A hook that prints endlessly, with journald's default limit for what the user's services log in 30 seconds.
as_root "printf '[Journal]\nRateLimitIntervalSec=30s\nRateLimitBurst=10000\n' > /run/systemd/journald.conf.d/zzz.conf
  systemctl restart systemd-journald"
hook floods << 'HOOK'
yes 'This is a hook that prints without end.'
HOOK
vitaminb ack ada --via call --note later > /dev/null
t "it is killed" eventually failure floods "longer than 2 s"
vitaminb promise tomasz "answer the flood" --on today > /dev/null
promised() { holds 'any(.MESSAGE | contains("answer the flood"))' journalctl --user --no-pager -o json -u vitaminbd; }
t "reminders still reach journald" eventually promised
flush
counted "a hook that printed for 2 s: $(journalctl --user --no-pager -o cat -t vitaminb-hook-floods | wc -l) lines kept"
rm "$hooks/floods"
t "the daemon was not restarted" equal "$(unit NRestarts)" 0

# Without a user manager, as children of a daemon in the foreground.
rm "$hooks"/* ~/json ~/events
systemctl --user stop vitaminbd.socket vitaminbd.service
mkdir -m 700 /tmp/run
# If there is a session bus, there is no manager on it.
foreground() {
  env -u NOTIFY_SOCKET DBUS_SESSION_BUS_ADDRESS="$1" XDG_RUNTIME_DIR=/tmp/run VITAMINB_CONTROL=/tmp/run/control vitaminbd 2> /tmp/foreground &
  daemon=$!
  export VITAMINB_CONTROL=/tmp/run/control
  eventually vitaminb status
}
hook events << 'HOOK'
echo "$1" >> ~/events
cat >> ~/json
pwd
ls /proc/self/fd | wc -l
grep -E '^Sig(Blk|Ign)' /proc/self/status
HOOK
hook fails << 'HOOK'
exit 3
HOOK
hook hangs << 'HOOK'
trap '' TERM
sleep 1000 & wait; wait
HOOK
hook floods << 'HOOK'
yes
HOOK
foreground unix:path=/tmp/run/nothing
t "an answer runs them there" vitaminb ack ada --via call --note 'in the foreground'
t "with what happened" eventually last '.event == "acknowledged" and .entry.note == "in the foreground"'
t "their output is printed" eventually grep -q "Hook events: $HOME" /tmp/foreground
t "they inherit no descriptor" eventually grep -q "Hook events: 4$" /tmp/foreground
has_no_signals() { equal "$(grep -cE 'Hook events: Sig.*0000000$' /tmp/foreground)" 2; }
t "and no ignored or blocked signal" eventually has_no_signals
t "the daemon answers" vitaminb status
t "one that fails is logged" eventually grep -q "Hook fails failed on acknowledged: exit status 3" /tmp/foreground
t "one that hangs is ended" eventually grep -q "Hook hangs failed on acknowledged: it took longer than 2 s" /tmp/foreground
t "with all that it started" eventually not pgrep -x sleep
t "and one that prints endlessly" eventually grep -q "Hook floods failed on acknowledged: it took longer than 2 s" /tmp/foreground
size() { stat -c %s /tmp/foreground; }
t "whose output is printed up to a bound" test "$(size)" -lt 1000000
rm "$hooks"/{fails,hangs,floods}
t "none of them is left" equal "$(ps --ppid "$daemon" -o comm=)" ''
hook hangs << 'HOOK'
sleep 1000
HOOK
vitaminb ack ada --via call --note alone > /dev/null
t "one runs" eventually pgrep -x sleep
kill "$daemon"
wait "$daemon"
t "it ends with the daemon" eventually not pgrep -x sleep
rm "$hooks/hangs"
dbus-daemon --session --nofork --address=unix:path=/tmp/run/bus --print-address > /dev/null 2>&1 &
t "there is a bus without a manager" eventually test -S /tmp/run/bus
foreground unix:path=/tmp/run/bus
vitaminb ack ada --via call --note 'on a bus' > /dev/null
t "there hooks are children as well" eventually last '.entry.note == "on a bus"'
kill "$daemon" %
