# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Desktop notifications: the real dunst on a virtual screen, and the test's own server for what no real server does.
for program in dunst Xvfb; do
  command -v "$program" > /dev/null || { skip "reminders on the desktop" "no $program"; exit; }
done

# dunst runs a script for each notification. For several buttons it opens a menu; ours chooses the button in /tmp/button.
mkdir -p ~/.config/dunst
cat > /tmp/menu << 'MENU'
#!/bin/sh
grep -m 1 -F "#$(cat /tmp/button) "
MENU
cat > /tmp/log << 'LOG'
#!/bin/sh
printf '%s|%s|%s\n' "$DUNST_SUMMARY" "$DUNST_BODY" "$DUNST_URGENCY" | tr '\n' ' ' >> /tmp/shown
echo >> /tmp/shown
LOG
chmod +x /tmp/menu /tmp/log
cat > ~/.config/dunst/dunstrc << RC
[global]
    dmenu = /tmp/menu
    width = 700
    height = 400
    origin = top-left
    offset = 20x20
    font = Monospace 11
    markup = full
    format = "<b>%s</b>\n%b"
    icon_path = $HOME/.local/share/icons/hicolor/scalable/apps
    enable_recursive_icon_lookup = false
    max_icon_size = 64
[log]
    summary = "*"
    script = /tmp/log
RC
Xvfb :7 -screen 0 900x300x24 -nolisten tcp > /tmp/xvfb.log 2>&1 &
t "there is a screen" eventually test -S /tmp/.X11-unix/X7
export DISPLAY=:7
systemctl --user set-environment DISPLAY=:7

entries() { vitaminb show "$1" --json | jq -s '[.. | objects | select(.verb? != null)]'; }
on_screen() { equal "$(dunstctl count displayed)" "$1"; }
was_shown() { equal "$(grep -cF -- "$1" /tmp/shown)" "$2"; }
press() { echo "$1" > /tmp/button; dunstctl action 0; }
person() { vitaminb add "$1" --group friends; }
people() {
  local name
  for name in "$@"; do
    printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:$name" "FN:$name" CATEGORIES:friends END:VCARD > /tmp/"$name.vcf"
  done
  # All in one step, so that they fall due together.
  (cd /tmp && mv -- "${@/%/.vcf}" "$contacts")
}
is_connected() { busctl --user list --no-pager | grep -q vitaminbd; }

configure
sed -i 's/^budget = .*/budget = 100/' "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "with nothing to show there is no connection to the session's bus" not is_connected

# One reminder, and its buttons.
person "Grace <b>Hopper</b> & Co" > /dev/null
t "a due reminder is on the screen" eventually on_screen 1
t "it says what to do with whom and how long it has been, as text without markup" \
  eventually was_shown "Get in touch with Grace <b>Hopper</b> & Co|no contact noted yet (every 2 weeks)|NORMAL" 1
if command -v import > /dev/null; then
  sleep 0.5
  import -window root /tmp/screen.png
  t "there is something to see" test "$(identify -format %k /tmp/screen.png)" -gt 20
  [[ ! -d /vitaminb/pictures ]] || cp /tmp/screen.png /vitaminb/pictures/reminder.png
else
  skip "a picture of the screen" "no imagemagick"
fi
press Done
t "Done is an entry in the journal" eventually holds 'any(.verb == "ack" and .via == "other")' entries grace
t "and a second notification offers Undo" eventually was_shown "Co: noted|vitaminb undo takes it back" 1
press Undo
t "Undo takes back exactly that" eventually holds 'any(.verb == "ack" and .undone == true)' entries grace
t "and the reminder is shown again" eventually was_shown "Get in touch with Grace" 2
press "Snooze 1 day"
t "Snooze is an entry" eventually holds "any(.verb == \"snooze\" and (.until | startswith(\"$(date -d tomorrow +%F)\")))" entries grace
t "and the notification is gone" eventually on_screen 0
person "Alan Turing" > /dev/null
t "another" eventually on_screen 1
press Skip
t "Skip is an entry" eventually holds 'any(.verb == "skip")' entries alan
dunstctl close-all
t "with nothing on the screen the bus connection is closed" eventually not is_connected

