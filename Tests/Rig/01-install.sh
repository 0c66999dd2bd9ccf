# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
configure
before=$(md5sum "$config")
install=$src/systemd/install.sh

t "install.sh installs for this user" "$install" --from /vitaminb/bin --sample
t "the service is active" equal "$(unit ActiveState)" active
t "socket and service start with the session" systemctl --user is-enabled --quiet vitaminbd.socket vitaminbd.service
t "the empty address book got the invented contacts" test -e "$contacts/ada-lovelace.vcf"
t "an existing configuration is unchanged" equal "$(md5sum "$config")" "$before"
t "the service can write to the configured address book" vitaminb add "Grace Hopper"
vitaminb rm "Grace Hopper" --yes
units=(~/.config/systemd/user/vitaminbd.{service,socket})
has_man=$(command -v man > /dev/null && echo yes || echo no)
t "systemd-analyze finds nothing wrong with the units" \
  equal "$(systemd-analyze --user --man="$has_man" verify "${units[@]}" 2>&1)" ""
if [[ $has_man == yes ]]; then
  for page in vitaminb:1 vitaminb.toml:5 vitaminb-machines:7 vitaminb-tasks:7 vitaminbd:8; do
    t "man finds $page" equal "$(man -w "${page#*:}" "${page%:*}" 2>&1)" ~/.local/share/man/"man${page#*:}/${page%:*}.${page#*:}"
  done
else
  skip "the manual pages" "no man"
fi
t "the service's exposure is 1.5 at most" systemd-analyze --user security --offline=true --threshold=15 --no-pager "${units[0]}"
t "bash reads its completions" bash -n ~/.local/share/bash-completion/completions/vitaminb
t "there are completions for zsh" grep -q vitaminb ~/.local/share/zsh/site-functions/_vitaminb
t "there are completions for fish" grep -q vitaminb ~/.config/fish/completions/vitaminb.fish

pid=$(unit MainPID) rm=$(rm -v "$contacts/ada-lovelace.vcf")
out=$("$install" --from /vitaminb/bin 2>&1 < /dev/null)
t "installing again says what to type next" contains "$out" "vitaminb ack"
t "installing again starts the new daemon" not equal "$(unit MainPID)" "$pid"
t "installing again leaves an address book with contacts alone ($rm)" test ! -e "$contacts/ada-lovelace.vcf"
t "no socket is left that nobody listens on" vitaminb status

out=$(as_root "env SUDO_USER=rig HOME=/root $install --from /vitaminb/bin 2>&1")
t "under sudo it refuses, and says how instead" contains "$out" "without sudo"
out=$(HOME=/root "$install" --from /vitaminb/bin 2>&1)
t "somebody else's home is refused" contains "$out" "belongs to root"
as_root "rm -f /usr/include/sqlite3.h"
out=$("$install" 2>&1 < /dev/null)
t "a missing build dependency is named" contains "$out" libsqlite3-dev
t "with DESTDIR only files are installed" env PREFIX=/usr DESTDIR=/tmp/package "$install" --from /vitaminb/bin
lib=/tmp/package/usr/lib/systemd
t "a package's unit starts the package's daemon" grep -qxF 'ExecStart="/usr/bin/vitaminbd"' "$lib/user/vitaminbd.service"
t "and allows it to be executed" grep -qxF 'ExecPaths="/usr/bin/vitaminbd"' "$lib/user/vitaminbd.service"
t "a package has the message catalog" cmp "$src/systemd/vitaminb.catalog" "$lib/catalog/vitaminb.catalog"
t "a package has the manual pages" cmp /vitaminb/share/man/man8/vitaminbd.8 /tmp/package/usr/share/man/man8/vitaminbd.8
t "a package has the German message catalog" cmp "$src/systemd/vitaminb.de.catalog" "$lib/catalog/vitaminb.de.catalog"

# Root has no user manager here.
as_root "mkdir /tmp/root && env -u DBUS_SESSION_BUS_ADDRESS -u XDG_RUNTIME_DIR -u XDG_CONFIG_HOME HOME=/tmp/root \
  setsid sh -c 'echo \$\$ > /tmp/foreground.pid; exec $install --from /vitaminb/bin' > /tmp/foreground.log 2>&1 < /dev/null &"
t "without a user manager it says so" eventually grep -q "No systemd user manager" /tmp/foreground.log
t "and the same daemon serves, in the foreground" \
  eventually as_root "env -u XDG_RUNTIME_DIR HOME=/tmp/root /vitaminb/bin/vitaminb status"
t "where standard error is not journald, a line starts with its priority" grep -q '^<[0-7]>' /tmp/foreground.log
foreground=$(cat /tmp/foreground.pid)
as_root "kill $foreground"
t "SIGTERM ends it there as well" eventually test ! -d "/proc/$foreground"
