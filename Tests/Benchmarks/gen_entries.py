#!/usr/bin/env python3
"""gen_entries.py FOLDER VDIR COUNT [NOW]: what three machines have written into a folder that they share, about the contacts of a vdir.

COUNT entries of four years up to NOW (a minute ago): reminders told, calls with notes, snoozes, promises kept and taken back. The format is
that of Sources/Daemon/Sync and Sources/Journal, written a second time, checksums included. The same arguments give the same bytes.
"""
import datetime, json, pathlib, random, struct, sys, time, uuid

COLUMNS = """id said happened contact verb via note until every reminders undoes group_name other day until_day in_person checksum act
local_day is_span moment target at at_day text groups direction source origin has_place second counter writer number seal""".split()
NAMESPACE = uuid.UUID("6b1e0f52-9d3c-4a77-b05e-21d48c96e31a")
DAY = 86_400
YEARS = 4
NOTES = ["Sie zieht im März nach Görlitz.", "asked about the “old” boat", "the children have measles; call again",
         "Prüfung bestanden!", "a\\b\ttab",
         "We talked about the summer, her new garden and what grows in it, and that the train to Zürich takes six hours now. " * 3]


def mixed(words):
    """The checksum of these words of 64 bits, as in Sources/Journal/Checksum.swift."""
    state, mask = 0xcbf29ce484222325, 2**64 - 1
    for word in words:
        state = ((state ^ word & mask) * 0x9E3779B97F4A7C15) & mask
        state ^= state >> 29
    return state


def words(data):
    """Eight bytes at a time, and each of the rest."""
    whole = len(data) // 8 * 8
    return [*struct.unpack(f"<{whole // 8}Q", data[:whole]), *data[whole:]]


def seal(row):
    """The checksum of a row, which tells NULL, integers and texts apart."""
    all_words = []
    for name in COLUMNS:
        value = row.get(name)
        if name in ("checksum", "seal"):
            continue
        if value is None:
            all_words.append(0)
        elif isinstance(value, int):
            all_words += [1, value]
        else:
            text = value.encode()
            all_words += [2 + len(text), *words(text)]
    state = mixed(all_words)
    return state - 2**64 if state >> 63 else state


def sealed(members):
    """The line of a JSON object."""
    rest = json.dumps(members, ensure_ascii=False, separators=(",", ":"))[1:].encode()
    return b'{"sum":"%016x",' % mixed(words(rest)) + rest + b"\n"


def derived(name):
    """The id of what a machine says by itself."""
    return str(uuid.uuid5(NAMESPACE, name))


def local_day(moment):
    return datetime.datetime.fromtimestamp(moment).date()


class Writer:
    """A machine that writes into the folder, a file for each month."""

    def __init__(self, folder, name, digits, began):
        self.folder, self.digits, self.number = pathlib.Path(folder) / "vitaminb-1" / digits, digits, 0
        self.introduction = sealed({"machine": name, "writer": digits, "began": began})
        self.files = {}

    def line(self, second, verb, contact, identity, **more):
        """The line of its next entry."""
        self.number += 1
        row = {"id": identity, "said": second, "happened": second, "contact": contact, "verb": verb,
               "local_day": (local_day(second) - datetime.date(1970, 1, 1)).days, "second": second, "counter": 0, "writer": self.digits,
               "number": self.number, **more}
        row["seal"] = seal(row)
        return sealed({name: row[name] for name in ["writer", "number"] + COLUMNS if name in row})

    def path(self, second):
        return self.folder / f"{datetime.datetime.fromtimestamp(second, datetime.timezone.utc):%Y-%m}.jsonl"

    def say(self, second, *what, **more):
        self.files.setdefault(self.path(second), [self.introduction]).append(self.line(second, *what, **more))

    def write(self):
        self.folder.mkdir(parents=True)
        for path, lines in self.files.items():
            path.write_bytes(b"".join(lines))
        self.files = {}


class Life:
    """What is said of one contact, one thing after another."""

    def __init__(self, contact, dice):
        self.contact, self.dice = contact, dice
        self.cycle, self.last, self.told, self.promise = None, None, 0, None

    def next(self, second):
        """The verb, the id and the columns of the next entry."""
        dice, chance = self.dice, self.dice.random()
        fresh = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        today = local_day(second)
        if self.cycle is None:
            self.cycle = derived(f"began/{self.contact}")
            return "began", self.cycle, {}
        if self.promise and chance < 0.7:
            kept, self.promise = self.promise, None
            return "done", fresh, {"reminders": f"promise/{kept}"}
        if self.last and chance < 0.02:
            undone, self.last = self.last, None
            return "undo", fresh, {"target": undone}
        if chance < 0.05:
            self.promise = fresh
            return "promise", fresh, {"note": dice.choice(NOTES[:4]), "day": str(today + datetime.timedelta(days=dice.randint(1, 30)))}
        key = f"keep-in-touch/{self.cycle}"
        if not self.told or self.told < 3 and chance > 0.8:
            moment = ["due", "overdue", "repeat-1"][self.told]
            self.told += 1
            return "told", derived(f"told/{key}/{self.contact}/{moment}/{today}/{today}"), {"reminders": key, "moment": moment}
        if chance < 0.2:
            return "snooze", fresh, {"reminders": key, "until": second + dice.randint(1, 14) * DAY, "is_span": 1}
        self.cycle, self.last, self.told = fresh, fresh, 0
        if chance < 0.25:
            return "skip", fresh, {"reminders": key}
        note = {"note": dice.choice(NOTES)} if dice.random() < 0.4 else {}
        return "ack", fresh, {"via": dice.choice(["call", "meal", "email", "message"]), "reminders": key, **note}


def generate(folder, contacts, count, now):
    """Writes them, and returns the writers and the ids of all entries."""
    dice = random.Random(1)
    began = now - YEARS * 365 * DAY
    writers = [Writer(folder, name, f"{dice.getrandbits(128):032x}", began) for name in ("desk", "laptop", "attic")]
    lives = [Life(contact, dice) for contact in contacts]
    identities = set()
    entries = 0
    while entries < count:
        # Tracking begins within a day, on one machine.
        begins = entries < len(lives)
        second = began + entries if begins else began + DAY + (now - began - DAY) * entries // count
        life, writer = (lives[entries], writers[0]) if begins else (dice.choice(lives), dice.choices(writers, [6, 3, 1])[0])
        verb, identity, more = life.next(second)
        writer.say(second, verb, life.contact, identity, **more)
        identities.add(identity)
        entries += 1
        if verb == "told" and entries < count and dice.random() < 0.02:
            # Another machine that has not heard of it tells it, too.
            dice.choice([other for other in writers if other is not writer]).say(second + 5, verb, life.contact, identity, **more)
            entries += 1
    for writer in writers:
        writer.write()
    return writers, identities


def uids(vdir):
    """The UIDs of the cards of a vdir, each in a file of its own."""
    return sorted(path.stem for path in pathlib.Path(vdir).glob("*.vcf"))


if __name__ == "__main__":
    generate(sys.argv[1], uids(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else int(time.time()) - 60)
