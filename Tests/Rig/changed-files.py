#!/usr/bin/python3
"""changed-files.py VITAMINBD ROUNDS: while six clients say things, another program does something to the journal's files; then the daemon
is killed. Whatever was answered must be found after the next start, or after the restoration that the daemon asks for."""
import collections
import glob
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

DAEMON, ROUNDS = sys.argv[1], int(sys.argv[2])
home = tempfile.mkdtemp(prefix="vitaminb-changed-")
os.environ.update(HOME=home, XDG_RUNTIME_DIR=home + "/run")
for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ.pop(name, None)
os.mkdir(home + "/run", 0o700)

from control import Connection, DATA, Lost, Refused  # it looks at the environment

CLIENTS = 6
JOURNAL = DATA + "/journal.sqlite"
dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20)


def content(end):
    with open(JOURNAL + end, "rb") as file:
        return file.read()


def in_place(end, data, cut=True):
    with open(JOURNAL + end, "r+b") as file:
        file.write(data)
        if cut:
            file.truncate(len(data))


def other_connection(sql):
    connection = sqlite3.connect(JOURNAL, timeout=0.2)
    try:
        connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        pass
    connection.close()


def moved_and_back(end):
    os.rename(JOURNAL + end, JOURNAL + end + ".away")
    time.sleep(0.01)
    os.rename(JOURNAL + end + ".away", JOURNAL + end)


def replaced_by_copy(end):
    shutil.copy(JOURNAL + end, JOURNAL + end + ".new")
    os.rename(JOURNAL + end + ".new", JOURNAL + end)


def locked():
    connection = sqlite3.connect(JOURNAL, timeout=0.2)
    try:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(0.1)
    except sqlite3.OperationalError:
        pass
    connection.close()


# What another program does, with what the files had a moment before.
THINGS = {
    "the -wal cut off": lambda old: os.truncate(JOURNAL + "-wal", 0),
    "the -wal cut in two": lambda old: os.truncate(JOURNAL + "-wal", os.path.getsize(JOURNAL + "-wal") // 2),
    "the -wal written back": lambda old: in_place("-wal", old["-wal"]),
    "the -wal filled with zeros": lambda old: in_place("-wal", bytes(len(old["-wal"])), cut=False),
    "garbage behind the -wal": lambda old: in_place("-wal", content("-wal") + os.urandom(5000)),
    "the -wal removed": lambda old: os.unlink(JOURNAL + "-wal"),
    "the -wal moved and back": lambda old: moved_and_back("-wal"),
    "the -wal replaced by its copy": lambda old: replaced_by_copy("-wal"),
    "the -shm cut off": lambda old: os.truncate(JOURNAL + "-shm", 0),
    "the -shm cut in two": lambda old: os.truncate(JOURNAL + "-shm", 16384),
    "the -shm written back": lambda old: in_place("-shm", old["-shm"]),
    "the -shm filled with zeros": lambda old: in_place("-shm", bytes(len(old["-shm"]))),
    "the -shm removed": lambda old: os.unlink(JOURNAL + "-shm"),
    "the -shm removed, and a checkpoint": lambda old: (os.unlink(JOURNAL + "-shm"), other_connection("PRAGMA wal_checkpoint(TRUNCATE)")),
    "a checkpoint": lambda old: other_connection("PRAGMA wal_checkpoint(TRUNCATE)"),
    "a reader that stays": lambda old: other_connection("SELECT count(*) FROM entry"),
    "a lock": lambda old: locked(),
    "a backup written back, the -shm last": lambda old: [in_place(end, old[end]) for end in ("-wal", "-shm")],
    "a backup written back, the -shm first": lambda old: [in_place(end, old[end]) for end in ("-shm", "-wal")],
    "the journal moved and back": lambda old: moved_and_back(""),
}
assert len(THINGS) == 20


def start():
    daemon = subprocess.Popen([DAEMON], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    errors = []
    threading.Thread(target=lambda: errors.extend(daemon.stderr), daemon=True).start()
    for _ in range(1000):
        try:
            Connection().call("GetStatus")
            return daemon, errors
        except (Lost, Refused, ValueError):
            pass
        if daemon.poll() is not None:
            return None, errors
        time.sleep(0.01)
    raise SystemExit("the daemon doesn't answer")


def kill(daemon):
    daemon.send_signal(signal.SIGKILL)
    daemon.wait()


def clients_say(name, answered, stop, counts):
    def client(number):
        connection, count = None, 0
        while not stop.is_set():
            count += 1
            token = f"{name}-{number}-{count}"
            try:
                connection = connection or Connection()
                connection.call("Gave", contacts=["ada"], favor=token)
                answered.append(token)
            except Refused:
                counts["refused"] += 1
            except Lost:
                connection = None
                time.sleep(0.01)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    return threads


def found():
    try:
        return {reply["entry"].get("note") for reply in Connection().enumerate("ListEntries", contact="ada") if "entry" in reply}
    except Refused:
        return set()


os.makedirs(home + "/.config/vitaminb")
contacts = DATA + "/contacts"
os.makedirs(contacts, 0o700)
with open(contacts + "/ada.vcf", "w", newline="\r\n") as card:
    card.write("BEGIN:VCARD\nVERSION:3.0\nUID:ada\nFN:Ada\nEND:VCARD\n")
counts, lost = collections.Counter(), []
for number in range(ROUNDS):
    for name in glob.glob(JOURNAL + "*") + [DATA + "/last-run"]:
        os.path.exists(name) and os.unlink(name)
    shutil.rmtree(DATA + "/backups", ignore_errors=True)
    thing = list(THINGS)[number % len(THINGS)]
    daemon, errors = start()
    answered, stop, refused = [], threading.Event(), counts["refused"]
    threads = clients_say(f"r{number}", answered, stop, counts)
    time.sleep(0.05 + dice.random() * 0.1)
    old = {end: content(end) for end in ("", "-wal", "-shm")}
    time.sleep(0.02 + dice.random() * 0.1)
    try:
        THINGS[thing](old)
    except FileNotFoundError:
        counts["nothing to change"] += 1
    time.sleep(0.05 + dice.random() * 0.15)
    stop.set()
    for thread in threads:
        thread.join()
    if daemon.poll() is not None:
        counts["ended by itself"] += 1
    elif counts["refused"] > refused:
        counts["noticed"] += 1
    kill(daemon)
    daemon, errors = start()
    if daemon is None or not set(answered) <= found():
        # What the daemon says to type then.
        counts["restored"] += 1
        if daemon is not None:
            kill(daemon)
        copies = sorted(glob.glob(DATA + "/backups/*.sqlite"), key=lambda copy: ("rescued" in copy, copy))
        if copies:
            subprocess.run([DAEMON, "--restore", copies[-1]], capture_output=True, check=False)
        daemon, errors = start()
    missing = set(answered) - (found() if daemon is not None else set())
    counts["answered"] += len(answered)
    counts["found"] += len(answered) - len(missing)
    if missing:
        lost.append(f"round {number}, {thing}: {len(missing)} of {len(answered)} answered are lost; {''.join(errors)[-300:]}")
    if daemon is not None:
        kill(daemon)
shutil.rmtree(home)
print(f"{ROUNDS} rounds of {len(THINGS)} things: " + ", ".join(f"{counts[key]} {key}" for key in sorted(counts)))
if lost:
    raise SystemExit("\n".join(lost[:20]))
