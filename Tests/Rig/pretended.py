"""pretended.py - sets and speeds up the clock of a daemon that was started with pretended-clock.c preloaded."""
import os
import signal
import time

from control import Connection, HOME, Lost, Refused, eventually, holder


class Clock:
    """The daemon's clock: its offset from the machine's in seconds, and how often it was set."""

    FILE = HOME + "/pretended-clock"

    def __init__(self):
        with open(self.FILE) as file:
            self.offset, self.sets = map(int, file.read().split())
        self.connection = None

    def now(self):
        return time.time() + self.offset

    def step(self, seconds):
        """Sets the clock. For a program, a resume after this many seconds of sleep is the same."""
        self.sets += 1
        self.move(seconds)

    def live(self, seconds, pace=600):
        """Lets this many seconds pass without setting the clock, `pace` at a time."""
        while seconds > 0:
            self.move(min(pace, seconds))
            seconds -= pace

    def move(self, seconds):
        self.offset += seconds
        with open(self.FILE + ".new", "w") as file:
            file.write(f"{self.offset} {self.sets}\n")
        os.rename(self.FILE + ".new", self.FILE)
        os.kill(holder(), signal.SIGUSR2)
        # The daemon does one thing after the other, so it is done with everything when this call is answered. The signal that
        # arms the timers may arrive a moment later.
        time.sleep(0.0005)
        self.call("GetStatus")

    def call(self, method, **parameters):
        for _ in range(3):
            try:
                self.connection = self.connection or Connection()
                return self.connection.call(method, **parameters)
            except Lost:
                self.connection = None
        raise SystemExit("the daemon is gone")

    def due(self):
        return [reminder for reply in (self.connection or Connection()).enumerate("ListReminders") for reminder in reply["reminders"]]
