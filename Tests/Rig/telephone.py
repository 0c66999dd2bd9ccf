#!/usr/bin/python3
"""telephone.py - what programs on telephones do to a task's file, byte by byte, as their sources and files of theirs that others posted
show it.

telephone.py PROGRAM GESTURE FILE [VALUE]    does it. The time is the machine's, or PRETENDED_CLOCK's, as in pretended-clock.c.

A gesture is done, undone, moved (to VALUE: 20270111, or a time as that program writes it), cancelled, snoozed (until VALUE), noted
(VALUE above what stands there), or touched, which is no answer.
"""
import datetime
import os
import sys
import time


def fold(line):
    """A content line in lines of at most 75 bytes (RFC 5545, section 3.1)."""
    lines, data = [], line.encode()
    while len(data) > 75:
        # Not within a character.
        cut = next(cut for cut in range(75, 0, -1) if data[cut] & 0xC0 != 0x80)
        lines.append(data[:cut])
        data = b" " + data[cut:]
    return b"".join(part + b"\r\n" for part in [*lines, data])


def utc(moment):
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


class Task:
    """A file with one task: the lines of the task, and those of the components in it."""

    def __init__(self, data):
        lines = data.decode().replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").strip("\n").split("\n")
        begin, end = lines.index("BEGIN:VTODO"), lines.index("END:VTODO")
        self.head, self.tail, self.own, self.inner = lines[1:begin], lines[end + 1:-1], [], []
        depth = 0
        for line in lines[begin + 1:end]:
            depth += line.startswith("BEGIN:")
            (self.inner if depth else self.own).append(line)
            depth -= line.startswith("END:")

    @staticmethod
    def name(line):
        return line.split(":")[0].split(";")[0]

    def get(self, name):
        """What stands behind the colon; None: there is no such property."""
        return next((line.split(":", 1)[1] for line in self.own if self.name(line) == name), None)

    def set(self, name, text, parameters=""):
        """Gives the one property of this name this text, or adds it at the end."""
        line = f"{name}{parameters}:{text}"
        index = next((index for index, own in enumerate(self.own) if self.name(own) == name), len(self.own))
        self.own[index:index + 1] = [line]

    def remove(self, *names):
        self.own = [line for line in self.own if self.name(line) not in names]

    def keep(self, *names):
        self.own = [line for line in self.own if self.name(line) in names]

    @property
    def is_closed(self):
        return self.get("STATUS") in ("COMPLETED", "CANCELLED") or self.get("COMPLETED") is not None or self.get("PERCENT-COMPLETE") == "100"

    @property
    def bytes(self):
        lines = ["BEGIN:VCALENDAR", *self.head, "BEGIN:VTODO", *self.own, *self.inner, "END:VTODO", *self.tail, "END:VCALENDAR"]
        return b"".join(map(fold, lines))


