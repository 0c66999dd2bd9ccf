# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Cards that vitaminb writes go through a real CardDAV server and vdirsyncer to a second device, and khard reads them.
python=/vitaminb/python/bin/python
if ! "$python" -c 'import khard, radicale, vdirsyncer, vobject' 2> /dev/null; then
  skip "the address book is synchronised" "no khard, Radicale and vdirsyncer"
  exit
fi
server=http://127.0.0.1:15232
laptop=$HOME/laptop/people desktop=$HOME/desktop/people
mkdir -p "$laptop" "$desktop"

"$python" -m radicale --config "" --server-hosts 127.0.0.1:15232 --auth-type none --rights-type authenticated \
  --storage-filesystem-folder "$HOME/server" > /tmp/radicale.log 2>&1 &
t "Radicale serves" eventually curl -s -o /dev/null "$server/"
t "it has an address book" curl -sf -o /dev/null -u me:x -X MKCOL "$server/me/people" -H 'Content-Type: application/xml' --data '<?xml version="1.0"?>
  <mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><C:addressbook/></resourcetype></prop></set></mkcol>'
for device in laptop desktop; do
  cat > "$HOME/$device/vdirsyncer.conf" << CONF
[general]
status_path = "$HOME/$device/status/"
[pair contacts]
a = "local"
b = "dav"
collections = [["people", "people", "people"]]
[storage local]
type = "filesystem"
path = "$HOME/$device/"
fileext = ".vcf"
[storage dav]
type = "carddav"
url = "$server/me/"
username = "me"
password = "x"
CONF
  yes | "$python" -m vdirsyncer -c "$HOME/$device/vdirsyncer.conf" discover > "/tmp/$device.log" 2>&1
done
sync_device() { "$python" -m vdirsyncer -v WARNING -c "$HOME/$1/vdirsyncer.conf" sync; }

# A card's content, regardless of the order of its lines, the case of its names and its line ends.
meaning() {
  "$python" - "$1" << 'PYTHON'
import sys, vobject
card = vobject.readOne(open(sys.argv[1], encoding="utf-8", newline="").read())
for line in sorted(card.getChildren(), key=lambda line: line.name):
    print(line.name, sorted(line.params.items()), repr(line.value) if line.name != "N" else vars(line.value))
PYTHON
}

mkdir -p "$(dirname "$config")"
printf '%s\n' "address_books = [\"$laptop\"]" 'every = "3m"' '[delivery]' 'from = "00:00"' 'to = "24:00"' > "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "a contact is added" vitaminb add Zoë Müller --group friends --group 'navy, retired' --email zoe@example.org --telephone '+49 30 1' \
  --birthday --12-09
ours=$(echo "$laptop"/*.vcf)
t "the laptop sends it" sync_device laptop
t "the desktop gets it" sync_device desktop
theirs=$(echo "$desktop"/*.vcf)
t "nothing is lost on the way" diff <(meaning "$ours") <(meaning "$theirs")
t "nothing is left to send" sync_device laptop
t "the laptop's file is unchanged" grep -q "^FN:Zoë Müller" "$ours"

# vdirsyncer hard-links a new card into the folder, and renames a changed one over ours.
printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:bob\r\nFN:Bob Kahn\r\nN:Kahn;Bob;;;\r\nEND:VCARD\r\n' > "$desktop/bob.vcf"
sed -i 's/^FN:Zoë Müller/FN:Zoë Meier/' "$theirs"
t "the desktop sends a new card and a changed one" sync_device desktop
t "the laptop gets them" sync_device laptop
t "the new one is noticed" eventually says "Bob Kahn" vitaminb show bob
t "and the changed one" eventually says "Zoë Meier" vitaminb show zoe

mkdir -p ~/.config/khard
printf '%s\n' '[addressbooks]' '[[people]]' "path = $laptop" > ~/.config/khard/khard.conf
t "khard lists our card" says "zoe@example.org" "$python" -m khard list
"$python" -m khard show --format yaml -o /tmp/bob.yaml bob < /dev/null
sed -i 's/^\(Formatted name *:\).*/\1 Robert Kahn/; s/^\(First name *:\).*/\1 Robert/' /tmp/bob.yaml
t "khard edits a card" "$python" -m khard edit -i /tmp/bob.yaml uid:bob <<< yes
before=$EPOCHREALTIME
t "that is noticed" eventually says "Robert Kahn" vitaminb show robert
milliseconds=$(((${EPOCHREALTIME/./} - ${before/./}) / 1000))
t "within a second ($milliseconds ms)" test "$milliseconds" -lt 1000
t "no card has a problem" holds '.[0].problems == []' vitaminb status --json
t "khard's edit is sent" sync_device laptop
t "and arrives" sync_device desktop
t "the desktop deletes a card" rm "$desktop/bob.vcf"
t "that is sent" sync_device desktop
t "and the laptop's card goes" sync_device laptop
t "the contact is gone" eventually not vitaminb show robert

# vdirsyncer mends what servers refuse: a UID that is no file's name, and a card without one.
printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:odd/u id\r\nFN:Olga Odd\r\nN:Odd;Olga;;;\r\nEMAIL:olga@example.org\r\nEND:VCARD\r\n' > "$laptop/odd.vcf"
printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nina None\r\nN:None;Nina;;;\r\nTEL:030 1234567\r\nEND:VCARD\r\n' > "$laptop/none.vcf"
for name in Olga Nina; do
  t "$name is there" eventually vitaminb show "$name"
  t "something is noted of her" vitaminb ack "$name" --via call --note "her new job"
done
yes | "$python" -m vdirsyncer -v WARNING -c "$HOME/laptop/vdirsyncer.conf" repair --repair-unsafe-uid local/people > /tmp/repair.log 2>&1
t "vdirsyncer's repair gives both another UID" equal "$(grep -l -e 'UID:odd/u id' "$laptop"/*.vcf; grep -L '^UID:' "$laptop"/*.vcf)" ""
for name in Olga Nina; do t "$name's history goes with her" eventually says "her new job" vitaminb show "$name"; done
t "nobody is there twice" holds 'map(.name) | sort == ["Nina None", "Olga Odd", "Zoë Meier"]' vitaminb list --json
t "and they are sent" sync_device laptop