# Reminders that are answered elsewhere; several at once.
person "Emmy Noether" > /dev/null
t "Emmy is on the screen" eventually on_screen 1
vitaminb ack emmy --via call > /dev/null
t "an answer in the terminal removes her" eventually on_screen 0
people Ada Bob "Cem <i> & Co"
t "three at once are one notification" eventually was_shown "3 people to get in touch with" 1
t "and nothing else" on_screen 1
t "names in its body are escaped" eventually was_shown "Cem &lt;i&gt; &amp; Co: no contact noted yet" 1
if [[ -d /vitaminb/pictures ]]; then sleep 0.5; import -window root /vitaminb/pictures/digest.png; fi
vitaminb ack Ada > /dev/null
t "after one answer it counts two" eventually was_shown "2 people to get in touch with" 1
vitaminb ack Bob > /dev/null
t "after two answers it is about the third" eventually was_shown "Get in touch with Cem <i> & Co" 1
t "in the same place" on_screen 1

# dunst is killed while it shows notifications, and started again.
people Dora Eva
t "two more" eventually on_screen 2
before=$(wc -l < /tmp/shown)
systemctl --user kill --signal=KILL dunst.service
eventually not systemctl --user is-active -q dunst.service
t "all three are still due" holds 'map(.name) | contains(["Cem <i> & Co", "Dora", "Eva"])' due
systemctl --user start dunst.service
t "the next dunst shows them as one" eventually was_shown "3 people to get in touch with" 2
flush
t "without a burst" equal "$(wc -l < /tmp/shown) $(dunstctl count displayed)" "$((before + 1)) 1"
systemctl --user mask --now --quiet dunst.service
person Finn > /dev/null
people Gil Hal
t "without a server they are in journald" eventually holds 'map(.VITAMINB_NAME) | contains(["Finn", "Gil", "Hal"])' records "$keep_in_touch"
t "and the daemon answers" vitaminb status
systemctl --user unmask --quiet dunst.service
systemctl --user start dunst.service
t "a new server shows all of them as one" eventually was_shown "6 people to get in touch with" 1
t "and nothing else" on_screen 1
systemctl --user restart vitaminbd.service
flush
t "a restarted daemon repeats nothing" was_shown "6 people" 1
for name in Cem Dora Eva Finn Gil Hal; do vitaminb ack "$name" > /dev/null; done
systemctl --user mask --now --quiet dunst.service

# The test's own servers.
/usr/bin/python3 -c 'import dbus, gi' 2> /dev/null || { skip "servers without buttons, that are silent, that lie" "no python3-dbus, python3-gi"; exit; }
serve() {
  : > /tmp/asked
  /usr/bin/python3 "$src/Tests/Rig/notification-server.py" /tmp/asked "$1" > /tmp/server.log 2>&1 &
  server=$!
  eventually busctl --user status org.freedesktop.Notifications
}
unserve() { kill -9 "$server"; wait "$server" 2> /dev/null; eventually not busctl --user status org.freedesktop.Notifications; }
asked() { holds "$1" cat /tmp/asked; }

serve plain
person "Ivy <3" > /dev/null
t "a server without buttons gets plain text" \
  eventually asked 'any(.summary == "Get in touch with Ivy <3" and .body == "no contact noted yet (every 2 weeks)" and .actions == [])'
vitaminb skip ivy > /dev/null
t "and has to close it when it is answered" eventually asked 'any(.call == "CloseNotification" and .number == 1)'
people Jan
t "Jan is shown" eventually asked 'any(.summary // "" | endswith("Jan"))'
people Kim
t "and Kim" eventually asked 'any(.summary // "" | endswith("Kim"))'
unserve
serve plain
t "restarted, it gets both as one" eventually asked 'map(.summary) == ["2 people to get in touch with"]'
vitaminb ack Jan > /dev/null
vitaminb ack Kim > /dev/null
unserve

