#!/usr/bin/python3
"""check-year.py FOLDER: compares the year that labelled-year.py wrote with its labels, by other means.

Reads the messages with Python's mailbox and email packages, the calls with regular expressions and sqlite3, and the calendars line by line;
repeated events are expanded by dateutil (Debian: python3-dateutil) where there is one. Fails where a file is missing or not labelled, a day
differs, an id is there twice, or where the design's table, applied to what was read, says something else than a label that is neither
"unsure" nor "hard". Prints the counts.
"""
import collections
import datetime
import email
import email._header_value_parser
import email.policy
import email.utils
import json
import mailbox
import os
import re
import sqlite3
import sys

try:
    from dateutil.rrule import rrulestr
except ImportError:
    rrulestr = None

ROOT = sys.argv[1]
with open(f"{ROOT}/labels.json", encoding="utf-8") as file:
    YEAR = json.load(file)
ME = {address.lower() for address in YEAR["me"]}
CONTACTS = {contact["uid"]: contact for contact in YEAR["contacts"]}
wrong, notes = [], []


def check(condition, text):
    if not condition:
        wrong.append(text)


def plain(address):
    """An address as it is compared: the domain with A-labels, no capitals, no +tag."""
    local, _, domain = address.strip().lower().rpartition("@")
    local = re.sub(r"\+.*", "", local.strip('"'))
    return local + "@" + ".".join(label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in domain.split("."))


OWNERS = collections.defaultdict(set)
for contact in YEAR["contacts"]:
    for address in contact["addresses"]:
        OWNERS[plain(address)].add(contact["uid"])
USER = next(iter(OWNERS[plain(YEAR["me"][0])]))
LISTS = {"members@lists.example.net", "bookclub@lists.example.net"}

# What the labels say of each file, and of each part of one.
shown, refused = collections.defaultdict(list), collections.defaultdict(list)
for label in YEAR["interactions"]:
    for name in label["files"]:
        shown[name].append(label)
for entry in YEAR["never"]:
    refused[entry["file"]].append(entry)


def once(name):
    """Each is either shown to be contact, once for each contact, or refused, once."""
    people = [label["contact"] for label in shown[name]]
    check(len(people) == len(set(people)), f"{name}: twice for one contact")
    check(bool(people) + len(refused[name]) == 1, f"{name}: {len(people)} labels, {len(refused[name])} times in never")


def frame():
    """Ids, names and files by themselves."""
    keys = [(label["contact"], label["day"], label["direction"], label["source"]) for label in YEAR["interactions"]]
    check(len(keys) == len(set(keys)), "a label is there twice")
    check(len(CONTACTS) == len(YEAR["contacts"]), "a uid is there twice")
    for label in YEAR["interactions"]:
        check(label["contact"] in CONTACTS and label["files"] and label["why"], f"{label}: incomplete")
        check(label["source"] in ("mail", "calendar", "calls") and label["direction"] in ("out", "in", "both"), f"{label}: words")
        check(label["counts"] == (label["direction"] != "in" or label["source"] == "calls"), f"{label}: counts")
        check("2024-12-31" <= label["day"] <= YEAR["now"][:10], f"{label}: not in the year")
    for name in [*shown, *refused]:
        check(os.path.isfile(f"{ROOT}/{name.partition('#')[0]}"), f"{name}: no such file")
    for contact in YEAR["contacts"]:
        with open(f"{ROOT}/{contact['card']}", encoding="utf-8", newline="") as card:
            text = card.read()
        check(f"\r\nUID:{contact['uid']}\r\n" in text and all(address in text for address in contact["addresses"]),
              f"{contact['card']}: the card")


def maildirs():
    """Every Maildir below mail, as its path and the files in it."""
    for folder, names, _ in sorted(os.walk(f"{ROOT}/mail")):
        if {"cur", "new", "tmp"} <= set(names):
            box = mailbox.Maildir(folder, factory=None, create=False)
            box.keys()
            yield folder, sorted(os.path.join(folder, name) for name in box._toc.values())


