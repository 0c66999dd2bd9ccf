#!/bin/bash
# planner.sh - compares planning with remind(1), which calculates dates as we do for people.
#
#   Tests/Benchmarks/planner.sh [CONTACTS] [ROUNDS]     default: 10000 contacts, the median of 9 rounds
#
# In seconds of processor time: planning the next date of everybody, in order, against remind -n, which prints them; an
# acknowledgement including planning, with this many contacts and with ten times as many; and a simulated year in which all of 1,000
# contacts are acknowledged.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
contacts=${1-10000} rounds=${2-9}
if ! command -v remind > /dev/null; then
  ((EUID == 0)) || { echo "missing: remind. Type: sudo apt-get install remind"; exit 77; }
  DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends remind > /dev/null
fi
swift build -c release --static-swift-stdlib --product planner-benchmark > /dev/null
ours=$PWD/.build/release/planner-benchmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk -v n="$contacts" 'BEGIN { split("7 14 42 91 182 365", every)
  for (i = 0; i < n; i++) printf "REM %s 2026 *%d MSG Contact %d\n", strftime("%b %d", 1780000000 - i % 300 * 86400, 1), every[i % 6 + 1], i }' > "$work/contacts.rem"

median() { sort -g | sed -n "$((rounds / 2 + 1))p"; }
# used COMMAND... - the median of the processor time that it takes.
used() {
  local round TIMEFORMAT='%U %S'
  for ((round = 0; round < rounds; round++)); do
    { time "$@" > "$work/output"; } 2>&1 | awk '{ print $1 + $2 }'
  done | median
}
prints() { for ((round = 0; round < rounds; round++)); do "$@" | cut -d ' ' -f 1; done | median; }
ratio() { awk -v what="$1" -v ours="$2" -v peer="$3" -v named="$4" -v goal="$5" \
  'BEGIN { printf "%-44s %10.6f s  %s %10.6f s  ratio %5.2f  goal %s\n", what, ours, named, peer, ours / peer, goal }'; }

ratio "next date of $contacts" "$(prints "$ours" "$contacts" plan)" "$(used remind -n "$work/contacts.rem" 2026-05-28)" "remind -n" 0.1
few=$(prints "$ours" "$contacts" answers) many=$(prints "$ours" $((10 * contacts)) answers)
ratio "an acknowledgement among $((10 * contacts))" "$many" "$few" "among $contacts" "as good as 1"
awk -v year="$(prints "$ours" 1000 year)" 'BEGIN { printf "a year of 1000 contacts, all kept up with: %.3f s, goal below 1\n", year }'
