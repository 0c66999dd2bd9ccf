# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Another program changes the journal's files in place, removes, locks or restores them, while six clients say things; then kill -9.
rounds=20
[[ -z ${VITAMINB_LONG-} ]] || rounds=1000
attack "whatever another program does to the journal's files, what was answered is found or restored" \
  /usr/bin/python3 "$src/Tests/Rig/changed-files.py" /vitaminb/bin/vitaminbd "$rounds"
