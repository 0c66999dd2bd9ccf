# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

t "due reminders are in journald" eventually holds 'length >= 4' records "$keep_in_touch"
flush
records "$keep_in_touch" > /tmp/records
t "which one digest announces, as a notice" holds 'length == 1 and .[0].PRIORITY == "5" and (.[0].VITAMINB_COUNT | tonumber) >= 4' \
  records f2f2b7a6e9ef4b3f9a3ce5c1d87a90b4
t "and the single reminders have a lower priority" holds 'all(.PRIORITY == "6")' cat /tmp/records
for field in VITAMINB_REMINDER VITAMINB_CONTACT VITAMINB_NAME VITAMINB_KIND VITAMINB_DUE CODE_FILE CODE_LINE CODE_FUNC; do
  t "each record has $field" holds "all(.$field | length > 0)" cat /tmp/records
done
t "each record was sent to journald, not printed" \
  holds 'all(._TRANSPORT == "journal" and .SYSLOG_IDENTIFIER == "vitaminbd")' cat /tmp/records
t "names arrive in UTF-8" holds 'any(.VITAMINB_NAME == "Jürgen Großmann")' cat /tmp/records
id=$(pick "map(select(.VITAMINB_CONTACT == \"$ada\"))[0].VITAMINB_REMINDER" cat /tmp/records)
t "Ada's record names her by her card's UID" not equal "$id" null
t "a reminder is sent once" holds 'length == 1' records "$keep_in_touch" VITAMINB_REMINDER="$id"

t "due --json has the reminder under the same id" holds "any(.id == \"$id\" and .contact == \"$ada\")" due
timeout 2 vitaminb watch --json > /tmp/watch
t "watch --json has the reminder under the same id" holds "any(.. | .id? == \"$id\")" cat /tmp/watch
t "the catalog explains the record, with the person's name" \
  says 'vitaminb ack "Ada Lovelace"' journalctl --user --no-pager -x MESSAGE_ID="$keep_in_touch" VITAMINB_CONTACT="$ada"
mkdir -p /tmp/locales
if localedef -i de_DE -f UTF-8 /tmp/locales/de_DE.UTF-8 2> /tmp/localedef; then
  t "in German in a German locale" says 'Später wieder erinnern:          vitaminb snooze "Ada Lovelace"' \
    env LOCPATH=/tmp/locales LC_ALL=de_DE.UTF-8 journalctl --user --no-pager -x MESSAGE_ID="$keep_in_touch" VITAMINB_CONTACT="$ada"
else
  skip "in German in a German locale" "$(head -n 1 /tmp/localedef)"
fi

t "restart" systemctl --user restart vitaminbd.service
t "the reminder has the same id afterwards" holds "any(.id == \"$id\")" due
flush
t "and was not sent again" holds 'length == 1' records "$keep_in_touch" VITAMINB_REMINDER="$id"