serve silent
people Lea
t "a server that never answers is asked" eventually asked 'any(.call == "Notify")'
people Max Nils
t "reminders meanwhile are in journald" eventually holds 'any(.VITAMINB_NAME == "Nils")' records "$keep_in_touch"
t "and the server is not asked again" asked 'length == 1'
t "everything else works" vitaminb ack Lea
unserve
serve plain
t "the next server gets the rest as one" eventually asked 'map(.summary) == ["2 people to get in touch with"]'
vitaminb ack Max > /dev/null
vitaminb ack Nils > /dev/null
unserve

serve liar
people Otto
t "a lying server shows it" eventually asked 'any(.summary // "" | endswith("Otto"))'
flush
t "and a button that nobody pressed changes nothing" holds 'any(.name == "Otto")' due
vitaminb ack Otto > /dev/null
t "an answered reminder is withdrawn there, too" eventually asked 'any(.call == "CloseNotification" and .number == 1)'
unserve

# The bus itself stops, and starts again.
serve plain
people Olga
t "Olga is shown" eventually asked 'any(.summary // "" | endswith("Olga"))'
systemctl --user stop dbus.socket dbus.service
people Paul
t "without a bus Paul is in journald" eventually holds 'any(.VITAMINB_NAME == "Paul")' records "$keep_in_touch"
systemctl --user start dbus.socket
wait "$server" 2> /dev/null
serve plain
people Rita
t "with the next reminder, all are shown as one" eventually asked 'map(.summary) == ["3 people to get in touch with"]'
for name in Olga Paul Rita; do vitaminb ack "$name" > /dev/null; done
unserve

# Privacy.
serve locked
people Pia
t "on a locked screen there is no name and no button" \
  eventually asked 'any(.summary == "Somebody to get in touch with" and .actions == []) and all(tostring | contains("Pia") | not)'
vitaminb ack Pia > /dev/null
unserve
# Without such a screen saver, the session's LockedHint in logind counts.
as_root "systemd-run --quiet --unit=seat --property=PAMName=login --property=User=$USER --property=Environment=XDG_SESSION_TYPE=x11 sleep infinity"
lock() { busctl call org.freedesktop.login1 /org/freedesktop/login1/session/auto org.freedesktop.login1.Session SetLockedHint b "$1"; }
t "there is a session that is locked" eventually lock true
serve liar
people Sam
t "there is no name and no button either" \
  eventually asked 'any(.summary == "Somebody to get in touch with" and .actions == []) and all(tostring | contains("Sam") | not)'
vitaminb ack Sam > /dev/null
t "unlocked again" lock false
people Tim
t "names and buttons are back" eventually asked 'any((.summary // "" | endswith("Tim")) and .actions != [])'
vitaminb ack Tim > /dev/null
unserve
as_root "systemctl stop seat.service"
t "the connection to the system's bus is closed" not eval 'busctl list --no-pager | grep -q vitaminbd'
sed -i '/^\[delivery\]/i [desktop]\nprivate = true' "$config"
systemctl --user reload vitaminbd.service
serve liar
people Quinn
t "with private = true there is no name" eventually asked 'any(.summary == "Somebody to get in touch with") and all(tostring | contains("Quinn") | not)'
vitaminb ack Quinn > /dev/null
sed -i 's/^private = true/notifications = false/' "$config"
systemctl --user reload vitaminbd.service
people Ron
t "with notifications = false the reminder is in journald" eventually holds 'any(.VITAMINB_NAME == "Ron")' records "$keep_in_touch"
flush
t "and not on the desktop" asked '(all(tostring | contains("Ron") | not)) and (map(select(.call == "Notify")) | length == 1)'
unserve
t "and the bus connection is closed" eventually not is_connected
