"""The year's mail: how one message is written and delivered, and the ordinary letters.

What is special is in oddities.py (letters) and machines.py (what programs send).
"""
import datetime
import os

import programs
from people import BY_KEY, CONTACTS, STRANGERS
from year import BERLIN, ME

ORG, COM = "mail/example.org", "mail/example.com"
# The second account is kept by mbsync with its folders' names as they are: German, in modified UTF-7.
COM_FOLDERS = {"INBOX": "INBOX", "Sent": "Gesendet", "Drafts": "Entw&APw-rfe", "Junk": "Spam", "Trash": "Papierkorb",
               "Archive": "Archiv/2025"}
SENTENCES = [
    "how are you? We are back from the mountains, and it rained all week.", "thank you for the book, I have read half of it already.",
    "are you free on Saturday? There is a concert in the park.", "here is the recipe you asked for. Take less sugar.",
    "the children have started school, and nobody sleeps any more.", "I found the photograph of the summer in Kraków.",
    "happy birthday! May the year be good to you.", "we have moved; the new address is below.",
    "do you still have the tent? We need it in May.",
]
SUBJECTS = ["Saturday", "The book", "Holidays", "Photos of the summer", "Birthday", "A question", "Grüße aus Köln", "Dinner?",
            "New address",
            "News", "Train tickets", "Ein Wiedersehen: wann wäre es möglich, und wo könnten wir uns alle wieder einmal in Ruhe treffen?"]


class Mail:
    def __init__(self, number, message_id, references, subject, data, when):
        self.number, self.message_id, self.references, self.subject = number, message_id, references, subject
        self.data, self.when, self.files, self.keys, self.reason = data, when, [], [], None


def at(month, day, hour=10, minute=0, zone=BERLIN, year=2025):
    return datetime.datetime(year, month, day, hour, minute, (month * 7 + day * 11 + hour) % 60, tzinfo=zone)


