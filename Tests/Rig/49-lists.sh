# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Waits for --long: postfix and Mailman are set up and send, in a minute.
# Mail as real programs make it: postfix carries letters and returns what it can't deliver, vacation and dovecot answer for people who are
# away, and Mailman's lists pass letters on and write to members and owners. swaks sends what people write.
for program in swaks /usr/sbin/postfix; do
  command -v "$program" > /dev/null && continue
  skip "real mail" "${program##*/} is not installed"
  exit
done
export PYTHONDONTWRITEBYTECODE=yes LC_ALL=C
box=~/Maildir state=~/.local/state/vitaminb now=$(date +%F)
# ago DAYS - that day.
ago() { date -d "$now -$1 days" +%F; }

# Everybody is somebody's contact, programs' addresses too: so nothing but what a letter says keeps it from counting.
person() {
  printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "UID:${1%% *}" "FN:$1" CATEGORIES:friends "${@:2}" END:VCARD > "$contacts/${1%% *}.vcf"
}
people() {
  local name
  mkdir -p "$contacts"
  for name in Ada Bob Clara Dora Elif Emil Frank Fritz Gita Hanna Ivan Karl Lina Mia Nora; do
    person "$name Example" "EMAIL:${name,,}@example.com"
  done
  person "Paul Post" EMAIL:MAILER-DAEMON@mail.example.org EMAIL:postmaster@mail.example.org
  local addresses=(EMAIL:postmaster@example.net EMAIL:choir@example.net EMAIL:orchestra@example.net EMAIL:band@example.net)
  for name in {choir,orchestra,band,board,quiet}-{owner,bounces,request,confirm}; do addresses+=("EMAIL:$name@example.net"); done
  person "Carl Choir" "${addresses[@]}"
}

# mail_server - postfix, which has the boxes of everybody and hands Mailman's lists over to it. A copy of what the user sends comes into
# the user's folder of sent letters. It finds out only after it has taken a letter that there is no such box.
mail_server() {
  local name
  {
    echo "max@example.org Maildir/"
    echo "m.mustermann@example.com Maildir/"
    echo "max-sent@example.org Maildir/.Sent/"
    for name in ada bob clara dora emil fritz gita hanna ivan karl lina nora; do echo "$name@example.com others/"; done
  } > ~/boxes
  for name in elif mia frank; do echo "$name@example.com $name@localhost"; done > ~/aliases
  mkdir -p ~/mailman/data
  touch ~/mailman/data/postfix_{lmtp,domains}
  /usr/sbin/postmap ~/mailman/data/postfix_{lmtp,domains}
  cat > ~/postfix.sh << END
set -e
cd /etc/postfix
cp ~rig/boxes ~rig/aliases .
echo 'max@example.org max-sent@example.org' > copies
postmap boxes aliases copies
postconf -e myhostname=mail.example.org mydestination=localhost,mail.example.org relayhost= inet_interfaces=loopback-only \
  inet_protocols=ipv4 smtp_dns_support_level=disabled maillog_file=/var/log/postfix.log recipient_delimiter= \
  smtpd_reject_unlisted_recipient=no virtual_mailbox_domains=example.org,example.com virtual_mailbox_base=$HOME \
  virtual_mailbox_maps=hash:/etc/postfix/boxes virtual_uid_maps=static:$UID virtual_gid_maps=static:$(id -g) \
  virtual_alias_maps=hash:/etc/postfix/aliases sender_bcc_maps=hash:/etc/postfix/copies enable_threaded_bounces=yes \
  queue_run_delay=1s minimal_backoff_time=1s maximal_backoff_time=2s \
  relay_domains=hash:$HOME/mailman/data/postfix_domains transport_maps=hash:$HOME/mailman/data/postfix_lmtp
postconf -MX smtp/inet
postconf -M 2525/inet='2525 inet n - n - - smtpd'
# Without a jail of files that only Debian's own start fills.
postconf -F '*/*/chroot=n'
newaliases
for name in elif mia frank; do useradd -m \$name; done
# As vacation's manual shows it; and as some write it, without the line that says what it is.
printf '%s\n' 'From: Elif Example <elif@example.com>' 'Subject: away' 'Precedence: bulk' '' 'I am away.' > ~elif/.vacation.msg
printf '%s\n' 'From: Mia Example <mia@example.com>' 'Subject: away' '' 'I am away.' > ~mia/.vacation.msg
for name in elif mia; do
  echo "\\\\\$name, \"|/usr/bin/vacation \$name\"" > /home/\$name/.forward
  [ ! -x /usr/bin/vacation ] || su \$name -c 'vacation -i'
done
printf '%s\n' '"|/usr/lib/dovecot/dovecot-lda -c ~frank/dovecot.conf -f \$SENDER -a frank@example.com"' > ~frank/.forward
printf '%s\n' 'require "vacation";' 'vacation :from "Frank Example <frank@example.com>" :addresses ["frank@example.com"] "I am away.";' \
  > ~frank/.dovecot.sieve
printf '%s\n' 'mail_location = maildir:~/Maildir' 'log_path = /home/frank/log' 'ssl = no' \
  'postmaster_address = postmaster@mail.example.org' 'protocol lda {' '  mail_plugins = sieve' '}' > ~frank/dovecot.conf
chown -R frank: ~frank
postfix start
END
  as_root "bash $HOME/postfix.sh"
}

