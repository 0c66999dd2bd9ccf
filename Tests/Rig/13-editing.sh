# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Where vdirsyncer keeps it: for the service this is another mount than its own data and the trash.
contacts=$HOME/people
mkdir "$contacts"
t "install" install_vitaminb
card=$contacts/ada-lovelace.vcf

# As khard does it: write a temporary file next to the card and rename it over the card.
sed 's/^FN:.*/FN:Ada King\r/' "$card" > "$card.XYZ" && mv "$card.XYZ" "$card"
noticed() { for _ in {1..20}; do vitaminb show "$ada" --json | jq -e '.contact.name == "Ada King"' && return; sleep 0.05; done; false; }
t "a card that another program rewrites is read within a second" noticed

cp "$card" /tmp/before.vcf
t "group add" says 'is now in "?night owls' vitaminb group add "Ada King" "night owls"
changed() { diff <(grep -av '^REV' "$1") <(grep -av '^REV' "$card") | grep -c '^[<>]'; }
t "changes only the line with the groups" equal "$(changed /tmp/before.vcf)" 2
t "no temporary file is left" equal "$(find "$contacts" -name '*.tmp' -o -name '*.XYZ')" ""
t "group alone knows it" says '^night owls +- +1 +' vitaminb group
t "list --group has her alone" holds 'length == 1 and .[0].name == "Ada King"' vitaminb list --group "Night Owls" --json
t "group remove" vitaminb group remove "Ada King" "night owls"
t "restores the card" equal "$(changed /tmp/before.vcf)" 0
t "a group with a cadence is listed with it" says '^friends +every 2 weeks' vitaminb group

t "edit adds a telephone number" vitaminb edit "Ada King" --telephone "+44 20 7946 0000"
t "which show shows" says '\+44 20 7946 0000' vitaminb show "Ada King"
t "edit with an editor" env EDITOR="sed -i 's/^FN:.*/FN:Augusta Ada King/'" vitaminb edit "$ada"
t "saves the text" says '^Augusta Ada King' vitaminb show "$ada"
as_root "printf '#!/bin/sh\nexec sed -i \"s/^NOTE:.*/NOTE:by the alternative/\" \"\$1\"\n' > /usr/bin/editor; chmod 755 /usr/bin/editor"
t "without \$EDITOR it is the machine's" env -u EDITOR -u VISUAL vitaminb edit "$ada"
t "which was used" grep -q 'by the alternative' "$contacts/ada-lovelace.vcf"
out=$(EDITOR="sed -i 's/^UID:.*/UID:other/'" vitaminb edit "$ada" 2>&1)
t "a text with another UID is refused" contains "$out" "UID has to stay"
t "and kept" grep -q '^UID:other' "${out##*what you wrote is in }"

vitaminb ack "$ada" --via meal --note "before the trash" > /dev/null
out=$(vitaminb rm "$ada" < /dev/null 2>&1)
t "rm without a terminal and without --yes refuses" contains "$out" "--yes"
t "rm" vitaminb rm "$ada" --yes
t "moves the card to the trash" test -e "$data/trash/ada-lovelace.vcf" -a ! -e "$card"
t "she is not a contact any more" not vitaminb show "$ada"
mv "$data/trash/ada-lovelace.vcf" "$card"
t "with the card back her history is there" eventually says "before the trash" vitaminb show "$ada"

vitaminb add "Ada Byron" --group "night owls" --email byron@example.org > /dev/null
vitaminb ack "Ada Byron" --via letter --note "as a girl" > /dev/null
byron=$(vitaminb show "Ada Byron" --json | jq -r .contact.uid)
out=$(vitaminb merge "$ada" "$byron" < /dev/null 2>&1)
t "merge without a terminal and without --yes refuses" contains "$out" "--yes"
t "merge --dry-run shows what would happen" says 'byron@example.org +added' vitaminb merge "$ada" "$byron" --dry-run
t "and changes nothing" vitaminb show "$byron"
chmod a-w "$contacts"
out=$(vitaminb merge "$ada" "$byron" --yes 2>&1)
chmod u+w "$contacts"
t "if the cards can't be written, nothing is merged" contains "$out" "nothing was changed"
t "merge" vitaminb merge "$ada" "$byron" --yes
t "the card has the properties of both" grep -q '^EMAIL:byron@example.org' "$card"
t "the other one is in the trash" test -e "$data/trash/$byron.vcf" -a ! -e "$contacts/$byron.vcf"
systemctl --user restart vitaminbd.service
t "after a restart she has her own history" says "before the trash" vitaminb show "$ada"
t "and the other's" says "as a girl" vitaminb show "$ada"
t "who is not a contact any more" not vitaminb show "$byron"

t "doctor finds nothing" vitaminb doctor
printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:%s\r\nFN:Twice\r\nEND:VCARD\r\n' "$ada" > "$contacts/twice.vcf"
t "doctor names a file whose UID another file has" \
  eventually says "^  address book +$contacts/twice.vcf: the same UID" vitaminb doctor
vitaminb doctor > /dev/null
t "and exits with 1" equal $? 1
rm "$contacts/twice.vcf"

# A telephone's export: all cards in one file, without UIDs.
for name in "Una One" "Dua Two"; do
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEMAIL:%s@example.org\r\nEND:VCARD\r\n' "$name" "${name%% *}"
done > "$contacts/all.vcf"
both() { [[ $(vitaminb export | grep -c -e '^FN:Una One' -e '^FN:Dua Two') == 2 ]]; }
t "export prints each card of a file whose cards have no UID" eventually both
t "and the one that is asked for" says '^FN:Dua Two' vitaminb export dua
back=$(vitaminb rm "Dua Two" --yes | sed -n 's/^back again: //p')
t "rm removes one of them" not says '^FN:Dua Two' vitaminb export
bash -c "$back"
t "and what it prints brings it back, beside the other" eventually both
# A card that changes its UID by another program.
t "an interaction" vitaminb ack "Una One" --via call --note "her new job"
sed -i "s/^FN:Una One/UID:server-1\r\n&/" "$contacts/all.vcf"
t "the history goes with her to the UID that she gets" eventually says 'her new job' vitaminb show server-1

# A mirror that may only be read.
before=$(vitaminb doctor | grep '^Problems')
chmod a-w "$contacts"
t "a card in a read-only folder is not changed, and the sentence says why" says "can't be used, .*cannot change anything in $contacts" \
  not vitaminb edit "Una One" --telephone "+44 1"
t "that is no problem for ever" equal "$(vitaminb doctor | grep '^Problems')" "$before"
t "but known" says 'can be read and not written' vitaminb doctor
t "and reminders work" vitaminb ack "Una One" --via meal
chmod u+w "$contacts"
chmod a-w "$card"
t "a read-only card is not replaced" not vitaminb edit "$ada" --telephone "+44 20 7946 0001"
