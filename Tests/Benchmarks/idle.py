#!/usr/bin/env python3
"""idle.py SECONDS NAME=PID ...: wake-ups and memory of idle processes.

A wake-up is a context switch of any of the process's threads. Memory is from smaps_rollup: PSS divides shared pages among
their users, USS counts only private pages."""
import glob, sys, time


def switches(pid):
    """The context switches of each current thread."""
    threads = {}
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        with open(path) as status:
            threads[path] = sum(int(line.split()[1]) for line in status if "ctxt_switches" in line)
    return threads


def memory(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return {line.split()[0][:-1]: int(line.split()[1]) for line in rollup if line.split()[0].endswith(":")}


seconds = float(sys.argv[1])
processes = [argument.rsplit("=", 1) for argument in sys.argv[2:]]
before = {pid: switches(pid) for _, pid in processes}
time.sleep(seconds)
for name, pid in processes:
    # Threads that ended meanwhile are not counted; idle processes have none.
    woken = sum(count - before[pid].get(thread, 0) for thread, count in switches(pid).items())
    kib = memory(pid)
    private = kib["Private_Clean"] + kib["Private_Dirty"]
    print(f"  {name:12} {woken:5} wake-ups in {seconds:.0f} s   PSS {kib['Pss'] / 1024:5.1f} MB   USS {private / 1024:5.1f} MB"
          f"   anonymous {kib['Anonymous'] / 1024:5.1f} MB")