# letter DAYS ID FROM TO [HEADER...] - sends a letter, which was written so many days ago.
letter() {
  local header headers=()
  for header in "${@:5}"; do headers+=(--header "$header"); done
  swaks --silent 2 --server 127.0.0.1:2525 --helo mail.example.org --from "$3@${domain[$3]-example.com}" --to "$4" \
    --header "From: ${3^} Example <$3@${domain[$3]-example.com}>" --header "Date: $(date -R -d "$(ago "$1") 12:00")" \
    --header "Message-Id: <$2@${domain[$3]-example.com}>" --header "Subject: $2" "${headers[@]}" --body "Hello"
}
declare -A domain=([max]=example.org)
# has NUMBER WHERE PATTERN - so many letters there have a line in their header that matches.
has() {
  local found
  found=$(find "$2" -path '*/new/*' -type f -exec awk -v pattern="$3" \
    'FNR == 1 { within = 1 } /^\r?$/ { within = 0 } within && $0 ~ pattern { found++; within = 0 } END { print found + 0 }' {} +)
  [[ $found == "$1" ]] && return
  echo "$found letters with $3, and not $1"
  return 1
}
# arrives NUMBER PATTERN - so many come, within a minute.
arrives() {
  local attempt
  for attempt in 1 2; do eventually has "$1" "$box/new" "$2" > /dev/null && return; done
  eventually has "$1" "$box/new" "$2"
}
# header LETTER PATTERN - the line that matches, of the header of the first letter that has a line like LETTER.
header() {
  local file
  file=$(grep -rlE -m 1 "$1" "$box/new" | head -n 1)
  sed -n '/^\r*$/q;p' "$file" | grep -iE -m 1 "$2"
}
# counts - who was in touch, how, and when; came - whose letters came in and count for nothing.
counts() { sqlite3 -separator ' ' "$data/journal.sqlite" "SELECT contact, direction, date(local_day * 86400, 'unixepoch') FROM entry
  WHERE verb = 'notice' AND direction <> 'in' ORDER BY 1, 2, 3"; }
came() { sqlite3 -separator ' ' "$data/journal.sqlite" "SELECT contact, direction, date(local_day * 86400, 'unixepoch') FROM entry
  WHERE verb = 'notice' AND direction = 'in' ORDER BY 1, 2, 3"; }
lines() { printf '%s\n' "$@" | sort; }
looked() { vitaminb observe --since "$(ago 400)" > /tmp/look && says "$1" cat /tmp/look; }
forgotten() { rm -r "$state" && looked "$1"; }

people
configure '[evidence]' 'me = ["max@example.org", "m.mustermann@example.com"]' 'mail = "count"' "mail_folders = [\"$box\"]"
"$src/systemd/install.sh" --from /vitaminb/bin --no-sample > /dev/null
t "postfix starts" mail_server
((failures == 0)) || exit

# Letters.
t "I write to Ada" letter 30 to-ada max ada@example.com
t "and she answers" letter 28 from-ada ada max@example.org "In-Reply-To: <to-ada@example.org>"
t "I write to Bob" letter 27 to-bob max bob@example.com
t "Clara writes, and I don't answer" letter 26 from-clara clara max@example.org
t "they come" arrives 1 '^Subject: from-ada'
t "all of them" arrives 1 '^Subject: from-clara'
expected=("Ada both $(ago 28)" "Ada out $(ago 30)" "Bob out $(ago 27)")
waiting=("Clara in $(ago 26)")

# What programs answer. It comes today, while I wrote some days ago.
t "I write to somebody who isn't there" letter 25 to-nobody max nobody@example.com
t "postfix returns it" arrives 1 '^From: .*<MAILER-DAEMON@'
t "as a report" says 'multipart/report' header '^From: .*<MAILER-DAEMON@' '^Content-Type'
t "that names my letter like an answer" says 'to-nobody@example.org' header '^From: .*<MAILER-DAEMON@' '^(References|In-Reply-To)'
if [[ -x /usr/bin/vacation ]]; then
  t "I write to Elif" letter 24 to-elif max elif@example.com
  t "for whom vacation answers" arrives 1 '^From: Elif Example'
  t "and to Mia" letter 24 to-mia max mia@example.com
  t "whose answer doesn't say that a program sent it, nor what it answers" arrives 1 '^From: Mia Example'
  expected+=("Elif out $(ago 24)" "Mia out $(ago 24)")
  waiting+=("Mia in $now")
else
  skip "vacation" "it is not installed"
fi
if [[ -e /usr/lib/dovecot/modules/lib90_sieve_plugin.so ]]; then
  t "I write to Frank" letter 23 to-frank max frank@example.com
  t "for whom dovecot's sieve answers" arrives 1 '^From: Frank Example'
  t "with my letter's id, like a person" says 'to-frank@example.org' header '^From: Frank Example' '^(References|In-Reply-To)'
  expected+=("Frank out $(ago 23)")
else
  skip "sieve" "dovecot-sieve is not installed"
fi
t "a look" looked 'Mail: [0-9]+ letters read'
t "of these, what I wrote and Ada's answer count" equal "$(counts)" "$(lines "${expected[@]}")"
t "Clara's has come in, and of the programs' only the one that nothing tells from a person's" equal "$(came)" "$(lines "${waiting[@]}")"
t "a second look notices nothing" looked 'Mail: 0 letters read, nothing new'
t "nor does one that remembers nothing" forgotten 'Mail: [0-9]+ letters read, nothing new'

# Lists.
mailman=~/mailman/mailman.cfg
listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
mailman_starts() {
  cat > "$mailman" << END
[mailman]
site_owner: postmaster@example.net
layout: own
[paths.own]
var_dir: $HOME/mailman
bin_dir: /usr/lib/mailman3/bin
[mta]
smtp_port: 2525
END
  local runner
  for runner in archive bounces nntp rest retry task; do printf '%s\n' "[runner.$runner]" 'start: no'; done >> "$mailman"
  /usr/bin/python3 "$src/Tests/Rig/lists.py" make "$mailman" && mailman -C "$mailman" start > /tmp/mailman 2>&1
}
if [[ ! -x /usr/bin/mailman ]]; then
  skip "Mailman" "mailman3 is not installed"
  exit
fi
t "Mailman starts, with five lists" mailman_starts
t "it takes letters" eventually listens 8024
t "and welcomes me to four, once more where I want digests" arrives 5 '^Subject: Welcome to the'
t "Dora writes to the choir's list" letter 20 from-dora dora choir@example.net
t "which sends it to me" arrives 1 '^Subject: .*from-dora'
t "with the fields of lists" says '^List-Post: <mailto:choir@example.net>' header '^Subject: .*from-dora' '^List-Post'
t "I answer to her and all" letter 19 to-dora max dora@example.com,choir@example.net "To: dora@example.com" "Cc: choir@example.net" \
  "In-Reply-To: <from-dora@example.com>"
t "I write to the list" letter 18 to-choir max choir@example.net
t "it tells me that it has both" arrives 2 '^Subject: .*Choir.* post acknowledgment'
t "Hanna answers me alone" letter 17 from-hanna hanna max@example.org "In-Reply-To: <to-choir@example.org>"
t "Ivan answers to me and all" letter 16 from-ivan ivan max@example.org,choir@example.net "To: max@example.org" "Cc: choir@example.net" \
  "In-Reply-To: <to-choir@example.org>"
t "which comes twice" arrives 2 '^Subject: .*from-ivan'
t "Gita writes to the list" letter 15 from-gita gita choir@example.net
t "I answer her alone" letter 14 to-gita max gita@example.com "In-Reply-To: <from-gita@example.com>"
t "I write to the orchestra's list" letter 13 to-orchestra max orchestra@example.net
t "Emil answers to the list" letter 12 from-emil emil orchestra@example.net "In-Reply-To: <to-orchestra@example.org>"
t "which sends it to me" arrives 1 '^Subject: .*from-emil'
t "in its own name" says 'Emil Example via Orchestra.*<orchestra@example.net>' header '^Subject: .*from-emil' '^From'
t "as if to me alone" says '^To: .*max@example.org' header '^Subject: .*from-emil' '^To'
t "I answer to him and all" letter 11 to-emil max emil@example.com,orchestra@example.net "To: emil@example.com" "Cc: orchestra@example.net"
t "I write to the band's list" letter 11 to-band max band@example.net
t "Lina answers to the list" letter 10 from-lina lina band@example.net "In-Reply-To: <to-band@example.org>"
t "which sends it as if from her to me alone" arrives 1 '^Subject: .*from-lina'
t "I write to the quiet list" letter 9 to-quiet max quiet@example.net
t "Nora answers to the list" letter 8 from-nora nora quiet@example.net "In-Reply-To: <to-quiet@example.org>"
t "which sends it without the fields of lists" arrives 1 '^Subject: .*from-nora'
t "none at all" equal "$(header '^Subject: .*from-nora' '^List-')" ""
t "I answer to her and all" letter 8 to-nora max nora@example.com,quiet@example.net "To: nora@example.com" "Cc: quiet@example.net" \
  "In-Reply-To: <from-nora@example.com>"
t "which comes back" arrives 1 '^Subject: .*to-nora'
t "Fritz, who is no member, writes to the choir" letter 7 from-fritz fritz choir@example.net
t "which asks me whether it may" arrives 1 '^Subject: choir@example.net post from fritz@example.com'
t "I write to the board, of which I am no member" letter 6 to-board max board@example.net
t "which tells me that it waits" arrives 1 '^Subject: Your message to board@example.net awaits'
t "Karl writes to the choir's owners" letter 5 from-karl karl choir-owner@example.net
t "which comes to me" arrives 1 '^Subject: .*from-karl'
t "the daily word about what waits is sent" mailman -C "$mailman" notify
t "it comes" arrives 2 '^Subject: .*moderation requests waiting'
t "the digest is sent" mailman -C "$mailman" digests --send --list choir@example.net
t "it comes" arrives 1 '^Subject: .*Digest'
t "I leave the band" /usr/bin/python3 "$src/Tests/Rig/lists.py" leave "$mailman" band@example.net max@example.org
t "which says good-bye" arrives 1 '^Subject: You have been unsubscribed'

expected+=("Hanna both $(ago 17)" "Gita out $(ago 14)")
t "a look" looked 'Mail: [0-9]+ letters read'
# Answers to all have checks of their own.
all=$(counts; came)
t "of all this only what Hanna wrote to me alone and I to Gita counts" \
  equal "$(counts | grep -vE '^(Ivan|Nora) ')" "$(lines "${expected[@]}")"
t "nor has anything else come in" equal "$(came | grep -vE '^(Ivan|Nora) ')" "$(lines "${waiting[@]}")"
t "an answer to all is one to the list, though it comes directly, too" equal "$(grep ^Ivan <<< "$all")" ""
t "and so is mine, though the list has only Precedence to tell it by" equal "$(grep ^Nora <<< "$all")" ""
t "of Dora, to whom and all I wrote, no contact is known" says 'no contact noted yet' vitaminb why dora
t "of Gita, to whom alone I wrote, one is" says "you wrote.*$(date -d "$(ago 14)" '+%-d %B %Y').*from your mail" vitaminb why gita
t "a second look notices nothing" looked 'Mail: 0 letters read, nothing new'
t "nor does one that remembers nothing" forgotten 'Mail: [0-9]+ letters read, nothing new'
t "so that there is not one more" equal "$(counts; came)" "$all"
files() { find "$box" -path '*/new/*' -type f "$@" | wc -l; }
listed=$(files -exec grep -q '^X-Mailman-Version' {} \; -print)
counted "$(/usr/bin/python3 "$src/Tests/Rig/lists.py" version), postfix $(/usr/sbin/postconf -h mail_version): $(files) letters, of which" \
  "$listed are Mailman's; $(counts | wc -l) contacts noticed"
