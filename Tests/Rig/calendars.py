#!/usr/bin/python3
"""Appointments from a table of labels: writes them as files, and compares what `vitaminb observe --dry-run --json` says of them.

  calendars.py TODAY write PROGRAM FOLDER TABLE...      a file for each appointment, its UID NAME@PROGRAM.example
  calendars.py TODAY expected TABLE...                  "contact day via" of all that is to be noticed, sorted
  calendars.py TODAY compare LOOK PLACE PROGRAM TABLE...  what the dry run in the file LOOK says of the files in PLACE

A row is NAME | WHEN | PEOPLE | LINES | LABEL.
NAME is one appointment's; NAME@40 is the instance of a series that was planned for 40 days ago.
WHEN is "3 19:00-21:00 Europe/Berlin": three days ago. With UTC behind it, it is written in UTC. "-5 ..." is in five days, "6" a whole day,
"2+5" five of them. "out" takes it out of the series.
PEOPLE are called so in their addresses, too; * organizes, + has accepted, - declined, ? may come, and one without has not answered.
LINES are content lines, with " ; " between them.
LABEL is "ada 40,33 meeting" (whom, how many days ago, how), "not", or "not REASON"; with ", " between several of these.
"""
import collections
import datetime
import json
import os
import re
import sys
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Evidence"))
from appointments import fold, zone_lines  # noqa: E402

TODAY = datetime.date.fromisoformat(sys.argv[1])
# These are in no address book; all others are.
STRANGERS = {"anna", "erika", "peter"}
ANSWERS = {"+": "ACCEPTED", "-": "DECLINED", "?": "TENTATIVE"}
Row = collections.namedtuple("Row", "name planned when people lines label")


def rows(tables):
    for table in tables:
        with open(table, encoding="utf-8") as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    name, *columns = [column.strip() for column in line.split("|")]
                    name, _, planned = name.partition("@")
                    yield Row(name, planned, *(columns + [""] * 4)[:4])


def day(ago):
    return TODAY - datetime.timedelta(days=int(ago))


def times(when):
    """Start and end as values, and what stands between the property's name and a value."""
    ago, *rest = when.split()
    if not rest:
        ago, _, length = ago.partition("+")
        return f"{day(ago):%Y%m%d}", f"{day(int(ago) - int(length or 1)):%Y%m%d}", ";VALUE=DATE"
    (start, end), zone = rest[0].split("-"), rest[1]
    last = day(ago) if end > start else day(int(ago) - 1)
    start, end = (datetime.datetime.fromisoformat(f"{date} {time}") for date, time in ((day(ago), start), (last, end)))
    if when.endswith("UTC"):
        zone = zoneinfo.ZoneInfo(zone)
        start, end = (time.replace(tzinfo=zone).astimezone(datetime.timezone.utc) for time in (start, end))
        return f"{start:%Y%m%dT%H%M%SZ}", f"{end:%Y%m%dT%H%M%SZ}", ""
    return f"{start:%Y%m%dT%H%M%S}", f"{end:%Y%m%dT%H%M%S}", f";TZID={zone}"


def person(text):
    """The lines of one of PEOPLE: as the organizer, and as somebody invited."""
    name = re.sub(r"[*+?-]", "", text)
    address = f"{name}@{'elsewhere.example' if name in STRANGERS else 'example.org'}"
    if text.startswith("*"):
        yield f"ORGANIZER;CN={name.capitalize()}:mailto:{address}"
    if not text.startswith("*") or text[-1] in ANSWERS:
        kind = ";CUTYPE=ROOM" if name == "room" else ""
        answer = ANSWERS.get(text[-1], "NEEDS-ACTION")
        yield f"ATTENDEE;CN={name.capitalize()}{kind};PARTSTAT={answer};RSVP=TRUE:mailto:{address}"


