"""Prints what vobject reads from each card of a folder, for the tests to compare with: file, property, value."""

import os
import sys

import vobject

WANTED = {"fn": "FN", "email": "EMAIL", "uid": "UID", "note": "NOTE", "bday": "BDAY", "title": "TITLE", "n": "N"}


def shown(text):
    return text.replace("\r\n", "\n").replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def text_of(line):
    if line.name == "N":
        parts = [line.value.family, line.value.given]
        return "|".join(",".join(p) if isinstance(p, list) else p for p in parts)
    return line.value if isinstance(line.value, str) else None


folder = sys.argv[1]
for name in sorted(os.listdir(folder)):
    try:
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            card = next(vobject.readComponents(file.read()))
        rows = [(WANTED[line.name.lower()], text_of(line)) for line in card.lines() if line.name.lower() in WANTED]
    except Exception as error:  # whatever vobject trips over, it has no opinion on this card
        print(f"{name}: {error!r}", file=sys.stderr)
        continue
    for key, value in rows:
        if value is not None:
            print(name, key, shown(value.strip()), sep="\t")
