# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Several machines of one person: homes with a daemon each, which share what they know through a folder. Syncthing, rclone over WebDAV and
# git carry it; machines are cut off, sleep and are killed. Each daemon has a clock of its own: see Tests/Rig/pretended-clock.c.
command -v gcc > /dev/null || { skip "several machines" "no gcc"; exit; }
gcc -O2 -shared -fPIC -o ~/pretended-clock.so "$src/Tests/Rig/pretended-clock.c"
as_root "ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime"

days=30 rounds=8
[[ -z ${VITAMINB_LONG-} ]] || days=120 rounds=60
# share SENTENCE PROGRAM KIND DAYS MACHINES [SEED]
share() {
  if command -v "$2" > /dev/null; then
    attack "$1" /usr/bin/python3 "$src/Tests/Rig/machines.py" "${@:3}"
  else
    skip "$1" "no $2"
  fi
}
share "after a month three machines know the same, over Syncthing" syncthing syncthing "$days" 3
share "two machines know the same, over WebDAV" rclone webdav "$rounds" 2
share "two machines know the same, over git" git git "$rounds" 2
