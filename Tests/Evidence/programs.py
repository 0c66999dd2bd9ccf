"""How mail programs write a header: order, names, Message-IDs, encoded words, folding."""
import base64
import datetime
import quopri

# An entry with a colon is written as it is, another one is the name of a field. A field given by the writer replaces an entry like it.
ORDER = {
    "thunderbird": ["Message-ID", "Date", "MIME-Version: 1.0", "User-Agent: Mozilla Thunderbird", "Subject", "Content-Language: de-DE",
                    "To", "Cc", "Bcc", "References", "From", "Organization", "In-Reply-To",
                    "Content-Type: text/plain; charset=UTF-8; format=flowed", "Content-Transfer-Encoding: 8bit"],
    "gmail": ["MIME-Version: 1.0", "References", "In-Reply-To", "From", "Date", "X-Gm-Features: AX0GCFu0000000", "Message-ID", "Subject",
              "To", "Cc", "Bcc", "Content-Type: multipart/alternative; boundary=\"0000000000008f2c9a0630000000\""],
    "outlook": ["From", "To", "CC", "Bcc", "Subject", "Thread-Topic", "Thread-Index: AQHbkZ1yq0000000000000000000000000==", "Date",
                "Message-ID", "References", "In-Reply-To", "Accept-Language: de-DE, en-US", "Content-Language: de-DE", "X-MS-Has-Attach:",
                "X-MS-TNEF-Correlator:",
                "Content-Type: multipart/alternative;\n\tboundary=\"_000_AM0PR04MB4321000000000000000000000000AM0PR04MB4321eurp_\"",
                "MIME-Version: 1.0"],
    "apple": ["From", "Content-Type: text/plain;\n\tcharset=utf-8", "Content-Transfer-Encoding: quoted-printable",
              "Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3774.600.62\\))", "Subject", "Message-Id", "References", "In-Reply-To", "Date",
              "Cc", "To", "Bcc", "X-Mailer: Apple Mail (2.3774.600.62)"],
    "mutt": ["Date", "From", "To", "Cc", "Bcc", "Subject", "Message-ID", "References", "MIME-Version: 1.0",
             "Content-Type: text/plain; charset=utf-8", "Content-Disposition: inline", "Content-Transfer-Encoding: 8bit", "In-Reply-To",
             "User-Agent: Mutt/2.2.12 (2023-09-09)"],
    "k9": ["Date", "From", "To", "CC", "Bcc", "Subject", "User-Agent: K-9 Mail for Android", "In-Reply-To", "References", "Message-ID",
           "MIME-Version: 1.0", "Content-Type: text/plain;\n charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    # The web page of a mail provider: it knows In-Reply-To only through References, and writes dates in its server's zone.
    "webmail": ["MIME-Version: 1.0", "Message-ID", "From", "To", "Cc", "Bcc", "Subject", "Content-Type: text/html; charset=UTF-8", "Date",
                "Importance: normal", "Sensitivity: Normal", "References", "X-Priority: 3"],
}
DAYS, MONTHS = "Mon Tue Wed Thu Fri Sat Sun".split(), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def ascii_domain(domain):
    """The A-labels of a domain, as IDNA 2008 has them. Python's codec is of 2003, which turns ß into ss: another domain."""
    return ".".join(label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in domain.split("."))


def date_text(when):
    """A date as RFC 5322 wants it, in the zone that `when` has."""
    return f"{DAYS[when.weekday()]}, {when.day} {MONTHS[when.month - 1]} {when:%Y %H:%M:%S %z}"


def written(program, when):
    """The time as the program writes it: Outlook writes UTC whatever the zone is."""
    return when.astimezone(datetime.timezone.utc) if program == "outlook" else when


def message_id(year, program, domain):
    dice = year.dice
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    some = "".join(dice.choice(letters) for _ in range(40))
    if program == "gmail":
        return f"<CA+{some[:22]}={some[22:34]}-{some[34:]}w@mail.gmail.com>"
    if program == "outlook":
        return f"<AM0PR04MB4321{dice.getrandbits(96):024X}@AM0PR04MB4321.eurprd04.prod.outlook.com>"
    if program == "mutt":
        return f"<a{some[:15]}@{domain}>"
    if program == "webmail":
        return f"<trinity-{year.uuid()}-{dice.randint(10**12, 2 * 10**12)}@3c-app-webmail-bs12>"
    return f"<{year.uuid().upper() if program in ('apple', 'k9') else year.uuid()}@{domain}>"


def encoded(text, program):
    """RFC 2047 as the program does it: which charset, Q or B, and words of at most 75 characters."""
    if text.isascii():
        return text
    charset = {"outlook": "iso-8859-1", "apple": "utf-8"}.get(program, "UTF-8")
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        charset = "utf-8"
    words, rest = [], text
    while rest:
        length = len(rest)
        while True:
            data = rest[:length].encode(charset)
            if program in ("gmail", "webmail"):
                word = f"=?{charset}?B?{base64.b64encode(data).decode()}?="
            else:
                quoted = quopri.encodestring(data, header=True).decode().replace("=\n", "").replace("?", "=3F").replace(",", "=2C")
                word = f"=?{charset}?Q?{quoted}?="
            if len(word) <= 75:
                break
            length -= 1
        words.append(word)
        rest = rest[length:]
    return "\n ".join(words)


def mailbox(name, address, program):
    if not name:
        return address
    if not name.isascii():
        return f"{encoded(name, program)} <{address}>"
    if program == "outlook" or any(character in name for character in "\",.()<>@:;"):
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + f"\" <{address}>"
    return f"{name} <{address}>"


def folded(name, value, program):
    """Long lists and reference chains are folded where they have a space."""
    line = f"{name}: {value}"
    if "\n" in line or len(line) <= 78 or program == "gmail" and name not in ("To", "Cc", "References"):
        return line
    indent, lines, current = "\t" if program in ("outlook", "apple", "mutt") else " ", [], ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > 76 and current != name + ":":
            lines.append(current)
            current = indent + word
        else:
            current = current + " " + word if current else word
    return "\n".join(lines + [current])


def header(program, fields, extra=()):
    """The header block. `fields` has names with values, or None for what is not written; `extra` are lines that come first."""
    given, out = {name.lower(): value for name, value in fields.items()}, list(extra)
    for entry in ORDER[program]:
        name, _, text = entry.partition(":")
        if name.lower() in given:
            value = given.pop(name.lower())
            if value is not None:
                out.append(folded(name, value, program))
        elif text:
            out.append(entry)
        elif entry.endswith(":"):
            out.append(entry)
    out += [folded("-".join(word.capitalize() for word in name.split("-")), value, program) for name,
            value in given.items() if value is not None]
    return "\n".join(out) + "\n"


def body(program, text):
    """The body that belongs to the program's Content-Type."""
    boundary = {"gmail": "0000000000008f2c9a0630000000",
                "outlook": "_000_AM0PR04MB4321000000000000000000000000AM0PR04MB4321eurp_"}.get(program)
    if boundary:
        return (f"--{boundary}\nContent-Type: text/plain; charset=\"UTF-8\"\n\n{text}\n\n--{boundary}\n"
                f"Content-Type: text/html; charset=\"UTF-8\"\n\n<div dir=\"ltr\">{text}</div>\n\n--{boundary}--\n")
    if program in ("apple", "k9"):
        return quopri.encodestring(text.encode()).decode() + "\n"
    return f"<html><body>{text}</body></html>\n" if program == "webmail" else text + "\n"
