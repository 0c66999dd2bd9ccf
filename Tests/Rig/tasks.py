#!/usr/bin/python3
"""tasks.py rounds NUMBER [SEED]: answers at random in a telephone's tasks and, at the same time, with vitaminb; vdirsyncer and Radicale are
between them. Each answer must come to the journal once, and nothing that nobody answered.
tasks.py pass SECONDS: lets so much time pass for the daemon, which starts with 51-tasks.sh; it is a sleep of the machine.

A reminder that is answered on both sides before either has heard of the other is answered by the desk, which was first with the daemon;
unless the desk only put it off, so that it is still to be answered, or skipped it, and the telephone says that it was done. A task that is
deleted on the telephone while the daemon tells it again comes back, because vdirsyncer takes what was changed; so such rounds begin with an
exchange."""
import collections
import contextlib
import datetime
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import zoneinfo

from control import DATA, HOME, Refused
from pretended import Clock
from telephone import PROGRAMS, Planify, Task, put, utc

DESK, PHONE = HOME + "/.local/share/vdirsyncer/tasks/vitaminb", HOME + "/telephone/vitaminb"
SETTINGS = dict(desk=HOME + "/.config/vdirsyncer/config", phone=HOME + "/telephone/vdirsyncer.conf")
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
# What the daemon says by itself.
OWN = ("began", "told", "redate", "carry", "down")


def load_vdirsyncer():
    """Imports it once for all runs; they are forks. Of a program that is used a thousand times the start takes longest."""
    import vdirsyncer.cli
    import vdirsyncer.cli.tasks
    import vdirsyncer.storage.dav
    import vdirsyncer.storage.filesystem
    return vdirsyncer.cli.main


def local(moment):
    return datetime.datetime.fromtimestamp(moment, ZONE)


