#!/usr/bin/python3
"""month.py DAYS: simulates this many days of use: calls, reminders, subscribers that come and go, cards that other programs change,
reloads. Measures what the daemon uses after two days and at the end."""
import glob
import os
import random
import sqlite3
import subprocess
import sys
import time

from control import Connection, DATA, Refused, eventually, holder
from pretended import Clock

DAYS, PEOPLE, CONTACTS = int(sys.argv[1]), 1000, DATA + "/contacts"
clock, dice, wrong = Clock(), random.Random(26), []
counts = dict.fromkeys(["calls", "refused", "subscribers", "cards changed", "reloads"], 0)
subscribers = []


def card(number, **more):
    """Writes a card as other programs do: a new file, renamed over the card."""
    path = f"{CONTACTS}/person-{number}.vcf"
    group = "friends" if number % 2 else "fellow students"
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:person-{number}", f"FN:Person {number}", f"CATEGORIES:{group}"]
    with open(path + ".new", "w", newline="\r\n") as file:
        file.write("\n".join(lines + [f"{name.upper()}:{value}" for name, value in more.items()] + ["END:VCARD", ""]))
    os.rename(path + ".new", path)


def say():
    who = f"person-{dice.randint(1, PEOPLE)}"
    day = f"{2028 + dice.randint(0, 9)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    told = [reminder["contact"] for reminder in clock.due()[:20] if "told" in reminder]
    method, parameters = dice.choices([
        ("Acknowledge", dict(contacts=[dice.choice(told or [who])], via="call", note="about this and that")),
        ("Acknowledge", dict(contacts=[who], via="meal")),
        ("Snooze", dict(contacts=[dice.choice(told or [who])], until=day)), ("Skip", dict(contacts=[dice.choice(told or [who])])),
        ("Promise", dict(contacts=[who], promise="a book", on=day)), ("Gave", dict(contacts=[who], favor="a tip")), ("Undo", {}),
        ("EditContact", dict(contact=who, note=f"note {dice.random()}")), ("Explain", dict(contact=who)), ("GetContact", dict(contact=who)),
    ], [8, 4, 2, 2, 2, 2, 2, 2, 2, 2])[0]
    counts["calls"] += 1
    try:
        clock.call(method, **parameters)
    except Refused:
        counts["refused"] += 1


def listen():
    """Some subscribers come, and some go without a word."""
    if len(subscribers) > 20 or subscribers and dice.random() < 0.5:
        subscribers.pop(dice.randrange(len(subscribers))).close()
    else:
        subscriber = Connection()
        subscriber.send("Subscribe", more=True)
        subscribers.append(subscriber)
        counts["subscribers"] += 1


def day():
    for _ in range(48):
        clock.live(1800)
        for _ in range(dice.randint(0, 2)):
            say()
        if dice.random() < 0.5:
            listen()
        if dice.random() < 0.2:
            number = dice.randint(1, PEOPLE)
            if dice.random() < 0.2:
                os.unlink(f"{CONTACTS}/person-{number}.vcf")
            card(number, tel=f"+49 30 {dice.randint(100000, 999999)}")
            counts["cards changed"] += 1
    subprocess.run(["systemctl", "--user", "reload", "vitaminbd.service"], check=True)
    counts["reloads"] += 1


def descriptors(pid):
    links = []
    for path in glob.glob(f"/proc/{pid}/fd/*"):
        try:
            links.append(os.readlink(path))
        except FileNotFoundError:
            pass
    return links


def taken():
    """What the process uses: private memory in kB, descriptors, timers, threads; and the journal's bytes and rows."""
    while subscribers:
        subscribers.pop().close()
    # A day without commands, because unneeded memory is given back once a day.
    clock.live(86400)
    pid = holder()
    # The thread that copies the journal has files open.
    samples = []

    def is_quiet():
        time.sleep(0.1)
        samples.append(sorted(descriptors(pid)))
        return samples[-15:] == samples[-1:] * 15 and not any("/backups/" in link for link in samples[-1])

    eventually(is_quiet, "the day's copy is made")
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        memory = {line.split()[0][:-1]: int(line.split()[1]) for line in rollup if line.split()[0].endswith(":")}
    links = descriptors(pid)
    rows = sqlite3.connect(f"file:{DATA}/journal.sqlite?mode=ro", uri=True).execute("SELECT count(*) FROM entry").fetchone()[0]
    return dict(anonymous=memory["Anonymous"], pss=memory["Pss"], descriptors=len(links), timers=sum("timerfd" in link for link in links),
                threads=len(os.listdir(f"/proc/{pid}/task")), bytes=os.path.getsize(DATA + "/journal.sqlite"),
                wal=os.path.getsize(DATA + "/journal.sqlite-wal"), rows=rows)


for number in range(1, PEOPLE + 1):
    card(number)
eventually(lambda: clock.call("GetStatus")["contacts"] == PEOPLE, "all cards are known")
pid = holder()
for _ in range(2):
    day()
before = taken()
for _ in range(DAYS):
    day()
after = taken()
# What is promised stays in memory until it is kept, and here nobody keeps anything.
reminders = [reminder for reply in Connection().enumerate("ListReminders", through="2040-01-01") for reminder in reply["reminders"]]
promises = sum(reminder["kind"] == "promise" for reminder in reminders)

# Dispatch's worker threads end after some idle seconds.
bounds = dict(anonymous=before["anonymous"] * 1.5 + promises, descriptors=before["descriptors"], timers=before["timers"], threads=5)
for name, bound in bounds.items():
    if after[name] > bound:
        wrong.append(f"{name}: {before[name]} after two days, {after[name]} at the end, and {bound} may be")
grown, said = after["bytes"] - before["bytes"], after["rows"] - before["rows"]
if grown > 600 * said + 65536:
    wrong.append(f"the journal grew by {grown} bytes for {said} entries")
if after["wal"] > 8 << 20:
    wrong.append(f"the journal's log has {after['wal']} bytes")
if holder() != pid:
    wrong.append("it is another daemon")
for sentence in wrong:
    print("wrong:", sentence)
print(f"{DAYS} days with {PEOPLE} contacts: {', '.join(f'{count} {name}' for name, count in counts.items())}, {promises} promises open; anonymous memory "
      f"{before['anonymous']} -> {after['anonymous']} kB, PSS {before['pss']} -> {after['pss']} kB, descriptors {before['descriptors']} -> "
      f"{after['descriptors']}, timers {before['timers']} -> {after['timers']}, threads {before['threads']} -> {after['threads']}, journal "
      f"{grown // max(said, 1)} bytes an entry ({said})")
sys.exit(bool(wrong))
