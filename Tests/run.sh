#!/bin/bash
# run.sh - every test of vitaminb, with one command. It exits 0 when all of them passed.
#
#   Tests/run.sh [--quick | --long]
#
#   --quick   for the minutes between two edits: builds only what changed, and leaves out the fuzzer, the simulated
#             lives and the scenarios in Tests/Rig
#   --long    lives ten thousand lives instead of a thousand, and as many of three machines instead of a hundred; every attack
#             is a long one, and the scenarios with somebody else's large programs run too: some hours
#
# As root it installs what the tests need (Debian's packages); as anyone else it says what is missing, and what that leaves out.
# Whatever it makes is in .build-tests, .build-tools and .build-fuzz, which may be deleted.
set -uo pipefail

# What a test leaves running becomes a child of this process, so that `leftovers` can name it. The call is prctl(2) with
# PR_SET_CHILD_SUBREAPER, which bash has no word for; it holds across exec.
if [[ ${VITAMINB_REAPER-} != "$$" ]] && command -v python3 > /dev/null; then
  VITAMINB_REAPER=$$ exec python3 -c 'import ctypes, os, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])' "$(realpath -- "${BASH_SOURCE[0]}")" "$@"
fi

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit
export LC_ALL=C.UTF-8

quick='' long=''
case ${1-} in
  '') ;;
  --quick) quick=yes ;;
  --long) long=yes; export VITAMINB_LONG=yes ;;
  *) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2 ;;
esac

