#!/bin/bash
# build.sh - build the release: vitaminbd and vitaminb in .build/install, translations and manual pages in .build/share.
#
# The daemon links libsystemd and SQLite dynamically, so that it gets their updates, and Swift's libraries statically. The command line
# tool is linked statically, as Package.swift says. Everything is compiled once, with the same options for all programs.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

# No debug symbols; no search for libraries beside the program, and all of them bound at the start, so that what points to them can be
# made read-only.
options=(-c release --static-swift-stdlib --disable-local-rpath -Xlinker -s -Xlinker -z -Xlinker now)
# The manual pages are generated from the programs' own help texts.
for product in vitaminbd vitaminb manual; do swift build "${options[@]}" --product "$product"; done
for po in Sources/Language/*.po; do
  language=$(basename -- "$po" .po)
  mkdir -p ".build/share/locale/$language/LC_MESSAGES"
  msgfmt --output-file=".build/share/locale/$language/LC_MESSAGES/vitaminb.mo" "$po"
done
TEXTDOMAINDIR=$PWD/.build/share/locale .build/release/manual .build/release/vitaminb .build/share/man
install -D -t .build/install .build/release/vitaminbd .build/release/vitaminb