def addresses(message, *names):
    """The addresses in some fields, by email's newer parser. People write semicolons for commas, and spaces around dots."""
    found = []
    for field, value in message.raw_items():
        if field.lower() in [name.lower() for name in names]:
            # Source routes (RFC 5322, 4.4) and lists with empty places are not what that parser likes.
            value = re.sub(r"<@[^:>]*:", "<", str(value).replace("\r", "").replace("\n", "").encode("ascii",
                "surrogateescape").decode("utf-8", "replace"))
            value = re.sub(r",(\s*,)+", ",", re.sub(r"(?<=\w)\s*([.@])\s*(?=[\w.@ ]*>)", r"\1", value))
            parsed = email._header_value_parser.get_address_list(value)[0]
            found += [box.addr_spec for box in parsed.all_mailboxes if box.addr_spec and "@" in box.addr_spec]
    return found


def mail():
    files = [name for _, names in maildirs() for name in names]
    check(len(files) == len(set(files)), "a file is in two Maildirs")
    messages, identities = {}, collections.defaultdict(list)
    for full in files:
        name = os.path.relpath(full, ROOT)
        once(name)
        with open(full, "rb") as file:
            messages[name] = email.message_from_binary_file(file, policy=email.policy.compat32)
        identity = str(messages[name].get("Message-ID") or "").strip()
        if identity:
            identities[identity].append(name)
    for name in [name for name in [*shown, *refused] if name.startswith("mail/") and "/tmp/" not in name]:
        check(name in messages, f"{name}: in no Maildir")
    for identity, names in identities.items():
        texts = {re.split(r"\r?\n\r?\n", messages[name].as_string(), maxsplit=1)[1] for name in names}
        check(len(texts) == 1, f"{identity}: different messages: {names}")
        if len(names) > 1:
            notes.append("messages in two folders")
    mine = {identity for identity, names in identities.items() for name in names if ME & {plain(one) for one in addresses(messages[name],
        "From")}
            and not re.search(r"/\.?(Drafts|Junk|Entw&APw-rfe|Spam)/", name)}
    referred = {identity for name, message in messages.items() if ME & {plain(one) for one in addresses(message,
        "From")} and not message.get("Auto-Submitted", "").startswith("auto")
                for identity in re.findall(r"<[^<>\s]+>", f"{message.get('In-Reply-To')} {message.get('References')}")}
    waiting = {name for entry in YEAR["unanswered"] for name in entry["files"]}
    for name in [name for name, labels in shown.items() if labels and labels[0]["direction"] == "in" and name in messages]:
        if not any("unsure" in label for label in shown[name]):
            answered = str(messages[name].get("Message-ID", "")).strip() in referred
            check(answered != (name in waiting), f"{name}: answered: {answered}, unanswered: {name in waiting}")
    for name, message in messages.items():
        said = {(label["contact"], label["direction"]) for label in shown[name]}
        loose = [entry for entry in [*shown[name], *refused[name]] if "unsure" in entry or "hard" in entry]
        found, why = judge(name, message, mine)
        if found != said:
            if loose:
                notes.append("differs, as its label says it may: " + "; ".join(entry.get("reason") or entry["why"][0] for entry in loose))
            else:
                wrong.append(f"{name}: the label says {sorted(said)}, the table {sorted(found)} ({why})")
        elif loose:
            notes.append("unsure or hard, yet as the table says")
        for label in shown[name]:
            date = email.utils.parsedate_tz(str(message.get("Date", "")))
            if date is None or not 2024 < date[0] < 2027 or date[2] > 31:
                check("unsure" in label, f"{name}: no day, and sure")
                date = email.utils.parsedate_tz(str(message["Received"]).rpartition(";")[2])
            check(date is not None and "%04d-%02d-%02d" % date[:3] == label["day"], f"{name}: {message.get('Date')} is not {label['day']}")
    return len(messages)


