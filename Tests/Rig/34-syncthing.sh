# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Syncthing keeps the address book the same on two devices; both change one card while they can't reach each other.
if ! command -v syncthing > /dev/null; then
  skip "two devices change one card" "no syncthing"
  exit
fi
laptop=$HOME/laptop/people desktop=$HOME/desktop/people
export STNOUPGRADE=1 STNODEFAULTFOLDER=1

# Two devices on this machine's loopback that know each other, and ask nobody else.
declare -A id port=([laptop]=22011 [desktop]=22012) page=([laptop]=8411 [desktop]=8412)
for device in laptop desktop; do
  mkdir -p "$HOME/$device/people"
  syncthing generate --home="$HOME/$device/syncthing" --no-default-folder > "/tmp/$device.log" 2>&1
  id[$device]=$(syncthing --home="$HOME/$device/syncthing" --device-id)
done
for device in laptop desktop; do
  devices=''
  for other in laptop desktop; do
    devices+="<device id=\"${id[$other]}\" name=\"$other\" compression=\"metadata\"><address>tcp://127.0.0.1:${port[$other]}</address></device>"
  done
  cat > "$HOME/$device/syncthing/config.xml" << CONFIG
<configuration version="35">
  <folder id="people" label="people" path="$HOME/$device/people" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <filesystemType>basic</filesystemType>
    <device id="${id[laptop]}"></device><device id="${id[desktop]}"></device>
    <maxConflicts>10</maxConflicts>
  </folder>
  $devices
  <gui enabled="true" tls="false"><address>127.0.0.1:${page[$device]}</address><apikey>key</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${port[$device]}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted><crashReportingEnabled>false</crashReportingEnabled><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
CONFIG
done
ask() { curl -sf -H 'X-API-Key: key' "http://127.0.0.1:${page[$1]}/rest/$2"; }
declare -A process=()
start() {
  syncthing serve --home="$HOME/$1/syncthing" --no-browser --no-restart > "/tmp/$1.log" 2>&1 &
  process[$1]=$!
}
runs() { eventually ask "$1" system/ping || { cat "/tmp/$1.log"; return 1; }; }
stop() {
  kill "${process[$1]}"
  wait "${process[$1]}"
}
same() { diff -r "$laptop" "$desktop" --exclude .stfolder; }
copies() { find "$laptop" -name '*.sync-conflict-*'; }
has_copy() { [[ -n $(copies) ]]; }

mkdir -p "$(dirname "$config")"
printf '%s\n' "address_books = [\"$laptop\"]" 'every = "3m"' '[delivery]' 'from = "00:00"' 'to = "24:00"' > "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "a contact is added" vitaminb add Zoë Müller --group friends --email zoe@example.org
t "another" vitaminb add Bob Kahn --group friends
t "something is noted of her" vitaminb ack zoe --via call --note "her new job"
start laptop
start desktop
t "the laptop's Syncthing runs" runs laptop
t "the desktop's Syncthing runs" runs desktop
t "the desktop gets the cards" eventually same
ours=$(grep -l 'FN:Zoë' "$laptop"/*.vcf)

# Both change the card while they don't see each other.
stop desktop
t "vitaminb changes the card here" vitaminb edit zoe --telephone '+49 30 5550101'
sed -i 's/^FN:Zoë Müller/FN:Zoë Meier/' "$desktop/${ours##*/}"
start desktop
t "the desktop is switched on, with another change" runs desktop
t "Syncthing leaves a copy on the conflict" eventually has_copy
t "and both have the same cards" eventually same
t "she is there once" eventually holds 'map(select(.name | startswith("Zoë"))) | length == 1' vitaminb list --json
t "everybody else, too" holds 'length == 2' vitaminb list --json
t "with her history" says "her new job" vitaminb show zoe
t "doctor names the copy" eventually says "a copy that a synchroniser left on a conflict" vitaminb doctor
t "nothing was told twice" equal "$(records "$keep_in_touch" VITAMINB_NAME="Bob Kahn" | wc -l)" 1

# The user takes what was in the copy, and removes it as doctor says.
copy=$(copies)
t "the copy is removed" rm "$copy"
t "on the desktop, too" eventually same
t "doctor is content" eventually not says "a copy that a synchroniser" vitaminb doctor
t "she is still there, with her history" says "her new job" vitaminb show zoe

# The desktop gives the card another UID, as a server does.
sed -i "s/^UID:.*/UID:$(cat /proc/sys/kernel/random/uuid)/" "$desktop/${ours##*/}"
t "a new UID arrives" eventually same
t "and the history goes on" eventually says "her new job" vitaminb show zoe
t "and she is there once" holds 'length == 2' vitaminb list --json
stop desktop
stop laptop
