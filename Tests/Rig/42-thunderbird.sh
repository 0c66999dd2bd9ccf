# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Waits for --long: Thunderbird itself changes address books, in a minute and a half.
# Thunderbird itself runs, and people are added, renamed and removed in its address book while the daemon reads it.
if ! command -v thunderbird > /dev/null; then
  skip "Thunderbird" "it is not installed"
  exit
fi
drive() { timeout 120 /usr/bin/python3 "$src/Tests/Rig/thunderbird.py" "$@"; }
start() {
  thunderbird --headless --marionette --remote-allow-system-access > /tmp/thunderbird.log 2>&1 &
  thunderbird=$!
}
lists() { vitaminb list | grep -q "$1"; }
lacks() { vitaminb list > /tmp/list && ! grep -q "$1" /tmp/list; }
# same - the list has exactly the people that Thunderbird has.
same() {
  vitaminb list --json > /tmp/list || return
  diff <(LC_ALL=C sort /tmp/people) <(jq -rs 'flatten | .[].name' /tmp/list | LC_ALL=C sort)
}
people() { drive people > /tmp/people && [[ -s /tmp/people ]]; }
no_problem() { vitaminb status > /tmp/status && ! grep -q 'Problems' /tmp/status; }
entries() { vitaminb show "$1" --json | jq -cS '[.. | objects | select(.verb? != null)]'; }
# follows WORD SENTENCE COMMAND... - what has just been changed in Thunderbird is seen within a minute; keeps how long it took.
took=()
follows() {
  local word=$1 sentence=$2 start=$EPOCHREALTIME passed=0
  shift 2
  start=${start//[!0-9]/}
  until "$@" > /dev/null 2>&1 || ((passed > 60000000)); do
    sleep 0.1
    passed=$EPOCHREALTIME
    passed=$((${passed//[!0-9]/} - start))
  done
  took+=("$word after $((passed / 1000)) ms")
  t "$sentence, within a minute" "$@"
}

configure
sed -i 's/^address_books.*/address_books = ["thunderbird"]/' "$config"
t "install" "$src/systemd/install.sh" --from /vitaminb/bin --no-sample
t "before Thunderbird ever ran that is said" says 'Thunderbird has no address book here' vitaminb status
start
t "Thunderbird starts" drive version
((failures == 0)) || exit
version=$(drive version)
t "the profile that its first start made is seen, though no folder of Thunderbird's was there before" eventually no_problem

ada=$(drive add "Ada Lovelace" ada@example.org)
follows added "whoever is added comes" lists "Ada Lovelace"
((failures == 0)) || exit
t "with the e-mail address" says 'ada@example.org' vitaminb show "Ada Lovelace"
bob=$(drive add "Bob Hale" bob@example.org)
follows "a second one" "and whoever is added after that" lists "Bob Hale"
t "she can be tracked" vitaminb track ada --every 6w
t "and noted of" vitaminb ack ada --via call --note 'she sends the proofs'
t "she can be put into a group, though her card can't be changed" says 'is now in friends' vitaminb group add ada friends
t "and taken out again" says 'no longer in friends' vitaminb group remove ada friends
before=$(entries ada)
t "which is in her history" contains "$before" 'she sends the proofs'

t "to change her is refused, with the place" says 'read from Thunderbird; change it there' vitaminb edit ada --email king@example.org
t "and fails" not vitaminb edit ada --email king@example.org
t "to remove her, too" says 'read from Thunderbird; change it there' vitaminb rm ada --yes
t "she is as she was" says 'ada@example.org' vitaminb show "Ada Lovelace"

drive rename "$ada" "Ada King"
follows renamed "whoever is renamed is" lists "Ada King"
t "and has no longer the old name" lacks "Ada Lovelace"
t "what was noted before is still there" says 'she sends the proofs' vitaminb show "Ada King" --all
t "and nothing else" equal "$(entries "Ada King")" "$before"
t "she keeps her cadence" says 'every 6 weeks' vitaminb show "Ada King"

drive add-many 300
t "Thunderbird has them all" people
t "300 more" equal "$(wc -l < /tmp/people)" 302
follows "300 added" "300 at once come, and nobody is lost" same
# With pauses a little longer than the daemon waits for, so that it still reads when Thunderbird writes again. Each card is written by
# itself.
rename_all() {
  local end=$((SECONDS + 15)) old=Müller n
  for ((n = 1; SECONDS < end; n++)); do
    drive rename-all "Jörg $old-" "Jörg Maier_$n-" || return
    old=Maier_$n
    sleep 1.2
  done
  drive rename-all "Jörg $old-" "Jörg Maier-"
}
rename_all &
renaming=$!
while kill -0 "$renaming" 2> /dev/null; do
  vitaminb list --json > /tmp/list
  jq -rs 'flatten | .[].name' /tmp/list | tee -a /tmp/seen | wc -l
  sleep 0.2
done > /tmp/counts
wait "$renaming"
t "Thunderbird renames them over and over" equal $? 0
t "the daemon reads meanwhile" grep -q 'Maier_' /tmp/seen
t "and at no time is anybody missing" equal "$(sort -u /tmp/counts)" 302
people
t "all of them have another name at the end" equal "$(grep -c 'Jörg Maier-' /tmp/people)" 300
follows "300 renamed" "which is seen, and nobody is lost" same

drive move "$bob" "Work"
follows moved "whoever is moved to another of Thunderbird's address books stays" lists "Bob Hale"
sleep 3
t "and is not lost a moment later" lists "Bob Hale"
drive remove "$bob"
follows removed "whoever is removed goes" lacks "Bob Hale"
t "is not shown any more" not vitaminb show "Bob Hale"
people
t "and nobody else has gone" same

# Thunderbird goes on running beside. Where it saves settings of its own meanwhile it does not idle, and it is measured again.
pid=$(unit MainPID) profile=$(drive profile)
sleep 3
for _ in {1..3}; do
  touch /tmp/before
  idle=$(/usr/bin/python3 "$src/Tests/Benchmarks/idle.py" 20 vitaminbd="$pid")
  written=$(find "$profile" -maxdepth 1 -newer /tmp/before)
  [[ -n $written ]] || break
done
t "Thunderbird runs all that time" drive profile
t "and idles" equal "$written" ""
t "beside it the daemon does not wake in 20 seconds" says 'vitaminbd +0 wake-ups' echo "$idle"
t "it is the same daemon" equal "$(unit MainPID)" "$pid"

drive add "Carl Gauss" carl@example.org > /tmp/carl
people
kill -9 "$thunderbird"
wait "$thunderbird" 2> /dev/null
follows "added before a crash" "killed right after somebody was added, Thunderbird leaves that one" lists "Carl Gauss"
t "and all the others" same
start
drive rename "$(cat /tmp/carl)" "Carl Friedrich Gauss"
follows "after its next start" "started again, its changes are seen" lists "Carl Friedrich Gauss"
people
t "it ends" drive quit
wait "$thunderbird"
sleep 3
t "closed, it leaves everybody" same
t "and Ada with what was noted" equal "$(entries "Ada King")" "$before"
t "nothing is wrong" no_problem
counted "$version: $(printf '%s; ' "${took[@]}")$(grep -o '[0-9]* wake-ups in [0-9]* s' <<< "$idle") beside it"
