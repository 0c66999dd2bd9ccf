"""The year as it is written: files below one folder, and the labels that say what they mean."""
import datetime
import json
import os
import random
import uuid
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
NAMESPACE = uuid.UUID("6f0c3a52-6ad0-4c35-9f0a-6a2f7f2f2b0e")
ME = ["max@example.org", "m.mustermann@example.com"]
NOW = datetime.datetime(2026, 1, 2, 12, tzinfo=BERLIN)


class Year:
    def __init__(self, folder, seed):
        self.folder, self.seed, self.dice = folder, seed, random.Random(seed)
        self.people, self.labels, self.nothing, self.open = [], {}, [], {}
        self.counter = 0

    # Files

    def write(self, path, data, when=None):
        """Writes one new file; the same path twice is a mistake of the generator."""
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "xb") as file:
            file.write(data)
        if when is not None:
            os.utime(full, (when.timestamp(), when.timestamp()))
        return path

    def next(self):
        self.counter += 1
        return self.counter

    def uuid(self):
        return str(uuid.UUID(int=self.dice.getrandbits(128), version=4))

    # Labels

    def happened(self, person, day, direction, source, file, why, unsure=None, hard=None):
        """One interaction. There is one label a contact, day, direction and source; more files of that day are added to it."""
        key = (person.uid, str(day), direction, source)
        label = self.labels.get(key)
        if label is None:
            label = self.labels[key] = dict(
                contact=person.uid, name=person.name, day=str(day), direction=direction, source=source,
                counts=direction != "in" or source == "calls", files=[], why=[], unsure=unsure, hard=hard)
        # What is sure for one of its files is sure.
        label["unsure"] = label["unsure"] and unsure
        label["hard"] = label["hard"] and hard
        if file not in label["files"]:
            label["files"].append(file)
        if why not in label["why"]:
            label["why"].append(why)
        return key

    def never(self, file, reason, unsure=None, ask=None):
        """A file, or one instance or call in it, that counts for nobody. ASK is the contact who would be asked about."""
        entry = dict(file=file, reason=reason)
        if unsure:
            entry["unsure"] = unsure
        if ask:
            entry["ask"] = ask.uid
        self.nothing.append(entry)

    def awaits(self, mail, person, key):
        self.open[mail.number] = (person, key, mail)

    def answered(self, mail):
        self.open.pop(mail.number, None)

    def finish(self):
        labels = sorted(self.labels.values(), key=lambda label: (label["day"], label["contact"], label["source"], label["direction"]))
        for label in labels:
            for name in ("unsure", "hard"):
                if not label[name]:
                    del label[name]
            label["files"].sort()
        counted = [label for label in labels if label["counts"] and "unsure" not in label]
        unanswered = []
        for person, key, mail in self.open.values():
            later = [label["day"] for label in counted if label["contact"] == person.uid and label["day"] >= key[1]]
            unanswered.append(dict(contact=person.uid, name=person.name, day=key[1], files=sorted(mail.files),
                                   why="they wrote; no mail of mine refers to it", next=min(later, default=None)))
        unanswered.sort(key=lambda entry: (entry["day"], entry["contact"], entry["files"]))
        document = dict(
            seed=self.seed, year=2025, since="2025-01-01", zone="Europe/Berlin", now=NOW.isoformat(), me=ME,
            mail_folders=["mail"], calendar_folders=["calendars"], call_files=["calls"],
            contacts=[dict(uid=person.uid, name=person.name, card=person.card, addresses=person.addresses, numbers=person.numbers,
                           company=person.trait == "company") for person in self.people],
            interactions=labels, unanswered=unanswered, never=sorted(self.nothing, key=lambda entry: entry["file"]))
        self.write("labels.json", (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
        return document
