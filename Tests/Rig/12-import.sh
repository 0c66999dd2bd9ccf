# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
samples=$src/Tests/ExchangeTests/Samples
files=("$samples"/{google,linkedin-german,outlook-desktop,thunderbird}.csv "$samples"/many.vcf)
snapshot() { (cd "$contacts" && md5sum -- *.vcf); }

before=$(snapshot)
would=$(vitaminb import --dry-run --json "${files[@]}")
t "a dry run finds new people" holds '.[0].new > 5 and .[0].dryRun' cat <<< "$would"
t "and changes nothing" equal "$(snapshot)" "$before"
out=$(vitaminb import --json --group friends "${files[@]}")
t "the import does what the dry run said" equal "$(jq -S 'del(.dryRun)' <<< "$out")" "$(jq -S 'del(.dryRun)' <<< "$would")"
t "there is a card for each new contact" \
  equal "$(snapshot | wc -l)" "$(($(wc -l <<< "$before") + $(jq .new <<< "$out")))"
t "existing cards are unchanged" not grep -vxFf <(snapshot) <<< "$before"
t "the day you met is in the card" grep -rqx $'X-VITAMINB-MET:2024-03-12\r' "$contacts"
t "the new ones are in their group" holds 'any(.name == "Mary Somerville" and .groups == ["friends"])' vitaminb list --json
t "and so they are due" eventually holds 'any(.name == "Mary Somerville")' due
t "umlauts in a Windows file are read correctly" says "Søren Müßig" vitaminb list

after=$(snapshot)
t "importing again adds nobody" says "^0 new, " vitaminb import "${files[@]}"
t "and changes no card" equal "$(snapshot)" "$after"
systemctl --user restart vitaminbd.service
t "also after a restart" says "^0 new, " vitaminb import "${files[@]}"

vitaminb import "$samples/unknown.csv"
t "an unknown file is bad data" equal "$?" 65
t "and the known kinds are listed" says "LinkedIn" vitaminb import "$samples/unknown.csv"
t "a broken file is named with its line" says "unclosed-quote.csv:3: " vitaminb import "$samples/unclosed-quote.csv"
t "no temporary file is left" equal "$(find "$contacts" -type f ! -name '*.vcf')" ""

t "export prints everybody's card" equal "$(vitaminb export | grep -c '^BEGIN:VCARD')" "$(snapshot | wc -l)"
vitaminb export --format csv > /tmp/export.csv
t "an exported table can be imported, and adds nobody" \
  holds '.[0].matched > 5 and .[0].new == 0' vitaminb import --dry-run --json /tmp/export.csv
