# shellcheck shell=bash source=harness.bash
source /vitaminb/src/Tests/Rig/harness.bash
t "install" install_vitaminb
address=unix:$control interface=org.vitaminb.Control
registry=$XDG_RUNTIME_DIR/varlink/registry/$interface

if [[ -n ${VARLINKCTL-} ]]; then
  call() { "$VARLINKCTL" call -j "$@"; }
  t "varlinkctl gets the service info" "$VARLINKCTL" info "$address"
  t "varlinkctl introspects the interface" says "method Acknowledge" "$VARLINKCTL" introspect "$address" "$interface"
  "$VARLINKCTL" introspect "$address" "$interface" > /tmp/idl
  t "varlinkctl accepts the interface" "$VARLINKCTL" validate-idl /tmp/idl
  t "varlinkctl lists the reminders" \
    holds '.[0].reminders | length >= 4 and all(.id | length > 0)' call --more "$address" "$interface.ListReminders" '{}'
  call --more "$address" "$interface.Subscribe" '{}' > /tmp/stream 2>&1 &
  stream=$!
  t "varlinkctl subscribes" eventually grep -q current /tmp/stream
  t "varlinkctl acknowledges" call "$address" "$interface.Acknowledge" "{\"contacts\":[\"$ada\"],\"via\":\"call\"}"
  t "the stream says that it is closed" eventually grep -q closed /tmp/stream
  kill "$stream" 2> /dev/null
  t "Ada is no longer due" holds "all(.contact != \"$ada\")" due
  t "varlinkctl gets an error by its name" says NoSuchContact call "$address" "$interface.GetContact" '{"contact":"nobody"}'
  t "the socket is found by the interface's name, too" "$VARLINKCTL" info "unix:$registry"
else
  skip varlinkctl "VARLINKCTL names none"
fi

if [[ -n ${VARLINK_PYTHON-} ]]; then
  python() { "$VARLINK_PYTHON" -u -m varlink.cli "$@"; }
  t "python's scanner accepts the interface" "$VARLINK_PYTHON" -c '
from sys import argv
from varlink import Client
from varlink.scanner import Interface
with Client(argv[1]) as client, client.open("org.varlink.service") as service:
    assert len(Interface(service.GetInterfaceDescription(argv[2])["description"]).members) > 80' "$address" "$interface"
  t "python's client prints the interface" says "method Acknowledge" python help "$address/$interface"
  t "python's client lists the reminders" holds '.[0].reminders | length >= 3' python call --more "$address/$interface.ListReminders" '{}'
  python call --more "$address/$interface.Subscribe" '{}' > /tmp/pystream 2>&1 &
  stream=$!
  t "python's client subscribes" eventually grep -q current /tmp/pystream
  t "python's client acknowledges" \
    python call "$address/$interface.Acknowledge" '{"contacts":["Henrik"],"via":"meal","note":"soup"}'
  t "the stream says that it is closed" eventually grep -q closed /tmp/pystream
  kill "$stream" 2> /dev/null
  t "the note arrived" says soup vitaminb show Henrik --json
else
  skip "python's varlink" "VARLINK_PYTHON names none"
fi
