# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb

field() { pick "map(select(.contact == \"$ada\"))[0].$1" due; }
state() { field state; }
due=$(field due)
t "Ada is not snoozed at first" not equal "$(state)" snoozed
t "snooze" vitaminb snooze Ada --for 3d
t "Ada is snoozed" equal "$(state)" snoozed
t "her due date is unchanged" equal "$(field due)" "$due"
until=$(field snoozedUntil)
t "restart" systemctl --user restart vitaminbd.service
t "Ada is still snoozed" equal "$(state)" snoozed
t "until the same moment" equal "$(field snoozedUntil)" "$until"
t "undo" vitaminb undo
t "Ada is no longer snoozed" not equal "$(state)" snoozed
t "restart" systemctl --user restart vitaminbd.service
t "nor after a restart" not equal "$(state)" snoozed
t "nothing is left of her that could be taken back, which is no failure" says '^Nothing is left' vitaminb undo Ada
