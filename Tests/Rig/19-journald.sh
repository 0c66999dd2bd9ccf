# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# journald gets no names with `names = false`, and the catalog explains its records.
problem=cf613fcd54174ec888847ed1ed74ed16
configure '[journald]' 'names = false'
mkdir -p "$contacts" ~/.config/vitaminb/hooks.d
cp "$src"/config/contacts/*.vcf "$contacts"
printf 'BEGIN:VCARD\nVERSION:3.0\nUID:half\nFN:Valentina Halfcard\n' > "$contacts/valentina-halfcard.vcf"
printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Ottokar Uidless\nCATEGORIES:friends\nEND:VCARD\n' > "$contacts/ottokar-uidless.vcf"
printf '#!/bin/sh\nexit 1\n' > ~/.config/vitaminb/hooks.d/fails
chmod -R go-w,u+x ~/.config/vitaminb/hooks.d
# Every word of a name of three letters or more, as in a card and as in a file's name.
sed -n 's/^FN://p' "$contacts"/*.vcf | tr -d '\r' | tr ' ' '\n' | grep -E '.{3}' | sort -u > /tmp/names
printf '%s\n' SECRETNOTE SECRETPROMISE SECRETFAVOR >> /tmp/names
t "there are names to look for" test "$(wc -l < /tmp/names)" -gt 25
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "due reminders are sent" eventually holds 'length >= 4' records "$keep_in_touch"
t "with the UID" holds "any(.VITAMINB_NAME == \"$ada\" and (.MESSAGE | startswith(\"$ada: \")))" records "$keep_in_touch"
t "which show accepts" says 'Ada Lovelace' vitaminb show "$ada"
t "a digest has only the number" says '^[0-9]+ reminders$' messages f2f2b7a6e9ef4b3f9a3ce5c1d87a90b4
t "and so has a problem with cards" says '^2 problems in the address books: vitaminb status lists them$' messages "$problem"
t "status says which" says 'valentina-halfcard.vcf' vitaminb status
vitaminb ack lukas --via call --note SECRETNOTE > /dev/null
vitaminb promise ada SECRETPROMISE --on today > /dev/null
t "a promise is sent" eventually holds 'any(.MESSAGE | endswith(": a promise"))' records 5d7f60c57ab44ce5b4c4b67a4fd5a3de
vitaminb gave ada SECRETFAVOR > /dev/null
vitaminb skip priya > /dev/null
vitaminb undo > /dev/null
vitaminb add "Valentina Later" --group friends > /dev/null
vitaminb merge valentina-later valentina 2> /dev/null
vitaminb pause amara > /dev/null
printf 'BEGIN:VCARD\nVERSION:3.0\nUID:other\nFN:Valentina Other\n' > "$contacts/valentina-other.vcf"
printf 'brithdays = true\n' > /tmp/broken
cat "$config" >> /tmp/broken
cp "$config" /tmp/good
cp /tmp/broken "$config"
systemctl --user reload vitaminbd.service
t "a configuration is refused" eventually holds 'length > 0' records "$configuration_refused"
cp /tmp/good "$config"
t "restart" systemctl --user restart vitaminbd.service
t "the status line contains no name" says 'next: [0-9a-f-]{36} on' unit StatusText
flush
all() { as_root "journalctl --no-pager --all -o export"; }
all > /tmp/all
t "the hook's failure is in the export" grep -aq '^MESSAGE_ID=1e47a2bd2e6743598fa3df3839194cc6' /tmp/all
t "there is no name, note or promise in the whole of journald" not grep -aiwFf /tmp/names /tmp/all
sed -i 's/^names = .*/names = true/' "$config"
t "with names" systemctl --user reload vitaminbd.service
vitaminb promise ada "another SECRETPROMISE" --on today > /dev/null
named() {
  flush
  all | grep -aiwFf /tmp/names
}
t "the same search finds them" eventually named

# The catalog. Only root can install it; here it is already installed under another name.
as_root "rm /usr/lib/systemd/catalog/rig-* && journalctl --update-catalog"
explained() { says "$1" journalctl --user --no-pager -x MESSAGE_ID="$keep_in_touch"; }
t "without a catalog nothing is explained" not explained 'Defined-By: vitaminb'
commands=$(sed -nE '/^sudo (install|journalctl) .*catalog/{s/^sudo //; s/\\-/-/g; p}' /vitaminb/share/man/man8/vitaminbd.8)
t "vitaminbd(8) says how to install it" equal "$(wc -l <<< "$commands")" 2
as_root "cd $src && set -e; $commands"
t "after these commands journalctl says what happened" explained 'Subject: Time to get in touch with'
t "what to type now" explained 'vitaminb ack'
t "and where to read on" explained 'Documentation: man:vitaminb\(1\)'
as_root "rm /usr/local/lib/systemd/catalog/vitaminb* && journalctl --update-catalog"
t "without the catalog nothing is explained again" not explained 'Defined-By: vitaminb'
t "install.sh for all users" as_root "PREFIX=/usr/local $src/systemd/install.sh --from /vitaminb/bin"
t "installs it as well" explained 'Documentation: man:vitaminb\(1\)'
