#!/bin/bash
# run.sh - run the scenarios: vitaminb installed as a user installs it, under a real systemd, journald and session bus.
#
#   Tests/Rig/run.sh BINARIES [SCENARIO...]
#
# BINARIES is the folder of vitaminbd and vitaminb, with share next to it. A scenario is a file in this folder ("05-acknowledge.sh", or
# "05"); without one all of them run. Each runs on a machine of its own, which Tests/tools/systemd-rig boots and throws away. Needs root.
# VARLINKCTL and VARLINK_PYTHON name other Varlink clients; tests that need one are skipped without it.
# VITAMINB_PICTURES names a world-writable folder for screenshots.
# VITAMINB_ROOT names a folder with another system, as debootstrap makes one, to boot instead of this machine's; it has the network.
# VITAMINB_LONG=yes runs the long form of every attack, and the scenarios that wait for it, as they say in their first lines: they take
# minutes until a large program of somebody else is set up. One that is named is always run.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
binaries=$(realpath -m -- "${1-}")
if [[ ! -x $binaries/vitaminbd || ! -x $binaries/vitaminb ]]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
  exit 2
fi
shift
logs=$root/.build-tools/logs
mkdir -p "$logs"

# The scenarios' user may have no access to this folder (it may be below /root), so it gets a copy.
stage=$(mktemp -d)
trap 'rm -rf -- "$stage"' EXIT
mkdir "$stage/src" "$stage/bin"
cp -- "$binaries"/vitaminb{,d} "$stage/bin"
cp -r -- "$binaries/../share" "$stage/share"
(cd "$root" && cp -r --parents -t "$stage/src" systemd config Tests/Rig Tests/RELIABILITY.md README.md Tests/Benchmarks/idle.py Tests/ExchangeTests/Samples Tests/Evidence)
chmod -R a+rX "$stage"
binds=(--bind-ro "$stage/src:/vitaminb/src" --bind-ro "$stage/bin:/vitaminb/bin" --bind-ro "$stage/share:/vitaminb/share")
if [[ -n ${VARLINKCTL-} ]]; then
  binds+=(--bind-ro "$(dirname -- "$VARLINKCTL"):/vitaminb/varlinkctl" --setenv VARLINKCTL=/vitaminb/varlinkctl/varlinkctl)
fi
if [[ -n ${VARLINK_PYTHON-} ]]; then
  binds+=(--bind-ro "$(dirname -- "$(dirname -- "$VARLINK_PYTHON")"):/vitaminb/python" --setenv VARLINK_PYTHON=/vitaminb/python/bin/python)
fi

# pack - a repository with a package, and its successor beside it, for the scenario that installs them.
pack() {
  local name
  mkdir "$stage/packages" "$stage/gnupg"
  for name in 1.0~old 1.0; do
    VITAMINB_VERSION=$name DPKG_DEB_COMPRESSOR_TYPE=gzip "$root/systemd/package.sh" --from "$stage/bin" --output "$stage/packages" || return
  done
  export GNUPGHOME=$stage/gnupg
  chmod 700 "$GNUPGHOME"
  gpg --batch --quiet --passphrase '' --quick-gen-key 'vitaminb <vitaminb@example.org>' ed25519 sign &&
    VITAMINB_URI=file:/vitaminb/packages/repository \
      "$root/systemd/repository.sh" --key vitaminb@example.org "$stage/packages/repository" "$stage"/packages/vitaminb_1.0~old_*.deb
  gpgconf --kill all
  chmod -R a+rX "$stage/packages"
}

[[ -z ${VITAMINB_PICTURES-} ]] || binds+=(--bind "$VITAMINB_PICTURES:/vitaminb/pictures")
[[ -z ${VITAMINB_ROOT-} ]] || binds+=(--root "$VITAMINB_ROOT" --net host)
[[ -z ${VITAMINB_LONG-} ]] || binds+=(--setenv VITAMINB_LONG="$VITAMINB_LONG")

scenarios=()
for name in "${@:-}"; do
  for file in "$here"/[0-9][0-9]-*.sh; do
    [[ ${file##*/} == "$name"* ]] || continue
    if [[ -z $name && -z ${VITAMINB_LONG-} ]] && grep -q '^# Waits for --long: ' "$file"; then
      sed -n "s/^# Waits for --long: /later   ${file##*/}: /p" "$file"
    else
      scenarios+=("$file")
    fi
  done
done

if [[ " ${scenarios[*]}" == *-package.sh* ]]; then
  if pack > "$logs/packages.log" 2>&1; then
    binds+=(--bind-ro "$stage/packages:/vitaminb/packages")
  else
    echo "no packages: $(tail -n 1 "$logs/packages.log")"
  fi
fi

passed=0 failed=0 skipped=0 failures=()
for file in "${scenarios[@]}"; do
  name=${file##*/} start=$SECONDS
  log=$logs/${name%.sh}.log
  timeout -k 10 "${VITAMINB_LONG:+7}300" "$root/Tests/tools/systemd-rig" --su --no-bind-cwd --chdir / "${binds[@]}" --catalog "$root/systemd/vitaminb.catalog" \
    --catalog "$root/systemd/vitaminb.de.catalog" \
    --save-journal "${log%.log}.journal" -- bash "/vitaminb/src/Tests/Rig/$name" > "$log" 2>&1 < /dev/null
  status=$?
  p=$(grep -c '^ok ' "$log") f=$(grep -c '^FAILED ' "$log") s=$(grep -c '^skipped ' "$log")
  # Without "done" as its last line, the scenario ended early.
  if [[ $(tail -n 1 "$log") != "done" || $status != 0 ]] && ((f == 0)); then
    echo "FAILED  the scenario ended early, with $status" >> "$log"
    f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  word=ok
  ((f == 0)) || word=FAILED
  printf '%-8s%s: %s passed, %s failed, %s skipped (%s s)\n' "$word" "$name" "$p" "$f" "$s" $((SECONDS - start))
  grep -E '^(skipped|counted) ' "$log" | sed 's/^/        /'
  ((f == 0)) && continue
  mapfile -t -O ${#failures[@]} failures < <(grep -A 6 '^FAILED ' "$log" | cut -c 1-300 | sed "s/^/${name%%-*}  /")
  tail -n 60 "$log" | cut -c 1-300 | sed 's/^/        /'
  echo "        (all of it: $log)"
done
# Once more at the end, where somebody who sees only the last lines finds them.
((${#failures[@]} == 0)) || printf '%s\n' "${failures[@]}"
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
((failed == 0 && passed > 0))
