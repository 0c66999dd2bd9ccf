#!/usr/bin/python3
"""crash-load.py KILLS: several clients send all kinds of commands while the daemon is killed again and again, at random moments
and right after an answer. Then everything answered must be there once, and everything else completely or not at all."""
import collections
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

from control import Connection, DATA, Lost, Refused, eventually, holder

KILLS = int(sys.argv[1])
CLIENTS = 6
CONTACTS = DATA + "/contacts"
stop = threading.Event()
answers = threading.Condition()
answered_count = 0
wrong = []


def check(is_true, sentence):
    if not is_true:
        wrong.append(sentence)


class Client(threading.Thread):
    """Sends commands about its own contact, and remembers the outcome of each."""

    def __init__(self, number):
        super().__init__()
        self.dice = random.Random(number)
        self.number, self.said = number, []
        self.contact = f"client-{number}"
        self.connection = None

    def something(self, token):
        day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 86400 * self.dice.randint(1, 300)))
        who = self.contact
        return self.dice.choices([
            ("Acknowledge", dict(contacts=[who], via="call", note=token)),
            ("Snooze", dict(contacts=[who], until=day)),
            ("Skip", dict(contacts=[who])),
            ("Promise", dict(contacts=[who], promise=token, on=day)),
            ("Gave", dict(contacts=[who], favor=token)),
            ("Got", dict(contacts=[who], favor=token)),
            ("Undo", dict()),
            ("AddContact", dict(name=token, groups=["friends"])),
            ("EditContact", dict(contact=who, emails=[token + "@example.org"])),
            ("AddToGroup", dict(contact=who, group=token)),
        ], [30, 5, 5, 5, 10, 10, 10, 10, 10, 5])[0]

    def run(self):
        global answered_count
        number = 0
        while not stop.is_set():
            number += 1
            token = f"t-{self.number}-{number}"
            method, parameters = self.something(token)
            try:
                self.connection = self.connection or Connection()
                outcome, reply = "answered", self.connection.call(method, **parameters)
            except Refused as refusal:
                outcome, reply = "refused", refusal.args[0]
            except Lost:
                outcome, reply = "lost", None
                if self.connection:
                    self.connection.close()
                self.connection = None
            self.said.append((token, method, outcome, reply))
            if outcome == "answered":
                with answers:
                    answered_count += 1
                    answers.notify_all()


for number in range(CLIENTS):
    with open(f"{CONTACTS}/client-{number}.vcf.new", "w", newline="\r\n") as card:
        card.write(f"BEGIN:VCARD\nVERSION:3.0\nUID:client-{number}\nFN:Client {number}\nCATEGORIES:friends\nX-KEPT:as it was\nEND:VCARD\n")
    os.rename(card.name, card.name[:-4])
    eventually(lambda: any(Connection().enumerate("ListContacts", match=f"Client {number}")), "the clients' contacts are known")

clients = [Client(number) for number in range(CLIENTS)]
dice = random.Random(24)
for client in clients:
    client.start()
kills = 0
while kills < KILLS:
    pid = eventually(holder, "there is a daemon")
    if kills % 2:
        # At a random moment after the start.
        time.sleep(dice.random() * 0.02)
    else:
        with answers:
            answers.wait(5)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        continue
    kills += 1
    eventually(lambda: holder() not in (0, pid), f"it is started again (kill {kills})")
stop.set()
for client in clients:
    client.join()
problems = Connection().call("GetStatus")["problems"]
check(not problems, f"nothing needs a hand, but it says {problems}")
# After this answer, nothing is being told any more.
Connection().call("GetStatus")

