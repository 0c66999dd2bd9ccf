#!/usr/bin/python3
"""machines.py syncthing|webdav|git DAYS MACHINES [SEED]: simulates so many days in which somebody says things on several machines that
share them through a folder. Machines are cut off for days, sleep, and are killed, and so is what carries the folder. At the end all must
know the same: all that was said, nothing that nobody said, and nothing was told by a machine that had heard that it was told."""
import collections
import contextlib
import datetime
import json
import os
import random
import stat
import subprocess
import sys
import time
import zoneinfo

import carriers
from control import HOME, Lost, Refused, eventually
from machine import Machine

KIND, DAYS, COUNT, SEED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int((sys.argv[4:] or ["50"])[0])
NAMES = ["laptop", "desktop", "tablet"][:COUNT]
# How far each one's clock is off, in seconds.
SKEW = dict(laptop=0, desktop=70, tablet=-40)
PEOPLE, ZONE = 40, zoneinfo.ZoneInfo("Europe/Berlin")
BEGIN = datetime.date(2027, 1, 4)
# What the daemon says by itself, and what people say of another entry.
OWN, OF_ENTRIES = {"began", "told", "redate", "carry", "down"}, {"Undo": "undo", "Amend": "amend"}
CONFIGURATION = """\
address_books = ["{contacts}"]

[delivery]
from = "09:00"
to = "20:00"
budget = 4

[groups.friends]
every = "1w"
at_most = "10d"
in_person = "1m"

[groups.choir]
every = "2w"

[sync]
folder = "{folder}"
"""
dice, wrong = random.Random(SEED), []
counts, began = collections.Counter(), time.monotonic()


def card(number):
    group = "choir" if number % 3 else "friends"
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:person-{number}", f"FN:Person {number}", f"CATEGORIES:{group}"]
    if number % 4 == 0:
        lines.append(f"BDAY:1980-{1 + number % 2:02}-{1 + number * 7 % 28:02}")
    return "".join(line + "\r\n" for line in lines + ["END:VCARD"])


def moment(day, hour, minute=0):
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).timestamp()


