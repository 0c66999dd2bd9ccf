#!/usr/bin/env python3
"""fill_journal.py JOURNAL COUNT: adds entries about the contacts that a journal has entries about, five minutes apart, up to 2026."""
import random, sqlite3, struct, sys, uuid

COLUMNS = "id, said, happened, contact, verb, via, note, until, every, reminders, undoes, group_name, other, day, until_day, in_person, checksum"


def row(number, count, people, dice):
    verb = dice.choices(["log", "ack", "told", "snooze"], [60, 20, 17, 3])[0]
    said = 1_795_500_000 - (count - number) * 300
    return (str(uuid.UUID(int=dice.getrandbits(128))), said, said, dice.choice(people), verb,
            dice.choice(["call", "meal", "email"]) if verb in ("log", "ack") else None, "a note about it" if dice.random() < 0.3 else None,
            said + 86_400 if verb == "snooze" else None, None, None if verb == "log" else f"keep-in-touch/{uuid.UUID(int=dice.getrandbits(128))}",
            None, None, None, None, None, None)


def checksum(values):
    """As in Sources/Platform/Checksum.swift."""
    state, mask = 0xcbf29ce484222325, 2**64 - 1
    for value in values:
        if value is None:
            words = [0]
        elif isinstance(value, int):
            words = [1, value]
        else:
            text = value.encode()
            whole = len(text) // 8 * 8
            words = [2 + len(text), *struct.unpack(f"<{whole // 8}Q", text[:whole]), *text[whole:]]
        for word in words:
            state = ((state ^ word) * 0x9E3779B97F4A7C15) & mask
            state ^= state >> 29
    return state - 2**64 if state >> 63 else state


def fill(path, count):
    """Adds so many entries, about the people there are."""
    dice = random.Random(1)
    database = sqlite3.connect(path)
    people = [contact for contact, in database.execute("SELECT DISTINCT contact FROM entry WHERE contact <> '' ORDER BY contact")]
    rows = (row(number, count, people, dice) for number in range(count))
    with database:
        marks = ", ".join("?" * len(COLUMNS.split(", ")))
        database.executemany(f"INSERT INTO entry ({COLUMNS}) VALUES ({marks})", (values + (checksum(values),) for values in rows))
    database.close()


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]))
