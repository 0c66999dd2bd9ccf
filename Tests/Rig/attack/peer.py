"""Shared by the attacks on the control socket: a raw peer, and what the kernel says about the daemon."""
import json
import os
import random
import socket
import struct
import sys
import time

SERVICE, CONTROL = "org.varlink.service.", "org.vitaminb.Control."
BOUND = 1 << 20
# A generous time limit in seconds.
PATIENCE = 60
LONG = bool(os.environ.get("VITAMINB_LONG"))


def dose(usual, long):
    """The short dose, or the long one."""
    return long if LONG else usual


def call(method, parameters=None, **flags):
    """One frame."""
    message = {"method": method if "." in method else CONTROL + method, **flags}
    if parameters is not None:
        message["parameters"] = parameters
    return json.dumps(message).encode() + b"\0"


GET_INFO = call(SERVICE + "GetInfo")


class Peer:
    """A connection, blocking, that writes bytes and reads frames."""

    def __init__(self, path, sent=b""):
        self.socket = socket.socket(socket.AF_UNIX)
        # While the backlog is full, connecting waits; Python's own timeout would make that an error.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", PATIENCE, 0))
        self.socket.connect(path)
        self.socket.settimeout(PATIENCE)
        self.rest = b""
        if sent:
            self.send(sent)

    def send(self, data):
        self.socket.sendall(data)

    def send_in_vain(self, data):
        """Sends data; the service may close the connection meanwhile."""
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def finish(self):
        """Closes the sending half. The connection may be closed already."""
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def frame(self):
        """The next frame; None if the service closes before it."""
        while b"\0" not in self.rest:
            try:
                data = self.socket.recv(1 << 16)
            except ConnectionResetError:
                data = b""
            if not data:
                return None
            self.rest += data
        frame, self.rest = self.rest.split(b"\0", 1)
        return json.loads(frame)

    def to_the_end(self):
        """All frames up to the end of the connection."""
        frames = []
        while (frame := self.frame()) is not None:
            frames.append(frame)
        return frames

    def ask(self, method, parameters=None):
        self.send(call(method, parameters))
        return self.frame()

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Daemon:
    """The daemon under attack."""

    def __init__(self, path, pid):
        self.path, self.pid = path, int(pid)
        self.served = 0
        seed = int(os.environ.get("SEED") or random.randrange(1 << 32))
        print(f"again with SEED={seed}")
        self.random = random.Random(seed)

    def peer(self, sent=b""):
        return Peer(self.path, sent)

    def answers(self, sent):
        """All frames that a peer gets if it sends this and nothing else."""
        with self.peer() as peer:
            peer.send_in_vain(sent)
            peer.finish()
            return peer.to_the_end()

    def is_well(self):
        """Another client is served, by the same daemon."""
        with self.peer() as peer:
            status = peer.ask("GetStatus")
        check(status is not None and status["parameters"]["contacts"] > 0, f"GetStatus answers {status}")
        check(os.path.exists(f"/proc/{self.pid}"), "the daemon is another one")
        self.served += 1

    def kilobytes(self):
        """Its private memory (proc(5), RssAnon)."""
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("RssAnon:"))

    def processor_seconds(self):
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def lets_go(self, before):
        """Waits until closed peers use no descriptors. The daemon itself may use a few more, for example for the bus."""
        eventually(lambda: self.descriptors() <= before + 4, lambda: f"{self.descriptors()} descriptors, and {before} before")


def check(is_true, otherwise):
    if not is_true:
        sys.exit(f"FAILED: {otherwise}")


def eventually(condition, otherwise):
    end = time.monotonic() + PATIENCE
    while not condition():
        check(time.monotonic() < end, otherwise())
        time.sleep(0.02)


def counted(text):
    """Shows the figures with the scenario's result."""
    with open(os.environ.get("COUNTED", "/dev/stdout"), "a") as file:
        print("counted", text, file=file)