class World:
    def __init__(self):
        root = f"{HOME}/machines/{KIND}"
        cards = {f"person-{number}.vcf": card(number) for number in range(PEOPLE)}
        self.machines = [Machine(name, root, f"{number + 1:x}" * 32, CONFIGURATION, cards) for number, name in enumerate(NAMES)]
        self.by_name = {machine.name: machine for machine in self.machines}
        self.carrier = {"syncthing": carriers.Syncthing, "webdav": OwnFolder, "git": carriers.Git}[KIND](
            {machine.name: machine.folder for machine in self.machines}, root)
        self.carrier.machines = self.by_name
        # What was answered: entries by their id; how often somebody took back or corrected something, by machine; and what was said
        # to a daemon that was killed before it answered.
        self.said, self.of_entries, self.unanswered = {}, collections.Counter(), {}
        # When each machine's clock was moved, to which day, and what it knew then to have been told by others that day.
        self.moves = {machine.name: [] for machine in self.machines}
        self.slowest = 0

    def running(self):
        return [machine for machine in self.machines if machine.runs()]

    # Saying

    def choose(self, machine):
        person, day = f"person-{dice.randrange(PEOPLE)}", datetime.datetime.fromtimestamp(machine.now(), ZONE).date()
        told = [reminder["contact"] for reminder in machine.due() if "told" in reminder] or [person]
        counts["texts"] += 1
        later, text = str(day + datetime.timedelta(days=dice.randint(1, 9))), f"text {counts['texts']}"
        known = [key for key, said in self.said.items() if said in ("ack", "promise", "gave", "got")]
        return dice.choices([
            ("Acknowledge", dict(contacts=[dice.choice(told)], via="call", note=text)),
            ("Acknowledge", dict(contacts=[person], via="meal", when=str(day - datetime.timedelta(days=dice.randint(0, 3))))),
            ("Snooze", dict(contacts=[dice.choice(told)], until=later)), ("Skip", dict(contacts=[dice.choice(told)])),
            ("Promise", dict(contacts=[person], promise=text, on=later)), ("EndPromise", dict(contacts=[person], kept=dice.random() < 0.5)),
            ("Pause", dict(contacts=[person], until=later)), ("Pause", dict(group="choir", until=later)), ("Resume", dict(group="choir")),
            ("Resume", dict(contacts=[person])), ("Gave", dict(contacts=[person], favor=text)),
            ("Got", dict(contacts=[person], favor=text)), ("Track", dict(contacts=[person], every=dice.choice(["5d", "10d", "3w"]))),
            ("Undo", {}), ("Undo", dict(contact=person)),
            # Of what was said on any machine, be it known here or not.
            ("Undo", dict(entry=dice.choice(known or ["0000"]))), ("Amend", dict(entry=dice.choice(known or ["0000"]), note=text)),
        ], [8, 4, 4, 3, 3, 3, 2, 0.3, 0.3, 1, 2, 2, 1, 2, 2, 2, 2])[0]

    def note(self, machine, method, answers):
        for answer in answers:
            entry = answer["entry"]
            if method in OF_ENTRIES:
                self.of_entries[machine.name, OF_ENTRIES[method]] += 1
            elif not answer["repeated"]:
                self.said[entry["id"]] = entry["verb"]

    def say(self, machine):
        method, parameters = self.choose(machine)
        counts["calls"] += 1
        try:
            self.note(machine, method, machine.call(method, **parameters)["answers"])
        except Refused:
            counts["refused"] += 1

    def kill(self, machine):
        """Kills the daemon while it hears something, which may or may not be noted then."""
        text = f"unanswered {machine.kills} on {machine.name}"
        counts["calls"] += 1
        answer = machine.kill_while_it_hears("Gave", dice.uniform(0, 0.006), contacts=["person-1"], favor=text)
        if answer:
            self.note(machine, "Gave", answer["answers"])
        else:
            self.unanswered[text] = 0
        machine.start()

    # Hearing of each other

    def exchange(self):
        """What the machines that are not cut off have said comes to all of them that run."""
        names = self.carrier.connected()
        self.carrier.carry()
        deadline = time.monotonic() + 40
        hurry = time.monotonic() + 2
        came = None
        while True:
            folders = [self.by_name[name].shared() for name in names]
            same = all(folder == folders[0] for folder in folders)
            came = came or (same and time.monotonic())
            known = [self.by_name[name].entries() for name in names if self.by_name[name].runs()]
            if same and all(entries == known[0] for entries in known):
                break
            if time.monotonic() > deadline:
                what = f"{[len(entries) for entries in known]} entries are known" if same else "the folders are not the same"
                raise SystemExit(f"never: {', '.join(names)} have heard of each other; {what}")
            if time.monotonic() > hurry:
                # What was answered may be written to the folder a moment later.
                came, hurry = None, time.monotonic() + 2
                self.carrier.carry()
            time.sleep(0.01)
        self.slowest = max(self.slowest, time.monotonic() - came)

    # Time

    def move(self, machine, to, slept=False):
        """Before a machine's clock moves: what it knows others to have told on the day to which it moves. What it told itself may be noted
        and not be aloud yet; that it told nothing twice is found where what is aloud is compared with what is noted."""
        day = datetime.datetime.fromtimestamp(to, ZONE).date()
        told = machine.select("SELECT contact, reminders, said FROM entry WHERE verb = 'told'"
                              " AND writer <> (SELECT writer FROM journal)") if machine.runs() else []
        today = {f"{key}/{contact}" for contact, keys, said in told for key in keys.split()
                 if datetime.datetime.fromtimestamp(said, ZONE).date() == day}
        self.moves[machine.name].append((time.time(), day, today))
        machine.set_clock(to + SKEW[machine.name], slept)

    def meddle(self, day):
        """Somebody edits the first machine's file on the second, while the first one, which is cut off, goes on writing it."""
        first, second = self.machines[:2]
        self.together(day)
        self.carrier.cut(first.name)
        for _ in range(5):
            self.say(first)
        path = max(path for path in second.shared() if first.writer() in path)
        with open(f"{second.folder}/{path}", "rb+") as file:
            lines = file.read().splitlines(keepends=True)
            file.seek(0)
            file.truncate()
            file.write(b"".join(lines[:-2]) + b"edited by hand\n")
        # The edited one is the later one when the two meet.
        self.carrier.hurry()
        self.carrier.join(first.name)
        self.exchange()
        counts["copies"] = sum("sync-conflict" in path for path in first.shared())
        if not counts["copies"]:
            wrong.append("Syncthing left no copy on the conflict")

    def day(self, day):
        carrier = self.carrier
        for name in NAMES:
            if name in carrier.cut_off and dice.random() < 0.35:
                carrier.join(name)
            elif name not in carrier.cut_off and dice.random() < 0.08:
                carrier.cut(name, dice.random() < 0.5)
                counts["cuts"] += 1
        for machine in self.machines:
            if machine.runs() and len(self.running()) > 1 and dice.random() < 0.04:
                machine.end()
                counts["machines switched off"] += 1
            elif not machine.runs() and dice.random() < 0.4:
                self.move(machine, moment(day, 8))
                machine.start()
        # In the morning one after the other wakes, and hears what was told on those before it; or all at once.
        machines = self.running()
        dice.shuffle(machines)
        at_once = dice.random() < 0.5
        for place, machine in enumerate(machines):
            self.move(machine, moment(day, 8, 50) if at_once else moment(day, 9 + place, 10), slept=not at_once)
            if not at_once and place + 1 < len(machines):
                self.exchange()
        if at_once:
            for machine in machines:
                self.move(machine, moment(day, 9, 5))
        for hour in sorted(dice.sample(range(12, 20), 3)):
            for machine in machines:
                self.move(machine, moment(day, hour, 30))
                for _ in range(dice.choice([0, 0, 1, 2])):
                    self.say(machine)
            if dice.random() < 0.1:
                self.kill(dice.choice(machines))
            if dice.random() < 0.05:
                carrier.crash(dice.choice(carrier.connected() or NAMES), dice)
        for machine in machines:
            self.move(machine, moment(day, 20, 30))
        if dice.random() < 0.6:
            self.exchange()

    # The end

    def together(self, day):
        """All run, and hear of each other."""
        for name in list(self.carrier.cut_off):
            self.carrier.join(name)
        for machine in self.machines:
            self.move(machine, moment(day, 21), slept=True)
            if not machine.runs():
                machine.start()
        # What is told because of what one has just heard of is to be heard of by the others, too.
        for _ in range(3):
            self.exchange()

    def judge(self):
        known = [machine.select("SELECT id, verb, writer, target, note, text FROM entry") for machine in self.machines]
        writers = {machine.writer(): machine.name for machine in self.machines}
        if len(writers) != len(self.machines):
            wrong.append("two machines write as one")
        entries = {row[0]: row[1:] for row in known[0]}
        for machine, rows in zip(self.machines, known):
            found = {row[0] for row in rows}
            for entry in self.said.keys() - found:
                wrong.append(f"{machine.name} does not know what was said: {self.said[entry]} {entry}")
            if found != set(entries):
                wrong.append(f"{machine.name} knows {len(found)} entries, {self.machines[0].name} {len(entries)}")
        self.judge_said(entries, writers)
        lists = {machine.types("due", "--json") for machine in self.machines}
        if len(lists) != 1:
            wrong.append("due --json differs:\n" + "\n".join(sorted(lists)))
        # Each has the cards in a home of its own.
        shown = {"".join(machine.types("show", f"person-{number}", "--all", "--json") for number in range(0, PEOPLE, 5))
                 .replace(machine.root + "/", "") for machine in self.machines}
        if len(shown) != 1:
            one, other = list(shown)[:2]
            at = next((at for at, (left, right) in enumerate(zip(one, other)) if left != right), min(len(one), len(other)))
            wrong.append(f"show --all --json differs:\n{one[max(0, at - 300):at + 100]}\n\n{other[max(0, at - 300):at + 100]}")
        self.judge_folders(entries)
        for machine in self.machines:
            for problem in machine.call("GetStatus")["problems"]:
                wrong.append(f"{machine.name} has a problem: {problem['file']}: {problem['message']}")
        return len(entries), len(self.machines[0].due())

    def judge_said(self, entries, writers):
        """Nothing is there that nobody said."""
        of_entries = collections.Counter()
        for entry, (verb, writer, _, *texts) in entries.items():
            if entry in self.said or verb in OWN:
                continue
            if verb in OF_ENTRIES.values():
                of_entries[writers.get(writer), verb] += 1
                continue
            text = next((text for text in texts if text in self.unanswered), None)
            if text is None:
                wrong.append(f"nobody said {verb} {entry}")
            else:
                self.unanswered[text] += 1
        wrong.extend(f"{times} times: {text}" for text, times in self.unanswered.items() if times > 1)
        if of_entries != self.of_entries:
            wrong.append(f"taken back or corrected: {dict(of_entries)}, and {dict(self.of_entries)} was answered")

    def judge_folders(self, entries):
        """The folder has a line for each entry, and only its user can read what a machine wrote itself."""
        shared = self.machines[0].shared()
        lines = [line for path, data in shared.items() if "conflict" not in path for line in data.decode().splitlines()]
        # The first line of a file says who writes it, and the edited one nothing.
        found = {json.loads(line).get("id") for line in lines if line.startswith("{")} - {None}
        if found != set(entries):
            wrong.append(f"the folder has {len(found - set(entries))} entries that no journal has, and lacks {len(set(entries) - found)}")
        for machine in self.machines:
            for path in shared:
                if machine.writer() in path and stat.S_IMODE(os.stat(f"{machine.folder}/{path}").st_mode) != 0o600:
                    wrong.append(f"{machine.name}: others can read {path}")
        counts["files"], counts["lines"] = len(shared), len(lines)

    def judge_tellings(self):
        """What was told aloud was noted by that machine; and it had not heard that it was told that day."""
        subprocess.run(["su", "root", "-c", "journalctl --sync"], check=True)
        lines = subprocess.run(["journalctl", "--user", "--no-pager", "-o", "json"], check=True, capture_output=True, text=True).stdout
        by_pid = {str(pid): machine for machine in self.machines for pid in machine.pids}
        aloud = collections.defaultdict(collections.Counter)
        for record in map(json.loads, lines.splitlines()):
            machine = by_pid.get(record.get("_PID"))
            if not machine or "VITAMINB_REMINDER" not in record:
                continue
            # When it was sent; journald may have got it later.
            when, reminder = int(record["_SOURCE_REALTIME_TIMESTAMP"]) / 1e6, record["VITAMINB_REMINDER"]
            day, today = [move[1:] for move in self.moves[machine.name] if move[0] <= when][-1]
            aloud[machine.name][reminder] += 1
            counts["told"] += 1
            if reminder in today:
                counts["told by one that had heard of it"] += 1
                wrong.append(f"{machine.name} told {reminder} on {day}, and knew that it was told")
        writers = {machine.writer(): machine.name for machine in self.machines}
        noted, both = collections.defaultdict(collections.Counter), collections.Counter()
        rows = {row for machine in self.machines for table in ("entry", "twin")
                for row in machine.select(f"SELECT id, writer, contact, reminders FROM {table} WHERE verb = 'told'")}
        for entry, writer, contact, keys in rows:
            for key in keys.split():
                noted[writers[writer]][f"{key}/{contact}"] += 1
                both[entry, key] += 1
        counts["told by two that had not heard of each other"] = sum(times > 1 for times in both.values())
        for machine in self.machines:
            extra, silent = aloud[machine.name] - noted[machine.name], noted[machine.name] - aloud[machine.name]
            if extra:
                wrong.append(f"{machine.name} told what it had not noted as its own: {dict(extra)}")
            if silent.total() > machine.kills * 4:
                wrong.append(f"{machine.name} noted and did not tell: {dict(silent)}")


    def figures(self, entries, due):
        noted, kills = sum(self.unanswered.values()), sum(machine.kills for machine in self.machines)
        copies = f"{counts['copies']} copies on a conflict, " if KIND == "syncthing" else ""
        return (
            f"{KIND}: {DAYS} days on {COUNT} machines, seed {SEED}: {counts['calls']} calls, {counts['refused']} refused; "
            f"{len(self.said)} entries said, {sum(self.of_entries.values())} taken back or corrected, {len(self.unanswered)} unanswered "
            f"({noted} of them noted); {entries} entries in each journal, {counts['files']} files, {counts['lines']} lines; "
            f"{counts['told']} told, {counts['told by two that had not heard of each other']} by two that had not heard of each other, "
            f"{counts['told by one that had heard of it']} by one that had; {due} due; {counts['cuts']} cuts, "
            f"{counts['machines switched off']} switched off, daemons killed {kills} times, {KIND} {self.carrier.crashes} times; {copies}"
            f"{self.carrier.exchanges} exchanges, what came was known within {round(self.slowest * 1000)} ms; "
            f"{time.monotonic() - began:.0f} s")


