# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# kill -9 under load: Tests/Rig/crash-load.py sends commands from several clients at once, and checks their effects.
configure
sed -i 's/^budget = .*/budget = 1000/' "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
override 'RestartSec=0'
unlimited
systemctl --user restart vitaminbd.service
before=$(unit NRestarts)

kills=500
[[ -z ${VITAMINB_LONG-} ]] || kills=3000
attack "what was answered is there once, what was not is there completely or not at all, and nothing is sent twice" \
  /usr/bin/python3 "$src/Tests/Rig/crash-load.py" "$kills"
t "systemd made every start after a kill" test "$(($(unit NRestarts) - before))" -ge "$kills"
t "and the last daemon answers" vitaminb status

# The fail points that FailPointTests uses in a debug build must not be in a release.
t "a release has no fail points" not grep -qaE 'VITAMINB_FAIL|before COMMIT' /vitaminb/bin/vitaminbd
t "(the search would find them)" grep -qa 'address-book.index' /vitaminb/bin/vitaminbd