class Life:
    def __init__(self, seed):
        self.dice, self.clock, self.vdirsyncer = random.Random(seed), Clock(), load_vdirsyncer()
        self.counts, self.given, self.wrong = collections.Counter(), collections.Counter(), []
        # The entries of before, and what each contact's last answer was, to which task, and when.
        self.before = {row[0] for row in self.rows()}
        self.last, self.numbers, self.slowest = {}, 0, 0
        # Who did what in this round, for whoever reads of a failure.
        self.story = []

    # The journal

    def rows(self):
        with contextlib.closing(sqlite3.connect(f"file:{DATA}/journal.sqlite?mode=ro", uri=True)) as database:
            return database.execute(
                f"SELECT id, contact, verb, via, note, happened, until, until_day, target FROM entry WHERE verb NOT IN {OWN}").fetchall()

    def found(self):
        """What the journal has of answers, as they are noted in `given`, with the ids of their entries."""
        found = collections.defaultdict(list)
        for entry, contact, verb, via, note, happened, until, day, target in self.rows():
            if entry not in self.before:
                details = dict(ack=(via, note, happened if via == "other" else None), snooze=(day or until,), undo=(target,))
                found[(contact, verb, *details.get(verb, ()))].append(entry)
        return found

    # Carrying

    def sync(self, device):
        """One run of vdirsyncer. It may find that the daemon has changed a file meanwhile; then it has to run once more."""
        for _ in range(4):
            self.counts["runs of vdirsyncer"] += 1
            child = os.fork()
            if child == 0:
                log = os.open(f"/tmp/{device}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
                os.dup2(log, 1)
                os.dup2(log, 2)
                sys.argv = ["vdirsyncer", "-v", "WARNING", "-c", SETTINGS[device], "sync"]
                status = 1
                try:
                    self.vdirsyncer()
                    status = 0
                except SystemExit as exit:
                    status = exit.code or 0
                finally:
                    os._exit(status)
            if os.waitpid(child, 0)[1] == 0:
                return
            self.counts["runs that failed"] += 1
            time.sleep(0.1)
        with open(f"/tmp/{device}.log") as log:
            raise SystemExit(f"vdirsyncer fails for the {device}: {log.read()[-2000:]}")

    def exchange(self):
        """What was changed on either device comes to the other, whoever is first."""
        order = self.dice.choice([("phone", "desk", "phone"), ("desk", "phone", "desk", "phone")])
        for device in order:
            self.sync(device)
            if device == "desk":
                # The daemon takes what came before the next run: it answers after the change of the folder.
                self.settle()

    def settle(self):
        time.sleep(0.15)
        self.clock.call("GetStatus")

    # What is there

    @staticmethod
    def tasks(folder):
        """The tasks of a folder by their paths."""
        tasks = {}
        for name in sorted(os.listdir(folder)):
            if name.endswith(".ics"):
                with open(f"{folder}/{name}", "rb") as file:
                    tasks[f"{folder}/{name}"] = Task(file.read())
        return tasks

    def told(self):
        return [reminder for reminder in self.clock.due() if "told" in reminder]

    # Answers

    def now(self):
        return int(self.clock.now())

    def text(self):
        self.numbers += 1
        return f"note {self.numbers}: ä, or; \\ and\na second line"

    def later(self, task):
        """Another day, or a time on it, as some programs can choose it."""
        due = (task.get("DUE") or "")[:8]
        day = local(self.now()).date() + datetime.timedelta(days=self.dice.randint(1, 6))
        while day.strftime("%Y%m%d") == due:
            day += datetime.timedelta(days=1)
        return day

    def on_phone(self, path, task, gesture, taken):
        """Does it, and notes what it should come to; `taken` is what the desk answered of this contact in this round."""
        contact, now, text = self.contacts[task.get("SUMMARY")], self.now(), None
        program = self.dice.choice([name for name in PROGRAMS if gesture in PROGRAMS[name].gestures or gesture == "deleted"])
        self.counts["on the telephone"] += 1
        self.counts["by " + program] += 1
        self.story.append(f"{contact} {gesture} by {program}")
        if gesture == "deleted":
            os.unlink(path)
            what = (contact, "skip")
        elif gesture == "moved":
            day = self.later(task)
            value, end = day.strftime("%Y%m%d"), str(day)
            if program in ("nextcloud", "jtx", "apple", "tasksorg") and self.dice.random() < 0.3:
                moment = datetime.datetime(day.year, day.month, day.day, 18, 0, tzinfo=ZONE)
                value = utc(moment.timestamp()) if program == "nextcloud" else moment.strftime("%Y%m%dT%H%M%S")
                end = int(moment.timestamp()) + (program == "tasksorg")
            self.edit(path, program, "moved", value)
            what = (contact, "snooze", end)
        elif gesture == "snoozed":
            end = now + self.dice.randint(3, 60) * 3600
            self.edit(path, program, "snoozed", utc(end))
            what = (contact, "snooze", end)
        elif gesture == "done":
            if self.dice.random() < 0.3:
                text = self.text()
                self.edit(path, program, "noted", text)
            if self.dice.random() < 0.05 and not text:
                self.with_todoman(task.get("SUMMARY"))
            else:
                self.edit(path, program, "done")
            with open(path, "rb") as file:
                done = Task(file.read())
            stamp = datetime.datetime.strptime(done.get("COMPLETED"), "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
            what = (contact, "ack", "other", self.above(done), int(stamp.timestamp()))
        else:
            self.edit(path, program, gesture)
            what = {"cancelled": (contact, "skip"), "touched": None}.get(gesture)
        if what is None:
            self.counts["no answers"] += 1
        elif taken == "ack" or taken == "skip" and what[1] != "ack" or taken == "snooze" and what == self.last[contact][0]:
            # A snooze until the same day is one; who is skipped at the desk was called all the same, where the telephone says so.
            self.counts["answered on both sides, the desk first"] += 1
        else:
            self.given[what] += 1
            self.last[contact] = (what, task.get("UID"), now)

    @staticmethod
    def above(task):
        """What stands above the line: also what was written before an answer that was taken back. None: nothing."""
        text = re.sub(r"\\(.)", lambda escape: "\n" if escape[1] in "nN" else escape[1], task.get("DESCRIPTION") or "")
        return text.partition("-- write above")[0].strip("\n") or None

    def edit(self, path, program, gesture, *value):
        with open(path, "rb") as file:
            data = file.read()
        put(path, PROGRAMS[program].write(data, gesture, self.now(), *value))

    def with_todoman(self, summary):
        self.counts["by todoman itself"] += 1
        environment = dict(os.environ, LD_PRELOAD=HOME + "/pretended-clock.so", PRETENDED_CLOCK=Clock.FILE)
        words = ["todoman", "-c", HOME + "/todoman.py", "--porcelain"]
        said = subprocess.run([*words, "list"], env=environment, check=True, capture_output=True, text=True).stdout
        import json
        number = next(task["id"] for task in json.loads(said) if task["summary"] == summary)
        subprocess.run([*words, "done", str(number)], env=environment, check=True, capture_output=True)

    def take_back(self, path, task):
        """Opens a task again that the contact's last answer has closed."""
        contact = self.contacts[task.get("SUMMARY")]
        what, uid, when = self.last.get(contact, (None, None, 0))
        # After a week the desk deletes it, which may cross this.
        if uid != task.get("UID") or what[1] not in ("ack", "skip") or self.now() - when > 6 * 86400:
            return False
        entries = self.found().get(what, [])
        if not entries:
            # It was not noted, which is said already.
            return False
        program = self.dice.choice([name for name in PROGRAMS if "undone" in PROGRAMS[name].gestures])
        self.edit(path, program, "undone")
        self.story.append(f"{contact} undone by {program}, after {what}")
        self.counts["on the telephone"] += 1
        self.counts["by " + program] += 1
        self.given[contact, "undo", entries[-1]] += 1
        self.last[contact] = (None, None, 0)
        return True

    def at_desk(self, reminder):
        contact, verb = reminder["contact"], self.dice.choice(["ack", "ack", "skip", "snooze"])
        uid = next((task.get("UID") for task in self.tasks(DESK).values() if task.get("X-VITAMINB-CONTACT") == contact and not task.is_closed),
                   None)
        self.counts["at the desk"] += 1
        if verb == "ack":
            text = self.text()
            self.clock.call("Acknowledge", contacts=[contact], via="call", note=text)
            what = (contact, "ack", "call", text, None)
        elif verb == "skip":
            self.clock.call("Skip", contacts=[contact])
            what = (contact, "skip")
        else:
            day = str(local(self.now()).date() + datetime.timedelta(days=self.dice.randint(1, 6)))
            self.clock.call("Snooze", contacts=[contact], until=day)
            what = (contact, "snooze", day)
        self.given[what] += 1
        self.last[contact] = (what, uid, self.now())
        self.story.append(f"{contact} {verb} at the desk")
        return verb

    def round(self):
        self.clock.step(self.dice.randint(3, 60) * 3600)
        deletes = self.dice.random() < 0.12
        if deletes or self.dice.random() < 0.5:
            self.sync("desk")
            self.sync("phone")
        self.contacts = {f"Person {number}": f"person-{number}" for number in range(1, 200)}
        taken = {}
        # First the desk, which tells the daemon at once.
        told = self.told()
        for reminder in self.dice.sample(told, min(len(told), self.dice.randint(0, 3))):
            taken[reminder["contact"]] = self.at_desk(reminder)
        phone = self.tasks(PHONE)
        known = [(path, task) for path, task in phone.items() if task.get("SUMMARY") in self.contacts]
        open_ones = [(path, task) for path, task in known if not task.is_closed]
        removed = 0
        for path, task in self.dice.sample(open_ones, min(len(open_ones), self.dice.randint(1, 5))):
            gesture = self.dice.choices("done moved snoozed cancelled deleted touched".split(), [8, 4, 2, 3, 6 if deletes else 0, 2])[0]
            contact = self.contacts[task.get("SUMMARY")]
            if taken.get(contact) in ("ack", "skip") and gesture in ("moved", "snoozed"):
                # It would stay in the task, and be an answer once that is opened again.
                gesture = "done"
            if gesture == "deleted" and (removed == 2 or contact in taken or len(open_ones) < 6):
                gesture = "done"
            removed += gesture == "deleted"
            self.on_phone(path, task, gesture, taken.get(contact))
            taken.setdefault(contact, "phone")
        closed = [(path, task) for path, task in known if task.is_closed and self.contacts[task.get("SUMMARY")] not in taken]
        if closed and self.dice.random() < 0.25:
            self.take_back(*self.dice.choice(closed))
        self.exchange()
        self.arrive(removed)
        self.sync("desk")
        self.sync("phone")

    def arrive(self, removed):
        """Waits until the journal has all answers; what is deleted counts three seconds later."""
        began = time.monotonic()
        while True:
            found = collections.Counter({what: len(entries) for what, entries in self.found().items()})
            if found == self.given or time.monotonic() - began > (12 if removed else 6):
                break
            time.sleep(0.02)
        if not removed:
            self.slowest = max(self.slowest, time.monotonic() - began)
        for what, times in (self.given - found).items():
            self.wrong.append(f"round {self.counts['rounds']}: answered and not noted: {times} times {what}")
        for what, times in (found - self.given).items():
            self.wrong.append(f"round {self.counts['rounds']}: noted and not answered: {times} times {what}")
        if self.given != found:
            self.wrong.append(f"in this round: {', '.join(self.story)}")
        # Each is said once.
        self.given, self.story = found, []

    def judge(self):
        """At the end both devices have the same tasks, open are those of the reminders that were told, and nothing was in the way."""
        for _ in range(3):
            self.exchange()
        desk, phone = ({task.get("UID"): (task.get("STATUS"), task.get("DUE"), task.get("SEQUENCE")) for task in self.tasks(folder).values()}
                       for folder in (DESK, PHONE))
        for uid in desk.keys() ^ phone.keys() | {uid for uid in desk.keys() & phone.keys() if desk[uid] != phone[uid]}:
            self.wrong.append(f"{uid}: {desk.get(uid)} at the desk and {phone.get(uid)} on the telephone")
        open_ones = {task.get("SUMMARY") for task in self.tasks(PHONE).values() if not task.is_closed}
        lacking = {reminder["name"] for reminder in self.told()} - open_ones
        if lacking:
            self.wrong.append(f"told, and without a task: {lacking}")
        for problem in self.clock.call("GetStatus")["problems"]:
            self.wrong.append(f"a problem: {problem['file']}: {problem['message']}")
        return len(desk)


def rounds(number, seed):
    life, began = Life(seed), time.monotonic()
    for _ in range(number):
        life.counts["rounds"] += 1
        life.round()
        if len(life.wrong) > 10:
            break
    left = life.judge()
    for sentence in life.wrong[:20]:
        print("wrong:", sentence)
    counts, verbs = life.counts, collections.Counter(what[1] for what in life.given.elements())
    programs = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()) if name.startswith("by "))
    print(f"{counts['rounds']} rounds, seed {seed}: {counts['on the telephone']} gestures on the telephone ({programs}), "
          f"{counts['no answers']} of them no answers, {counts['at the desk']} answers at the desk, "
          f"{counts['answered on both sides, the desk first']} on both sides at once; in the journal {dict(verbs)}, "
          f"{len(life.wrong)} lost or invented; {counts['runs of vdirsyncer']} runs of vdirsyncer, {counts['runs that failed']} of them once more; "
          f"what came was noted within {round(life.slowest * 1000)} ms; {left} tasks left; {time.monotonic() - began:.0f} s")
    return bool(life.wrong)


if __name__ == "__main__":
    if sys.argv[1] == "pass":
        Clock().step(int(sys.argv[2]))
    else:
        sys.exit(rounds(int(sys.argv[2]), int((sys.argv[3:] or ["51"])[0])))
