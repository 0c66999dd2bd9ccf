#!/usr/bin/python3
"""What the manual pages and help texts print and a reader can type, one a line: where, a tab, and the text. ⏎ is a new line in a text.

printed.py page FILE             displays, quoted commands, options, times, names, settings, and commands in the running text
printed.py help WORDS... < TEXT  of `vitaminb help WORDS`: options with the examples in their description, and commands in the text
"""
import re
import sys

# What an escape of mdoc(7) and roff(7) prints. Another one is a mistake here.
ESCAPES = {"-": "-", "&": "", "%": "", "e": "\\", "(aq": "'", "(dq": '"', "(ti": "~", "(ha": "^", "(ga": "`",
           "(:a": "ä", "(:o": "ö", "(:u": "ü"}
MACROS = {"Ar", "Cm", "Dv", "Ev", "Fl", "Ic", "It", "Li", "Nm", "Ns", "Op", "Pa", "Pc", "Po", "Pq", "Ql", "Sx", "Xc", "Xo", "Xr"}
PROGRAMS = ("vitaminb", "vitaminbd", "systemctl", "journalctl", "loginctl", "varlinkctl", "sudo", "socket=")
COMMANDS = """ack add amend away balance doctor done due edit export forecast gave got group help ignore import introduced list log merge
    observe path pause promise report restore resume review rm setup show skip snooze status track tune undo upcoming watch why""".split()
# In a sentence: a command, whose program is followed by a word or options, since "vitaminb" alone is mostly the program; or a setting.
# What is in quotation marks or parentheses is a command, whatever its word.
TYPED = re.compile(
    r"""\bvitaminb (?:(?<=["'(]vitaminb )[a-z]+|(?:%s)\b)(?: (?:NAME\b|--[a-z-]+))*|\bvitaminbd(?: --[a-z-]+)+"""
    r"""|\b(?:systemctl|journalctl) --user [a-z]+|\[groups\.[^\]N]+\](?: \w+ = "\w+")?""" % "|".join(COMMANDS))
PUNCTUATION = {",", ".", ";", ":", "(", ")"}


def plain(text):
    return re.sub(r"\\(\(..|.)", lambda escape: ESCAPES[escape[1]], text)


def tokens(line):
    return [plain(quoted or word) for quoted, word in re.findall(r'"([^"]*)"|(\S+)', line)]


def spoken(words):
    """The words of a macro's line as a page shows them."""
    text, dashes = [], ""
    for word in words:
        if word in MACROS:
            dashes = "-" if word == "Fl" else ""
        elif word in PUNCTUATION:
            text[-1:] = [(text or [""])[-1] + word]
        else:
            text.append(dashes + word)
    return " ".join(text).replace("( ", "(")


def values(shape):
    """The values that a key's shape names."""
    if shape.startswith("True or false"):
        return ["true", "false"]
    if shape.startswith(("One of ", "A text", "A list of texts like", "A whole number")):
        return re.findall(r'\[[^\]]*\]|"[^"]*"|\b\d+\b', shape.split(", each ")[0])
    return []


