#!/usr/bin/env python3
"""doubling.py - how the time and memory of the daemon's start grow when its input doubles.

   Tests/Benchmarks/doubling.py [PROGRAM]      default: .build/install/vitaminbd, which systemd/build.sh makes

For each kind of input: the CPU time (user and system, the least of three starts) until "status" answers, and the peak of memory, at three
sizes; and the exponent of the last doubling, which is 1 where time grows with the input and 2 where it grows with its square. Exits 1 where
one is above 1.2. What a start takes without any input is taken off first.
"""
import math, os, pathlib, signal, socket, subprocess, sys, tempfile, time

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


kinds = [
    ("card files", files, 5000), ("cards in one file", cards, 20000), ("cards of one name in one file", namesakes, 20000),
    ("files, two of each UID", rivals, 5000), ("lines in 20 cards", lines, 40000), ("groups, one of each card", groups, 5000),
    ("members of a group card", members, 2400), ("files that are no cards", broken, 5000),
]


def answers(path):
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(120)
            line.connect(str(path))
            line.sendall(b'{"method":"org.vitaminb.Control.GetStatus"}\0')
            return line.recv(1) == b"{"
    except OSError:
        return False


def start(fill, count):
    """CPU seconds and peak MiB of one start."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        book = home / "data/vitaminb/contacts"
        book.mkdir(parents=True)
        (home / "config/vitaminb").mkdir(parents=True)
        (home / "run").mkdir()
        (home / "config/vitaminb/vitaminb.toml").write_text('[desktop]\nnotifications = false\n')
        if fill:
            fill(book, count)
        environment = {"HOME": folder, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config", "XDG_RUNTIME_DIR": f"{home}/run"}
        daemon = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
        while not answers(home / "run/vitaminb/control"):
            if daemon.poll() is not None:
                sys.exit("the daemon ended")
            time.sleep(0.01)
        fields = pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rsplit(")", 1)[1].split()
        status = pathlib.Path(f"/proc/{daemon.pid}/status").read_text()
        peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
        daemon.send_signal(signal.SIGKILL)
        daemon.wait()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), peak


def least(fill, count):
    runs = [start(fill, count) for _ in range(3)]
    return min(run[0] for run in runs), min(run[1] for run in runs)


nothing = least(None, 0)
failed = False
print(f"{'input':32} {'sizes':>22} {'CPU ms':>22} {'exponent':>8} {'MiB':>16}")
for name, fill, size in kinds:
    sizes = [size, 2 * size, 4 * size]
    results = [least(fill, count) for count in sizes]
    times = [max(0.005, result[0] - nothing[0]) for result in results]
    exponent = math.log2(times[2] / times[1])
    failed = failed or exponent > bound
    print(
        f"{name:32} {' '.join(map(str, sizes)):>22} {' '.join(f'{1000 * t:.0f}' for t in times):>22} {exponent:>8.2f} "
        f"{' '.join(f'{result[1]:.0f}' for result in results):>16}", flush=True)
sys.exit(1 if failed else 0)
