#!/usr/bin/python3
"""clock.py: sets the daemon's clock and zone and lets days pass; after each step checks for bursts, silence and duplicates.

The address book has more people than the budget allows, so that every day has exactly as many reminders as the budget."""
import collections
import datetime
import json
import sqlite3
import subprocess
import sys
import time
import zoneinfo

from control import DATA, eventually
from pretended import Clock

BUDGET, OPENS, CLOSES = 3, 9, 20
HOUR, DAY = 3600, 86400
YEARS = 3653 * DAY
clock = Clock()
wrong, steps, days = [], 0, []
zone = zoneinfo.ZoneInfo("Europe/Berlin")
database = sqlite3.connect(f"file:{DATA}/journal.sqlite?mode=ro", uri=True)


def local(seconds):
    return datetime.datetime.fromtimestamp(seconds, zone)


def told(counting=""):
    return database.execute(f"SELECT said, contact, reminders, moment FROM entry WHERE verb = 'told' {counting} ORDER BY seq").fetchall()


def complaints():
    """Everything told was within window and budget, and told once a day and moment: what a clock told that was ahead
    is told again on its day, as is what was told before a week or more that was slept through. Nobody waits who may be told."""
    # What was told ahead of the clock counts as none, and is told again on its day.
    found, all_told = [], told("AND id NOT IN (SELECT target FROM entry AS r WHERE verb = 'redate' AND date(r.said, 'unixepoch') <> date(entry.said, 'unixepoch'))")
    for said, contact, key, at in all_told:
        moment = local(said)
        if sum(row[1:] == (contact, key, at) and local(row[0]).date() == moment.date() for row in all_told) != 1:
            found.append(f"{contact} is told twice of {key} as {at}")
    now = local(clock.now())
    count = sum(local(row[0]).date() == now.date() for row in all_told)
    if count > BUDGET:
        found.append(f"{count} told today: a burst")
    waiting = [reminder for reminder in clock.due() if reminder["state"] in ("due", "overdue") and "told" not in reminder]
    # In the minute when the window opens or closes, both are right.
    if OPENS * 60 < now.hour * 60 + now.minute < CLOSES * 60 - 1 and count < BUDGET and waiting:
        found.append(f"{count} told today, and {len(waiting)} wait: a silence")
    wake = clock.call("GetStatus").get("nextWake")
    wake = wake and datetime.datetime.fromisoformat(wake).timestamp() - clock.now()
    if not wake or not -2 < wake <= 2 * DAY:
        found.append(f"it wakes in {wake} s")
    return found, count


def look(what):
    """How many were told today. The clock's descriptor, the timer and this connection reach the daemon separately, so this waits."""
    for _ in range(100):
        found, count = complaints()
        if not found:
            break
        time.sleep(0.02)
    wrong.extend(f"{local(clock.now()):%Y-%m-%d %H:%M} {what}: {complaint}" for complaint in found)
    return count


def step(what, seconds):
    global steps
    look("before " + what)
    steps += 1
    clock.step(seconds)
    look(what)


def day(what):
    """Lets time pass to the next midnight and a whole day more, acknowledges everybody who was told, and checks their number."""
    midnight = local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    morning = (midnight + datetime.timedelta(days=1)).timestamp()
    clock.live(int(morning - clock.now()) + 60)
    begin = local(clock.now()).date()
    clock.live(int((midnight + datetime.timedelta(days=2)).timestamp() - clock.now()) - 60)
    count = look(what)
    if local(clock.now()).date() != begin or count != BUDGET:
        wrong.append(f"{what}: {count} told in the whole day {begin}, at {local(clock.now())}")
    for reminder in clock.due():
        if "told" in reminder:
            clock.call("Acknowledge", contacts=[reminder["contact"]], via="call")
    days.append(count)


def set_zone(name):
    global zone, steps
    look("before zone " + name)
    steps += 1
    as_root(f"ln -sfn /usr/share/zoneinfo/{name} /etc/localtime")
    zone = zoneinfo.ZoneInfo(name)
    eventually(lambda: clock.call("GetStatus")["zone"] == name, f"the zone is {name}")
    look("zone " + name)


def suspend(seconds):
    """The real login1 announces sleep and resume; meanwhile the clock goes on and the timers don't."""
    call = "busctl call org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager Suspend b false"
    # login1 refuses while it is busy with the last one.
    eventually(lambda: subprocess.run(["su", "root", "-c", call], capture_output=True).returncode == 0, "login1 suspends")
    step("resumed", seconds)


def as_root(command):
    subprocess.run(["su", "root", "-c", command], check=True)



day("the first day")
for what, seconds in [
    ("an hour ahead", HOUR), ("an hour back", -HOUR), ("a day ahead", DAY), ("a day back", -DAY),
    ("ten years ahead", YEARS), ("ten years back", -YEARS), ("ten years back", -YEARS), ("ten years ahead", YEARS),
]:
    # At noon, inside the delivery window.
    noon = (local(clock.now()) + datetime.timedelta(days=1)).replace(hour=12, minute=0)
    clock.live(int(noon.timestamp() - clock.now()))
    step(what, seconds)
day("after the steps")
for name in ["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin"]:
    clock.live(5 * HOUR)
    set_zone(name)
day("after the zones")
suspend(9 * HOUR)
suspend(3 * DAY)
day("after sleeping")
for what, begin in [("summer time begins", datetime.datetime(2027, 3, 27, 10)), ("summer time ends", datetime.datetime(2027, 10, 30, 10))]:
    step(f"to {begin:%Y-%m-%d}", int(begin.replace(tzinfo=zone).timestamp() - clock.now()))
    day(what)
    day(f"the day after: {what}")

as_root("journalctl --sync")
records = collections.Counter()
lines = subprocess.run(["journalctl", "--user", "--no-pager", "-o", "json"], check=True, capture_output=True, text=True).stdout
for line in lines.splitlines():
    record = json.loads(line)
    if "VITAMINB_REMINDER" in record:
        records[record["VITAMINB_REMINDER"]] += 1
noted = collections.Counter(f"{key}/{contact}" for _, contact, key, _ in told())
twice, missing = (records - noted).total(), (noted - records).total()
if twice or missing:
    wrong.append(f"{twice} aloud too often, {missing} noted and not aloud")
for sentence in wrong[:30]:
    print("wrong:", sentence)
print(f"{steps} steps of the clock and {len(days)} days lived through: {noted.total()} tellings, {twice} too many, {missing} missing; "
      f"{min(days)} to {max(days)} on each whole day of {BUDGET} that may be, none outside {OPENS}:00 to {CLOSES}:00")
sys.exit(bool(wrong))