def component(row, uid, planned, skipped):
    """An event, or one instance of a series that begins at `planned`; `skipped` are the rows that take an instance out."""
    def instance(name, ago):
        start, _, parameter = times(f"{ago} {planned.split(None, 1)[1]}")
        return f"{name}{parameter}:{start}"
    start, end, parameter = times(row.when)
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{day(60):%Y%m%d}T080000Z", f"DTSTART{parameter}:{start}", f"DTEND{parameter}:{end}"]
    lines += [instance("RECURRENCE-ID", row.planned)] if row.planned else [instance("EXDATE", one.planned) for one in skipped]
    lines += [f"SUMMARY:{row.name.capitalize()}", *(line for text in row.people.split() for line in person(text))]
    return lines + [line for line in row.lines.split(" ; ") if line] + ["END:VEVENT"]


def write(program, folder, tables):
    os.makedirs(folder, exist_ok=True)
    series = collections.defaultdict(list)
    for row in rows(tables):
        series[row.name].append(row)
    for name, parts in series.items():
        skipped = [row for row in parts if row.when == "out"]
        there = [row for row in parts if row.when != "out"]
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vitaminb//scenario//EN"] + (["METHOD:REQUEST"] if program == "khal" else [])
        for zone in sorted({row.when.split()[-1] for row in there} - {"UTC"}):
            if "/" in zone:
                lines += zone_lines(zone, zone)
        for row in there:
            lines += component(row, f"{name}@{program}.example", there[0].when, skipped)
        with open(f"{folder}/{name}.ics", "wb") as file:
            file.write(b"\r\n".join(fold(line) for line in lines + ["END:VCALENDAR", ""]))


def labels(tables):
    """(name, "ada 2026-11-27 meeting") of what is to be noticed, and (name, reason) of what is not."""
    noticed, refused = [], []
    for row in rows(tables):
        for label in row.label.split(", ") if row.label else []:
            if label.startswith("not"):
                refused += [(row.name, word) for word in label.split()[1:]]
            else:
                contact, days, via = label.split()
                noticed += [(row.name, f"{contact} {day(ago)} {via}") for ago in days.split(",")]
    return sorted(noticed), sorted(refused)


def compare(look, place, program, tables):
    with open(look, encoding="utf-8") as file:
        said = json.load(file)
    names = {}

    def name(path):
        """Of which appointment a file is. A database or a calendar in one file has all of them."""
        if not os.path.isdir(place):
            return "?"
        if path not in names:
            with open(path, encoding="utf-8") as file:
                uids = set(re.findall(r"^UID:(.*?)\r?$", file.read(), re.MULTILINE))
            names[path] = " ".join(sorted(uid.removesuffix(f"@{program}.example") for uid in uids))
        return names[path]
    inside = [(kind, one, one["file"].partition("#")[0]) for kind in ("sightings", "leftOut") for one in said[kind]]
    inside = [(kind, one, path) for kind, one, path in inside if path == place or path.startswith(place + "/")]
    found = (sorted((name(path), f"{one['contact']} {one['day']} {one['via']}") for kind, one, path in inside if kind == "sightings"),
             sorted((name(path), one["reason"]) for kind, one, path in inside if kind == "leftOut"))
    wrong = 0
    for kind, wanted, there in zip(("noticed", "left out"), labels(tables), found):
        if not os.path.isdir(place):
            wanted = sorted(("?", what) for _, what in wanted)
        wanted, there = collections.Counter(wanted), collections.Counter(there)
        for (event, what), count in ((wanted - there) + (there - wanted)).items():
            wrong += count
            print(f"{event}: {what}: {kind} {there[event, what]} times, expected {wanted[event, what]}")
    print(f"{len(found[0])} noticed, {len(found[1])} left out in {len({path for _, _, path in inside})} files")
    sys.exit(wrong > 0)


verb, *rest = sys.argv[2:]
if verb == "write":
    write(rest[0], rest[1], rest[2:])
elif verb == "expected":
    print("\n".join(sorted(what for _, what in labels(rest)[0])))
else:
    compare(*rest[:3], rest[3:])
