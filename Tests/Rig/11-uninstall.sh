# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
find ~ -type f | sort > /tmp/before
t "install" install_vitaminb
vitaminb ack Ada --via call > /dev/null
systemctl --user stop vitaminbd.service
cards=$(cat "$contacts"/*.vcf | md5sum)
cp "$config" /tmp/config

installed=$(echo ~/.local/share/locale/*/LC_MESSAGES/vitaminb.mo ~/.local/share/man/man8/vitaminb*)
out=$("$src/systemd/install.sh" --uninstall 2>&1)
t "it says where your files are" contains "$out" "$contacts"
t "the contacts are unchanged" equal "$(cat "$contacts"/*.vcf | md5sum)" "$cards"
t "the configuration is unchanged" cmp "$config" /tmp/config
t "the journal is there" test -s "$data/journal.sqlite"
t "nothing listens any more" test ! -e "$control"
t "systemd no longer knows the unit" equal "$(unit LoadState)" not-found
t "the translations and the manual pages were there" \
  equal "$installed" "$HOME/.local/share/locale/de/LC_MESSAGES/vitaminb.mo $HOME/.local/share/man/man8/vitaminbd.8"
t "nothing else is left" equal "$(find ~ \( -type f -o -type l \) ! -path "$data/*" ! -path "$config" | sort | comm -13 /tmp/before -)" ""
t "uninstalling twice is not an error" "$src/systemd/install.sh" --uninstall
t "installing again" "$src/systemd/install.sh" --from /vitaminb/bin
t "brings back what was said" holds "any(.uid == \"$ada\" and .lastContact != null)" vitaminb list --json
