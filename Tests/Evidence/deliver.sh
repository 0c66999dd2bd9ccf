#!/bin/bash
# deliver.sh - sends the labelled year's mail through real parts, so that their own Maildirs arise.
#
#   Tests/Evidence/deliver.sh [FOLDER]
#
# dovecot takes the messages to the user by LMTP and all others by IMAP, and keeps one account as Maildir++ and one with LAYOUT=fs. mbsync
# pulls both into ~/Mail, once as Maildir++ and once verbatim. notmuch indexes what mbsync pulled. Each of these Maildirs must have the
# year's messages. With FOLDER, which must not exist, they are kept there with labels for each: year, server, plus, verbatim, *.json, whose
# files are named as they are in the rig (/home/rig).
#
# All of it runs in Tests/tools/systemd-rig. Needs root, and Debian's dovecot-core dovecot-imapd dovecot-lmtpd isync (notmuch if there is
# one). Exits with 77, and says why, where it can't run.
# shellcheck disable=SC1091,SC2154
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

outside() {
  local root=$here/../.. stage program status keep=${1-}
  for program in dovecot mbsync; do
    command -v "$program" > /dev/null || [[ -x /usr/sbin/$program ]] ||
      { echo "skipped: there is no $program (apt-get install dovecot-core dovecot-imapd dovecot-lmtpd isync)"; exit 77; }
  done
  [[ -x /usr/lib/dovecot/lmtp ]] || { echo "skipped: there is no LMTP (apt-get install dovecot-lmtpd)"; exit 77; }
  "$root/Tests/tools/systemd-rig" --check || exit
  [[ -z $keep || ! -e $keep ]] || { echo "$keep exists"; exit 2; }
  stage=$(mktemp -d)
  trap 'rm -rf -- "$stage"' EXIT
  mkdir "$stage/src" "$stage/kept"
  chmod 777 "$stage/kept"
  (cd "$root" && cp -r --parents -t "$stage/src" Tests/Rig/harness.bash Tests/Evidence)
  PYTHONDONTWRITEBYTECODE=yes python3 "$here/labelled-year.py" "$stage/year" || exit
  chmod -R a+rX "$stage"
  "$root/Tests/tools/systemd-rig" --no-bind-cwd --chdir / --bind-ro "$stage/src:/vitaminb/src" --bind-ro "$stage/year:/vitaminb/year" \
    --bind "$stage/kept:/vitaminb/kept" ${keep:+--setenv KEEP=yes} -- bash /vitaminb/src/Tests/Evidence/deliver.sh --inside
  status=$?
  if [[ -n $keep ]]; then
    cp -r -- "$stage/kept" "$keep" && cp -r -- "$stage/year" "$keep/year"
  fi
  exit "$status"
}

# server - dovecot, with an account of each layout; their mail comes by LMTP.
server() {
  mkdir -p ~/server
  printf '%s\n' "max:{PLAIN}secret:$UID:$UID::$HOME/server/max::userdb_mail=maildir:~/Maildir" \
    "m:{PLAIN}secret:$UID:$UID::$HOME/server/m::userdb_mail=maildir:~/Maildir:LAYOUT=fs" \
    "max@example.org:{PLAIN}secret:$UID:$UID::$HOME/server/max::userdb_mail=maildir:~/Maildir" \
    "m.mustermann@example.com:{PLAIN}secret:$UID:$UID::$HOME/server/m::userdb_mail=maildir:~/Maildir:LAYOUT=fs" > ~/server/users
  serve << EOF
protocols = imap lmtp
mail_location = maildir:~/Maildir
lmtp_save_to_detail_mailbox = no
passdb {
  driver = passwd-file
  args = username_format=%u $HOME/server/users
}
userdb {
  driver = passwd-file
  args = username_format=%u $HOME/server/users
}
service lmtp {
  user = rig
  inet_listener lmtp {
    port = 1024
  }
}
EOF
}

