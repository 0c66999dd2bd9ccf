"""Too few descriptors, too many clients."""
import os
import resource
import signal
import time

from peer import GET_INFO, check, counted, dose, eventually


def full_table(daemon):
    """A full descriptor table: connected clients are served, others wait, nothing spins, and afterwards everything works."""
    peers, before = dose(100, 2000), daemon.descriptors()
    soft, hard = resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE)
    with daemon.peer() as watcher:
        status = watcher.ask("GetStatus")["parameters"]
        cards = status["contacts"]
        resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE, (daemon.descriptors() + 8, hard))
        try:
            crowd = [daemon.peer(GET_INFO) for _ in range(peers)]
            eventually(lambda: daemon.descriptors() >= before + 9, lambda: "the table isn't full")
            spent, rounds = daemon.processor_seconds(), 40
            for _ in range(rounds):
                # A file that changes meanwhile can't be opened.
                folder = status["addressBooks"][0]
                with open(f"{folder}/ada-lovelace.vcf", "a"):
                    pass
                check(watcher.ask("GetStatus")["parameters"]["contacts"] == cards, "contacts are gone because their files can't be opened")
                time.sleep(0.05)
            spent = daemon.processor_seconds() - spent
            check(spent < 0.4, f"it spins: {spent} s in two seconds")
        finally:
            resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE, (soft, hard))
        answers = sum(peer.frame() is not None for peer in crowd)
        for peer in crowd:
            peer.close()
        check(answers == peers, f"{answers} of {peers} who waited are answered")
    daemon.is_well()
    daemon.lets_go(before)
    counted(f"a full descriptor table for two seconds: {rounds} calls of a client inside answered, {spent * 1000 / rounds:.1f} ms of work each; "
            f"afterwards {answers} of {peers} who waited answered, {cards} of {cards} contacts there")


def crowd(daemon):
    """More peers than descriptors: some are refused, and the daemon keeps enough for its own work."""
    limit, before = resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE)[0], daemon.descriptors()
    crowd = [daemon.peer() for _ in range(2 * limit)]
    for peer in crowd:
        peer.send_in_vain(GET_INFO)
    inside = [peer for peer in crowd if peer.frame() is not None]
    check(limit // 2 < len(inside) < limit, f"{len(inside)} of {len(crowd)} are inside, with {limit} descriptors")
    first = inside[0]
    added = 20
    for number in range(added):
        reply = first.ask("AddContact", {"name": f"Crowd {number}", "groups": ["friends"]})
        check("error" not in reply, f"a card can't be written: {reply}")
    os.kill(daemon.pid, signal.SIGHUP)
    for peer in inside:
        reply = peer.ask("GetContact", {"contact": "Crowd 7"})
        check(os.path.exists(reply["parameters"]["file"]), f"no card: {reply}")
    status = first.ask("GetStatus")["parameters"]
    check(status["problems"] == [], status["problems"])
    for peer in crowd:
        peer.close()
    daemon.lets_go(before)
    daemon.is_well()
    counted(f"{len(crowd)} clients and {limit} descriptors: {len(inside)} served, {len(crowd) - len(inside)} refused, {added} of {added} cards written meanwhile")


ATTACKS = [full_table, crowd]