def page(path):
    name = path.split("/")[-1]
    section = key = table = block = None
    running = []

    def tell(text):
        if re.search(r"[^\W_]", text):
            print(f"{name}\t{text}")

    for line in open(path, encoding="utf-8").read().split("\n"):
        if block is not None:
            if line != ".Ed":
                block.append(plain(line))
                continue
            # Commands are typed one by one, and everything else as it is.
            if any(text.startswith(PROGRAMS) for text in block):
                for text in block:
                    tell(text)
            else:
                tell("⏎".join(block))
            block = None
            continue
        if line.startswith(".\\\""):
            continue
        if not line.startswith("."):
            running.append(plain(line))
            for value in values(plain(line)) if key else []:
                tell(f"{table}{key} = {value}")
            continue
        words = tokens(line[1:])
        macro = words[0] if words else ""
        if macro == "Sh":
            running.append("\n")
            section, key = " ".join(words[1:]), None
        elif macro == "Ss":
            table, key = " ".join(words[1:]), None
            table = table + " " if table.startswith("[") else ""
        elif macro == "Bd":
            block = []
        elif macro == "Dl":
            tell(plain(line[4:]))
        elif macro in ("Pp", "El", "Bl", "Xr", "Os", "Dd", "Dt", "Nd"):
            running.append("\n" if macro != "Xr" else spoken(words))
        else:
            running.append("" if section == "SYNOPSIS" or "Ql" in words else spoken(words))
            if macro == "It" and "Ic" in words:
                key = words[2]
            rest = [word for word in words if word not in ("It", "Pq", "Po")]
            while rest and rest[-1] in PUNCTUATION:
                rest.pop()
            kind = rest[0] if rest else ""
            if kind == "Li" and (section in ("TIMES", "NAMES") or name == "vitaminb.toml.5" and section == "DESCRIPTION"):
                for text in " ".join(rest[1:]).split(" , "):
                    tell(text)
            elif kind == "Li" and key:
                tell(f"{table}{key} = {' '.join(rest[1:])}")
            elif kind == "Ql":
                tell(" ".join(rest[1:]))
            elif kind == "Cm" and section not in ("SYNOPSIS", "COMMANDS"):
                tell("vitaminb " + spoken(rest))
            elif kind == "Fl" and section not in ("SYNOPSIS", "COMMANDS"):
                for text in spoken(rest).split(", "):
                    tell(text)
    for paragraph in " ".join(running).split("\n"):
        for match in TYPED.finditer(" ".join(paragraph.split())):
            tell(match[0])


def examples(text):
    """The values that an option's description names."""
    known = re.search(r" \((?:values: ([^;)]*))?(?:; )?(?:default: ([^)]*))?\)$", text)
    if known:
        yield from (known[1] or "").split(", ") + [known[2] or ""]
        text = text[:known.start()]
    yield from re.findall(r'"[^"]*"|(?<= )-(?= )|(?<=\()\d+-\d+-\d+', text)
    listed = re.search(r": ([^;]*?)(?:\.$|;|$)", re.sub(r'"[^"]*"', '""', text))
    for value in re.split(r", or |, | or ", listed[1]) if listed else []:
        if re.fullmatch(r"[\w=.-]*\w", value):
            yield value


def help_text(command):
    where = "help " + command if command else "--help"
    running, options, heading = [], [], ""
    for line in sys.stdin.read().split("\n"):
        begins = re.match(r"([A-Z][A-Z ]*): ?", line)
        if begins:
            heading, line = begins[1], line[begins.end():]
        if heading in ("ARGUMENTS", "OPTIONS"):
            if re.match(r"  \S", line):
                # The description begins in a column of its own, or on the next line.
                options.append([line[2:25].strip(), line[26:]] if line[25:26] in ("", " ") else [line.strip(), ""])
            elif options:
                options[-1][1] += " " + line.strip()
        elif heading.endswith("SUBCOMMANDS") and re.match(r"  \w.*  ", line):
            for name in line[2:25].split(" (")[0].split(","):
                print(where, " ".join(["vitaminb", command, name.strip()]).replace("  ", " "), sep="\t")
        elif heading == "OVERVIEW":
            running.append(line)
    text = " ".join(" ".join(running + [text for _, text in options]).split())
    for match in TYPED.finditer(text):
        print(where, match[0], sep="\t")
    said = re.search(r"would say them: .*?\.(?= |$)", text)
    for value in examples(said[0]) if said else []:
        print(where, value, sep="\t")
    for option, text in options:
        name = option.split(", ")[-1].split(" ")[0]
        if name == "--json":  # vitaminb(1) prints it, once for all commands
            continue
        start = " ".join(word for word in ("vitaminb", command, name if name.startswith("-") else "") if word)
        if name.startswith("-") and "<" not in option:
            print(where, start, sep="\t")
        for value in filter(None, dict.fromkeys(examples(text.strip())) if "<" in option else []):
            print(where, f"{start} {value}", sep="\t")


if sys.argv[1] == "page":
    page(sys.argv[2])
else:
    help_text(" ".join(sys.argv[2:]))
