#!/usr/bin/python3
"""deliver.py send YEAR PORT LMTP-PORT: gives the year's messages to the server: those to the user by LMTP, all others by IMAP APPEND.
deliver.py check YEAR LABELS FOLDER=LAYOUT ACCOUNT...: compares Maildirs with the year, and writes its labels with their files' names.
deliver.py pulled ...: the same behind mbsync, which refuses what has no empty line behind its header.

LAYOUT is maildir++ (INBOX is the folder itself, the others are .Name), fs (the same with Name) or verbatim (INBOX is a folder, too).
FOLDER has %s where the account's name belongs.
"""
import collections
import datetime
import hashlib
import imaplib
import json
import mailbox
import os
import re
import smtplib
import sys

ACCOUNTS = {"example.org": ("max", "max@example.org"), "example.com": ("m", "m.mustermann@example.com")}
# mbsync adds X-TUID to whatever it pulls.
TRACE = re.compile(rb"(?:(?:Return-Path|Delivered-To|Received|X-TUID):[^\n]*\n(?:[ \t][^\n]*\n)*)", re.IGNORECASE)


def maildirs(top, layout):
    """The folders of an account as (IMAP name, path)."""
    found = [("INBOX", top)] if layout != "verbatim" else []
    for folder, names, _ in sorted(os.walk(top)):
        if {"cur", "new"} <= set(names) and folder != top:
            name = os.path.relpath(folder, top)
            found.append((name.removeprefix(".").replace(".", "/") if layout == "maildir++" else name, folder))
    return found


def files(folder):
    box = mailbox.Maildir(folder, factory=None, create=False)
    box.keys()
    return sorted(os.path.join(folder, name) for name in box._toc.values())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def essence(data):
    """What no delivery changes: the message without the fields that servers put before it.

    imaplib takes CR for a line's end, and dovecot writes 0x80 for NUL.
    """
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(TRACE.sub(b"", data).rstrip(b"\n").replace(b"\x80", b"\0")).hexdigest()


def year_messages(year):
    """(account, IMAP name, file, bytes) of every message."""
    for account, layout in (("example.org", "maildir++"), ("example.com", "verbatim")):
        for name, folder in maildirs(f"{year}/mail/{account}", layout):
            for file in files(folder):
                yield account, name, file, read(file)


def send(year, port, lmtp):
    kinds = collections.Counter()
    post = smtplib.LMTP("127.0.0.1", lmtp, local_hostname="mx.example.org")
    servers = {}
    for account, (user, _) in ACCOUNTS.items():
        servers[account] = imaplib.IMAP4("127.0.0.1", port)
        servers[account].login(user, "secret")
    created = set()
    for account, name, file, data in year_messages(year):
        server = servers[account]
        if (account, name) not in created and name != "INBOX":
            server.create(f'"{name}"')
            server.subscribe(f'"{name}"')
        created.add((account, name))
        sender = re.match(rb"Return-Path: <([ -~]*)>\n", data)
        if name == "INBOX" and sender:
            # The server writes Return-Path, Delivered-To and its own Received itself.
            bare = re.sub(rb"^Return-Path:.*\nDelivered-To:.*\nReceived:.*\n(?:[ \t].*\n)*", b"", data)
            post.sendmail(sender[1].decode(), [ACCOUNTS[account][1]], bare)
            kinds["LMTP"] += 1
            continue
        flags = " ".join({"S": "\\Seen", "D": "\\Draft", "T": "\\Deleted"}[flag] for flag in file.partition(":2,")[2])
        when = imaplib.Time2Internaldate(datetime.datetime.fromtimestamp(os.path.getmtime(file), datetime.timezone.utc))
        try:
            status, answer = server.append(f'"{name}"', f"({flags})", when, data)
        except imaplib.IMAP4.error as error:
            status, answer = "BAD", [str(error).encode()]
        if status == "OK":
            kinds["APPEND"] += 1
        else:
            print(f"skipped {len(data)} bytes {os.path.basename(file)}: {answer[0].decode(errors='replace')}")
    for server in servers.values():
        server.logout()
    print(", ".join(f"{number} by {kind}" for kind, number in sorted(kinds.items())))


def check(year, labels, place, accounts, pulled):
    top, layout = place.rsplit("=", 1)
    wanted, there, wrong = collections.defaultdict(list), collections.defaultdict(list), 0
    for account, name, file, data in year_messages(year):
        # No server keeps a message of no bytes.
        if account in accounts and data and (not pulled or b"\n\n" in data.replace(b"\r", b"")):
            wanted[account, name, essence(data)].append(os.path.relpath(file, year))
    for account in accounts:
        for name, folder in maildirs(top.replace("%s", ACCOUNTS[account][0]), layout):
            for file in files(folder):
                there[account, name, essence(read(file))].append(file)
    names = {}
    for key in wanted.keys() | there.keys():
        if len(wanted[key]) != len(there[key]):
            wrong += 1
            print(f"{key[0]} {key[1]}: {len(wanted[key])} in the year, {len(there[key])} here: {(wanted[key] + there[key])[0]}")
        names.update(zip(wanted[key], there[key]))
    with open(f"{year}/labels.json", encoding="utf-8") as file:
        document = json.load(file)
    for label in document["interactions"] + document["unanswered"]:
        label["files"] = [names[name] for name in label["files"] if name in names]
    document["interactions"] = [label for label in document["interactions"] if label["files"]]
    document["unanswered"] = [entry for entry in document["unanswered"] if entry["files"]]
    document["never"] = [dict(entry, file=names[entry["file"]]) for entry in document["never"] if entry["file"] in names]
    document["mail_folders"] = [top.replace("%s", ACCOUNTS[account][0]) for account in accounts]
    document["calendar_folders"], document["call_files"] = [], []
    with open(labels, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)
    folders = {key[:2] for key in there if there[key]}
    count = sum(map(len, there.values()))
    print(f"{count} messages in {len(folders)} folders, {len(document['interactions'])} labels, {wrong} differences")
    sys.exit(bool(wrong))


if sys.argv[1] == "send":
    send(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
else:
    check(*sys.argv[2:5], sys.argv[5:], sys.argv[1] == "pulled")
