# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# Every command of README's tables, typed at a terminal as it is printed there, each by somebody who begins with the same people: Ada is
# due, Bob was met yesterday, "ada king" is somebody else, Mary works for a company.
card() {
  printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%s\r\nFN:%s\r\n%sEND:VCARD\r\n' "$1" "$2" "${3-}" > "$contacts/$1.vcf"
}
t "install" install_vitaminb
card bob "Bob Hale" $'CATEGORIES:choir\r\n'
card carl "Carl Gauss" $'CATEGORIES:choir\r\n'
card mary "Mary Somerville" $'ORG:Analytical Engines Ltd\r\n'
eventually says Somerville vitaminb list
t "somebody notes something" vitaminb ack bob --via meal
systemctl --user stop vitaminbd.socket vitaminbd.service
cp -a "$data" /tmp/base

# begin - the same state again.
begin() {
  systemctl --user stop vitaminbd.socket vitaminbd.service
  rm -rf "${data:?}"
  cp -a /tmp/base "$data"
  [[ $1 != *king* ]] || card king "Countess King" $'EMAIL:ada@example.org\r\n'
  systemctl --user reset-failed vitaminbd.socket vitaminbd.service
  systemctl --user start vitaminbd.socket
  # What a command needs that was typed before.
  [[ $1 != *"rm --undo"* ]] || vitaminb rm ada --yes > /dev/null
}

mapfile -t lines < <(sed -n 's/^| \(`.*\) | .* |$/\1/p' "$src/README.md" | grep -o '`[^`]*`' | tr -d '`')
typed=0
for line in "${lines[@]}"; do
  case $line in
    "vitaminb review") continue ;; # scenario 21 draws its keys
    vitaminb*) command=$line ;;
    [a-z]*" "*) command="vitaminb $line" ;; # "vitaminb gave ...", "got ..."
    *) continue ;;
  esac
  begin "$command"
  typed=$((typed + 1))
  # script(1) waits two seconds for a program that doesn't read what is typed.
  case $command in
    *" rm ada" | *"merge ada king") t "$command" script -qec "$command" /dev/null <<< y ;;
    *) t "$command" script -qec "$command" /dev/null < /dev/null ;;
  esac
done
t "README has commands" test "$typed" -gt 25
counted "README: $typed commands typed as they are printed, each ended with 0"
