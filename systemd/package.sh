#!/bin/bash
# package.sh - make a Debian package: vitaminb_VERSION_ARCHITECTURE.deb in the current folder.
#
#   systemd/package.sh [OPTION...]
#
#   --no-build      pack the last release build
#   --from DIR      pack vitaminbd and vitaminb from DIR, with share beside it; build nothing
#   --output DIR    put the package there
#   -h, --help      print this text
#
# The version is that of the last tag (v1.2.3; after it 1.2.3+COMMITS.COMMIT), or else that of Version.swift; VITAMINB_VERSION names
# another one. From the same commit, with the same compiler and libraries, it makes the same bytes: all times are those of the commit,
# or of SOURCE_DATE_EPOCH. It needs dpkg-dev, and makes a package for the architecture that it runs on.
set -euo pipefail
export LC_ALL=C.UTF-8
umask 022

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname -- "$here")
die() { printf 'package.sh: %s\n' "$*" >&2; exit 1; }

build=yes from=$root/.build/install output=$PWD
while (($#)); do
  case $1 in
    --no-build) build='' ;;
    --from) (($# >= 2)) || die "--from needs a folder"; build='' from=$(realpath -m -- "$2"); shift ;;
    --output) (($# >= 2)) || die "--output needs a folder"; output=$(realpath -m -- "$2"); shift ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) die "unknown option: $1 (--help lists them)" ;;
  esac
  shift
done
for tool in dpkg-shlibdeps dpkg-deb objcopy; do
  command -v "$tool" > /dev/null || die "$tool is missing: install dpkg-dev and binutils"
done

cd -- "$root"
in_git() { git -C "$root" "$@" 2> /dev/null; }
version() {
  local tag
  if [[ -n ${VITAMINB_VERSION-} ]]; then
    echo "$VITAMINB_VERSION"
  elif tag=$(in_git describe --tags --match 'v[0-9]*'); then
    sed -E 's/^v//; s/-([0-9]+)-g([0-9a-f]+)$/+\1.\2/' <<< "$tag"
  else
    sed -n 's/.*let text = "\(.*\)"/\1/p' Sources/ControlInterface/Version.swift
  fi
}
version=$(version)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(in_git log -1 --format=%ct || stat -c %Y Package.swift)}
export SOURCE_DATE_EPOCH
architecture=$(dpkg --print-architecture)
# Whoever made the commit, unless the packager names another one as for Debian's own tools.
maintainer="${DEBFULLNAME:-$(in_git log -1 --format=%cn || id -un)} <${DEBEMAIL:-$(in_git log -1 --format=%ce || echo root@localhost)}>"

[[ -z $build ]] || "$here/build.sh"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
stage=$work/stage doc=usr/share/doc/vitaminb
PREFIX=/usr DESTDIR=$stage "$here/install.sh" --from "$from" > /dev/null

# Debian's places and forms.
cd -- "$stage"
mkdir -p usr/share/zsh/vendor-completions usr/share/lintian/overrides "$doc/examples/contacts"
mv usr/share/zsh/site-functions/_vitaminb usr/share/zsh/vendor-completions
rmdir usr/share/zsh/site-functions
sed -i '1{/^#!/d}' usr/share/bash-completion/completions/vitaminb
install -m 644 -t "$doc/examples/contacts" "$root"/config/contacts/*.vcf
find usr/share/man -type f -exec gzip -9n {} +
# Which folder it was built in is in the hashes of Swift's modules, which only a compiler reads, and so in the build's id. They become
# zeros, since to take sections out would move those that are made read-only.
for program in usr/bin/vitaminb usr/bin/vitaminbd; do
  zeros=()
  for section in .swift_modhash .note.gnu.build-id; do
    objcopy -O binary --only-section="$section" "$program" "$work/section"
    [[ -s $work/section ]] || continue
    # A note begins with its kind, in 16 bytes.
    [[ $section != .note* ]] && keep=0 || keep=16
    { head -c "$keep" "$work/section"; head -c "$(($(stat -c %s "$work/section") - keep))" /dev/zero; } > "$work/zeros$section"
    zeros+=(--update-section "$section=$work/zeros$section")
  done
  objcopy -R .comment -R .note "${zeros[@]}" "$program"
done
# Root and the system's users have no address book.
sed -i '/^\[Unit\]/a ConditionUser=!@system' usr/lib/systemd/user/{vitaminbd.service,vitaminbd.socket,vitaminb-observe.service,vitaminb-observe.timer}
sed -i "s|^ExecPaths=-/usr/lib/x86_64.*|ExecPaths=-/usr/lib/$(gcc -print-multiarch 2> /dev/null || dpkg-architecture -qDEB_HOST_MULTIARCH) -/usr/lib64 -/lib64|" \
  usr/lib/systemd/user/vitaminbd.service
install -m 644 "$here/debian/lintian-overrides" usr/share/lintian/overrides/vitaminb
awk -v "license=$root/LICENSE" '/^@EXPAT@$/ { while ((getline line < license) > 0) if (!/^MIT License$/) print (line == "" ? " ." : " " line); next } 1' \
  "$here/debian/copyright" > "$doc/copyright"
{
  printf 'vitaminb (%s) stable; urgency=medium\n\n' "$version"
  if [[ -f $here/debian/changes ]]; then cat -- "$here/debian/changes"; else printf '  * First release.\n'; fi
  printf '\n -- %s  %s\n' "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n > "$doc/changelog.gz"

# dpkg's own tool knows from which version on each library has what the daemon calls.
mkdir -p "$work/source/debian" DEBIAN
printf 'Source: vitaminb\nMaintainer: %s\n\nPackage: vitaminb\nArchitecture: any\n' "$maintainer" > "$work/source/debian/control"
depends=$(cd -- "$work/source" && dpkg-shlibdeps -O -e"$stage/usr/bin/vitaminbd" 2> /dev/null | sed 's/^shlibs:Depends=//')
[[ -n $depends ]] || die "dpkg-shlibdeps found no dependencies"
built_using=$(dpkg-query -W -f '${source:Package} (= ${source:Version})\n' libc6-dev libsqlite3-dev "libstdc++-$(gcc -dumpversion 2> /dev/null || echo 12)-dev" 2> /dev/null | sort -u | paste -s -d , | sed 's/,/, /g')
find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum > DEBIAN/md5sums
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s|@MAINTAINER@|$maintainer|" -e "s|@DEPENDS@|$depends|" \
  -e "s|@BUILT_USING@|$built_using|" -e "s|@SIZE@|$(du -k -s --apparent-size usr | cut -f 1)|" "$here/debian/control" > DEBIAN/control
for script in postinst prerm postrm; do
  sed -e "/^@MANAGERS@\$/{r $here/debian/managers" -e 'd}' "$here/debian/$script" > "DEBIAN/$script"
  chmod 755 "DEBIAN/$script"
done

find . -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
mkdir -p -- "$output"
package=$output/vitaminb_${version}_$architecture.deb
# All of Debian's and Ubuntu's releases read xz; a test may want none.
export DPKG_DEB_COMPRESSOR_TYPE=${DPKG_DEB_COMPRESSOR_TYPE:-xz}
dpkg-deb --root-owner-group --build . "$package" > /dev/null
printf '%s\n' "$package"