class Program:
    """In place, as Nextcloud Tasks writes (task.js, with ical.js): the rest of the file stays as it was."""

    gestures = "done undone moved cancelled noted touched".split()

    def done(self, task, now):
        task.set("STATUS", "COMPLETED")
        task.set("PERCENT-COMPLETE", "100")
        task.set("COMPLETED", utc(now))

    def undone(self, task, now):
        task.set("STATUS", "NEEDS-ACTION")
        task.remove("COMPLETED", "PERCENT-COMPLETE")

    def moved(self, task, now, value):
        task.set("DUE", value, "" if "T" in value else ";VALUE=DATE")

    def cancelled(self, task, now):
        task.set("STATUS", "CANCELLED")

    def noted(self, task, now, value):
        text = task.get("DESCRIPTION") or ""
        task.remove("DESCRIPTION")
        task.set("DESCRIPTION", value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n") + "\\n" + text)

    def touched(self, task, now):
        task.set("PRIORITY", "5")

    def sign(self, task, now):
        """What the program changes whatever was done."""
        task.set("LAST-MODIFIED", utc(now))
        task.set("DTSTAMP", utc(now))

    def write(self, data, gesture, now, *value):
        task = Task(data)
        getattr(self, gesture)(task, now, *value)
        self.sign(task, now)
        return task.bytes


class TasksOrg(Program):
    """Task.kt, iCalendar.kt: its own account. It can't cancel; an alarm comes with the first edit; SEQUENCE is not counted."""

    gestures = "done undone moved snoozed noted touched".split()
    order = "DTSTAMP UID CREATED LAST-MODIFIED SUMMARY DESCRIPTION PRIORITY STATUS CATEGORIES".split()
    zone = ["BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19810329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
            "END:VTIMEZONE"]

    def undone(self, task, now):
        task.remove("STATUS", "COMPLETED", "PERCENT-COMPLETE")

    def moved(self, task, now, value):
        # The second says that somebody chose a time.
        task.set("DUE", value[:-2] + "01" if "T" in value else value, ";TZID=Europe/Berlin" if "T" in value else ";VALUE=DATE")
        if "T" in value:
            task.tail = list(self.zone)

    def snoozed(self, task, now, value):
        task.set("X-MOZ-SNOOZE-TIME", value)
        task.set("X-MOZ-LASTACK", utc(now))

    def sign(self, task, now):
        task.head = ["VERSION:2.0", "PRODID:+//IDN tasks.org//android-151000//EN"]
        task.set("LAST-MODIFIED", utc(now))
        task.set("DTSTAMP", utc(now))
        task.own.sort(key=lambda line: self.order.index(task.name(line)) if task.name(line) in self.order else len(self.order))
        if task.get("STATUS") not in ("COMPLETED", "CANCELLED"):
            task.inner = ["BEGIN:VALARM", "TRIGGER;RELATED=END:PT0S", "ACTION:DISPLAY", "DESCRIPTION:Default Tasks.org description", "END:VALARM"]


class DAVx5(Program):
    """Tasks.org behind DAVx5 (DmfsTaskHandler): neither CREATED nor LAST-MODIFIED, and SEQUENCE counts."""

    gestures = "done undone moved noted touched".split()

    def sign(self, task, now):
        task.head = ["VERSION:2.0", "PRODID:DAVx5/4.5.19-ose ical4j/4.3.0 (org.tasks)"]
        task.remove("CREATED", "LAST-MODIFIED")
        task.set("DTSTAMP", utc(now))
        task.set("SEQUENCE", str(int(task.get("SEQUENCE") or 0) + 1))
        task.own.sort(key=lambda line: ("DTSTAMP UID SEQUENCE SUMMARY DESCRIPTION".split() + [task.name(line)]).index(task.name(line)))


class JtxBoard(Program):
    """jtx Board behind DAVx5 (JtxObjectHandler): sorted, and a time has no zone. Whoever opens it by its status leaves the rest."""

    def undone(self, task, now):
        task.set("STATUS", "NEEDS-ACTION")

    def sign(self, task, now):
        task.head = ["VERSION:2.0", "PRODID:DAVx5/4.5.19-ose ical4j/4.3.0 (at.techbee.jtx)"]
        task.set("LAST-MODIFIED", utc(now))
        task.set("DTSTAMP", utc(now))
        task.set("SEQUENCE", str(int(task.get("SEQUENCE") or 0) + 1))
        last = "DUE UID".split()
        task.own.sort(key=lambda line: (task.name(line).startswith("X-"), task.name(line) in last, task.name(line)))


class Apple(Program):
    """Reminders of iOS 18: sorted, and whoever chooses a time gets a DTSTART that is the same. How it undoes is not known."""

    gestures = "done moved noted touched".split()

    def moved(self, task, now, value):
        for name in ("DTSTART", "DUE") if "T" in value else ("DUE",):
            task.set(name, value, ";TZID=Europe/Berlin" if "T" in value else ";VALUE=DATE")
        if "T" in value:
            task.head = [*self.head, *TasksOrg.zone]

    def touched(self, task, now):
        task.set("X-APPLE-SORT-ORDER", str(int(now) - 978307200))

    head = ["CALSCALE:GREGORIAN", "PRODID:-//Apple Inc.//iOS 18.0.1//EN", "VERSION:2.0"]

    def sign(self, task, now):
        task.head = task.head if "BEGIN:VTIMEZONE" in task.head else list(self.head)
        task.set("LAST-MODIFIED", utc(now))
        task.set("DTSTAMP", utc(now))
        task.own.sort()


class Planify(Program):
    """Item.vala writes the whole task anew, and nothing of what it doesn't know."""

    gestures = "done undone moved noted touched".split()

    def undone(self, task, now):
        task.set("STATUS", "NEEDS-ACTION")
        task.remove("COMPLETED", "PERCENT-COMPLETE")

    def touched(self, task, now):
        pass

    def sign(self, task, now):
        task.keep("UID", "SUMMARY", "DESCRIPTION", "DUE", "STATUS", "PERCENT-COMPLETE", "COMPLETED", "CATEGORIES", "CREATED", "PRIORITY")
        task.head, task.tail, task.inner = ["VERSION:2.0", "PRODID:-//Planify App (https://github.com/alainm23/planify)"], [], []
        task.set("DTSTAMP", utc(now))
        task.set("PRIORITY", "0")
        task.set("X-APPLE-SORT-ORDER", "0")


PROGRAMS = dict(nextcloud=Program(), tasksorg=TasksOrg(), davx5=DAVx5(), jtx=JtxBoard(), apple=Apple(), planify=Planify())


def put(path, data):
    """Writes the file as a synchroniser does, at once."""
    temporary = os.path.join(os.path.dirname(path), ".new")
    with open(temporary, "wb") as file:
        file.write(data)
    os.rename(temporary, path)


def main():
    program, gesture, path, *value = sys.argv[1:]
    now = time.time()
    if "PRETENDED_CLOCK" in os.environ and "LD_PRELOAD" not in os.environ:
        with open(os.environ["PRETENDED_CLOCK"]) as file:
            now += int(file.read().split()[0])
    with open(path, "rb") as file:
        data = file.read()
    put(path, PROGRAMS[program].write(data, gesture, int(now), *value))


if __name__ == "__main__":
    main()
