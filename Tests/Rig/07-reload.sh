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
systemctl --user reload vitaminbd.service
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
cp /tmp/good.toml "$config"
t "corrected, it starts" systemctl --user restart vitaminbd.service
t "and serves" vitaminb status