def judge(name, message, mine):
    """The design's table. A set of contacts with directions, and a word why it is empty."""
    value = lambda field: str(message.get(field, "")).strip().lower()  # noqa: E731
    if re.search(r"/\.?(Drafts|Junk|Trash|Templates|Entw&APw-rfe|Spam|Papierkorb)/", name) or re.search(r":2,\w*D", name):
        return set(), "folder"
    if any(field.lower().startswith("list-") for field in message) or value("Precedence") in ("bulk", "list", "junk"):
        return set(), "bulk"
    report = message.get_content_type() == "multipart/report"
    if re.split("[ ;(]", value("Auto-Submitted"))[0] not in ("", "no") or report or value("Return-Path") == "<>":
        return set(), "automatic"
    if any(part.get_content_type() == "text/calendar" and part.get_param("method") for part in message.walk()):
        return set(), "calendar"
    senders = {plain(address) for address in addresses(message, "From")}
    to, everybody = ({plain(address) for address in addresses(message, *fields)} for fields in (("To",), ("To", "Cc")))
    people = {uid for address in to for uid in OWNERS[address]}
    if senders & ME:
        if everybody & LISTS:
            return set(), "list"
        others = {uid: everybody - ME - {plain(one) for one in CONTACTS[uid]["addresses"]} for uid in people - {USER}}
        return {(uid, "out") for uid in others if len(others[uid]) <= 4}, "recipients"
    if not everybody & ME or len(everybody - ME) > 4:
        return set(), "not to me"
    names = set(re.findall(r"<[^<>\s]+>", value("In-Reply-To") + " " + value("References")))
    direction = "both" if names & {identity.lower() for identity in mine} else "in"
    return {(uid, direction) for address in senders for uid in OWNERS[address]}, "sender"


def unfolded(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    for line in text.split("\r\n"):
        check(len(line.encode()) <= 75, f"{path}: a line of more than 75 octets")
    return re.sub("\r\n[ \t]", "", text).split("\r\n")


def calendars():
    count = 0
    named = collections.defaultdict(set)
    for name in [*shown, *refused]:
        if name.startswith("calendars/"):
            once(name)
            file, _, part = name.partition("#")
            named[file].add(part)
    for folder, _, names in os.walk(f"{ROOT}/calendars"):
        for name in names:
            full = os.path.join(folder, name)
            file = os.path.relpath(full, ROOT)
            if not name.endswith(".ics"):
                continue
            count += 1
            check(file in named, f"{file}: not labelled")
            lines = unfolded(full)
            starts = [line for line in lines if re.match("(DTSTART|RECURRENCE-ID)[;:]", line)]
            events = "\n".join(lines).split("BEGIN:VEVENT")[1:]
            rule = next((line[6:] for line in lines if line.startswith("RRULE:") and events and line in events[0]), None)
            if named[file] == {""}:
                for label in shown[file]:
                    start = re.search(r":(\d{8})(T\d{6}Z)?$", re.sub(r"(T\d{6})$", "", events[0].split("DTSTART")[1].splitlines()[0]))
                    day = datetime.datetime.strptime(start[1], "%Y%m%d").date()
                    check(str(day) == label["day"] or "unsure" in label and start[2], f"{file}: {start[0]} is not {label['day']}")
            elif rrulestr:
                first = re.search(r"DTSTART.*?:(\d{8}T\d{6})", events[0])[1]
                begin = datetime.datetime.strptime(first, "%Y%m%dT%H%M%S")
                # dateutil wants UNTIL without a zone where DTSTART has none: taken in the zone of the series, which is close enough.
                found = {moment.strftime("%Y%m%dT%H%M%S") for moment in rrulestr(re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule),
                    dtstart=begin)
                         .between(datetime.datetime(2025, 1, 1), datetime.datetime(2026, 1, 1))}
                found |= set(re.findall(r"RDATE.*?:(\d{8}T\d{6})", events[0]))
                for gone in re.findall(r"EXDATE.*?:(\d{8})", events[0]):
                    found -= {moment for moment in found if moment.startswith(gone)}
                check(found == named[file], f"{file}: {rule}: {sorted(found ^ named[file])}")
                notes.append("series expanded by dateutil")
            check(len(starts) >= 1 or named[file] == {""}, f"{file}: no DTSTART")
    return count


