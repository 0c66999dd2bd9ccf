# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# The address books of other programs, read where they are: GNOME Contacts' by evolution-data-server itself, Thunderbird's with its tables.
evolution() { timeout 60 /usr/bin/python3 "$src/Tests/Rig/evolution.py" "$@"; }
python=/vitaminb/python/bin/python
lists() { vitaminb list | grep -q "$1"; }
lacks() { vitaminb list > /tmp/list && ! grep -q "$1" /tmp/list; }

if evolution add ada "Ada Lovelace" > /tmp/evolution 2>&1; then
  t "the service adds somebody" test -s ~/.local/share/evolution/addressbook/system/contacts.db
  ada=$(cat /tmp/evolution)
  configure
  sed -i 's/^address_books.*/address_books = ["evolution"]/' "$config"
  t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
  t "setup finds her" says 'evolution +GNOME Contacts' script -qec "vitaminb setup" /dev/null < /dev/null
  t "she is there" lists "Ada Lovelace"
  t "she can be tracked, and noted of" vitaminb track ada --every 6w
  t "which is kept" vitaminb ack ada --via call
  evolution add bob "Bob Hale" > /tmp/bob
  t "whoever is added there comes" eventually lists "Bob Hale"
  evolution rename "$ada" "Ada King"
  t "whoever is renamed there is" eventually lists "Ada King"
  t "with the history" says 'every 6 weeks' vitaminb show "Ada King"
  t "to change her here is refused, with the place" says 'read from GNOME Contacts; change it there' vitaminb edit ada --email ada@example.org
  t "and to remove her" says 'read from GNOME Contacts; change it there' vitaminb rm ada --yes
  t "she can be put into a group all the same" says 'is now in friends' vitaminb group add ada friends
  t "which undo takes back" vitaminb undo
  t "and is over" not says 'friends' vitaminb show "Ada King"
  t "somebody new goes to vitaminb's own" vitaminb add "Grace Hopper" --every 6w
  t "whose card is there" grep -rl "FN:Grace Hopper" "$contacts"
  evolution remove "$(cat /tmp/bob)"
  t "whoever is removed there goes" eventually lacks "Bob Hale"
  # Its service goes on running beside; nothing changes.
  sleep 3
  pid=$(unit MainPID)
  before=$(grep ctxt_switches "/proc/$pid/status")
  sleep 10
  t "where nothing changes the daemon does not wake in ten seconds" equal "$(grep ctxt_switches "/proc/$pid/status")" "$before"
  t "status names no problem" not says 'Problems' vitaminb status

  # An online account: a CardDAV server, whose contacts the service has in a cache of its own.
  if "$python" -c 'import radicale' 2> /dev/null; then
    mkdir -p ~/server/collection-root/me/book ~/.config/evolution/sources
    echo '{"tag": "VADDRESSBOOK"}' > ~/server/collection-root/me/book/.Radicale.props
    printf '%s\r\n' BEGIN:VCARD VERSION:3.0 UID:olga "FN:Olga Online" "N:Online;Olga;;;" END:VCARD > ~/server/collection-root/me/book/olga.vcf
    "$python" -m radicale --config "" --server-hosts 127.0.0.1:15241 --auth-type none --storage-filesystem-folder ~/server \
      > /tmp/radicale.log 2>&1 &
    radicale=$!
    printf '%s\n' '[Data Source]' DisplayName=Mine Enabled=true Parent=carddav-stub '[Authentication]' Host=127.0.0.1 Port=15241 User=me \
      Method=plain/password '[Address Book]' BackendName=carddav '[WebDAV Backend]' ResourcePath=/me/book/ '[Security]' Method=none \
      '[Offline]' StaySynchronized=true > ~/.config/evolution/sources/online.source
    eventually curl -s -o /dev/null http://127.0.0.1:15241/
    t "the service has the contacts of an online account" eventually says 'Olga Online' evolution online online
    t "in a cache" test -s ~/.cache/evolution/addressbook/online/cache.db
    t "and they are there, too" eventually lists "Olga Online"
    t "beside her own" lists "Ada King"
    kill "$radicale"
  else
    skip "an online account of GNOME's" "no Radicale"
  fi
  t "the copies are this user's alone" equal "$(find "$data/mirrors" -perm /077)" ""
  sed -i 's/^address_books.*/address_books = ["'"${contacts//\//\\/}"'"]/' "$config"
  systemctl --user reload vitaminbd.service
  no_copies() { [[ -z $(find "$data/mirrors" -name '*.vcf') ]]; }
  t "no longer named, no copy is left" eventually no_copies
else
  skip "GNOME Contacts" "evolution-data-server does not run here: $(tail -n 1 /tmp/evolution)"
  configure
  "$src/systemd/install.sh" --from /vitaminb/bin --no-sample > /dev/null
fi

# Thunderbird itself is not run: its tables, written as it writes them.
profile=~/.thunderbird/abc.default
mkdir -p "$profile"
thunderbird() { sqlite3 "$profile/abook.sqlite" "$@" > /dev/null; }
thunderbird 'PRAGMA journal_mode=WAL; CREATE TABLE cards (uid TEXT PRIMARY KEY, localId INTEGER); CREATE TABLE properties (card TEXT, name TEXT, value TEXT);'
put() { thunderbird "DELETE FROM properties WHERE card = '$1'; INSERT INTO properties VALUES ('$1', '_vCard', 'BEGIN:VCARD'||char(13,10)||'VERSION:4.0'||char(13,10)||'UID:$1'||char(13,10)||'FN:$2'||char(13,10)||'END:VCARD'||char(13,10));"; }
put tb-1 "Theo Bird"
sed -i 's/^address_books.*/address_books = ["thunderbird"]/' "$config"
systemctl --user reload vitaminbd.service
t "Thunderbird's tables: whoever is there is there" eventually lists "Theo Bird"
put tb-2 "Thea Bird"
t "whoever is added comes" eventually lists "Thea Bird"
put tb-1 "Theodor Bird"
t "whoever is renamed is" eventually lists "Theodor Bird"
t "setup knows it by its name, and no folder of copies" not says 'mirrors' script -qec "vitaminb setup" /dev/null < /dev/null
mv "$profile/abook.sqlite" /tmp/away
rm -f "$profile"/abook.sqlite-*
systemctl --user reload vitaminbd.service
t "where the database is gone, nobody is" lists "Thea Bird"
t "and it is said" says 'Thunderbird has no address book here' vitaminb status
mv /tmp/away "$profile/abook.sqlite"
put tb-3 "Thekla Bird"
t "back again, it is seen" eventually lists "Thekla Bird"
no_problem() { ! vitaminb status | grep -q 'has no address book here'; }
t "and nothing is wrong any more" eventually no_problem
mkdir -p ~/.thunderbird/xyz.second
cp "$profile/abook.sqlite" ~/.thunderbird/xyz.second/
sqlite3 ~/.thunderbird/xyz.second/abook.sqlite "UPDATE properties SET card = card || '-x', value = replace(replace(value, 'UID:tb', 'UID:x'), 'Bird', 'Crow')"
t "another profile is seen, too" eventually lists "Thekla Crow"
