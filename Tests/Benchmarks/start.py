#!/usr/bin/env python3
"""start.py VITAMINBD FLOOR VDIR ROUNDS - what a start of the daemon costs until it answers, beside the floors of reading a vdir.

Processor time of the whole daemon, user and system, from exec until the control socket has answered a call; and of the floors
(vdirfloor.c) in the same round. The least of all rounds counts: whatever else runs on the machine only adds. To be run with
`taskset -c 0`: two threads on one core's two halves look like more work than they are.
"""
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time


def processor_time(pid):
    """Of a running process with all its threads, those that ended included, in seconds (clock_getcpuclockid(3))."""
    return time.clock_gettime((~pid << 3) | 2)


def floor(program, kind, vdir):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, kind, vdir], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(program, environment):
    """The seconds of processor time and of the clock until it answers."""
    address = environment["VITAMINB_CONTROL"]
    if os.path.exists(address):
        os.unlink(address)
    began = time.monotonic()
    daemon = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
    while daemon.poll() is None:
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(address)
            except OSError:
                time.sleep(0.001)
                continue
            client.sendall(b'{"method":"org.vitaminb.Control.GetStatus"}\0')
            assert b"parameters" in client.recv(65536)
            break
    figures = processor_time(daemon.pid), time.monotonic() - began
    daemon.terminate()
    daemon.wait()
    return figures


def main():
    program, floor_program, vdir, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    home = tempfile.mkdtemp()
    try:
        environment = dict(
            os.environ, HOME=home, XDG_DATA_HOME=home + "/data", XDG_CONFIG_HOME=home + "/config", VITAMINB_CONTROL=home + "/control")
        os.makedirs(home + "/config/vitaminb")
        with open(home + "/config/vitaminb/vitaminb.toml", "w") as file:
            file.write(f'address_books = ["{vdir}"]\nevery = "3m"\n')
        floor(floor_program, "read", vdir)
        first = start(program, environment)
        reads, looks, starts = [], [], []
        for _ in range(rounds):
            reads.append(floor(floor_program, "read", vdir))
            looks.append(floor(floor_program, "stat", vdir))
            starts.append(start(program, environment))
        read, look = min(reads), min(looks)
        again = min(cpu for cpu, _ in starts)
        wall = min(wall for _, wall in starts)
        print(f"floor: read {read * 1e3:.1f} ms, stat {look * 1e3:.1f} ms")
        for name, cpu, clock in [("first start", *first), ("later start", again, wall)]:
            print(f"{name}: {cpu * 1e3:7.1f} ms of processor time, {clock * 1e3:7.1f} ms by the clock; "
                  f"{cpu / read:.2f} x read, {cpu / look:.2f} x stat")
    finally:
        shutil.rmtree(home)


main()
