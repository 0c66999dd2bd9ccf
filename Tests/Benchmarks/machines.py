#!/usr/bin/env python3
"""machines.py VITAMINBD VITAMINB WORK CONTACTS ENTRIES ROUNDS SECONDS - the figures of machines.sh, which says what they are.

Exits 1 where the daemon did not take all that the others have written, or where a goal is missed.
"""
import datetime, json, os, pathlib, re, shutil, socket, sqlite3, statistics, subprocess, sys, time, uuid

from gen_entries import DAY, generate, uids

DAEMON, TOOL, HERE = sys.argv[1], sys.argv[2], pathlib.Path(__file__).parent
WORK, (CONTACTS, ENTRIES, ROUNDS, SECONDS) = pathlib.Path(sys.argv[3]), map(int, sys.argv[4:])
DELIVERY = 'every = "6w"\n[desktop]\nnotifications = false\n[delivery]\nfrom = "00:00"\nto = "24:00"\n'
# How long a change waits for others, in seconds (SyncWatch), and when the journal is put in order after it (Backup).
BURST, TIDYING = 0.1, 60
FIRST_READING, ARRIVAL, WITHIN, MEMORY = 2, 2, 1, 1.5
missed = []
os.environ["TZ"] = "UTC"
time.tzset()


class Home:
    """A machine: its folders, and its daemon while that runs."""

    def __init__(self, name, folder=None, tasks=None):
        self.path, self.process = WORK / name, None
        for part in ("config/vitaminb", "data/vitaminb", "run"):
            (self.path / part).mkdir(parents=True)
        (self.path / "run").chmod(0o700)
        self.book = WORK / "vdir"
        self.environment = {"HOME": str(self.path), "PATH": os.environ["PATH"], "TZ": "UTC",
                            "VITAMINB_MACHINE": uuid.uuid5(uuid.NAMESPACE_DNS, name).hex,
                            "NOTIFY_SOCKET": str(self.path / "notify"), "VITAMINB_CONTROL": str(self.path / "run/control")}
        for kind in ("config", "data", "cache", "state"):
            self.environment[f"XDG_{kind.upper()}_HOME"] = str(self.path / kind)
        self.environment["XDG_RUNTIME_DIR"] = str(self.path / "run")
        self.notifications = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notifications.bind(self.environment["NOTIFY_SOCKET"])
        self.journal = self.path / "data/vitaminb/journal.sqlite"
        self.configure(folder, tasks)

    def configure(self, folder, tasks=None):
        tables = [("sync", folder), ("tasks", tasks)]
        text = f'address_books = ["{self.book}"]\n' + DELIVERY + "".join(f'[{name}]\nfolder = "{path}"\n' for name, path in tables if path)
        (self.path / "config/vitaminb/vitaminb.toml").write_text(text)

    def complaint(self):
        """What is wrong with the configuration."""
        check = subprocess.run([DAEMON, "--check-configuration"], env=self.environment, capture_output=True, text=True)
        return (check.stdout + check.stderr).strip() if check.returncode else ""

    def forget(self):
        """The machine is new."""
        for part in ("data", "cache", "state"):
            shutil.rmtree(self.path / part, ignore_errors=True)
        (self.path / "data/vitaminb").mkdir(parents=True)

    def start(self):
        """Returns the seconds until it is ready: processor time of its main thread, and by the clock."""
        began = time.monotonic()
        self.process = subprocess.Popen(["taskset", "-c", "0", DAEMON], env=self.environment, stderr=subprocess.DEVNULL)
        self.notifications.settimeout(120)
        while b"READY=1" not in self.notifications.recv(65536):
            pass
        elapsed = time.monotonic() - began
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/schedstat") as figures:
            return int(figures.read().split()[0]) / 1e9, elapsed

    def stop(self):
        self.process.terminate()
        if self.process.wait() != 0:
            sys.exit("the daemon failed")

    def peak(self):
        """MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def tool(self, *words):
        return json.loads(subprocess.run([TOOL, *words, "--json"], env=self.environment, capture_output=True, check=True).stdout)


def verdict(what, figure, goal, unit="x"):
    if figure > goal:
        missed.append(f"{what}: {figure:.2f}{unit} instead of {goal}{unit}")
    return f"{figure:5.2f}{unit}  goal {goal}{unit}"


def check(home, identities):
    """Whether the daemon has taken all."""
    status = home.tool("status")
    if status["problems"]:
        sys.exit(f"the daemon has problems: {status['problems']}")
    missing = {machine["name"]: machine["missing"] for machine in status["machines"] if machine.get("missing")}
    if missing or len(status["machines"]) != 3:
        sys.exit(f"not all has come: {status['machines']}")
    database = sqlite3.connect(f"file:{home.journal}?mode=ro", uri=True)
    there = {identity for identity, in database.execute("SELECT id FROM entry WHERE writer <> (SELECT writer FROM journal)")}
    twins, = database.execute("SELECT count(*) FROM twin").fetchone()
    database.close()
    if there != identities:
        missing, others = len(identities - there), len(there - identities)
        sys.exit(f"of {len(identities)} entries {missing} are missing in the journal, and {others} are others")
    return twins


def floor(home):
    """The seconds that SQLite alone needs for the same rows, in one transaction, with the same indexes."""
    path = WORK / "floor.sqlite"
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("ATTACH ? AS old", (str(home.journal),))
    for kind in ("table", "index"):
        statements = database.execute("SELECT sql FROM old.sqlite_master WHERE tbl_name = 'entry' AND type = ? AND sql NOT NULL", (kind,))
        for sql, in statements.fetchall():
            database.execute(sql)
    began = time.process_time()
    database.execute("INSERT INTO main.entry SELECT * FROM old.entry")
    elapsed = time.process_time() - began
    database.close()
    return elapsed


def starts(home, folder, writers, identities):
    """The seconds of starts of each kind, one after the other, so that a busy moment is all kinds'."""
    figures = {"first reading": [], "with [sync]": [], "without [sync]": []}
    others = {writer.digits for writer in writers}
    for number in range(ROUNDS):
        home.forget()
        for path in (folder / "vitaminb-1").iterdir():
            if path.name not in others:
                shutil.rmtree(path)
        for kind in figures:
            home.configure(None if kind.startswith("without") else folder)
            figures[kind].append(home.start())
            if number == 0 and kind.startswith("first"):
                twins, peak = check(home, identities), home.peak()
                rows = min(floor(home) for _ in range(3))
            if kind == "with [sync]":
                later = home.peak()
            # The day's copy is made after the first start.
            time.sleep(2)
            home.stop()
    home.configure(folder)
    return figures, twins, peak, later, rows


