"""Frames that are not calls, or too long."""
from peer import BOUND, CONTROL, GET_INFO, SERVICE, call, check, counted, dose

ECHO = call("GetContact", {"contact": "Ada \u00e4 \"x\" \\ \U0001f9d0"}, **{"com.example.trace": [1, {"a": None}]})


def garbage(daemon):
    """Random bytes, and calls with random bytes in them."""
    random, connections = daemon.random, dose(3000, 100_000)
    answered = closed = sent = 0
    for number in range(connections):
        kind = number % 3
        if kind == 0:
            data = random.randbytes(random.randrange(1, 2000)) + b"\0"
        elif kind == 1:
            data = bytearray(ECHO)
            for _ in range(random.randrange(1, 5)):
                data[random.randrange(len(data))] = random.randrange(256)
        else:
            piece = ECHO[random.randrange(len(ECHO)):][: random.randrange(1, 100)]
            data = b"\0".join([piece] * random.randrange(1, 20)) + b"\0"
        frames = daemon.answers(bytes(data) + GET_INFO)
        sent += len(data)
        # A closed connection answers no further call. All other answers are named errors.
        reached = bool(frames) and "interfaces" in frames[-1].get("parameters", {})
        for frame in frames[: -1 if reached else None]:
            check("error" in frame or "contact" in frame.get("parameters", {}), f"{data} is answered {frame}")
        answered += reached
        closed += not reached
        if number % 100 == 0:
            daemon.is_well()
    counted(f"{connections} connections of garbage ({sent >> 10} KiB): {closed} closed, {answered} understood and answered, 0 crashes")


def cut(daemon):
    """A call cut off after each byte: the peer closes, stops sending, or continues after a NUL."""
    gone = unanswered = closed = 0
    for length in range(1, len(ECHO) - 1):
        daemon.peer(ECHO[:length]).close()
        gone += 1
        check(daemon.answers(ECHO[:length]) == [], f"a call cut after {length} bytes is answered")
        unanswered += 1
        check(daemon.answers(ECHO[:length] + b"\0" + GET_INFO) == [], f"a call cut after {length} bytes is taken")
        closed += 1
    daemon.is_well()
    counted(f"a call cut after each of its {gone} bytes: {unanswered} not answered, {closed} closed at their NUL")


def huge(daemon):
    """Frames around the bound of 1 MiB, and one without an end."""
    base = GET_INFO[:-1]
    for length, is_answered in [(BOUND - 1, True), (BOUND, True), (BOUND + 1, False), (BOUND + 70_000, False)]:
        frame = base + b" " * (length - len(base))
        frames = daemon.answers(frame + b"\0")
        check(len(frames) == is_answered, f"a frame of {length} bytes is answered {frames}")
        check(len(daemon.answers(frame + b"\0" + GET_INFO)) == 2 * is_answered, f"after a frame of {length} bytes")
    before = daemon.kilobytes()
    with daemon.peer() as peer:
        peer.send_in_vain(b"x" * (64 << 20))
        check(peer.to_the_end() == [], "an endless frame is answered")
    grown = daemon.kilobytes() - before
    check(grown < 8 << 10, f"an endless frame costs {grown} KiB")
    daemon.is_well()
    counted(f"frames of 1 MiB - 1 and 1 MiB: answered; of 1 MiB + 1 and without end: closed, {max(grown, 0)} KiB more memory afterwards")


def deep(daemon):
    """Deep nesting, and invalid text."""
    closed = answered = 0
    for opening, closing in [(b"[", b"]"), (b'{"x":', b"}")]:
        for depth in [1, 126, 127, 128, 129, 2048, 2049, 100_000]:
            for rest in [closing * depth, b""]:
                value = opening * depth + (b"0" if closing == b"}" else b"") + rest
                frames = daemon.answers(GET_INFO[:-2] + b',"x":' + value + b"}\0" + GET_INFO)
                wanted = 2 if rest and depth <= 127 else 0
                check(len(frames) == wanted, f"{opening} {depth} deep is answered {len(frames)} times")
                answered, closed = answered + (wanted > 0), closed + (wanted == 0)
    texts = [b"\\u0000", b"a\\u0000b", b"\\ud800", b"\\udc00", b"\\ud800\\u0041", b"\n", b"\x01", b"\x7f\xff", b"\xc0\x80", b"\xed\xa0\x80",
             b"\xf4\x90\x80\x80", b"\xe2\x82", b"\xfe", b"\x80"]
    for text in texts:
        for frame in [
            b'{"method":"%sGetContact","parameters":{"contact":"%s"}}' % (CONTROL.encode(), text),
            b'{"method":"%sGetContact","parameters":{"%s":"Ada"}}' % (CONTROL.encode(), text),
            b'{"method":"%s"}' % text,
            b'{"method":"%sGetInfo","com.example.x":{"%s":0}}' % (SERVICE.encode(), text),
        ]:
            check(daemon.answers(frame + b"\0" + GET_INFO) == [], f"{frame} is taken")
            closed += 1
    daemon.is_well()
    counted(f"too deep, NUL, lone surrogates, control characters, no UTF-8: {closed} frames closed; {answered} up to the bound answered")


ATTACKS = [garbage, cut, huge, deep]
