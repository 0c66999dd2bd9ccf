"""Every method of the interface, with every parameter wrong in every way."""
import re
import sqlite3

from peer import CONTROL, SERVICE, call, check, counted, dose

INVALID = SERVICE + "InvalidParameter"
TEXTS = {
    "empty": "", "spaces": " \t ", "control": "a\x01\x1b[31m\r\nb\x7f\u0085\u2028\u202e", "long": "x" * 900_000,
    "wide": "\U0001f9d0" * 60_000, "quotes": "\"'\\;--${}%n%s", "path": "../../../etc/passwd", "number": "-1", "combining": "e" + "\u0301" * 5000,
    "odd": "\ufeff\ufffe\uffff", "date": "9999-99-99", "far": "999999999999y", "vcard": "END:VCARD\r\nBEGIN:VCARD\r\nUID:ada\r\n",
}
NUMBERS = [-1, 0, 2**31, -(2**63), 2**63 - 1]
NO_NUMBERS = [2**63, 1.5, 1e308, 10**30]


def interface(daemon):
    """The methods, each with its parameters' names and types, as the daemon describes them."""
    with daemon.peer() as peer:
        text = peer.ask(SERVICE + "GetInterfaceDescription", {"interface": CONTROL[:-1]})["parameters"]["description"]
    text = re.sub(r"#.*", "", text)
    methods = {}
    for name, parameters in re.findall(r"method (\w+)\(([^()]*)\)", text):
        methods[name] = dict(re.split(r"\s*:\s*", item.strip(), maxsplit=1) for item in parameters.split(",") if item.strip())
    errors = {CONTROL + name for name in re.findall(r"error (\w+)", text)}
    return methods, errors, dict(re.findall(r"type (\w+) \(([\w\s,]+)\)", text))


def wrong(kind):
    """Values of other types."""
    values = [7, "text", True, [], {}, [7], ["a", None], {"a": {}}, *NO_NUMBERS]
    fits = {"string": (str,), "bool": (bool,), "int": (int,), "float": (int, float)}.get(kind, ())
    if kind.startswith("[]"):
        return [value for value in values if value != [] and not (kind == "[]string" and value == ["text"])]
    if kind not in ("string", "bool", "int", "float"):
        return [value for value in values if value != {}] + ["no such name"]
    return [value for value in values if not (type(value) in fits and not (kind == "int" and abs(value) >= 2**63))]


def right(kind, name):
    """A normal value of this type, and odd ones."""
    if kind == "string":
        return {"contact": "Ada", "other": "Henrik", "until": "2030-01-01", "on": "2030-01-01", "through": "2026-01-01"}.get(name, "6w"), TEXTS.values()
    if kind == "bool":
        return True, [False]
    if kind == "int":
        return 2026, NUMBERS
    if kind == "float":
        return 1, NUMBERS
    if kind == "[]string":
        return ["a"], [[text] for text in TEXTS.values()] + [[str(number) for number in range(90_000)], ["a"] * 200_000]
    if kind.startswith("[]"):
        return [], []
    return "call", []


def calls(methods):
    """Each call as (method, parameters, the parameter that must be named as invalid, or None if any declared answer is right)."""
    for method, parameters in methods.items():
        kinds = {name: kind.lstrip("?") for name, kind in parameters.items()}
        needed = {name: right(kinds[name], name)[0] for name, kind in parameters.items() if kind[0] != "?"}
        if method in ("RemoveContact", "MergeContacts", "ReplaceCard"):
            # Of a contact that does not exist, because these methods use up contacts.
            needed["contact"] = "nobody of this name"
        yield method, {**needed, "unheardOf": 1}, "unheardOf"
        yield method, {**needed, "": None}, ""
        yield method, {**needed, "x" * 900_000: 1}, "x" * 900_000
        for name, kind in parameters.items():
            if kind[0] != "?":
                yield method, {other: value for other, value in needed.items() if other != name}, name
                yield method, {**needed, name: None}, name
            elif method != "Subscribe":
                yield method, {**needed, name: None}, None
            for value in wrong(kinds[name]):
                yield method, {**needed, name: value}, name
            for value in right(kinds[name], name)[1]:
                yield method, {**needed, name: value}, None


def ill_typed(daemon):
    """Any call is answered by a reply or a declared error, and the connection stays open."""
    methods, errors, _ = interface(daemon)
    with daemon.peer() as peer:
        journal = peer.ask("GetStatus")["parameters"]["journal"]
    rows = "select count(*) from entry where verb not in ('began', 'told', 'redate', 'carry', 'down')"

    def count():
        with sqlite3.connect(f"file:{journal}?mode=ro", uri=True) as database:
            return database.execute(rows).fetchone()[0]

    before, said, invalid, refused, replies, sent = count(), 0, 0, 0, 0, 0
    # In random order, so that calls meet what others leave behind.
    every = list(calls(methods)) * dose(1, 20)
    daemon.random.shuffle(every)
    peer = daemon.peer()
    for number, (method, parameters, culprit) in enumerate(every):
        frame = call(method, parameters, more=True)
        if len(frame) > 1 << 20:
            continue
        peer.send(frame + call(SERVICE + "GetInfo"))
        sent += 1
        reply = peer.frame()
        shown = f"{method} {str(parameters)[:300]}: {str(reply)[:300]}"
        check(reply is not None, f"closed at {shown}")
        while reply.get("continues"):
            check("error" not in reply, shown)
            if method == "Subscribe":
                break
            last, reply = reply, peer.frame()
        if method == "Subscribe" and "error" not in reply:
            # A subscription continues until the peer closes.
            peer.close()
            peer = daemon.peer()
            continue
        if culprit is not None:
            check(reply.get("error") == INVALID and reply["parameters"]["parameter"] == culprit, f"not refused: {shown}")
        if "error" in reply:
            check(reply["error"] == INVALID or reply["error"] in errors, f"not declared: {shown}")
            invalid += reply["error"] == INVALID
            refused += reply["error"] != INVALID
        else:
            replies += 1
            written = reply.get("parameters", {})
            said += sum(not answer.get("repeated") for answer in written.get("answers", []))
            said += method == "AddContact" and "every" in parameters and parameters["every"] is not None
            said += method == "MergeContacts" and not parameters["dryRun"]
        check("interfaces" in (peer.frame() or {}).get("parameters", {}), f"closed behind {shown}")
        if number % 50 == 0:
            daemon.is_well()
    check(count() - before == said, f"{said} things said, and {count() - before} in the journal")
    peer.close()
    counted(f"{len(methods)} methods in {sent} calls with odd parameters: {invalid} InvalidParameter, {refused} refused by name, {replies} replies; "
            f"0 closed; said {said}, in the journal {said}; others served {daemon.served} times meanwhile")


ATTACKS = [ill_typed]
