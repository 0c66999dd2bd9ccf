# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Status bars, set up with the examples of vitaminb(1), and what they rely on: a watcher that outlives the daemon.
install_vitaminb > /dev/null 2>&1
unlimited

# snippet WORD - the example of vitaminb(1) that has "watch" and this word in it.
snippet() {
  awk -v word="$1" '
    /^\.Bd -literal/ { inside = 1; text = ""; next }
    /^\.Ed/ { if (inside && text ~ /watch/ && text ~ word) printf "%s", text; inside = 0 }
    inside { gsub(/\\-/, "-"); gsub(/\\\(aq/, "\047"); text = text $0 "\n" }' /vitaminb/share/man/man1/vitaminb.1
}
count() { vitaminb due --json | jq 'length'; }
lines() { grep -c "$1" "$2" 2> /dev/null || :; }
last() { says "^$1" tail -n 1 "$2"; }
more() { (($(lines "$1" "$2") > $3)) || { tail -n 3 "$2"; return 1; }; }

vitaminb watch --json > /tmp/watch.json 2> /tmp/watch.err &
json=$!
vitaminb watch --format '{count} due: {names}' > /tmp/watch.line &
line=$!
due=$(count)
t "watch --json starts with everything that is due" eventually gives "$due" lines '"event":"current"' /tmp/watch.json
t "watch --format says how many are due" eventually last "$due due: " /tmp/watch.line
systemctl --user stop vitaminbd.service vitaminbd.socket
t "without a daemon watch --json says that it waits" eventually grep -q "went away, waiting" /tmp/watch.err
t "without a daemon the line changes" eventually not last "$due due: " /tmp/watch.line
for restart in 1 2; do
  seen=$(lines '"event":"ready"' /tmp/watch.json)
  systemctl --user restart vitaminbd.socket vitaminbd.service
  t "restart $restart: watch --json continues" eventually more '"event":"ready"' /tmp/watch.json "$seen"
  t "restart $restart: the line is right again" eventually last "$due due: " /tmp/watch.line
done
seen=$(lines '"event":"ready"' /tmp/watch.json) shown=$(wc -l < /tmp/watch.line)
systemctl --user kill --signal=KILL vitaminbd.service
t "after a kill: watch --json continues" eventually more '"event":"ready"' /tmp/watch.json "$seen"
t "after a kill: each event is one object on one line" \
  equal "$(jq -c . /tmp/watch.json | wc -l) $(jq -r .event /tmp/watch.json | grep -c ready)" "$(wc -l < /tmp/watch.json) $((seen + 1))"
t "after a kill: the line is right again" eventually last "$due due: " /tmp/watch.line
t "after a kill: with two lines at most" test $(($(wc -l < /tmp/watch.line) - shown)) -le 2
vitaminb skip ada > /dev/null
t "a change after that is an event" eventually grep -q '"event":"closed".*Ada Lovelace' /tmp/watch.json
t "and another line" eventually last "$((due - 1)) due: " /tmp/watch.line
t "both still run" kill "$json" "$line"

if command -v i3blocks > /dev/null; then
  snippet interval > /tmp/i3blocks.conf
  i3blocks -c /tmp/i3blocks.conf > /tmp/i3blocks.out 2> /tmp/i3blocks.err &
  bar=$!
  due=$(count)
  # i3bar reads one array of blocks per line.
  shown() { says "\"full_text\":\"$1 due: " tail -n 1 /tmp/i3blocks.out; }
  t "i3blocks shows how many are due" eventually shown "$due"
  vitaminb skip "$(pick '.[0].name' due)" > /dev/null
  t "i3blocks shows the next number as soon as it changes" eventually shown "$((due - 1))"
  systemctl --user restart vitaminbd.service
  vitaminb skip "$(pick '.[0].name' due)" > /dev/null
  t "i3blocks continues after a restart of the daemon" eventually shown "$((due - 2))"
  t "i3blocks prints no errors" equal "$(cat /tmp/i3blocks.err)" ""
  # It ignores SIGTERM.
  disown "$bar"
  kill -9 "$bar"
  t "watch ends with i3blocks" eventually not pgrep -f "vitaminb watch"
else
  skip "i3blocks" "it is not installed"
fi

lacking=()
for program in sway waybar grim convert; do command -v "$program" > /dev/null || lacking+=("$program"); done
if ((${#lacking[@]} == 0)); then
  # Each class has a color here, so that one pixel shows whether waybar understood the line.
  module=$(snippet custom)
  printf '{ "layer": "top", "height": 30, "modules-left": ["custom/vitaminb"], %s }\n' "$module" > /tmp/waybar.json
  printf '%s\n' '* { font-family: monospace; font-size: 16px; color: white; }' 'window { background: black; }' \
    '#custom-vitaminb.due { background: #008000; }' '#custom-vitaminb.gone { background: #800000; }' > /tmp/waybar.css
  echo 'output HEADLESS-1 resolution 300x60' > /tmp/sway
  WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman sway -c /tmp/sway > /tmp/sway.log 2>&1 &
  t "there is a screen for waybar" eventually test -S "$XDG_RUNTIME_DIR/wayland-1"
  export WAYLAND_DISPLAY=wayland-1
  # corner COLOR - the bar's first pixel has this color.
  corner() { grim /tmp/waybar.png && equal "$(convert /tmp/waybar.png -format '%[hex:p{0,15}]' info:)" "$1"; }
  # as_before - the screen is the same as in /tmp/before.png.
  as_before() { grim /tmp/waybar.png && cmp /tmp/waybar.png /tmp/before.png; }
  waybar -c /tmp/waybar.json -s /tmp/waybar.css > /tmp/waybar.log 2>&1 &
  bar=$!
  t "waybar shows what is due" eventually corner 008000
  # Its popups and first drawing are done when two screenshots are equal.
  t "waybar comes to rest" eventually eval 'grim /tmp/before.png && sleep 0.2 && as_before'
  vitaminb skip "$(pick '.[0].name' due)" > /dev/null
  t "waybar shows another number as soon as it changes" eventually not as_before
  vitaminb undo > /dev/null
  t "and the old number after undo" eventually as_before
  pick '.[].name' due | while read -r name; do vitaminb skip "$name" > /dev/null; done
  # blank - the bar is empty.
  blank() { grim /tmp/waybar.png && equal "$(convert /tmp/waybar.png -crop 300x30+0+0 -format '%k' info:)" 1; }
  t "if nothing is due, waybar shows nothing" eventually blank
  vitaminb undo > /dev/null
  t "waybar shows what is due again" eventually corner 008000
  systemctl --user stop vitaminbd.service vitaminbd.socket
  t "waybar shows that the daemon is gone" eventually corner 800000
  systemctl --user restart vitaminbd.socket vitaminbd.service
  t "waybar continues after a restart of the daemon" eventually corner 008000
  kill "$bar"
  t "watch ends with waybar" eventually not pgrep -f "vitaminb watch"
else
  skip "waybar" "no ${lacking[*]}"
fi
