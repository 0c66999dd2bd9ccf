#!/bin/bash
# install.sh - build vitaminb and install it for your user. Run it again to upgrade.
#
#   systemd/install.sh [OPTION...]
#
#   --no-build     install the last release build
#   --from DIR     install vitaminbd and vitaminb from DIR; build nothing
#   --sample       if the address book is empty: put the invented contacts from config/contacts there without asking
#   --no-sample    leave an empty address book empty, without asking
#   --uninstall    remove everything that was installed; your contacts, your journal and your configuration stay
#   -h, --help     print this text
#
# For packages: PREFIX=/usr DESTDIR=/some/root systemd/install.sh. This puts units and message catalog below PREFIX/lib/systemd,
# everything below DESTDIR, and starts nothing.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname -- "$here")
# say ENGLISH [GERMAN], and die, which ends. German is for whom gettext(1) would choose it.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG-}}} german=''
[[ $locale == @(|C|C.*|POSIX) || ${LANGUAGE:-$locale} != de* ]] || german=yes
say() { if [[ -n $german ]]; then printf '%s\n' "${2-$1}"; else printf '%s\n' "$1"; fi; }
die() { say "install.sh: $1" "install.sh: ${2-$1}" >&2; exit 1; }

build=yes from='' wrote='' sample=ask uninstall=''
while (($#)); do
  case $1 in
    --no-build) build='' ;;
    --from) (($# >= 2)) || die "--from needs a folder" "--from braucht einen Ordner"; build='' from=$2; shift ;;
    --sample) sample=yes ;;
    --no-sample) sample=no ;;
    --uninstall) uninstall=yes ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) die "unknown option: $1 (--help lists them)" "unbekannte Option: $1 (--help nennt alle)" ;;
  esac
  shift
done

package=''
[[ -z ${PREFIX-}${DESTDIR-} ]] || package=yes
manager() { systemctl --user "$@"; }

# The owner of HOME becomes the daemon's user.
check_user() {
  [[ -n ${HOME-} && -d $HOME ]] || die "HOME is not a folder" "HOME ist kein Ordner"
  if ((EUID == 0)) && [[ -n ${SUDO_USER-} && $SUDO_USER != root ]]; then
    local all="PREFIX=/usr/local sudo --preserve-env=PREFIX $0"
    die "this installs for one user: run it as $SUDO_USER, without sudo (it calls sudo itself where it must). For all users: $all" \
      "das installiert für einen Benutzer: als $SUDO_USER aufrufen, ohne sudo (wo es nötig ist, ruft es sudo selbst auf). Für alle: $all"
  fi
  [[ $(stat -c %u -- "$HOME") == "$EUID" ]] ||
    die "HOME is $HOME, which belongs to $(stat -c %U -- "$HOME"), not to $(id -un)" \
      "HOME ist $HOME, und das gehört $(stat -c %U -- "$HOME"), nicht $(id -un)"
}

# A shell started by `su` has no XDG_RUNTIME_DIR, even if a user manager runs.
find_manager() {
  [[ -n ${XDG_RUNTIME_DIR-} || ! -d /run/user/$EUID ]] || export XDG_RUNTIME_DIR=/run/user/$EUID
}

# Where everything goes. The user manager may not know this shell's XDG_CONFIG_HOME, so it is asked where it looks for units.
set_folders() {
  if [[ -n $package ]]; then
    local prefix=${PREFIX:-/usr/local}
    bin=$prefix/bin units=$prefix/lib/systemd/user catalog=$prefix/lib/systemd/catalog
    bash_completion=$prefix/share/bash-completion/completions zsh_completion=$prefix/share/zsh/site-functions
    applications=$prefix/share/applications icons=$prefix/share/icons/hicolor/scalable/apps
    share=$prefix/share
    fish_completion=$prefix/share/fish/vendor_completions.d examples=$prefix/share/doc/vitaminb/examples hooks=$examples/hooks.d
    return
  fi
  config=${XDG_CONFIG_HOME:-$HOME/.config} data=${XDG_DATA_HOME:-$HOME/.local/share}
  bin=$HOME/.local/bin units=$HOME/.config/systemd/user catalog='' examples=''
  local looked
  if looked=$(manager show -P UnitPath 2> /dev/null) && [[ -n $looked && " $looked " != *" $units "* ]]; then
    units=$config/systemd/user
  fi
  bash_completion=$data/bash-completion/completions zsh_completion=$data/zsh/site-functions
  fish_completion=$config/fish/completions
  applications=$data/applications icons=$data/icons/hicolor/scalable/apps
  share=$HOME/.local/share # programs in ~/.local/bin and manpath(5) look here, not in XDG_DATA_HOME
  dropin=$units/vitaminbd.service.d/address-books.conf
  hooks=$config/vitaminb/hooks.d
}