# The state now.
database = sqlite3.connect(f"file:{DATA}/journal.sqlite?mode=ro", uri=True)
database.row_factory = sqlite3.Row
check(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the database is whole")
entries = {row["id"]: row for row in database.execute("SELECT * FROM entry")}
by_note = collections.defaultdict(list)
for row in entries.values():
    if (row["note"] or "").startswith("t-"):
        by_note[row["note"]].append(row)
cards, names = {}, collections.Counter()
for file in os.listdir(CONTACTS):
    with open(f"{CONTACTS}/{file}", newline="") as card:
        cards[f"{CONTACTS}/{file}"] = text = card.read()
    check(file.endswith(".vcf"), f"a leftover: {file}")
    check(text.startswith("BEGIN:VCARD\r\n") and text.endswith("END:VCARD\r\n") and text.count("BEGIN:VCARD") == 1, f"a torn card: {file}")
    names[text.split("\r\nFN:")[1].split("\r\n")[0]] += 1

VERBS = {"Acknowledge": "ack", "Snooze": "snooze", "Skip": "skip", "Promise": "promise", "Gave": "gave", "Got": "got"}
outcomes, found, absent, undone = collections.Counter(), 0, 0, []
for client in clients:
    own = cards[f"{CONTACTS}/{client.contact}.vcf"].replace("\r\n ", "")
    groups = own.split("\r\nCATEGORIES:")[1].split("\r\n")[0].split(",")
    check("X-KEPT:as it was" in own, "what nobody edited is as it was")
    for token, method, outcome, reply in client.said:
        outcomes[outcome] += 1
        if method in VERBS:
            there = len(by_note[token])
            if outcome == "answered":
                row = entries.get(reply["answers"][0]["entry"]["id"])
                there = int(row is not None and row["verb"] == VERBS[method] and row["contact"] == client.contact)
                check(len(by_note[token]) <= 1, f"{token} is there {len(by_note[token])} times")
        elif method == "Undo":
            there = 0
            if outcome == "answered":
                undone.append(reply["answers"][0]["entry"]["id"])
                there = sum(row["target"] == reply["answers"][0]["entry"]["id"] for row in entries.values())
        elif method == "AddContact":
            there = names[token]
            if outcome == "answered":
                check(f"FN:{token}\r\n" in cards.get(reply["file"], ""), f"{token}'s card is the one that was named")
        elif method == "EditContact":
            there = own.count(f":{token}@example.org\r\n")
        else:
            there = groups.count(token)
        if outcome == "answered":
            check(there == 1, f"{token} {method} was answered and is there {there} times")
            found += there == 1
        elif outcome == "refused":
            check(there == 0, f"{token} {method} was refused ({reply}) and is there")
        else:
            check(there <= 1, f"{token} {method} was not answered and is there {there} times")
            absent += there == 0
check(len(undone) == len(set(undone)), "two undos took back the same entry")
said = sum(1 for row in entries.values() if row["verb"] not in ("began", "told"))
calls = outcomes["answered"] + outcomes["lost"]
check(said <= calls, f"{said} entries of {calls} calls")
for row in entries.values():
    if row["verb"] in ("promise", "gave", "got", "ack"):
        check((row["note"] or "").startswith("t-") and row["contact"].startswith("client-"), f"not whole: {tuple(row)}")

# Everything told is once in the journal and at most once in journald.
subprocess.run(["su", "root", "-c", "journalctl --sync"], check=True)
told = collections.Counter((row["contact"], row["reminders"]) for row in entries.values() if row["verb"] == "told")
check(max(told.values()) == 1, "a reminder is noted as told twice")
records = collections.Counter()
lines = subprocess.run(["journalctl", "--user", "--no-pager", "-o", "json"], check=True, capture_output=True, text=True).stdout
for line in lines.splitlines():
    record = json.loads(line)
    if "VITAMINB_REMINDER" in record:
        records[record["VITAMINB_REMINDER"]] += 1
check(max(records.values()) == 1, f"told aloud more than once: {records.most_common(3)}")
check(len(records) <= sum(told.values()), "told aloud and not noted")
silent = sum(told.values()) - len(records)

for sentence in wrong[:20]:
    print("wrong:", sentence)
print(f"kill -9 {kills} times under {CLIENTS} clients: {outcomes['answered']} answered, {found} found once each; "
      f"{outcomes['lost']} not answered, "
      f"each whole or absent ({absent} absent); {len(cards)} cards whole; {sum(told.values())} reminders told, none twice"
      f"{f', {silent} only in the list: it died before it could say them' if silent else ''}")
sys.exit(bool(wrong))
