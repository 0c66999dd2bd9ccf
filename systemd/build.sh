#!/bin/bash
# build.sh - build the release: vitaminbd and vitaminb in .build/install, translations and manual pages in .build/share.
#
# The daemon links libsystemd and SQLite dynamically, so that it gets their updates, and Swift's libraries statically. The command line
# tool is linked statically: it runs for two milliseconds, and loading shared libraries would double that. So they are built separately.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

swift build -c release --static-swift-stdlib -Xlinker -s --product vitaminbd
# The static C library leaves out the locale code unless something refers to its symbol.
swift build -c release -Xswiftc -static-executable -Xlinker -s -Xlinker -u -Xlinker _nl_current_LC_MESSAGES_used \
  --product vitaminb --scratch-path .build-static
for po in Sources/Language/*.po; do
  language=$(basename -- "$po" .po)
  mkdir -p ".build/share/locale/$language/LC_MESSAGES"
  msgfmt --output-file=".build/share/locale/$language/LC_MESSAGES/vitaminb.mo" "$po"
done
# The manual pages are generated from the programs' own help texts.
swift build -c release --static-swift-stdlib -Xlinker -s --product manual
.build/release/manual .build-static/release/vitaminb .build/share/man
install -D -t .build/install .build/release/vitaminbd .build-static/release/vitaminb