class OwnFolder(carriers.WebDAV):
    """Knows which folder is a machine's own."""

    def own(self, name):
        return self.machines[name].writer()


if __name__ == "__main__":
    lacking = carriers.lacking(KIND)
    if lacking:
        raise SystemExit(f"no {lacking}")
    world = World()
    try:
        for number, machine in enumerate(world.machines):
            machine.set_clock(moment(BEGIN, 8) + SKEW[machine.name])
            # The last one is new, and begins with a backup of the first.
            if number == 2:
                for _ in range(5):
                    world.say(world.machines[0])
                world.machines[0].end()
                machine.begin_with(world.machines[0])
                world.machines[0].start()
            machine.start()
        for number in range(DAYS):
            world.day(BEGIN + datetime.timedelta(days=number))
            if number == DAYS // 2:
                world.carrier.crash(dice.choice(world.carrier.connected() or NAMES), dice)
            if KIND == "syncthing" and number == DAYS // 3:
                world.meddle(BEGIN + datetime.timedelta(days=number))
        world.together(BEGIN + datetime.timedelta(days=DAYS - 1))
        entries, due = world.judge()
        world.judge_tellings()
    finally:
        for machine in world.running():
            with contextlib.suppress(SystemExit):
                machine.end()
        world.carrier.stop()
    for sentence in wrong[:20]:
        print("wrong:", sentence)
    print(world.figures(entries, due))
    sys.exit(bool(wrong))
