#!/bin/bash
# build.sh - build the release of vitaminbd and vitaminb, and leave both in .build/install, with their translations and manual pages
# beside it, in .build/share.
#
# The daemon links what changes with the system (libsystemd, SQLite) and carries Swift's own libraries. The command line tool
# carries everything: it runs for two milliseconds, and loading shared libraries would take as long again. So they are built apart.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

swift build -c release --static-swift-stdlib -Xlinker -s --product vitaminbd
# A static C library leaves out the languages, unless somebody asks for the symbol that stands for them.
swift build -c release -Xswiftc -static-executable -Xlinker -s -Xlinker -u -Xlinker _nl_current_LC_MESSAGES_used \
  --product vitaminb --scratch-path .build-static
for po in Sources/Language/*.po; do
  language=$(basename -- "$po" .po)
  mkdir -p ".build/share/locale/$language/LC_MESSAGES"
  msgfmt --output-file=".build/share/locale/$language/LC_MESSAGES/vitaminb.mo" "$po"
done
# The manual pages say what the two say of themselves.
swift build -c release --static-swift-stdlib -Xlinker -s --product manual
.build/release/manual .build-static/release/vitaminb .build/share/man
install -D -t .build/install .build/release/vitaminbd .build-static/release/vitaminb
