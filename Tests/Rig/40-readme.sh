# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
# shellcheck source=typing.bash
source /vitaminb/src/Tests/Rig/typing.bash
# Every command of README's tables, typed at a terminal as it is printed there, each by somebody who begins with the same people.
people

mapfile -t lines < <(sed -n 's/^| \(`.*\) | .* |$/\1/p' "$src/README.md" | grep -o '`[^`]*`' | tr -d '`')
typed=0
for line in "${lines[@]}"; do
  case $line in
    "vitaminb review") continue ;; # scenario 21 draws its keys
    vitaminb*) command=$line ;;
    [a-z]*" "*) command="vitaminb $line" ;; # "vitaminb gave ...", "got ..."
    *) continue ;;
  esac
  begin
  # "ada king" is somebody else, and "rm --undo" needs what was typed before.
  [[ $command != *king* ]] || card king "Countess King" $'EMAIL:ada@example.org\r\n'
  [[ $command != *"rm --undo"* ]] || vitaminb rm ada --yes > /dev/null
  typed=$((typed + 1))
  case $command in
    *" rm ada" | *"merge ada king") t "$command" at_terminal "$command" y ;;
    *) t "$command" at_terminal "$command" ;;
  esac
done
t "README has commands" test "$typed" -gt 25
counted "README: $typed commands typed as they are printed, each ended with 0"
