#!/bin/bash
# build.sh - build the release of vitaminbd and vitaminb, and leave both in .build/install.
#
# The daemon links what changes with the system (libsystemd, SQLite) and carries Swift's own libraries. The command line tool
# carries everything: it runs for two milliseconds, and loading shared libraries would take as long again. So they are built apart.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

swift build -c release --static-swift-stdlib -Xlinker -s --product vitaminbd
swift build -c release -Xswiftc -static-executable -Xlinker -s --product vitaminb --scratch-path .build-static
install -D -t .build/install .build/release/vitaminbd .build-static/release/vitaminb
