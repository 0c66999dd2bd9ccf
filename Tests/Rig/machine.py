"""machine.py - one of several machines: a home with a daemon of its own, which has a clock of its own (pretended-clock.c)."""
import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

from control import HOME, Connection, Lost, Refused, eventually

DAEMON, TOOL = "/vitaminb/bin/vitaminbd", "/vitaminb/bin/vitaminb"


class Line(Connection):
    """A connection to the daemon with this socket."""

    def __init__(self, path):
        self.socket, self.bytes = socket.socket(socket.AF_UNIX), b""
        self.socket.settimeout(30)
        try:
            self.socket.connect(path)
        except OSError as error:
            self.socket.close()
            raise Lost(error)


class Machine:
    def __init__(self, name, root, identity, configuration, cards):
        """`identity` stands for the machine's id; `cards` has a text for each file of the address book."""
        self.name, self.root, self.folder = name, f"{root}/{name}", f"{root}/{name}/Sync"
        self.data, self.clock = self.root + "/data/vitaminb", self.root + "/clock"
        self.process = self.line = None
        self.offset = self.sets = self.kills = 0
        self.pids = set()
        for path in "config/vitaminb", "data/vitaminb/contacts", "cache", "state", "run", "Sync":
            os.makedirs(f"{self.root}/{path}", mode=0o700)
        with open(self.root + "/config/vitaminb/vitaminb.toml", "w") as file:
            file.write(configuration.format(contacts=self.data + "/contacts", folder=self.folder))
        for file, card in cards.items():
            with open(f"{self.data}/contacts/{file}", "w", newline="") as out:
                out.write(card)
        self.environment = dict(
            os.environ, VITAMINB_MACHINE=identity, VITAMINB_CONTROL=self.root + "/run/vitaminb/control", PRETENDED_CLOCK=self.clock,
            **{f"XDG_{kind}_HOME": f"{self.root}/{kind.lower()}" for kind in ("CONFIG", "DATA", "CACHE", "STATE")},
            XDG_RUNTIME_DIR=self.root + "/run")
        # It has no desktop.
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)

    def begin_with(self, other):
        """Gets the other machine's data, as a new computer does from a backup of the old one; neither of them runs now."""
        shutil.rmtree(self.data)
        shutil.copytree(other.data, self.data)

    # Whether it runs

    def start(self):
        environment = dict(self.environment, LD_PRELOAD=HOME + "/pretended-clock.so")
        # As a service is started (JOURNAL_STREAM, systemd.exec(5)), so that its records come to journald with all their fields.
        stream = "JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2) exec " + DAEMON
        self.process = subprocess.Popen(["systemd-cat", "sh", "-c", stream], env=environment)
        self.pids.add(self.process.pid)
        eventually(self.answers, f"{self.name}'s daemon answers")

    def answers(self):
        if self.process.poll() is not None:
            said = subprocess.run(["journalctl", "--user", "--no-pager", "-n", "20", f"_PID={self.process.pid}"], capture_output=True, text=True)
            raise SystemExit(f"{self.name}'s daemon has ended with {self.process.returncode}:\n{said.stdout}")
        with contextlib.suppress(Lost):
            self.call("GetStatus")
            return True
        return False

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        status = self.process.wait()
        self.process = self.line = None
        self.kills += number == signal.SIGKILL
        if number == signal.SIGTERM and status != 0:
            raise SystemExit(f"{self.name}'s daemon ended with {status}")

    def runs(self):
        return self.process is not None

    # What is said to it

    def call(self, method, **parameters):
        try:
            self.line = self.line or Line(self.environment["VITAMINB_CONTROL"])
            return self.line.call(method, **parameters)
        except Lost:
            self.line = None
            raise

    def kill_while_it_hears(self, method, seconds, **parameters):
        """Kills it so long after the call was sent. Returns the answer, if it came before that."""
        line = Line(self.environment["VITAMINB_CONTROL"])
        line.send(method, **parameters)
        time.sleep(seconds)
        self.end(signal.SIGKILL)
        with contextlib.suppress(Lost, Refused):
            return line.frame().get("parameters", {})
        return None

    def due(self):
        self.call("GetStatus")
        return [reminder for reply in self.line.enumerate("ListReminders") for reminder in reply["reminders"]]

    def types(self, *words):
        """What the command line prints."""
        return subprocess.run([TOOL, *words], env=self.environment, check=True, capture_output=True, text=True).stdout

    # Its clock

    def now(self):
        return time.time() + self.offset

    def set_clock(self, moment, slept=False):
        """Lets the time until then pass; asleep, or awake."""
        self.offset, self.sets = round(moment - time.time()), self.sets + slept
        with open(self.clock + ".new", "w") as file:
            file.write(f"{self.offset} {self.sets}\n")
        os.rename(self.clock + ".new", self.clock)
        if self.process:
            self.process.send_signal(signal.SIGUSR2)
            # Its timers fire a moment later, and it does one thing after the other.
            time.sleep(0.002)
            self.call("GetStatus")

    # What it knows

    def select(self, text):
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/journal.sqlite?mode=ro", uri=True)) as database:
            return database.execute(text).fetchall()

    def entries(self):
        return {row[0] for row in self.select("SELECT id FROM entry")}

    def writer(self):
        return self.select("SELECT writer FROM journal")[0][0]

    def shared(self):
        """The bytes of every file in its folder that is whole, by the path there."""
        files = {}
        for path, _, names in os.walk(self.folder + "/vitaminb-1"):
            for name in names:
                if name.endswith(".jsonl"):
                    with open(os.path.join(path, name), "rb") as file:
                        files[os.path.relpath(os.path.join(path, name), self.folder)] = file.read()
        return files
