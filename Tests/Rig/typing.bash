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
# typed TEXT - takes it off the list of what $page prints, which is /tmp/printed, as printed.py finds it; $page may be several, with
# semicolons between them.
typed() {
  local place places status=0
  IFS=';' read -r -a places <<< "$page"
  for place in "${places[@]}"; do
    printf '%s\t%s\n' "$place" "${1//$'\n'/⏎}" | tee -a /tmp/typed | grep -qxFf - /tmp/printed ||
      { echo "$place no longer prints: $1"; status=1; }
  done
  return "$status"
}
# types TEXT [ANSWER] - types it as it is printed.
types() { typed "$1" && terminal "$@"; }
# completes TEXT COMMAND [ANSWER] - types the command, which is the printed text with what the reader puts into it.
completes() { typed "$1" && terminal "${@:2}"; }
# terminal COMMAND [ANSWER] - types it, and notes that in /tmp/lines.
terminal() {
  printf '%s\n' "$1" >> /tmp/lines
  at_terminal "$@"
}
# block LINE - the display on $page that begins with this line; takes it off the list.
block() {
  local text
  text=$(grep -F "$page"$'\t'"$1⏎" /tmp/printed | cut -f 2-) && typed "$text" > /dev/null && printf '%s\n' "${text//⏎/$'\n'}"
}
# reads PAGE NUMBER - all that this manual page prints is to be typed, which is more than so many things.
reads() {
  page=$1
  python3 "$src/Tests/Rig/printed.py" page "/vitaminb/share/man/man7/$page" 2> /tmp/printed.err | sort -u > /tmp/printed
  t "the page is read" equal "$(cat /tmp/printed.err)" ""
  t "and prints much that can be typed" test "$(wc -l < /tmp/printed)" -gt "$2"
  : > /tmp/typed
}
# stand_in_for_sudo - one that asks for no password. What is to be installed is there already, so that apt needs no lists.
stand_in_for_sudo() {
  as_root "printf '#!/bin/bash\nexec su root -c \"\$(printf \"%%q \" \"\$@\")\"\n' > /usr/local/bin/sudo; chmod 755 /usr/local/bin/sudo
    rm -rf /var/lib/apt/lists/*"
}
# all_typed - everything that is printed has been typed.
all_typed() {
  local place text
  sort -u /tmp/typed > /tmp/known
  while IFS=$'\t' read -r place text; do
    t "nobody types this: $place: $text" false
  done < <(comm -23 /tmp/printed /tmp/known)
  t "the pages print nothing else" equal "$(comm -23 /tmp/printed /tmp/known | wc -l)" 0
}
