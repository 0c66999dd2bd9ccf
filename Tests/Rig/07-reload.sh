# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

pid=$(unit MainPID)
every() { pick 'map(select(.name == "Lukas Weber"))[0].every' vitaminb list --json; }
t "somebody in no group with a cadence is not tracked" equal "$(every)" null

cp "$config" /tmp/good.toml
printf '[groups.training]\nevery = "5w"\n' >> "$config"
t "a reload succeeds" systemctl --user reload vitaminbd.service
has_cadence() { [[ $(every) == "$1" ]]; }
t "the new cadence is in force" eventually has_cadence 5w

printf '[groups.training]\nevery = "5 blue moons"\n' >> "$config"
line=$(grep -n '^\[groups.training\]' "$config" | tail -n 1 | cut -d : -f 1)
t "a reload with a broken configuration fails" not systemctl --user reload vitaminbd.service
t "and status says where" eventually says "vitaminb\.toml:$line" vitaminb status
refused() { says "vitaminb\.toml:$1:[0-9]+" messages "$configuration_refused"; }
t "a broken configuration is reported to journald, with file, line and column" \
  eventually refused "$line"
t "the old cadence stays in force" equal "$(every)" 5w

{ cat /tmp/good.toml; printf '[groups.training]\nevery = "5 blue moons"\n'; } > "$config"
line=$(grep -n 'blue moons' "$config" | cut -d : -f 1)
systemctl --user reload vitaminbd.service
t "so is an invalid value" eventually refused "$line"
t "and nothing changes" equal "$(every)" 5w
{ printf 'brithdays = true\n'; cat /tmp/good.toml; } > "$config"
systemctl --user reload vitaminbd.service
t "so is a key that does not exist" eventually refused 1
t "and nothing changes" equal "$(every)" 5w
rm "$config"
systemctl --user reload vitaminbd.service
t "it is the same daemon all along" equal "$(unit MainPID)" "$pid"
t "and it is active" equal "$(unit ActiveState)" active

printf 'address_books = 3\n' > "$config"
systemctl --user restart vitaminbd.service 2> /dev/null
t "a start with a broken configuration fails" equal "$(unit ActiveState)" failed
t "for good, not in a loop" equal "$(unit NRestarts)" 0
t "with the exit status for configuration errors" equal "$(unit ExecMainStatus)" 78
# As many calls as a person in despair makes, and a status bar beside: each hears what is wrong.
told=0 deaf=''
for ((n = 0; n < 60; n++)); do
  words=$(vitaminb due 2>&1)
  [[ $? == 78 && $words == *"vitaminb.toml:1:17: address_books must be"* ]] && told=$((told + 1)) || deaf=$words
  ((n % 20 < 17)) || sleep 1.2 # the daemon has ended meanwhile
done
t "whoever calls is told line and column ($deaf)" equal "$told" 60
t "in German, too" says "Konfiguration ablehnt" env LC_ALL=de_DE.UTF-8 vitaminb due
t "the socket is still there" equal "$(systemctl --user is-active vitaminbd.socket)" active
t "journald is not flooded" test "$(messages "$configuration_refused" --since -1min | wc -l)" -lt 30
cp /tmp/good.toml "$config"
t "corrected, the next call is answered" vitaminb status
t "and all is well" equal "$(unit ActiveState)" active

t "without its folder" bash -c "systemctl --user stop vitaminbd.socket vitaminbd.service; mv '$data' /tmp/data; systemctl --user start vitaminbd.socket"
t "the service makes it" vitaminb status
t "for this user alone" equal "$(stat -c %a "$data")" 700
t "and can write it" vitaminb add "Grace Hopper" --every 6w
