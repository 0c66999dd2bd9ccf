"""control.py - a client of the control socket for the scenarios' programs: frames of JSON that end in NUL."""
import json
import os
import socket
import time

HOME = os.environ["HOME"]
DATA = HOME + "/.local/share/vitaminb"
SOCKET = os.environ["XDG_RUNTIME_DIR"] + "/vitaminb/control"


class Lost(Exception):
    """The connection ended before the answer."""


class Refused(Exception):
    """The daemon answered with an error: its name, and its parameters."""


class Connection:
    def __init__(self, timeout=30):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(timeout)
        try:
            self.socket.connect(SOCKET)
        except OSError as error:
            raise Lost(error)
        self.bytes = b""

    def close(self):
        self.socket.close()

    def send(self, method, more=False, **parameters):
        call = {"method": "org.vitaminb.Control." + method, "parameters": parameters}
        if more:
            call["more"] = True
        try:
            self.socket.sendall(json.dumps(call).encode() + b"\0")
        except OSError as error:
            raise Lost(error)

    def frame(self):
        while b"\0" not in self.bytes:
            try:
                chunk = self.socket.recv(1 << 16)
            except socket.timeout:
                raise
            except OSError as error:
                raise Lost(error)
            if not chunk:
                raise Lost("end of stream")
            self.bytes += chunk
        frame, _, self.bytes = self.bytes.partition(b"\0")
        frame = json.loads(frame)
        if "error" in frame:
            raise Refused(frame["error"].rsplit(".", 1)[1], frame.get("parameters", {}))
        return frame

    def call(self, method, **parameters):
        self.send(method, **parameters)
        return self.frame().get("parameters", {})

    def enumerate(self, method, **parameters):
        self.send(method, more=True, **parameters)
        while True:
            frame = self.frame()
            if frame.get("parameters"):
                yield frame["parameters"]
            if not frame.get("continues"):
                return


def holder():
    """The process that holds the journal's lock; 0 while the lock file is being written."""
    try:
        with open(DATA + "/journal.sqlite.lock") as lock:
            return int(lock.read() or 0)
    except (OSError, ValueError):
        return 0


def eventually(what, sentence, seconds=30):
    """Calls it until it returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        result = what()
        if result:
            return result
        if time.monotonic() > deadline:
            raise SystemExit("never: " + sentence)
        time.sleep(0.002)