class Post:
    """Writes messages into the Maildirs, and their labels beside."""

    def __init__(self, year):
        self.year, self.uid = year, {}

    # Delivery

    def deliver(self, folder, data, when, account=ORG, flags="S", new=False):
        """The names that dovecot gives in the first account (Maildir++), and mbsync in the second one."""
        number, stamp = self.year.next(), int(when.timestamp())
        if account == ORG:
            place = "" if folder == "INBOX" else "." + folder
            name = f"{stamp}.M{number * 7919 % 1000000:06}P{1000 + number}.mx1,S={len(data)},W={len(data) + data.count(10)}"
        else:
            place = COM_FOLDERS.get(folder, folder)
            uid = self.uid[place] = self.uid.get(place, 0) + 1
            name = f"{stamp}.{1000 + number}_{number}.laptop,U={uid}"
        name = "/".join(filter(None, [account, place, "new" if new else "cur", name + ("" if new and account == ORG else f":2,{flags}")]))
        return self.year.write(name, data, when)

    def keep(self, mail, folder, account=ORG, flags="S", new=False):
        file = self.deliver(folder, mail.data, mail.when, account, flags, new)
        mail.files.append(file)
        return file

    def label(self, mail, file, means, never, direction, why, unsure, hard):
        if never:
            self.year.never(file, never, unsure)
            mail.reason = never
            return
        day = mail.day
        for person in means:
            key = self.year.happened(person, day, direction, "mail", file, why, unsure, hard)
            mail.keys.append((person, key))
            if direction == "in" and not unsure:
                self.year.awaits(mail, person, key)

    def copy(self, mail, folder, account=ORG, flags="S", never=None):
        """The same message in another folder."""
        file = self.keep(mail, folder, account, flags)
        if never or not mail.keys:
            self.year.never(file, never or mail.reason)
            return mail
        for person, (_, day, direction, source) in mail.keys:
            self.year.happened(person, day, direction, source, file, "the same message in another folder")
        return mail

    # Writing

    def compose(self, sender, sender_address, to, cc, when, subject, text, parent, program, fields, extra, ends="\n", raw_body=None):
        program = program or sender.program
        when = programs.written(program, when)
        domain = programs.ascii_domain(sender_address.rpartition("@")[2])
        identity = programs.message_id(self.year, program, domain)
        references = parent.references + [parent.message_id] if parent else []
        if subject is None:
            subject = "Re: " + parent.subject.removeprefix("Re: ") if parent else self.year.dice.choice(SUBJECTS)
        if text is None:
            text = "Hello,\n\n" + self.year.dice.choice(SENTENCES) + "\n\n" + sender.name.partition(" ")[0]
        answer = " ".join(references) or None
        all_fields = {"From": programs.mailbox(sender.name, sender_address, program), "To": to, "Cc": cc,
                      "Subject": programs.encoded(subject, program), "Date": programs.date_text(when), "Message-ID": identity,
                      "In-Reply-To": parent.message_id if parent and program != "webmail" else None, "References": answer}
        if program == "outlook":
            all_fields["Thread-Topic"] = programs.encoded(subject.removeprefix("Re: "), program)
        all_fields.update(fields or {})
        data = programs.header(program, all_fields, extra) + "\n" + (raw_body if raw_body is not None else programs.body(program, text))
        mail = Mail(self.year.next(), all_fields["Message-ID"] or "<>", references, subject, data.replace("\n", ends).encode(), when)
        mail.day = when.date()
        if all_fields["Message-ID"] is None:
            # Nobody can refer to it.
            mail.message_id, mail.references = "", references
        return mail

    def addressed(self, people, program):
        return ", ".join(programs.mailbox(person.name, person.address, program) for person in people) or None

    def trace(self, sender_address, when, me, return_path=None):
        """What the servers on the way put before a message."""
        arrival = programs.date_text((when + datetime.timedelta(seconds=7)).astimezone(BERLIN))
        domain = programs.ascii_domain(sender_address.rpartition("@")[2])
        host = f"mail.{domain}"
        lines = [f"Return-Path: <{sender_address if return_path is None else return_path}>", f"Delivered-To: {me}",
                 f"Received: from mx.example.org ([198.51.100.7])\n\tby imap.example.org with LMTP\n\tid "
                 f"{self.year.dice.getrandbits(64):016x}"
                 f"\n\t(envelope-from <{sender_address if return_path is None else return_path}>)\n\tfor <{me}>; {arrival}",
                 f"Received: from {host} ({host} [203.0.113.{self.year.dice.randint(1, 250)}])\n"
                 f"\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n\tby mx.example.org (Postfix) with ESMTPS id "
                 f"{self.year.dice.getrandbits(40):010X}\n\tfor <{me}>; {arrival}"]
        if self.year.dice.random() < 0.7:
            lines.append(f"Authentication-Results: mx.example.org;\n\tdkim=pass header.d={domain} header.s=default;\n\tspf=pass")
            lines.append(f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain};\n\ts=default; h=from:to:subject:date;\n"
                         f"\tbh={self.year.dice.getrandbits(200):050x}=;\n\tb={self.year.dice.getrandbits(480):0120x}")
        return lines

    def out(self, to, when, means=None, never=None, cc=(), parent=None, program="thunderbird", subject=None, text=None, frm=None,
            fields=None, extra=(), folder="Sent", account=ORG, flags="S", why=None, unsure=None, hard=None, ends="\n", raw_body=None):
        """A message of the user's. `to` are people; `means` those among them it counts for, all of them if nothing is said."""
        me = BY_KEY["max"]
        address = frm or (ME[0] if account == ORG else ME[1])
        mail = self.compose(me, address, self.addressed(to, program), self.addressed(cc, program), when, subject, text, parent, program,
                            fields, extra, ends, raw_body)
        file = self.keep(mail, folder, account, flags)
        means = [person for person in to if person.uid] if means is None else means
        self.label(mail, file, means, never or (None if means else "nobody in the address book"), "out",
                   why or ("I answered" if parent else "I wrote"), unsure, hard)
        if parent and not never:
            self.year.answered(parent)
        return mail

    def into(self, sender, when, direction="in", never=None, to=None, cc=(), parent=None, program=None, subject=None, text=None,
             address=None, fields=None, extra=(), folder="INBOX", account=ORG, flags="S", new=False, why=None, unsure=None, hard=None,
             ends="\n", raw_body=None, return_path=None, means=None, trace=True):
        """A message to the user. `direction` is both if it answers one of the user's."""
        me = ME[0] if account == ORG else ME[1]
        program = program or sender.program
        address = address or sender.address
        if to is None:
            to = [(BY_KEY["max"].name if self.year.dice.random() < 0.8 else "", me)]
        to_text = ", ".join(programs.mailbox(name, one, program) for name, one in to) or None
        mail = self.compose(sender, address, to_text, self.addressed(cc, program), when, subject, text, parent, program, fields,
                            [*(self.trace(address, when, me, return_path) if trace else []), *extra], ends, raw_body)
        file = self.keep(mail, folder, account, flags, new)
        means = ([sender] if sender.uid else []) if means is None else means
        self.label(mail, file, means, never or (None if means else "from nobody in the address book"), direction,
                   why or ("they answered me" if direction == "both" else "they wrote"), unsure, hard)
        return mail


