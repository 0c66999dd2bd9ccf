"""carriers.py - what carries a shared folder between machines: Syncthing, rclone over WebDAV, or git. Each is the real program.

A carrier is given the folder of each machine, by the machine's name. `carry` brings about an exchange among those that are not cut off;
with Syncthing it only asks for one, and what it brings arrives later.
"""
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

from control import eventually

SHARED = "vitaminb-1"


def run(*command, check=True, **options):
    """Runs a program; if it fails, the scenario ends with what it printed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if check and done.returncode:
        raise SystemExit(f"{' '.join(command)} -> {done.returncode}\n{done.stdout}")
    return done.returncode == 0


def listens(port):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


class Carrier:
    """Which machines are cut off, and who carries how often."""

    def __init__(self, folders):
        self.folders, self.cut_off, self.crashes, self.exchanges = folders, set(), 0, 0

    def connected(self):
        return [name for name in self.folders if name not in self.cut_off]

    def cut(self, name, gently=False):
        self.cut_off.add(name)

    def join(self, name):
        self.cut_off.discard(name)

    def carry(self):
        self.exchanges += 1
        names = self.connected()
        # The second time brings to the first machines what the last one had to give.
        for name in names + names[:-1]:
            self.visit(name)

    def hurry(self):
        """Is called while what was carried has not arrived."""

    def crash(self, name, dice):
        """Kills the program in the middle of its work, where that can happen."""

    def stop(self):
        pass


class Syncthing(Carrier):
    """An instance for each machine, on this machine's loopback: they know each other's address, and ask nobody else."""

    def __init__(self, folders, root):
        super().__init__(folders)
        self.names, self.root, self.process, self.paused = list(folders), root, {}, set()
        for name in self.names:
            os.makedirs(self.folders[name], mode=0o700, exist_ok=True)
            run("syncthing", "generate", "--home=" + self.home(name), "--no-default-folder")
        self.device = {name: subprocess.check_output(["syncthing", "--home=" + self.home(name), "--device-id"], text=True).strip()
                       for name in self.names}
        for name in self.names:
            with open(self.home(name) + "/config.xml", "w") as file:
                file.write(self.configuration(name))
        for name in self.names:
            self.start(name)
        for name in self.names:
            self.wait(name)

    def home(self, name):
        return f"{self.root}/syncthing-{name}"

    def port(self, name):
        return 22021 + self.names.index(name)

    def page(self, name):
        return 8421 + self.names.index(name)

    def configuration(self, name):
        devices = "".join(f'<device id="{self.device[other]}" name="{other}"><address>tcp://127.0.0.1:{self.port(other)}</address></device>'
                          for other in self.names)
        members = "".join(f'<device id="{self.device[other]}"/>' for other in self.names)
        options = dict.fromkeys(["globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled", "startBrowser",
                                 "crashReportingEnabled"], "false")
        options |= dict(listenAddress=f"tcp://127.0.0.1:{self.port(name)}", urAccepted="-1", autoUpgradeIntervalH="0",
                        reconnectionIntervalS="1")
        options = "".join(f"<{key}>{value}</{key}>" for key, value in options.items())
        return f"""\
<configuration version="35">
  <folder id="vitaminb" path="{self.folders[name]}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
    {members}<maxConflicts>10</maxConflicts>
  </folder>
  {devices}
  <gui enabled="true" tls="false"><address>127.0.0.1:{self.page(name)}</address><apikey>key</apikey></gui>
  <options>{options}</options>