def digits(number):
    return re.sub(r"^(00|\+)?", "", re.sub(r"[^\d+]", "", number))[-8:]


def calls():
    count = 0
    for path in sorted(os.listdir(f"{ROOT}/calls")):
        if not path.startswith("calls-"):
            continue
        with open(f"{ROOT}/calls/{path}", encoding="utf-8") as file:
            text = file.read()
        rows = [dict(re.findall(r"(\w+)=(?:\"|')(.*?)(?:\"|') ", row)) for row in re.findall("<call (.*?)/>", text)]
        check(f'count="{len(rows)}"' in text, f"{path}: count")
        for row in rows:
            name = f"calls/{path}#{row['date']}"
            once(name)
            count += 1
            for label in shown[name]:
                check(int(row["duration"]) >= 60 and row["type"] == ("1" if label["direction"] == "in" else "2"), f"{name}: {row}")
                check(row["readable_date"][:10] == ".".join(reversed(label["day"].split("-"))), f"{name}: {row['readable_date']}")
                check(any(digits(row["number"]) == digits(one) for one in CONTACTS[label["contact"]]["numbers"]),
                      f"{name}: {row['number']}")
            for entry in refused[name]:
                check("unsure" in entry or int(row["duration"]) < 60 or row["type"] not in "12" or entry["reason"].startswith(("nobody in",
                    "no number")), f"{name}: {row}")
    store = sqlite3.connect(f"file:{ROOT}/calls/gnome-calls/records.db?mode=ro", uri=True)
    check(store.execute("PRAGMA integrity_check").fetchone() == ("ok",), "records.db is damaged")
    for row, inbound, answered, end in store.execute("SELECT id, inbound, answered, end FROM calls"):
        name = f"calls/gnome-calls/records.db#{row}"
        once(name)
        count += 1
        seconds = (datetime.datetime.fromisoformat(end) - datetime.datetime.fromisoformat(answered)).seconds if answered else 0
        for label in shown[name]:
            check(seconds >= 60 and label["direction"] == ("in" if inbound else "out"), f"{name}: {seconds} s")
        for entry in refused[name]:
            check(seconds < 60 or entry["reason"].startswith("nobody in"), f"{name}: {seconds} s")
    parts = [name for name in {*shown, *refused} if name.startswith("calls/") and "#" in name]
    check(len(parts) == count, f"{len(parts)} calls are labelled, {count} are there")
    return count


def table(title, rows):
    print(title)
    for key, number in sorted(collections.Counter(rows).items()):
        print(f"  {number:5}  {key}")


def main():
    frame()
    sizes = dict(messages=mail(), calendar_files=calendars(), calls=calls())
    print(", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sizes.items()))
    table("Interactions", [" ".join([f"{label['source']:9}{label['direction']:5}", "counts" if label["counts"] else "no clock",
                                     *[word for word in ("unsure", "hard") if word in label]]) for label in YEAR["interactions"]])
    table("Never", [f"{entry['file'].split('/')[0]:10}{entry['reason'].partition(':')[0]}" + (" (unsure)" if "unsure" in entry else "")
                    for entry in YEAR["never"]])
    last = sum(entry["next"] is None for entry in YEAR["unanswered"])
    print(f"Unanswered\n  {len(YEAR['unanswered']):5}  letters, {last} with nothing after them")
    table("Notes", notes)
    if rrulestr is None:
        print("skipped the expansion of series: there is no dateutil")
    print("\n".join(f"WRONG {text}" for text in wrong))
    print(f"{len(wrong)} wrong")
    sys.exit(bool(wrong))


main()
