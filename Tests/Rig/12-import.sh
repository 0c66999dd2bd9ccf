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
t "what then happens is what it said" equal "$(jq -S 'del(.dryRun)' <<< "$out")" "$(jq -S 'del(.dryRun)' <<< "$would")"
t "there is a card for each new contact" \
  equal "$(snapshot | wc -l)" "$(($(wc -l <<< "$before") + $(jq .new <<< "$out")))"
t "the cards of those who were there are as they were" not grep -vxFf <(snapshot) <<< "$before"
t "the day you met is in the card" grep -rqx $'X-VITAMINB-MET:2024-03-12\r' "$contacts"
t "the new ones are in their group" holds 'any(.name == "Mary Somerville" and .groups == ["friends"])' vitaminb list --json
t "and so they are due" eventually holds 'any(.name == "Mary Somerville")' due
t "umlauts of a Windows file arrive" says "Søren Müßig" vitaminb list

after=$(snapshot)
t "importing again adds nobody" says "^0 new, " vitaminb import "${files[@]}"
t "and changes no card" equal "$(snapshot)" "$after"
systemctl --user restart vitaminbd.service
t "nor does it after a restart" says "^0 new, " vitaminb import "${files[@]}"

vitaminb import "$samples/unknown.csv"
t "a file of no known kind is bad data" equal "$?" 65
t "and the known kinds are named" says "LinkedIn" vitaminb import "$samples/unknown.csv"
t "a broken file is named with its line" says "unclosed-quote.csv:3: " vitaminb import "$samples/unclosed-quote.csv"
t "no temporary file is left" equal "$(find "$contacts" -type f ! -name '*.vcf')" ""

t "everybody's card can be printed" equal "$(vitaminb export | grep -c '^BEGIN:VCARD')" "$(snapshot | wc -l)"
vitaminb export --format csv > /tmp/export.csv
t "a printed table can be imported, and everybody in it is known" \
  holds '.[0].matched > 5 and .[0].new == 0' vitaminb import --dry-run --json /tmp/export.csv
