# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
t "it runs" vitaminb status

zone() { su root -c "ln -sfn /usr/share/zoneinfo/$1 /etc/localtime"; }
t "the zone is set to Tokyo's" zone Asia/Tokyo
t "the daemon notices at once" eventually holds '.[0].zone == "Asia/Tokyo"' vitaminb status --json
t "and wakes at midnight there" holds '.[0].nextWake | endswith("T00:00:00+09:00")' vitaminb status --json
t "the zone is set to Berlin's" zone Europe/Berlin
t "that is noticed too" eventually holds '.[0].zone == "Europe/Berlin"' vitaminb status --json
t "the daemon was not restarted" equal "$(unit NRestarts)" 0

as_root() { su root -c "VITAMINB_CONTROL=$control $(command -v vitaminb) $1"; }
as_root status > /dev/null 2>&1
t "other users are refused, even root" equal "$?" 69
t "and journald says so" eventually says "refused" journalctl --user -u vitaminbd -o cat
t "the owner is still served" vitaminb status
