# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# kill -9 under load: Tests/Rig/crash-load.py says things from several clients at once, and counts what became of them.
configure
sed -i 's/^budget = .*/budget = 1000/' "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
override 'RestartSec=0'
unlimited
systemctl --user restart vitaminbd.service
before=$(unit NRestarts)

kills=500
[[ -z ${VITAMINB_LONG-} ]] || kills=10000
attack "what was answered is there once, what was not is whole or absent, and nothing is told twice" \
  /usr/bin/python3 "$src/Tests/Rig/crash-load.py" "$kills"
t "every start after a kill was by systemd alone" test "$(($(unit NRestarts) - before))" -ge "$kills"
t "and the last one serves" vitaminb status

# FailPointTests has a debug build die between any two steps. What it needs for that must not be in a release.
t "a release has no fail points" not grep -qaE 'VITAMINB_FAIL|before COMMIT' /vitaminb/bin/vitaminbd
t "(the probe would find them)" grep -qa 'vitaminb address-book.index' /vitaminb/bin/vitaminbd
