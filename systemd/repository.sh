#!/bin/bash
# repository.sh - put packages into a folder that apt can install them from, by a web server or by file:.
#
#   systemd/repository.sh --key KEY FOLDER [PACKAGE.deb...]
#
#   --key KEY    sign with this key of yours, as gpg names it
#
# The folder is made, or gets these packages beside those it has. There is one suite, "stable": a package is the same for every release
# of Debian. Indexes are found by their hash, too (the last three of each), so that an update during an upload never fails. The public key
# becomes FOLDER/vitaminb.gpg, and FOLDER/vitaminb.sources what a machine needs in /etc/apt/sources.list.d. It needs apt-utils and gpg.
set -euo pipefail
export LC_ALL=C.UTF-8
umask 022
die() { printf 'repository.sh: %s\n' "$*" >&2; exit 1; }

key=''
if [[ ${1-} == --key ]]; then
  (($# >= 2)) || die "--key needs a key"
  key=$2
  shift 2
fi
[[ -n $key && -n ${1-} && $1 != -* ]] || { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2; }
for tool in apt-ftparchive gpg xz; do command -v "$tool" > /dev/null || die "$tool is missing: install apt-utils, gpg and xz-utils"; done
gpg --batch --list-secret-keys "$key" > /dev/null 2>&1 || die "gpg has no secret key $key"
folder=$(realpath -m -- "$1")
shift
pool=$folder/pool/main/v/vitaminb dist=$folder/dists/stable
mkdir -p -- "$pool" "$dist"
for package in "$@"; do
  [[ -f $package ]] || die "there is no $package"
  install -m 644 -- "$package" "$pool/"
done

cd -- "$folder"
architectures=$(for package in pool/main/v/vitaminb/*.deb; do dpkg-deb -f "$package" Architecture; done | sort -u)
for architecture in $architectures; do
  index=dists/stable/main/binary-$architecture
  mkdir -p "$index/by-hash/SHA256"
  apt-ftparchive --arch "$architecture" packages pool > "$index/Packages"
  xz -9 -k -f "$index/Packages"
  for file in "$index"/Packages{,.xz}; do
    install -m 644 "$file" "$index/by-hash/SHA256/$(sha256sum "$file" | cut -d ' ' -f 1)"
  done
  # Of each update two files.
  find "$index/by-hash/SHA256" -type f -printf '%T@ %p\n' | sort -rn | tail -n +7 | cut -d ' ' -f 2- | xargs -r rm --
done
apt-ftparchive -o APT::FTPArchive::Release::Origin=vitaminb -o APT::FTPArchive::Release::Label=vitaminb \
  -o APT::FTPArchive::Release::Suite=stable -o APT::FTPArchive::Release::Codename=stable \
  -o APT::FTPArchive::Release::Components=main -o APT::FTPArchive::Release::Acquire-By-Hash=yes \
  -o "APT::FTPArchive::Release::Architectures=$(paste -s -d ' ' <<< "$architectures")" release dists/stable > "$dist/Release.new"
gpg --batch --yes --local-user "$key" --clearsign --output "$dist/InRelease.new" "$dist/Release.new"
gpg --batch --yes --local-user "$key" --armor --detach-sign --output "$dist/Release.gpg.new" "$dist/Release.new"
for file in Release Release.gpg InRelease; do mv -- "$dist/$file.new" "$dist/$file"; done
gpg --batch --export "$key" > vitaminb.gpg
printf '%s\n' '# Where this folder is, and its key; copy vitaminb.gpg there.' 'Types: deb' "URIs: ${VITAMINB_URI:-file:$folder}" 'Suites: stable' \
  'Components: main' 'Signed-By: /usr/share/keyrings/vitaminb.gpg' > vitaminb.sources
printf '%s\n' "$folder"
