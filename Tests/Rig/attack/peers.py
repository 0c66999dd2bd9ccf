"""Peers that are many, slow, never read, or disappear."""
import os
import select
import socket
import sys
import threading
import time

from peer import GET_INFO, SERVICE, call, check, counted, dose

GET_NOBODY = call("GetContact", {"contact": "nobody of this name"})
# Nine calls of an unknown method, and one that asks.
TEN = call("a.B") * 9 + GET_NOBODY


def tiny(daemon):
    """Very many small calls on one connection; the peer reads while it sends."""
    calls = dose(100_000, 1_000_000)
    daemon.is_well()
    before, peak, served = daemon.kilobytes(), 0, daemon.served
    with daemon.peer() as peer:
        def send():
            for _ in range(calls // 1000):
                peer.send(TEN * 100)
            peer.finish()
        sender = threading.Thread(target=send)
        sender.start()
        answers = 0
        while data := peer.socket.recv(1 << 18):
            answers += data.count(b"\0")
            if answers >= (daemon.served - served + 1) * calls // 20:
                daemon.is_well()
                peak = max(peak, daemon.kilobytes())
        sender.join()
    check(answers == calls, f"{calls} calls have {answers} answers")
    check(peak - before < 4 << 10, f"memory grew from {before} to {peak} KiB")
    counted(f"{calls} tiny calls in a row: {answers} answered, memory {peak - before:+} KiB at most, others served {daemon.served - served} times meanwhile")


def oneway(daemon):
    """Very many calls without answers, some of which fail; then one with an answer."""
    calls = dose(50_000, 1_000_000)
    kinds = [call(SERVICE + "GetInfo", oneway=True), call("GetContact", {"contact": 7}, oneway=True), call("org.example.Nobody", oneway=True),
             call("ListContacts", oneway=True), call("Subscribe", oneway=True)]
    before = daemon.kilobytes()
    frames = daemon.answers(b"".join(kinds) * (calls // len(kinds)) + GET_INFO)
    check(len(frames) == 1 and "interfaces" in frames[0]["parameters"], f"oneway calls have answers: {frames[:3]}")
    grown = daemon.kilobytes() - before
    check(grown < 4 << 10, f"memory grew by {grown} KiB")
    daemon.is_well()
    counted(f"{calls} oneway calls: 0 answered, the call behind them was; memory {grown:+} KiB")


def deaf(daemon):
    """Endless calls from a peer that never reads: it blocks only itself."""
    before = daemon.kilobytes()
    with daemon.peer() as peer:
        peer.socket.settimeout(0.5)
        sent = 0
        try:
            while sent < 256 << 20:
                sent += peer.socket.send(call("ListContacts", more=True) * 100)
        except TimeoutError:
            pass
        check(sent < 16 << 20, f"{sent >> 20} MiB of calls were taken")
        daemon.is_well()
        grown = daemon.kilobytes() - before
        check(grown < 8 << 10, f"memory grew by {grown} KiB")
    counted(f"a peer that calls and never reads: stopped after {sent >> 10} KiB, memory {grown:+} KiB, others served")


def idle(daemon):
    """Very many idle peers."""
    peers, before, memory = dose(1000, 4000), daemon.descriptors(), daemon.kilobytes()
    crowd = [daemon.peer() for _ in range(peers)]
    daemon.is_well()
    grown = daemon.kilobytes() - memory
    spent = daemon.processor_seconds()
    time.sleep(1)
    spent = daemon.processor_seconds() - spent
    for peer in crowd:
        peer.send(GET_INFO)
    answers = sum(peer.frame() is not None for peer in crowd)
    for peer in crowd:
        peer.close()
    check(answers == peers, f"{answers} of {peers} are answered")
    check(spent < 0.1, f"while they are idle the daemon works: {spent} s in one second")
    daemon.lets_go(before)
    daemon.is_well()
    counted(f"{peers} idle clients: {answers} answered when they asked, memory {grown:+} KiB, all let go")


def slow(daemon):
    """Slowloris: many peers that send their call byte by byte."""
    peers = dose(200, 2000)
    crowd = [daemon.peer() for _ in range(peers)]
    served = daemon.served
    for position, byte in enumerate(GET_NOBODY):
        for peer in crowd:
            peer.send(bytes([byte]))
        if position % 10 == 0:
            daemon.is_well()
    answers = [peer.frame() for peer in crowd]
    check(all(answer and answer["error"].endswith("NoSuchContact") for answer in answers), "not all are answered")
    for peer in crowd:
        peer.close()
    counted(f"{peers} clients sending byte by byte: {len(answers)} answered, others served {daemon.served - served} times meanwhile")


def has_ended(peer):
    """Whether the service has closed the connection, even if there is data to read."""
    poll = select.poll()
    poll.register(peer.socket, 0)
    return bool(poll.poll(0))


def hoard(daemon):
    """Many peers that never finish a long call: their memory has a common bound."""
    peers, before, memory = 200, daemon.descriptors(), daemon.kilobytes()
    crowd = [daemon.peer() for _ in range(peers)]
    for peer in crowd:
        peer.send_in_vain(b" " * ((1 << 20) - 1))
    daemon.is_well()
    grown = daemon.kilobytes() - memory
    check(grown < 128 << 10, f"memory grew by {grown} KiB")
    left = daemon.descriptors() - before
    for peer in crowd:
        peer.close()
    daemon.lets_go(before)
    counted(f"{peers} unfinished calls of 1 MiB: {peers - left} closed, {left} waited for, memory {grown >> 10:+} MiB, others served")


def leaving(daemon):
    """Peers that close in the middle of a frame, a reply or a stream, or close one half."""
    times, before = dose(300, 5000), daemon.descriptors()
    listing = call("ListContacts", more=True)
    for _ in range(times):
        daemon.peer(GET_INFO[:20]).close()
        daemon.peer(GET_INFO * 200 + GET_INFO[:20]).close()
        with daemon.peer(listing * 50) as peer:
            peer.socket.recv(10)
        with daemon.peer(call("Subscribe", more=True)) as peer:
            peer.socket.recv(10)
        with daemon.peer(call("Subscribe", more=True)) as peer:
            peer.finish()
            check(peer.frame()["continues"], "a subscriber that sends no more gets nothing")
        with daemon.peer(GET_INFO) as peer:
            peer.socket.shutdown(socket.SHUT_RD)
            peer.send_in_vain(GET_INFO)
        frames = daemon.answers(listing + GET_INFO)
        check("interfaces" in frames[-1]["parameters"], "a peer that finished sending isn't answered")
    daemon.is_well()
    daemon.lets_go(before)
    counted(f"{times * 7} clients that close in the middle of a frame, a reply, a stream, or one half: all let go, {daemon.served} others served")


def passing(daemon):
    """Programs that connect, ask once and leave, again and again, as the command line tool does in a script."""
    programs, times, before = 6, dose(5000, 200_000), daemon.descriptors()

    def program():
        answers = 0
        for _ in range(times):
            with daemon.peer(GET_INFO) as peer:
                answers += peer.frame() is not None
        sys.exit(0 if answers == times else 1)
    children = [os.fork() or program() for _ in range(programs)]
    failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    check(not failed, f"{len(failed)} of {programs} programs lack an answer")
    daemon.is_well()
    daemon.lets_go(before)
    counted(f"{programs * times} clients that connect, ask and leave, {programs} at a time: all answered, by the same daemon")


def subscribers(daemon):
    """Many subscribers, half of which never read: those are dropped with a reason, and the others notice nothing."""
    half, rounds = 100, dose(12, 40)
    promises = 40
    # Snoozing all of them and undoing it is one event each, which fills the queues quickly.
    events = 2 * promises
    with daemon.peer() as peer:
        peer.ask("AddContact", {"name": "Zacharias Zett"})
        today = peer.ask("GetStatus")["parameters"]["since"][:10]
        for number in range(promises):
            reply = peer.ask("Promise", {"contacts": ["Zacharias Zett"], "promise": f"{number} " + "x" * 1000, "on": today})
            check("error" not in reply, reply)
    before = daemon.descriptors()

    def subscribe():
        peer = daemon.peer(call("Subscribe", more=True))
        while peer.frame()["parameters"]["event"] != "ready":
            pass
        return peer

    def measure(living, rounds):
        """The seconds of each round, from the calls until the last reader has the last event."""
        times = []
        poll = select.epoll()
        at = {peer.socket.fileno(): peer for peer in living}
        for descriptor in at:
            poll.register(descriptor, select.EPOLLIN)
        with daemon.peer() as teller:
            for _ in range(rounds):
                missing = dict.fromkeys(at, events)
                start = time.monotonic()
                teller.send(call("Pause", {"contacts": ["Zacharias Zett"]}) + call("Undo"))
                while missing:
                    ready = poll.poll(60)
                    check(ready, f"{len(missing)} subscribers wait for events")
                    for descriptor, _ in ready:
                        data = at[descriptor].socket.recv(1 << 20)
                        check(data, "a subscriber that reads was dropped")
                        missing[descriptor] -= data.count(b"\0")
                        check(missing[descriptor] >= 0, "an event too many")
                        if missing[descriptor] == 0:
                            del missing[descriptor]
                times.append(time.monotonic() - start)
                check("error" not in teller.frame() and "error" not in teller.frame(), "the snooze failed")
        poll.close()
        return times

    living = [subscribe() for _ in range(half)]
    alone = measure(living, rounds)
    dead = [subscribe() for _ in range(half)]
    beside = measure(living, rounds)
    # Continue until the last one is dropped.
    more, peak = 0, daemon.kilobytes()
    while any(not has_ended(peer) for peer in dead):
        check(more < 400, "those that never read are not dropped")
        measure(living, 5)
        more += 5
        peak = max(peak, daemon.kilobytes())
    ratio = sorted(beside)[rounds // 2] / sorted(alone)[rounds // 2]
    check(peak < 160 << 10, f"memory grew to {peak} KiB")
    check(ratio < 3, f"{half} dead ones make the others wait {ratio:.1f} times as long")
    daemon.is_well()
    for peer in living:
        peer.close()
    daemon.lets_go(before)
    counted(f"{half} subscribers that read and {half} that never do: {(2 * rounds + more) * events * half} events read, none missing; "
            f"{len(dead)} dropped, memory {peak >> 10} MiB at most; the others' delay x {ratio:.2f}")


ATTACKS = [tiny, oneway, deaf, idle, slow, hoard, leaving, passing, subscribers]