install_packages() {
  local missing=() sudo=()
  command -v pkg-config > /dev/null || missing+=(pkg-config)
  [[ -e /usr/include/systemd/sd-daemon.h ]] || missing+=(libsystemd-dev)
  [[ -e /usr/include/sqlite3.h ]] || missing+=(libsqlite3-dev)
  command -v msgfmt > /dev/null || missing+=(gettext)
  if ((${#missing[@]})); then
    ((EUID == 0)) || sudo=(sudo)
    if ! type apt-get "${sudo[@]}" > /dev/null 2>&1; then
      die "missing packages (Debian's names): ${missing[*]}. Install them, then run this again" \
        "es fehlen Pakete (mit Debians Namen): ${missing[*]}. Installiere sie, dann noch einmal"
    fi
    say "Installing ${missing[*]}" "Installiere ${missing[*]}"
    "${sudo[@]}" apt-get -qq update || say "apt-get update failed, ignoring" "apt-get update ist gescheitert; es geht weiter"
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "${missing[@]}" > /dev/null ||
      die "could not install ${missing[*]}. Install them as root, then run this again" \
        "${missing[*]} ließ sich nicht installieren. Installiere es als root, dann noch einmal"
  fi
  command -v swift > /dev/null ||
    die "no swift in PATH. Install Swift 6.2 or newer (https://www.swift.org/install), then run this again" \
      "kein swift in PATH. Installiere Swift 6.2 oder neuer (https://www.swift.org/install), dann noch einmal"
}

build_binaries() {
  if [[ -n $build ]]; then
    install_packages
    say "Building (the first time takes some minutes)" "Übersetze (beim ersten Mal dauert das einige Minuten)"
    "$here/build.sh"
  fi
  [[ -n $from ]] || from=$root/.build/install
  [[ -x $from/vitaminbd && -x $from/vitaminb ]] || die "no vitaminbd and vitaminb in $from" "in $from sind kein vitaminbd und vitaminb"
}

# All installed files except the user's own, one "mode, source, destination" per line. --uninstall removes the same destinations.
list_files() {
  printf '%s\t%s\t%s\n' \
    755 "$from/vitaminbd" "$bin/vitaminbd" \
    755 "$from/vitaminb" "$bin/vitaminb" \
    644 "$here/vitaminbd.socket" "$units/vitaminbd.socket" \
    644 "$work/vitaminbd.service" "$units/vitaminbd.service" \
    644 "$work/vitaminb-observe.service" "$units/vitaminb-observe.service" \
    644 "$here/vitaminb-observe.timer" "$units/vitaminb-observe.timer" \
    644 "$work/bash" "$bash_completion/vitaminb" \
    644 "$work/zsh" "$zsh_completion/_vitaminb" \
    644 "$work/fish" "$fish_completion/vitaminb.fish" \
    644 "$here/vitaminb.desktop" "$applications/vitaminb.desktop" \
    644 "$here/vitaminb.svg" "$icons/vitaminb.svg" \
    644 "$root/config/hooks.d/mail.sample" "$hooks/mail.sample" \
    644 "$root/config/hooks.d/ntfy.sample" "$hooks/ntfy.sample"
  [[ -z $catalog ]] || printf '%s\t%s\t%s\n' 644 "$here/vitaminb.catalog" "$catalog/vitaminb.catalog" \
    644 "$here/vitaminb.de.catalog" "$catalog/vitaminb.de.catalog"
  # Languages and manual pages: those in the build, or for --uninstall those that are installed.
  local file folder=$from/../share
  [[ -z $uninstall ]] || folder=${DESTDIR-}$share
  for file in "$folder"/locale/*/LC_MESSAGES/vitaminb.mo "$folder"/man{,/de}/man*/vitaminb*; do
    [[ ! -e $file ]] || printf '%s\t%s\t%s\n' 644 "$file" "$share/${file#"$folder"/}"
  done
  [[ -z $examples ]] || printf '%s\t%s\t%s\n' 644 "$root/config/vitaminb.toml" "$examples/vitaminb.toml"
}

# unit_quote TEXT - the text as a value in a unit file: quoted, percent signs escaped (systemd.syntax(7)).
unit_quote() {
  local value=${1//\\/\\\\}
  value=${value//\"/\\\"}
  printf '"%s"' "${value//%/%%}"
}

install_files() {
  local shell mode source destination
  for shell in bash zsh fish; do
    "$from/vitaminb" --generate-completion-script "$shell" > "$work/$shell" || die "$from/vitaminb does not run"
  done
  # The programs are where they were installed, and not in %h/.local/bin.
  local folder unit
  folder=$(unit_quote "$bin/" | sed 's/\\/&&/g')
  for unit in vitaminbd vitaminb-observe; do
    awk -v "folder=${folder%\"}" '/^Exec(Start|Reload|Paths)=%h/ && match($0, /%h\/[^ ]*/) {
      program = substr($0, RSTART, RLENGTH); start = RSTART; rest = RSTART + RLENGTH; sub(/.*\//, "", program)
      $0 = substr($0, 1, start - 1) folder program "\"" substr($0, rest) } 1' "$here/$unit.service" > "$work/$unit.service"
  done
  # Hooks in a folder that others can write are ignored, and a permissive umask would make such a folder.
  [[ -n $package || -d $hooks ]] || { mkdir -p -- "${hooks%/*}" && mkdir -m 700 -- "$hooks"; }
  changed=()
  cmp -s -- "$here/vitaminbd.socket" "$units/vitaminbd.socket" || changed=(vitaminbd.socket)
  while IFS=$'\t' read -r mode source destination; do
    install -D -m "$mode" -- "$source" "${DESTDIR-}$destination"
  done < <(list_files)
}

# Write the configuration if there is none, and create the folders that the sandbox opens: they must exist before the daemon starts.
prepare_home() {
  install -d -m 700 -- "$data/vitaminb"
  if [[ ! -e $config/vitaminb/vitaminb.toml ]]; then
    install -d -m 700 -- "$config/vitaminb"
    install -m 600 -- "$root/config/vitaminb.toml" "$config/vitaminb/vitaminb.toml"
    wrote=$config/vitaminb/vitaminb.toml
    say "Wrote an example configuration: $wrote" "Eine Beispielkonfiguration angelegt: $wrote"
  fi
  local listed
  listed=$("$bin/vitaminbd" --print-address-books) ||
    die "vitaminbd can't read its configuration, see above. Correct it, then run this again" \
      "vitaminbd kann seine Konfiguration nicht lesen, siehe oben. Berichtige sie, dann noch einmal"
  mapfile -t books <<< "$listed"
  [[ -n ${books[0]} ]] ||
    die "the configuration names no address book: $config/vitaminb/vitaminb.toml" \
      "die Konfiguration nennt kein Adressbuch: $config/vitaminb/vitaminb.toml"
  [[ -d ${books[0]} ]] || install -d -m 700 -- "${books[0]}"
  # The folders that the service's sandbox opens, readable by whoever reads units, whatever the umask.
  "$bin/vitaminbd" --print-drop-in > "$work/drop-in"
  if [[ -s $work/drop-in ]]; then install -D -m 644 -- "$work/drop-in" "$dropin"; else rm -f -- "$dropin"; fi
}

offer_sample() {
  local book card answer=''
  for book in "${books[@]}"; do
    for card in "$book"/*.vcf; do [[ ! -e $card ]] || return 0; done
  done
  if [[ $sample == ask ]]; then
    if [[ -t 0 && -t 1 ]]; then
      local question="There are no contacts in ${books[0]} yet. Put a dozen invented ones there, to try it out? [Y/n] "
      [[ -z $german ]] || question="In ${books[0]} sind noch keine Kontakte. Ein Dutzend erfundene hineintun, zum Ausprobieren? [J/n] "
      read -r -p "$question" answer || :
      [[ ${answer:-y} == [yYjJ]* ]] && sample=yes || sample=no
    else
      sample=yes
    fi
  fi
  if [[ $sample != yes ]]; then
    # The example's groups are the invented contacts'. Of somebody else's nobody shall be reminded before they are asked.
    [[ -z $wrote ]] || sed -i '/^\[groups/,$s/^[^#]/# &/' "$wrote"
    return
  fi
  install -m 600 -- "$root"/config/contacts/*.vcf "${books[0]}"
  say "The address book was empty: put invented contacts into ${books[0]} (vitaminb rm --samples takes them out again)" \
    "Das Adressbuch war leer: erfundene Kontakte in ${books[0]} angelegt (vitaminb rm --samples nimmt sie wieder heraus)"
}

start() {
  if ! manager show-environment > /dev/null 2>&1; then
    rm -rf -- "$work"
    say "No systemd user manager runs here, so the daemon runs in the foreground until Ctrl-C. In another terminal:" \
      "Hier läuft kein systemd für Benutzer, also läuft der Daemon im Vordergrund, bis Strg-C. In einem anderen Terminal:"
    say "  $bin/vitaminb"
    exec "$bin/vitaminbd"
  fi
  manager daemon-reload
  manager reset-failed vitaminbd.socket vitaminbd.service 2> /dev/null || :
  manager --quiet enable vitaminbd.socket vitaminbd.service
  # Returns when the daemon is ready. An unchanged socket unit is not restarted, so waiting calls are not lost.
  if ! manager restart "${changed[@]}" vitaminbd.service; then
    journalctl --user --no-pager -o cat -n 20 -t vitaminbd >&2 || :
    die "vitaminbd did not start, see above. Then: systemctl --user restart vitaminbd.socket vitaminbd.service" \
      "vitaminbd ist nicht gestartet, siehe oben. Dann: systemctl --user restart vitaminbd.socket vitaminbd.service"
  fi
}

finish() {
  local state toml=$config/vitaminb/vitaminb.toml name=NAME
  state=$(manager is-active vitaminbd.service)
  say "vitaminbd $state: it starts with your session and on the first call. Its configuration is $toml" \
    "vitaminbd $state: es startet mit deiner Sitzung und beim ersten Aufruf. Seine Konfiguration ist $toml"
  say "Type next:" "Gib als Nächstes ein:"
  [[ :$PATH: == *":$bin:"* ]] ||
    say "  export PATH=\"\$PATH:$bin\"              # add this to your shell's start file" \
      "  export PATH=\"\$PATH:$bin\"              # das gehört in die Startdatei deiner Shell"
  say "  vitaminb setup                           # find your contacts, choose with whom to keep in touch" \
    "  vitaminb setup                           # deine Kontakte finden, wählen, mit wem du in Kontakt bleiben willst"
  say "  vitaminb                                 # who is due" "  vitaminb                                 # wer fällig ist"
  [[ ! -e ${books[0]}/ada-lovelace.vcf ]] || name=Ada
  say "  vitaminb ack $name --via call              # you were in touch" \
    "  vitaminb ack $name --via call              # ihr wart in Kontakt"
  say "  journalctl --user -f -t vitaminbd        # reminders as they come" \
    "  journalctl --user -f -t vitaminbd        # Erinnerungen, sobald sie kommen"
  say "To have journalctl -x explain them, install the catalog once for all users:" \
    "Damit journalctl -x sie erklärt, installiere den Katalog einmal für alle Benutzer:"
  say "  sudo install -D -m 644 -t /usr/local/lib/systemd/catalog ${here@Q}/vitaminb*.catalog && sudo journalctl --update-catalog"
}

remove() {
  if [[ -z $package ]] && manager show-environment > /dev/null 2>&1; then
    manager --quiet disable --now vitaminb-observe.timer vitaminbd.service vitaminbd.socket 2> /dev/null || :
  fi
  local books='' mode source destination
  [[ -n $package ]] || books=$("$bin/vitaminbd" --print-address-books 2> /dev/null) || :
  while IFS=$'\t' read -r mode source destination; do
    rm -f -- "${DESTDIR-}$destination"
  done < <(list_files)
  [[ -z $package ]] || { say "Removed." "Entfernt."; return 0; }
  rm -f -- "$dropin"
  rmdir -- "$(dirname -- "$dropin")" "$hooks" 2> /dev/null || :
  manager daemon-reload 2> /dev/null || :
  say "Removed. These are yours and stay:" "Entfernt. Das gehört dir und bleibt:"
  say "  $data/vitaminb (the journal)" "  $data/vitaminb (das Journal)"
  say "  $config/vitaminb (the configuration)" "  $config/vitaminb (die Konfiguration)"
  while IFS= read -r book; do say "  $book (contacts)" "  $book (Kontakte)"; done <<< "${books:-$data/vitaminb/contacts}"
}

[[ -n $package ]] || { check_user; find_manager; }
set_folders
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
if [[ -n $uninstall ]]; then
  remove
  exit
fi
build_binaries
install_files
if [[ -n $package ]]; then
  # With DESTDIR the package's own scripts must do this.
  [[ -n ${DESTDIR-} ]] || journalctl --update-catalog ||
    say "journalctl --update-catalog failed, ignoring" "journalctl --update-catalog ist gescheitert; es geht weiter"
  below=${DESTDIR-}${PREFIX:-/usr/local} enable="systemctl --user enable --now vitaminbd.socket vitaminbd.service"
  say "Installed below $below. Each user then: $enable" "Installiert unter $below. Dann jeder Benutzer: $enable"
  exit
fi
prepare_home
offer_sample
start
finish