# channels LAYOUT LINE... - mbsync's configuration for both accounts; in a line about the Maildirs @ is the account.
channels() {
  local user
  for user in max m; do
    # mbsync makes the folders of an account, and not what is above them.
    mkdir -p "$HOME/Mail/$1/$user"
    cat << EOF
IMAPAccount $user
Host 127.0.0.1
Port 1143
User $user
Pass secret
SSLType None
AuthMechs LOGIN

IMAPStore $user-far
Account $user

MaildirStore $user-near
$(printf '%s\n' "${@:2}" | sed "s/@/$user/")

Channel $user
Far :$user-far:
Near :$user-near:
Patterns *
Create Near
Sync Pull
CopyArrivalDate yes
SyncState *

EOF
  done
}

inside() {
  source /vitaminb/src/Tests/Rig/harness.bash
  source /vitaminb/src/Tests/Evidence/dovecot.bash
  local deliver=/vitaminb/src/Tests/Evidence/deliver.py year=/vitaminb/year layout account sent pulled indexed
  server
  t "dovecot runs" eventually listens 1143
  ((failures == 0)) || { cat ~/server/output ~/server/log; exit; }
  sent=$(/usr/bin/python3 "$deliver" send "$year" 1143 1024 2>&1)
  t "it takes the year" equal $? 0
  echo "$sent"
  channels plus "SubFolders Maildir++" "Inbox ~/Mail/plus/@" > ~/plus.rc
  channels verbatim "SubFolders Verbatim" "Path ~/Mail/verbatim/@/" "Inbox ~/Mail/verbatim/@/INBOX" > ~/verbatim.rc
  for layout in plus verbatim; do
    t "mbsync pulls it, $layout" mbsync -q -c ~/$layout.rc -a
  done
  mkdir ~/labels
  for account in example.org=maildir++=max example.com=fs=m; do
    layout=${account#*=}
    t "dovecot keeps ${account%%=*} as ${layout%=*}, with every message" /usr/bin/python3 "$deliver" check "$year" \
      ~/labels/server-"${account##*=}".json "$HOME/server/%s/Maildir=${layout%=*}" "${account%%=*}"
  done
  t "mbsync has every message with a whole header as Maildir++" /usr/bin/python3 "$deliver" pulled "$year" \
    ~/labels/plus.json "$HOME/Mail/plus/%s=maildir++" example.org example.com
  t "mbsync has every message with a whole header verbatim" /usr/bin/python3 "$deliver" pulled "$year" \
    ~/labels/verbatim.json "$HOME/Mail/verbatim/%s=verbatim" example.org example.com
  find ~/Mail/verbatim -path '*/cur/*' -o -path '*/new/*' | sort > /tmp/before
  t "mbsync runs again" mbsync -q -c ~/verbatim.rc -a
  t "and adds nothing" diff /tmp/before <(find ~/Mail/verbatim -path '*/cur/*' -o -path '*/new/*' | sort)
  if command -v notmuch > /dev/null; then
    printf '[database]\npath=%s\n[user]\nprimary_email=max@example.org\n[new]\ntags=new\n' "$HOME/Mail/verbatim" > ~/.notmuch-config
    t "notmuch indexes it" notmuch new
    pulled=$(find ~/Mail/verbatim -path '*/cur/*' -o -path '*/new/*' | grep -vc '/\.notmuch/')
    indexed=$(notmuch count --output=files '*')
    counted "$pulled files, of which notmuch has $indexed, $(notmuch count '*') messages, $(notmuch count --output=threads '*') threads"
  else
    skip "notmuch" "it is not installed"
  fi
  kill "$dovecot"
  wait "$dovecot"
  [[ -z ${KEEP-} ]] || cp -r ~/labels/*.json ~/server ~/Mail/plus ~/Mail/verbatim /vitaminb/kept
}

case ${1-} in
  --inside) inside ;;
  -*) sed -n '2,/^# shellcheck/{/^# shellcheck/d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2 ;;
  *) outside "$@" ;;
esac