</configuration>
"""

    def start(self, name):
        # Else it has a second process that watches the first one, and only that one would be killed.
        environment = dict(os.environ, STNOUPGRADE="1", STMONITORED="yes")
        with open(f"/tmp/syncthing-{name}.log", "a") as log:
            self.process[name] = subprocess.Popen(["syncthing", "serve", "--home=" + self.home(name), "--no-browser", "--no-restart"],
                                                  stdout=log, stderr=log, env=environment)

    def wait(self, name):
        eventually(lambda: time.sleep(0.05) or self.ask(name, "system/ping"), f"{name}'s Syncthing runs")

    def ask(self, name, call, method="GET", **body):
        request = urllib.request.Request(f"http://127.0.0.1:{self.page(name)}/rest/{call}", method=method, headers={"X-API-Key": "key"},
                                         data=json.dumps(body).encode() if body else None)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.read()
        except OSError:
            return None

    def end(self, name, number):
        self.process[name].send_signal(number)
        self.process.pop(name).wait()

    def cut(self, name, gently=False):
        """Stops it, or only pauses the other devices on it."""
        super().cut(name)
        if gently:
            self.paused.add(name)
            self.pause(name, True)
            eventually(lambda: not self.peers(name), f"{name} is cut off")
        else:
            self.end(name, signal.SIGTERM)

    def join(self, name):
        super().join(name)
        if name not in self.process:
            self.start(name)
            self.wait(name)
        if name in self.paused:
            self.paused.discard(name)
            self.pause(name, False)

    def pause(self, name, paused):
        for other in self.names:
            if other != name:
                self.ask(name, "config/devices/" + self.device[other], "PATCH", paused=paused)

    def peers(self, name):
        """To which others it has a connection."""
        answer = json.loads(self.ask(name, "system/connections") or "{}")
        return [device for device, connection in answer.get("connections", {}).items() if connection["connected"]]

    def carry(self):
        self.exchanges += 1
        self.hurry()

    def hurry(self):
        """It notices by itself what has changed, a second later; this doesn't wait for that."""
        for name in self.connected():
            self.ask(name, "db/scan?folder=vitaminb", "POST")

    def crash(self, name, dice):
        if name not in self.process:
            return
        self.ask(name, "db/scan?folder=vitaminb", "POST")
        time.sleep(dice.uniform(0, 0.2))
        self.end(name, signal.SIGKILL)
        self.crashes += 1
        self.start(name)
        self.wait(name)

    def stop(self):
        for name in list(self.process):
            self.end(name, signal.SIGTERM)


class WebDAV(Carrier):
    """A WebDAV server, to which each machine copies its own writer's folder, and from which it copies the others'."""

    PORT = 8431

    def __init__(self, folders, root):
        super().__init__(folders)
        self.configuration, served = root + "/rclone.conf", root + "/served"
        os.makedirs(served)
        self.server = subprocess.Popen(["rclone", "serve", "webdav", served, f"--addr=127.0.0.1:{self.PORT}", "--user=me", "--pass=secret"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(lambda: listens(self.PORT), "the WebDAV server runs")
        self.rclone("config", "create", "cloud", "webdav", f"url=http://127.0.0.1:{self.PORT}", "vendor=other", "user=me", "pass=secret")

    def rclone(self, *words):
        run("rclone", "--config=" + self.configuration, *words)

    def copies(self, name):
        """The two commands: its own folder out, and the others' in."""
        own, mine, theirs = self.own(name), f"{self.folders[name]}/{SHARED}", "cloud:vitaminb/" + SHARED
        os.makedirs(f"{mine}/{own}", exist_ok=True)
        return [["copy", f"{mine}/{own}", f"{theirs}/{own}"], ["copy", theirs, mine, f"--exclude=/{own}/**"]]

    def own(self, name):
        raise NotImplementedError

    def visit(self, name):
        for words in self.copies(name):
            self.rclone(*words)

    def crash(self, name, dice):
        for words in self.copies(name):
            process = subprocess.Popen(["rclone", "--config=" + self.configuration, *words], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, 0.1))
            process.kill()
            process.wait()
        self.crashes += 1

    def stop(self):
        self.server.kill()
        self.server.wait()


class Git(Carrier):
    """A repository, in which each machine commits its own writer's files."""

    def __init__(self, folders, root):
        super().__init__(folders)
        self.remote = root + "/vitaminb.git"
        run("git", "init", "--quiet", "--bare", "--initial-branch=main", self.remote)
        for number, (name, folder) in enumerate(folders.items()):
            run("git", "clone", "--quiet", self.remote, folder)
            for key in "name", "email":
                self.git(name, "config", "user." + key, f"{name}@example.org")
            if number == 0:
                self.git(name, "commit", "--quiet", "--allow-empty", "--message=begun")
                self.git(name, "push", "--quiet", "--set-upstream", "origin", "main")

    def git(self, name, *words, check=True):
        return run("git", "-C", self.folders[name], *words, check=check)

    def visit(self, name):
        self.git(name, "add", "--all")
        # It fails where there is nothing new.
        self.git(name, "commit", "--quiet", "--message=vitaminb", check=False)
        self.git(name, "pull", "--quiet", "--no-rebase", "--no-edit")
        self.git(name, "push", "--quiet")


def lacking(kind):
    """The program that is missing for this kind of carrier; None: none."""
    program = {"syncthing": "syncthing", "webdav": "rclone", "git": "git"}[kind]
    return None if shutil.which(program) else program
