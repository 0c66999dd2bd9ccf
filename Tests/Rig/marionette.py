"""Marionette, the protocol by which a program of Mozilla's is driven. It sends and takes messages as LENGTH:JSON.

Thunderbird must have been started with --marionette and --remote-allow-system-access.
"""
import json
import socket
import time

PORT = 2828


class Marionette:
    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=60)
        self.stream = self.socket.makefile("rb")
        self.sent = 0
        self.receive()  # It says first what it is.

    def receive(self):
        length = b""
        while (byte := self.stream.read(1)) != b":":
            if not byte:
                raise EOFError("Thunderbird closed the connection")
            length += byte
        return json.loads(self.stream.read(int(length)))

    def call(self, command, **parameters):
        self.sent += 1
        message = json.dumps([0, self.sent, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result

    def run(self, script, arguments, seconds=60):
        """Runs a script inside Thunderbird, and waits for what it returns, also where that is a promise."""
        self.socket.settimeout(seconds + 30)
        self.call("WebDriver:SetTimeouts", script=seconds * 1000)
        return self.call("WebDriver:ExecuteScript", script=script, args=arguments)["value"]


def connect(seconds):
    """Waits until Thunderbird listens and has its window."""
    end = time.monotonic() + seconds
    while True:
        try:
            marionette = Marionette()
            marionette.call("WebDriver:NewSession")
            marionette.call("Marionette:SetContext", value="chrome")
            return marionette
        except (OSError, EOFError, RuntimeError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def perform(scripts, prelude, verb, arguments, seconds=60):
    """Runs the script of this name and prints what it returns. "version", "profile" and "quit" there are always."""
    thunderbird = connect(60)
    if verb == "quit":
        thunderbird.call("Marionette:Quit", flags=["eAttemptQuit"])
        return
    answer = thunderbird.run(prelude + {**COMMON, **scripts}[verb], arguments, seconds)
    if answer is not None:
        print(answer)
    thunderbird.call("WebDriver:DeleteSession")


COMMON = {
    "version": 'return Services.appinfo.name + " " + Services.appinfo.version',
    "profile": 'return Services.dirsvc.get("ProfD", Ci.nsIFile).path',
}
