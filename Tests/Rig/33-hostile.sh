# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
export LC_ALL=C.UTF-8
t "install" install_vitaminb

# Everything in a stranger's card that can act on a terminal: escape sequences, carriage returns and backspaces that overwrite
# text, C1 control characters, marks that reverse the text, a second line, a shell's substitution.
bad=$'\e]0;owned\a\e[2J\e[31m\b\b\x7f\u009b31m\u202eeca\u2066x\u200f\u2028y\\nFORGED: line $(touch /tmp/run) `touch /tmp/run`'
card=$contacts/eve.vcf
printf '%s\r\n' BEGIN:VCARD VERSION:4.0 $'UID:eve-\e[2J-1' "FN:Eve $bad" "NICKNAME:E$bad" "ORG:Org $bad" "CATEGORIES:friends,G$bad" \
  "EMAIL:eve@example.org$bad" "TEL:+49 30 1$bad" "TITLE:T$bad" "NOTE:N$bad" "BDAY:$(date +%Y%m%d)" "X-VITAMINB-MET:20200101" END:VCARD > "$card"
sed 's/^UID.*/UID:eve-2\r/; s/^FN:/&Twin /' "$card" > "$contacts/twin.vcf"
printf 'BEGIN:VCARD\r\nno colon %s\r\nFN:\r\nEND:VCARD\r\n' "$bad" > "$contacts/broken-"$'\e[2J'.vcf
t "Eve is there" eventually vitaminb show Twin

# Commands that write, with her own text in every place.
writing=(
  "ack Twin --via call --note \"\$bad\"" "ack eve@example.org --via meal --note \"\$bad\"" "promise Twin \"p\$bad\" --on tomorrow"
  "gave Twin \"g\$bad\"" "got Twin \"g\$bad\"" "introduced Twin Ada --note \"\$bad\"" "track Twin --every 2w" "snooze Twin --for 2d" "skip Twin" "undo"
  "pause Twin" "resume Twin" "away --until tomorrow" "resume" "balance --settle Twin" "group add Twin \"h\$bad\"" "edit Twin --email 'a@example.org'"
  "add \"New \$bad\"" "ignore New" "import '$contacts/eve.vcf'" "merge Twin New --dry-run" "merge Twin New --yes" "setup --book '$contacts' --track 'Twin=6w' --yes" "setup --undo --yes" "rm Twin --yes"
)
reading=(
  "" "due" "upcoming --days 400" "forecast" "why Twin" "show Twin" "show --all Twin" "list" "list --group friends" "group" "tune" "observe --dry-run" "balance" "balance Twin"
  "path Org" "merge" "report" "report --output -" "export" "export --format csv" "export --format json" "status" "doctor" "show Eve" "show nobody\"\$bad\""
  "timeout watch" "timeout watch --format '{count} due: {names}'" "timeout watch --format waybar"
)
# review is in ReviewTests; restore prints only days and files; amend takes an entry's id, and prints as undo does.
elsewhere=(review restore amend)
listed=$(vitaminb --help | grep -oP '^  \K[a-z]+(?=,? .*  |  )' | sort -u)
named=$(printf '%s\n' "${reading[@]}" "${writing[@]}" "${elsewhere[@]}" | sed 's/^timeout //' | cut -d ' ' -f 1 | grep . | sort -u)
t "every command is tried" equal "$(comm -23 <(echo "$listed") <(echo "$named"))" ""

# Allowed are text, line ends, and in a terminal the colours that vitaminb sets.
cat > /tmp/looks.py << 'END'
import re, sys
text = sys.stdin.buffer.read().decode("utf-8")
if sys.argv[1] in ("terminal", "table"):
    text = re.sub("\x1b\\[[0-9;]*m", "", text.replace("\r\n", "\n"))
forged = "" if sys.argv[1] == "table" else "|^FORGED"  # a cell of a table may have several lines, in quotes
bad = re.findall("[^\n]{0,20}[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]" + forged, text, re.M)
print(len(text), *map(ascii, bad[:5]))
sys.exit(bool(bad) or not text)
END
export bad
outputs=0 bytes=0 through=0
# looks KIND COMMAND - checks that the output is harmless. The command may fail; its error message is checked as well.
looks() {
  local kind=$1 line="vitaminb $2" output
  [[ $2 != timeout* ]] || line="timeout 1 vitaminb ${2#timeout }"
  case $kind in
    terminal | table) script -qec "$line" /dev/null ;;
    json) bash -c "$line --json" ;;
    *) bash -c "$line" ;;
  esac > /tmp/output 2>&1 < /dev/null
  output=$(python3 /tmp/looks.py "$kind" < /tmp/output) || { through=$((through + 1)); echo "        $kind, $line: $output"; }
  outputs=$((outputs + 1)) bytes=$((bytes + ${output%% *}))
}
for command in "${writing[@]:0:16}"; do looks pipe "$command"; done
for command in "${reading[@]}"; do
  case $command in *csv) looks table "$command" ;; *) looks terminal "$command" ;; esac
  # An export into a file is not changed.
  [[ $command == export || $command == *csv ]] || looks pipe "$command"
  case $command in "" | report* | export* | *--format*) ;; *) looks json "$command" ;; esac
done
for command in "${writing[@]:16}"; do looks pipe "$command"; done
counted "hostile names: $outputs outputs of $(wc -l <<< "$named") commands, $bytes characters: $through with something that acts on a terminal"
t "no output acts on a terminal" equal "$through" 0
t "and no shell executed anything" test ! -e /tmp/run

# journald would hide a message with a control character as a blob.
flush
journal=$(journalctl --user -u vitaminbd --no-pager -o cat)
t "journald shows her birthday" contains "$journal" "Eve "
t "and hides nothing as a blob" not grep -a "blob data" <<< "$journal"
harmless() { "$@" | python3 /tmp/looks.py pipe; }
t "nothing in journald acts on a terminal" harmless journalctl --user -u vitaminbd --no-pager -o cat
t "or in systemctl status" harmless systemctl --user status vitaminbd --no-pager