def wait(home, holds):
    """The seconds until this holds of who is due, and how long one look took."""
    began = time.monotonic()
    looks = []
    while time.monotonic() - began < 10:
        before = time.monotonic()
        due = home.tool("due", "--all")
        looks.append(time.monotonic() - before)
        if holds(due):
            return time.monotonic() - began, looks
    sys.exit("an entry that has come is not in the list after 10 seconds")


def arrivals(home, writer, contact):
    """How long an entry takes from the folder of another machine into the list, by the two ways in which synchronisers write."""
    figures, looks = {"appended": [], "replaced": []}, []
    for number in range(ROUNDS):
        for way, seconds in figures.items():
            promise, now = str(uuid.uuid4()), int(time.time())
            text, today = f"send book {number} {way}", str(datetime.date.today())
            for verb, identity, more, holds in [
                ("promise", promise, {"note": text, "day": today}, lambda due: text in json.dumps(due)),
                ("done", str(uuid.uuid4()), {"reminders": f"promise/{promise}"}, lambda due: text not in json.dumps(due)),
            ]:
                # What the daemon does after the last entry is done.
                time.sleep(0.5)
                line, path = writer.line(now, verb, contact, identity, **more), writer.path(now)
                if way == "appended":
                    with path.open("ab") as file:
                        file.write(line)
                else:
                    temporary = path.with_name(".syncthing.tmp")
                    temporary.write_bytes(path.read_bytes() + line)
                    temporary.rename(path)
                took, looked = wait(home, holds)
                seconds.append(took)
                looks += looked
    return figures, BURST + statistics.median(looks)


