# dovecot.bash - a mail server of the rig's user, in ~/server. Sourced by what delivers mail, and by scenarios.
# shellcheck shell=bash disable=SC2034

# serve - starts dovecot as an ordinary user, on ports of its own; `dovecot` is its process. Standard input has what differs: which
# protocols, where mail is, and who may log in.
serve() {
  mkdir -p ~/server/run
  cat > ~/server/dovecot.conf
  cat >> ~/server/dovecot.conf << EOF
listen = 127.0.0.1
base_dir = $HOME/server/run
state_dir = $HOME/server/run
log_path = $HOME/server/log
ssl = no
disable_plaintext_auth = no
default_internal_user = rig
default_internal_group = rig
default_login_user = rig
first_valid_uid = 1000
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 1143
  }
  inet_listener imaps {
    port = 0
  }
}
EOF
  /usr/sbin/dovecot -F -c ~/server/dovecot.conf > ~/server/output 2>&1 &
  dovecot=$!
}
listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
