#!/usr/bin/env python3
"""cpu.py ROUNDS DAEMON_PID -- COMMAND... [-- COMMAND...]: CPU time of whole commands, in turn, and of the daemon meanwhile.

Prints the median of both added, in milliseconds, and its ratio to that of the first command."""
import glob, os, statistics, sys


def daemon_seconds(pid):
    """The CPU time of all the daemon's threads, to the nanosecond (schedstat, in proc(5))."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path) as schedstat:
            total += int(schedstat.read().split()[0])
    return total / 1e9


def main():
    rounds, pid = int(sys.argv[1]), sys.argv[2]
    commands, words = [], []
    for word in sys.argv[4:] + ["--"]:
        if word == "--":
            commands.append(words)
            words = []
        else:
            words.append(word)
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    times = [[] for _ in commands]
    # In turn, so that other load affects all of them alike.
    for _ in range(rounds):
        for command, measured in zip(commands, times):
            before = daemon_seconds(pid)
            child = os.posix_spawnp(command[0], command, os.environ, file_actions=nowhere)
            _, status, usage = os.wait4(child, 0)
            if status:
                sys.exit(f"{' '.join(command)} failed: {status}")
            measured.append(usage.ru_utime + usage.ru_stime + daemon_seconds(pid) - before)
    first = statistics.median(times[0])
    for command, measured in zip(commands, times):
        median = statistics.median(measured)
        print(f"  {' '.join([os.path.basename(command[0])] + command[1:])[:40]:40} {median * 1e3:8.2f} ms  {median / first:6.2f} x")


main()