def idle(homes, seconds):
    """What idle.py says of each: wake-ups, and MB of PSS."""
    names = [f"{name.replace(' ', '-')}={home.process.pid}" for name, home in homes.items()]
    lines = subprocess.run([sys.executable, HERE / "idle.py", str(seconds), *names], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"(\d+) wake-ups in .* PSS +([\d.]+) MB +USS +([\d.]+) MB", lines)
    return {name: (int(woken), float(pss), float(uss)) for name, (woken, pss, uss) in zip(homes, found)}


def main():
    folder = WORK / "shared"
    folder.mkdir()
    writers, identities = generate(folder, uids(WORK / "vdir"), ENTRIES, int(time.time()) - 60)
    home = Home("full", folder)
    if home.complaint():
        sys.exit(home.complaint())

    print(f"Starts with {CONTACTS} contacts and {ENTRIES} entries of three machines, the least of {ROUNDS}:")
    figures, twins, peak, later, rows = starts(home, folder, writers, identities)
    base = [min(column) for column in zip(*figures["with [sync]"])]
    for kind, times in figures.items():
        cpu, clock = (min(column) for column in zip(*times))
        goal = f"  {verdict('first reading', cpu / base[0], FIRST_READING)}" if kind.startswith("first") else f"  {cpu / base[0]:5.2f}x"
        print(f"  {kind:15} {cpu * 1e3:7.1f} ms of processor time{goal}; {clock * 1e3:7.1f} ms by the clock {clock / base[1]:5.2f}x")
    first = min(cpu for cpu, _ in figures["first reading"])
    print(f"  SQLite alone    {rows * 1e3:7.1f} ms of processor time for the same rows; the first reading is {first / rows:.2f}x of that")
    print(f"  all {len(identities)} entries are in the journal, {twins} of them from two machines, and no problem is reported; "
          f"peak of memory {peak:.0f} MiB, {later:.0f} MiB at a later start")

    home.start()
    taken, least = arrivals(home, writers[1], uids(WORK / "vdir")[0])
    print(f"From another machine's file into \"due\", the median of {2 * ROUNDS}; "
          f"floor {least * 1e3:.0f} ms (a quiet moment and one command):")
    for way, seconds in taken.items():
        print(f"  {way:15} {statistics.median(seconds) * 1e3:7.1f} ms  {verdict(way, statistics.median(seconds) / least, ARRIVAL)}; "
              f"the longest {verdict(way + ', the longest', max(seconds), WITHIN, ' s')}")
    home.stop()

    tasks = WORK / "tasks"
    tasks.mkdir()
    home.configure(folder, tasks)
    complaint = home.complaint()
    if complaint:
        print(f"skipped [tasks]: {complaint.splitlines()[0]}")
        home.configure(folder)
    both = "with [sync]" if complaint else "with [sync] and [tasks]"
    empty = Home("empty", WORK / "nothing-shared")
    (WORK / "nothing-shared").mkdir()
    empty.start()
    time.sleep(2)
    empty.stop()
    plain = Home("plain")
    shutil.copytree(home.path / "data", plain.path / "data", dirs_exist_ok=True)

    # At midnight a daemon has something to do.
    left = DAY - time.time() % DAY
    if left < TIDYING + SECONDS + 30:
        time.sleep(left + 1)
    homes = {"no entries": empty, "without [sync]": plain, both: home}
    for one in homes.values():
        # Not the start at which the tasks are written.
        one.start()
        time.sleep(5)
        one.stop()
        one.start()
    time.sleep(TIDYING + 10)
    print(f"Idle for {SECONDS} s, side by side, so that they share the same pages:")
    figures = idle(homes, SECONDS)
    for name, (woken, pss, uss) in figures.items():
        ratio = pss / figures["without [sync]"][1]
        judged = verdict("memory", ratio, MEMORY) if name == both else f"{ratio:5.2f}x"
        print(f"  {name:23} {verdict(f'idle, {name}', woken, 0, '')} wake-ups  PSS {pss:5.1f} MB {judged}  USS {uss:5.1f} MB")
    for one in homes.values():
        one.stop()
    for line in missed:
        print(f"missed: {line}")
    sys.exit(1 if missed else 0)


main()