def later(dice, when, zone, low=2, high=130):
    """Some hours later, by day where the writer is."""
    when = (when + datetime.timedelta(hours=dice.uniform(low, high))).astimezone(zone)
    return when.replace(hour=dice.choice([0, 7, 8, 9, 10, 11, 12, 14, 16, 18, 19, 20, 21, 22, 23]), minute=dice.randint(0, 59))


def ordinary(post):
    """Letters to and fro with those who have a rhythm, as they fall."""
    dice, end = post.year.dice, at(12, 29)
    for person in CONTACTS:
        if not person.rhythm:
            continue
        when = at(1, 2) + datetime.timedelta(days=dice.uniform(0, person.rhythm))
        while when < end:
            account = COM if dice.random() < 0.2 else ORG
            mine = dice.choice(["thunderbird"] * 5 + ["k9"] * 3 + ["mutt"])
            theirs = dice.choice(person.addresses)
            when = when.replace(hour=dice.choice([8, 9, 12, 13, 18, 20, 22, 23]), minute=dice.randint(0, 59))
            archive = "Archive" if dice.random() < 0.3 else "INBOX"
            if dice.random() < 0.55:
                address = programs.mailbox(person.name, theirs, mine)
                mail = post.out([person], when, account=account, program=mine, fields={"To": address})
                turn = "they" if dice.random() < 0.7 else ""
            else:
                sent = when.astimezone(person.zone)
                mail = post.into(person, sent, account=account, address=theirs, folder=archive,
                                 new=archive == "INBOX" and dice.random() < 0.1)
                turn = "I" if dice.random() < 0.65 else ""
            last = when
            while turn:
                zone = person.zone if turn == "they" else BERLIN
                moment = later(dice, last, zone)
                if moment <= last or moment >= end:
                    moment = last.astimezone(zone) + datetime.timedelta(hours=1, minutes=dice.randint(1, 50))
                last = moment
                if turn == "they":
                    mail = post.into(person, moment, "both", parent=mail, account=account, address=theirs, folder=archive)
                    turn = "I" if dice.random() < 0.5 else ""
                else:
                    mail = post.out([person], moment, parent=mail, account=account, program=mine,
                                    fields={"To": programs.mailbox(person.name, theirs, mine)})
                    turn = "they" if dice.random() < 0.4 else ""
            when += datetime.timedelta(days=dice.uniform(0.5, 1.5) * person.rhythm)


def strangers(post):
    """People who are in no address book."""
    dice = post.year.dice
    for person in STRANGERS:
        for _ in range(dice.randint(2, 6)):
            when = at(dice.randint(1, 12), dice.randint(1, 27), dice.randint(7, 22))
            mail = post.into(person, when) if dice.random() < 0.5 else post.out([person], when)
            if dice.random() < 0.4:
                post.into(person, when + datetime.timedelta(hours=9), parent=mail, never="from nobody in the address book")


def stray(year):
    """What lies beside the messages, and is none."""
    for path, text in [
        ("mail/example.org/dovecot-uidlist", "3 V1735689600 N1201 G0a1b2c\n"), ("mail/example.org/dovecot-uidvalidity", "67748000"),
        ("mail/example.org/subscriptions", "V\t2\n\nSent\nArchive\n"), ("mail/example.org/.Sent/maildirfolder", ""),
        ("mail/example.org/.Sent/dovecot.index.log", "\x01\x02"), ("mail/example.org/dovecot-keywords", "0 $Forwarded\n"),
        ("mail/example.com/INBOX/.uidvalidity", "1735689600\n"),
        ("mail/example.com/INBOX/.mbsyncstate", "FarUidValidity 1735689600\nNearUidValidity 1735689600\nMaxPulledUid 40\n"),
        ("mail/example.com/Gesendet/.mbsyncstate.lock", ""),
    ]:
        year.write(path, text.encode())
    for folder, names, _ in list(os.walk(os.path.join(year.folder, "mail"))):
        if "cur" in names or "new" in names or folder.endswith("example.org"):
            for name in ("cur", "new", "tmp"):
                os.makedirs(os.path.join(folder, name), exist_ok=True)


def write(year):
    import machines
    import oddities
    post = Post(year)
    ordinary(post)
    strangers(post)
    oddities.write(post)
    machines.write(post)
    stray(year)
