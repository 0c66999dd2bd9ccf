# typing.bash - for scenarios that type what a text prints. Source harness.bash before it.
# shellcheck shell=bash disable=SC2154

card() {
  printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%s\r\nFN:%s\r\n%sEND:VCARD\r\n' "$1" "$2" "${3-}" > "$contacts/$1.vcf"
}
# people - those about whom something is typed, beside the invented ones: Ada is due, Bob was met yesterday, Mary works for a company.
people() {
  t "install" install_vitaminb
  card bob "Bob Hale" $'CATEGORIES:choir\r\n'
  card carl "Carl Gauss" $'CATEGORIES:choir\r\n'
  card mary "Mary Somerville" $'ORG:Analytical Engines Ltd\r\n'
  eventually says Somerville vitaminb list
  t "somebody notes something" vitaminb ack bob --via meal
  systemctl --user stop vitaminbd.socket vitaminbd.service
  cp -a "$data" /tmp/base
  systemctl --user start vitaminbd.socket
}
# begin - the same state again.
begin() {
  systemctl --user stop vitaminbd.socket vitaminbd.service
  rm -rf "${data:?}"
  cp -a /tmp/base "$data"
  systemctl --user reset-failed vitaminbd.socket vitaminbd.service
  systemctl --user start vitaminbd.socket
}
# at_terminal COMMAND [ANSWER] - types it at a terminal; prints what is shown there.
at_terminal() {
  # script(1) waits two seconds for a program that doesn't read what is typed.
  if (($# > 1)); then
    script -qec "$1" /dev/null <<< "$2" | tr -d '\r'
  else
    script -qec "$1" /dev/null < /dev/null | tr -d '\r'
  fi
}