tools=$PWD/.build-tools logs=$PWD/.build-tools/logs
mkdir -p "$logs"
rm -f "$logs"/*
failed=()
say() { printf '%s\n' "$*"; }

# step NAME COMMAND... - runs it with its output in a file; when it fails, what failed is shown, or the end.
step() {
  local name=$1 start=$SECONDS
  shift
  if "$@" > "$logs/$name.log" 2>&1 < /dev/null; then
    say "ok      $name ($((SECONDS - start)) s)"
  else
    failed+=("$name")
    say "FAILED  $name ($((SECONDS - start)) s), from $logs/$name.log:"
    { grep -aE '^✘|error:' "$logs/$name.log" || cat "$logs/$name.log"; } | tail -n 40 | cut -c 1-300 | sed 's/^/        /'
    return 1
  fi
}

# give_folders - temporary directories of this run's own: TMPDIR, and one on another file system where there is one.
folders=()
give_folders() {
  TMPDIR=$(mktemp -d) && folders=("$TMPDIR") || return
  if VITAMINB_FAR_TMPDIR=$(mktemp -d -p /dev/shm 2> /dev/null); then folders+=("$VITAMINB_FAR_TMPDIR"); else unset VITAMINB_FAR_TMPDIR; fi
  export TMPDIR VITAMINB_FAR_TMPDIR
  trap 'rm -rf -- "${folders[@]}"' EXIT
}

# running - the processes that the tests started and that still run, a line each. Those that are ending get two seconds.
running() {
  local pid state all left=() tries
  [[ ${VITAMINB_REAPER-} == "$$" ]] || return 0
  for ((tries = 0; tries < 20; tries++)); do
    read -r -a all < "/proc/$$/task/$$/children" || ((${#all[@]})) || return 0
    left=()
    for pid in "${all[@]}"; do
      state=$(sed 's/.*) \(.\).*/\1/' "/proc/$pid/stat" 2> /dev/null)
      # Neither a process that has ended nor the subshell that runs this.
      [[ $state == [RSDT] && $pid != "$BASHPID" ]] && left+=("$pid")
    done
    ((${#left[@]})) || return 0
    sleep 0.1
  done
  for pid in "${left[@]}"; do
    echo "error: still running: $pid $(tr '\0' ' ' < "/proc/$pid/cmdline")"
    kill -KILL "$pid"
  done
}

# leftovers - fails where the tests left a process or a file, and names it. Swift's own tools leave locks, folders and expanded macros.
leftovers() {
  local left
  left=$(running
    find "${folders[@]}" -mindepth 1 -maxdepth 1 ! -name 'TemporaryDirectory.*' ! -name '*.lock' \
      ! -name swift-generated-sources -printf 'error: left behind: %p\n' | sort)
  [[ -z $left ]] || { printf '%s\n' "$left"; return 1; }
}

finish() {
  ((${#folders[@]} == 0)) || step leftovers leftovers
  if ((${#failed[@]})); then
    local log=$logs/${failed[0]}.log
    [[ -e $log ]] || log="$logs/*.log"
    say "FAILED after $SECONDS s: ${failed[*]}. Type next: less $log"
    exit 1
  fi
  if [[ -n $quick ]]; then
    say "Passed in $SECONDS s, without the fuzzer and the scenarios. Type next: Tests/run.sh"
  else
    say "Passed in $SECONDS s. Type next: systemd/install.sh"
  fi
  exit 0
}

# A package that was removed leaves its configuration behind, and dpkg -s is content with that.
is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null) == installed ]]; }

# What the build cannot do without, and what some tests are skipped without.
install_packages() {
  local package needed=(pkg-config libsystemd-dev libsqlite3-dev gettext) missing=()
  local useful=(dbus dbus-user-session libpam-systemd python3-venv curl jq sqlite3 shellcheck zsh fish gcc locales libebook-contacts1.2-dev
    dunst xvfb imagemagick python3-dbus python3-gi mandoc man-db tmux openssh-server
    i3blocks waybar sway grim chromium syncthing sshfs rclone git gocryptfs iproute2 strace lintian dpkg-dev apt-utils gpg
    evolution-data-server gir1.2-ebook-1.2 gir1.2-edataserver-1.2 thunderbird python3-dateutil
    libical-dev khal vdirsyncer todoman radicale openssl gir1.2-ecal-2.0
    dovecot-core dovecot-imapd dovecot-lmtpd dovecot-sieve isync notmuch swaks vacation)
  # A mail server takes the place of another one, and is only installed where there is none.
  [[ -e /usr/sbin/sendmail ]] || useful+=(postfix mailman3)
  for package in "${needed[@]}" "${useful[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    say "missing ${missing[*]}: tests that need them are skipped. To have them all: sudo apt-get install ${missing[*]}"
  else
    step apt-get bash -c 'apt-get -q update; DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"' \
      apt-get "${missing[@]}" || finish
  fi
  for package in "${needed[@]}"; do
    is_installed "$package" || { say "cannot build without $package"; failed+=(packages); finish; }
  done
}

# Programs of others, to compare and to talk with. Where one cannot be had, its tests are skipped and say so.
get_tools() {
  [[ -x $tools/varlinkctl/varlinkctl ]] ||
    Tests/tools/get-varlinkctl "$tools/varlinkctl" > "$logs/varlinkctl.log" 2>&1 ||
    say "skipped varlinkctl: $(tail -n 1 "$logs/varlinkctl.log")"
  # Debian's own python, because a python below /root is out of reach for the scenarios' user.
  "$tools/python/bin/python" -c 'import khard, radicale, varlink, vdirsyncer, vobject' 2> /dev/null || {
    /usr/bin/python3 -m venv "$tools/python" &&
      "$tools/python/bin/pip" install -q khard==0.21.0 radicale==3.9.0 varlink==31.0.0 vdirsyncer==0.21.0 vobject==0.9.9
  } > "$logs/python.log" 2>&1 || say "skipped python's varlink, vobject, Radicale, vdirsyncer and khard: $(tail -n 1 "$logs/python.log")"
  # Cards that nobody here made up: those that khard is tested with.
  [[ -d $tools/corpus ]] || {
    "$tools/python/bin/pip" download -q --no-deps --no-binary :all: --dest "$tools/corpus.new" khard==0.21.0 &&
      tar -x -z -C "$tools/corpus.new" -f "$tools/corpus.new/khard-0.21.0.tar.gz" && mv "$tools/corpus.new" "$tools/corpus"
  } > "$logs/corpus.log" 2>&1 || say "skipped khard's cards: $(tail -n 1 "$logs/corpus.log")"
  [[ ! -d $tools/corpus ]] || export VITAMINB_CORPUS=$tools/corpus
  if "$tools/varlinkctl/varlinkctl" --version > /dev/null 2>&1; then
    export VARLINKCTL=$tools/varlinkctl/varlinkctl SD_VARLINK_SERVER=$tools/varlinkctl/sd-varlink-server
  fi
  if "$tools/python/bin/python" -c 'import varlink' 2> /dev/null; then
    export VARLINK_PYTHON=$tools/python/bin/python VITAMINB_PYTHON=$tools/python/bin/python
  fi
}

lint() { swift format lint --strict --recursive Sources Tests Package.swift; }
lint_shell() {
  shellcheck -S warning -x -P SCRIPTDIR systemd/*.sh config/hooks.d/* Tests/run.sh Tests/sanitize.sh Tests/mutate.sh Tests/Benchmarks/*.sh Tests/Rig/*.sh Tests/Rig/*.bash Tests/Fuzz/*.sh Tests/Evidence/*.sh Tests/Evidence/*.bash Tests/Recurrences/*.sh \
    Tests/tools/{check-package,get-varlinkctl,manual-pages,systemd-rig} systemd/debian/{postinst,prerm,postrm}
}

# What a person reads is there in every language; and the tests read it in German where the system has that locale.
language() {
  Tests/tools/phrases --check || return
  if ((EUID == 0)) && ! locale -a | grep -q '^de_DE.utf8$'; then localedef -i de_DE -f UTF-8 de_DE.UTF-8; fi
  mkdir -p .build-tests/share/locale/de/LC_MESSAGES
  msgfmt --output-file=.build-tests/share/locale/de/LC_MESSAGES/vitaminb.mo Sources/Language/de.po
}

# The check of undeclared imports sees only what is compiled, so everything of ours is.
build() {
  [[ -n $quick ]] || swift package --scratch-path .build-tests clean || return
  swift build --scratch-path .build-tests --build-tests --explicit-target-dependency-import-check error || return
  # Ours are below this folder, but not in it under .build-tests, where the dependencies are.
  if grep -E "^(($PWD/)?(Sources|Tests|Package\.swift).*|macro expansion .*): warning: " "$logs/build.log" >&2; then
    echo "These warnings are our own." >&2
    return 1
  fi
}

# The manual pages, as systemd/build.sh makes them.
manual() {
  TEXTDOMAINDIR=$PWD/.build-tests/share/locale .build-tests/debug/manual .build-tests/debug/vitaminb .build-tests/share/man || return
  Tests/tools/manual-pages .build-tests/debug .build-tests/share/man
}

# One after the other: many share the main queue, and one that keeps it busy would make another's time run out.
unit_tests() { TEXTDOMAINDIR=$PWD/.build-tests/share/locale swift test --scratch-path .build-tests --skip-build --no-parallel; }

# Whole lives of the planner, each from a seed. There are centuries of them, so it is a release that lives them, built with the
# flags of systemd/build.sh to share what that builds.
build_lives() { swift build -c release --static-swift-stdlib --disable-local-rpath -Xlinker -s -Xlinker -z -Xlinker now --product simulate; }
lives() { .build/release/simulate --seeds "1000${long:+0}"; }
lives_wrong_clocks() { .build/release/simulate --wrong-clocks --seeds "300${long:+0}"; }
lives_machines() { .build/release/simulate --machines --seeds "100${long:+00}"; }
lives_many_contacts() {
  .build/release/simulate --contacts 1000 --years 1 --seeds 1 || return
  [[ -z $long ]] || .build/release/simulate --contacts 3000 --years 10 --seeds 1
}

# A year of the real programs on a clock of their own, in both languages: what is told and answered is compared with the transcripts.
year() { TEXTDOMAINDIR=$PWD/.build-tests/share/locale .build-tests/debug/year; }
# The same life where mail, calendar and telephone are on the machine: what is noticed is what happened, each once.
year_evidence() { TEXTDOMAINDIR=$PWD/.build-tests/share/locale .build-tests/debug/year --evidence; }

# What the observer of mail, calendars and calls is to be measured with: a year of them, and what a person would say happened in it.
labelled_year() {
  /usr/bin/python3 Tests/Evidence/labelled-year.py "$TMPDIR/labelled-year" && /usr/bin/python3 Tests/Evidence/check-year.py "$TMPDIR/labelled-year"
  local status=$?
  rm -rf -- "$TMPDIR/labelled-year"
  return "$status"
}

# The same year's mail, as a mail server and a synchronizer keep it; VITAMINB_DELIVERED_YEAR is where.
delivered_year() {
  local folder=$TMPDIR/delivered-year status
  Tests/Evidence/deliver.sh "$folder"
  status=$?
  # 77: something of it is not there, and it says what.
  ((status != 77)) || { sed -n 's/^skipped: /skipped delivered-year: /p' "$logs/delivered-year.log"; return 0; }
  ((status == 0)) || return
  VITAMINB_DELIVERED_YEAR=$folder swift test --scratch-path .build-tests --skip-build --no-parallel --filter DeliveredYearTests
  status=$?
  rm -rf -- "$folder"
  return "$status"
}

scenarios() {
  local reason
  if ! reason=$(Tests/tools/systemd-rig --check 2>&1); then
    say "skipped scenarios: ${reason##*: }"
    return
  fi
  Tests/Rig/run.sh .build/install || failed+=(scenarios)
}

recurrences() { Tests/Recurrences/compare.sh 3000 "$RANDOM"; }
fuzz() { Tests/Fuzz/run.sh ${long:+60}; }

# What is done when a lane has done its own. Each is taken by the lane that comes to it first: its log says that it is taken. The lane
# outside begins with the last, which are lived by what it has built.
shared=(year year-evidence labelled-year delivered-year recurrences fuzz lives-many-contacts lives-wrong-clocks lives-machines lives)
shared_steps() {
  local name
  for name in "$@"; do
    (set -o noclobber && : > "$logs/$name.log") 2> /dev/null || continue
    step "$name" "${name//-/_}" || continue
    case $name in
      recurrences) tail -n 3 "$logs/$name.log" ;;
      fuzz | lives*) cat "$logs/$name.log" ;;
      *) grep -aE '^(counted|skipped) ' "$logs/$name.log" ;;
    esac | sed 's/^/        /'
  done
}

# What builds and tests the release, and what tests from inside: two lanes beside each other, since most of a scenario is waiting.
outside_tests() {
  step release systemd/build.sh && step lives-build build_lives || return
  step package Tests/tools/check-package .build/install && grep -E '^(counted|skipped)' "$logs/package.log" | sed 's/^/        /'
  scenarios
  local name last_first=()
  for name in "${shared[@]}"; do last_first=("$name" "${last_first[@]}"); done
  shared_steps "${last_first[@]}"
}
inside_tests() {
  step tests unit_tests
  grep -aE 'Test run with|➜.*[Ss]kipped|^counted ' "$logs/tests.log" | sed 's/^/        /'
  [[ -n $quick ]] || shared_steps "${shared[@]}"
}

command -v swift > /dev/null || { say "no swift in PATH: https://www.swift.org/install"; exit 1; }
install_packages
get_tools
step format lint
if command -v shellcheck > /dev/null; then step shell lint_shell; fi
step build build || finish
step language language
step manual manual
grep -a '^skipped' "$logs/manual.log" | sed 's/^/        /'
give_folders
outside=''
if [[ -z $quick ]]; then
  (
    trap - EXIT
    failed=()
    outside_tests
    printf '%s\n' "${failed[@]}" > "$logs/outside.failed"
  ) > "$logs/outside.out" 2>&1 &
  outside=$!
fi
inside_tests
if [[ -n $outside ]]; then
  wait "$outside"
  cat "$logs/outside.out"
  mapfile -t -O ${#failed[@]} failed < <(grep . "$logs/outside.failed" || { [[ -e $logs/outside.failed ]] || echo outside; })
fi
finish
