#!/usr/bin/env python3
"""doubling.py - how the time and memory of the daemon's start grow when its input doubles.

   Tests/Benchmarks/doubling.py [PROGRAM [INPUT]...]      default: .build/install/vitaminbd, which systemd/build.sh makes; all of them

For each kind of input: the CPU time (user and system, the least of three starts) until "status" answers, and the peak of memory, at three
sizes; and the exponent of the last doubling, which is 1 where time grows with the input and 2 where it grows with its square. Exits 1 where
one is above 1.2. What a start takes without any input is taken off first. Of subscribers it is the time until each has heard of ten answers.
"""
import json, math, os, pathlib, signal, socket, subprocess, sys, tempfile, time

from fill_journal import fill

program = sys.argv[1] if len(sys.argv) > 1 else ".build/install/vitaminbd"
bound = 1.2


def card(uid, name=None, more=""):
    return f"BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:{name or 'Person ' + str(uid)}\n{more}END:VCARD\n"


def files(book, count):
    for number in range(count):
        (book / f"u{number}.vcf").write_text(card(f"u{number}", more="CATEGORIES:friends\n"))


def cards(book, count):
    (book / "many.vcf").write_text("".join(card(f"u{number}") for number in range(count)))


def namesakes(book, count):
    (book / "many.vcf").write_text("".join("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n" for number in range(count)))


def rivals(book, count):
    for number in range(count):
        (book / f"u{number}.vcf").write_text(card(f"u{number // 2}"))


def lines(book, count):
    for number in range(20):
        (book / f"u{number}.vcf").write_text(card(f"u{number}", more="TEL:+49 30 123456\n" * (count // 20)))


def groups(book, count):
    for number in range(count):
        (book / f"u{number}.vcf").write_text(card(f"u{number}", more=f"CATEGORIES:group {number}\n"))


def members(book, count):
    files(book, count)
    with (book / "group.vcf").open("w") as group:
        group.write("BEGIN:VCARD\nVERSION:4.0\nUID:g\nKIND:group\nFN:Choir\n")
        for number in range(count):
            group.write(f"MEMBER:urn:uuid:u{number}\n")
        group.write("END:VCARD\n")


def broken(book, count):
    for number in range(count):
        (book / f"u{number}.vcf").write_text("no card\n")


def entries(home, count, people=1000):
    """A journal with so many entries about these people: the daemon begins it."""
    files(home.book, people)
    Daemon(home).end(signal.SIGTERM)
    fill(home.path / "data/vitaminb/journal.sqlite", count)


def one_history(home, count):
    entries(home, count, people=1)


def undo(home, count):
    home.call("Acknowledge", {"contacts": ["u0"], "via": "call"})
    home.call("Undo", {})


def hear(home, count):
    """So many subscribers, each of which hears of ten answers."""
    lines = [home.connect() for _ in range(count)]
    for line in lines:
        line.sendall(b'{"method":"org.vitaminb.Control.Subscribe","more":true}\0')
    for number in range(10):
        home.call("Acknowledge", {"contacts": [f"u{number}"], "via": "call"})
    for line in lines:
        heard = b""
        while heard.count(b'"closed"') < 10:
            heard += line.recv(1 << 16)


class Home:
    """A user's folders."""

    def __init__(self, folder):
        self.path = pathlib.Path(folder)
        self.book = self.path / "data/vitaminb/contacts"
        for name in ("data/vitaminb/contacts", "config/vitaminb", "run"):
            (self.path / name).mkdir(parents=True)
        (self.path / "config/vitaminb/vitaminb.toml").write_text('every = "3m"\n[desktop]\nnotifications = false\n')

    def connect(self):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(120)
        while True:
            try:
                line.connect(str(self.path / "run/vitaminb/control"))
                return line
            except BlockingIOError:  # As many wait already as may.
                time.sleep(0.001)

    def call(self, method, parameters):
        with self.connect() as line:
            line.sendall(json.dumps({"method": f"org.vitaminb.Control.{method}", "parameters": parameters}).encode() + b"\0")
            answer = b""
            while not answer.endswith(b"\0"):
                answer += line.recv(1 << 16)
            if b'"error"' in answer:
                sys.exit(f"{method} failed: {answer}")


class Daemon:
    """A daemon that answers."""

    def __init__(self, home):
        environment = {"HOME": home.path, "XDG_DATA_HOME": home.path / "data", "XDG_CONFIG_HOME": home.path / "config",
                       "XDG_RUNTIME_DIR": home.path / "run"}
        self.process = subprocess.Popen([program], env={name: str(path) for name, path in environment.items()}, stderr=subprocess.DEVNULL)
        while True:
            try:
                return home.call("GetStatus", {})
            except OSError:
                if self.process.poll() is not None:
                    sys.exit("the daemon ended")
                time.sleep(0.01)

    def seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def end(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        self.process.wait()


def of_books(fill_book):
    return lambda home, count: fill_book(home.book, count)


kinds = [(name, of_books(fill_book), None, size) for name, fill_book, size in [
    ("card files", files, 5000), ("cards in one file", cards, 20000), ("cards of one name in one file", namesakes, 20000),
    ("files, two of each UID", rivals, 5000), ("lines in 20 cards", lines, 40000), ("groups, one of each card", groups, 5000),
    ("members of a group card", members, 2400), ("files that are no cards", broken, 5000)]]
kinds += [
    ("entries", entries, None, 50_000), ("entries of one contact", one_history, None, 50_000),
    ("ack and undo of such a one", one_history, undo, 50_000), ("subscribers", lambda home, count: files(home.book, 20), hear, 250),
]


def measure(prepare, act, count):
    """CPU seconds and peak MiB of one start, or of what comes after it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(folder)
        prepare(home, count)
        daemon = Daemon(home)
        before = 0
        if act:
            before = daemon.seconds()
            act(home, count)
        result = daemon.seconds() - before, daemon.peak()
        daemon.end()
        return result


def least(prepare, act, count):
    runs = [measure(prepare, act, count) for _ in range(3)]
    return min(run[0] for run in runs), min(run[1] for run in runs)


nothing = least(lambda home, count: None, None, 0)
failed = False
print(f"{'input':32} {'sizes':>22} {'CPU ms':>22} {'exponent':>8} {'MiB':>16}")
for name, prepare, act, size in kinds:
    if sys.argv[2:] and name not in sys.argv[2:]:
        continue
    sizes = [size, 2 * size, 4 * size]
    results = [least(prepare, act, count) for count in sizes]
    times = [max(0.005, result[0] - (0 if act else nothing[0])) for result in results]
    exponent = math.log2(times[2] / times[1])
    failed = failed or exponent > bound
    print(
        f"{name:32} {' '.join(map(str, sizes)):>22} {' '.join(f'{1000 * t:.0f}' for t in times):>22} {exponent:>8.2f} "
        f"{' '.join(f'{result[1]:.0f}' for result in results):>16}", flush=True)
sys.exit(1 if failed else 0)
