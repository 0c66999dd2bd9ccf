#!/usr/bin/python3
"""Five years of mail and 800 cards of one person, below a home folder; and what is true of it, in a file of its own.

  five-years.py HOME TRUTH

Writes HOME/Mail (the Maildirs Inbox, Sent and Archive) and HOME/.contacts/people. Two dozen people have a rhythm with the user: with some
it goes on, with some it broke off a year or two ago. Some hundred wrote once or twice. The rest are newsletters, mailing lists and
notifications, some of them from people who have a card. All days are counted back from today; the same seed makes the same mail.
"""
import datetime
import json
import os
import pathlib
import random
import sys
import unicodedata
from zoneinfo import ZoneInfo

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Evidence"))
import programs  # noqa: E402

ME, MY_NAME = "max@example.org", "Max Mustermann"
ZONE = ZoneInfo("Europe/Berlin")
TODAY = datetime.datetime.now(ZONE).date()
SPAN = 5 * 365 - 20
GIVEN = """
    Anna Björn Clara Dmitri Elif Fatima Georg Hana Ines Jonas Katarzyna Lukas Mei Nils Olga Pablo Quentin Rosa Søren Theo Ulrike Viktor
    Wanda Xenia Yusuf Zoë Albert Beate Carlos Doris Emil Friederike Gustav Helga Ivo Jana Karl Lotte Martin Nora""".split()
FAMILY = """
    Adler Brandt Costa Dupont Eriksson Fischer García Huber Ivanova Jansen Kowalska Lindqvist Moreau Novák O'Brien Pereira Quast
    Richter Schäfer Tanaka Unger Vogel Weber Yılmaz Zimmermann Arnold Beck Conrad Diehl Engel Frank Graf Hahn Iversen Jung Krause
    Lange Maurer Nowak Otto""".split()
HOSTS = "mail.example.net post.example web.example correo.example uni.example werk.example".split()
PROGRAMS = "thunderbird gmail outlook apple k9 mutt".split()
# Days between two exchanges; how many days ago the last one was; how many years ago it began; whether they write to and fro for some days.
GOES_ON = [(7, 4, 5, False), (10, 1, 5, False), (14, 9, 3, False), (14, 11, 5, False), (18, 5, 2, False), (21, 16, 5, False),
           (21, 1, 4, False), (25, 12, 5, False), (28, 20, 3, False), (30, 45, 5, False), (30, 10, 5, True), (42, 70, 4, False),
           (60, 31, 5, True), (75, 50, 5, False), (90, 64, 5, True)]
BROKE_OFF = [(12, 420, 4, False), (14, 610, 5, False), (20, 390, 5, False), (21, 700, 5, False), (28, 500, 4, True), (30, 640, 5, False),
             (35, 450, 5, False), (45, 730, 5, True), (60, 560, 5, True)]
SUBJECTS = ["Saturday", "The book", "Holidays", "Photos of the summer", "A question", "Grüße aus Köln", "Dinner?", "News"]
TEXTS = ["how are you? We are back from the mountains, and it rained.", "are you free on Saturday? There is a concert in the park.",
         "here is the recipe you asked for. Take less sugar.", "thank you for the book, I have read half of it already.",
         "the children have started school, and nobody sleeps any more."]
dice = random.Random(20_26)


class Person:
    def __init__(self, number):
        self.number = number
        self.name = f"{GIVEN[number % 40]} {FAMILY[(number // 40 + 7 * number) % 40]}"
        self.uid = f"person-{number:03}"
        plain = unicodedata.normalize("NFKD", self.name.replace("ø", "o").replace("ı", "i")).encode("ascii", "ignore").decode()
        self.address = f"{plain.lower().replace(' ', '.').replace(chr(39), '')}@{HOSTS[number % 6]}"
        self.has_address, self.group = number % 8 != 3, None
        self.program = PROGRAMS[number % 6]

    def card(self):
        given, family = self.name.split(" ", 1)
        lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{self.uid}", f"FN:{self.name}", f"N:{family};{given};;;"]
        if self.has_address:
            lines.append(f"EMAIL;TYPE=INTERNET:{self.address}")
        if self.group:
            lines.append(f"CATEGORIES:{self.group}")
        # No birthday is near, so that what is due in the first weeks doesn't depend on the day of the year.
        if self.number % 9 == 4:
            day = TODAY + datetime.timedelta(days=60 + self.number % 240)
            lines.append(f"BDAY:{1950 + self.number % 50}-{day:%m}-{min(day.day, 28):02}")
        if self.number % 37 == 6:
            lines.append("NOTE:met in Lübeck")
        return "\r\n".join(lines + ["END:VCARD", ""]).encode()


class Post:
    """Delivers letters into the Maildirs."""

    def __init__(self, mail):
        self.mail, self.count, self.new = mail, 0, set()
        for folder in ("Inbox", "Sent", "Archive"):
            for part in ("cur", "new", "tmp"):
                os.makedirs(mail / folder / part)

    def deliver(self, folder, program, sender, to, when, subject, text, parent=None, extra=()):
        """Returns the Message-ID, and those before it."""
        self.count += 1
        identity = f"<{dice.getrandbits(64):016x}.{self.count}@{sender[1].partition('@')[2]}>"
        before = parent[1] + [parent[0]] if parent else []
        fields = {"From": programs.mailbox(*sender, program), "To": ", ".join(programs.mailbox(*one, program) for one in to),
                  "Cc": None, "Bcc": None, "Subject": programs.encoded(subject, program),
                  "Date": programs.date_text(programs.written(program, when)), "Message-ID": identity,
                  "In-Reply-To": parent[0] if parent else None, "References": " ".join(before) or None}
        data = programs.header(program, fields, extra) + "\n" + programs.body(program, text)
        # What is older than half a year was put away.
        if folder == "Inbox" and (TODAY - when.date()).days > 180:
            folder = "Archive"
        path = self.mail / folder / "cur" / f"{int(when.timestamp())}.M{self.count}P4321.laptop:2,S"
        path.write_bytes(data.encode())
        os.utime(path, (when.timestamp(), when.timestamp()))
        return identity, before

    def out(self, person, when, parent=None, to=None):
        return self.deliver("Sent", "thunderbird", (MY_NAME, ME), to or [(person.name, person.address)], when,
                            ("Re: " if parent else "") + dice.choice(SUBJECTS), "Hello,\n\n" + dice.choice(TEXTS) + "\n\nMax", parent)

    def into(self, person, when, parent=None, extra=(), to=None, subject=None):
        return self.deliver("Inbox", person.program, (person.name, person.address), to or [(MY_NAME, ME)], when,
                            subject or ("Re: " if parent else "") + dice.choice(SUBJECTS), "Hello Max,\n\n" + dice.choice(TEXTS), parent,
                            list(extra))


def moment(ago, hour=None):
    day = TODAY - datetime.timedelta(days=ago)
    return datetime.datetime(day.year, day.month, day.day, dice.randint(8, 21) if hour is None else hour, dice.randint(0, 59), tzinfo=ZONE)


def exchange(post, person, ago, is_last, is_long):
    """Some letters about one thing, the last of them so many days ago. Returns on how many days ago they were in touch."""
    if is_long and not is_last:
        letter = post.out(person, moment(ago + 3))
        letter = post.into(person, moment(ago + 2), letter)
        letter = post.out(person, moment(ago + 1), letter)
        post.into(person, moment(ago), letter)
        return [ago + 3, ago + 2, ago + 1, ago]
    kind = "mine" if is_last else dice.choice(["mine", "mine", "answered", "answered", "theirs", "long"])
    if kind == "mine":
        post.out(person, moment(ago))
        return [ago]
    if kind == "answered":
        first = post.out(person, moment(ago + 1, 9))
        post.into(person, moment(ago, 10), first)
        return [ago + 1, ago]
    if kind == "theirs":
        first = post.into(person, moment(ago + 1, 9))
        post.out(person, moment(ago, 10), first)
        return [ago]
    first = post.into(person, moment(ago + 2, 9))
    second = post.out(person, moment(ago + 1, 9), first)
    third = post.into(person, moment(ago + 1, 20), second)
    post.out(person, moment(ago, 8), third)
    return [ago + 1, ago]


def rhythm(post, person, every, last, years, is_long):
    """Exchanges in this rhythm, some days sooner or later, from so many years ago to the last."""
    days, ago, is_last = [], last, True
    while ago < min(years * 365, SPAN):
        days += exchange(post, person, ago, is_last, is_long)
        # Nobody writes by the calendar.
        ago += max(3, round(every * dice.uniform(0.75, 1.25)))
        is_last = False
    return dict(name=person.name, uid=person.uid, every=every, last=last, days=len(set(days)),
                lastDay=str(TODAY - datetime.timedelta(days=last)))


def listed(post, people, strangers):
    """A mailing list of the choir, to which some contacts and the user write."""
    to, extra = [("Choir", "choir@lists.example.net")], ["List-Id: The choir <choir.lists.example.net>", "Precedence: list",
                                                         "List-Post: <mailto:choir@lists.example.net>"]
    for ago in range(2, SPAN, 4):
        sender = dice.choice(people + strangers)
        first = post.into(sender, moment(ago, 12), extra=extra, to=to, subject="[choir] rehearsal")
        if ago % 3 == 0:
            post.out(sender, moment(ago, 20), first, to=to + [(sender.name, sender.address)])


def circulars(post, people, strangers):
    """Newsletters: of shops every week, of people who have a card every month or so."""
    extra = ["List-Unsubscribe: <https://news.example/u>", "Precedence: bulk", "Feedback-ID: 1:2:3:4"]
    for number, sender in enumerate(strangers):
        for ago in range(number % 7, SPAN, 21):
            post.into(sender, moment(ago, 6), extra=extra, subject=f"This week at {sender.name}")
    for number, sender in enumerate(people):
        for ago in range(number + 3, SPAN, 14 + number):
            post.into(sender, moment(ago, 7), extra=extra[:1], subject="My letter to all friends of the garden")


def notifications(post, people, strangers):
    """What programs send by themselves, some of it with a contact's address."""
    for number, sender in enumerate(strangers):
        for ago in range(number, SPAN, 12):
            post.into(sender, moment(ago, 3), extra=["Auto-Submitted: auto-generated"], subject="Your invoice")
    for number, sender in enumerate(people):
        for ago in range(number + 5, SPAN, 30):
            post.into(sender, moment(ago, 4), extra=["Auto-Submitted: auto-replied"], subject="Out of office")


def stranger(name, address):
    person = Person(5)
    person.name, person.address = name, address
    return person


def main(home, truth):
    post = Post(home / "Mail")
    people = [Person(number) for number in range(800)]
    free = [person for person in people if person.has_address]
    dice.shuffle(free)
    with_rhythm = [free.pop() for _ in GOES_ON + BROKE_OFF]
    few, friends = [free.pop() for _ in range(260)], [free.pop() for _ in range(5)]
    on_list, with_circular, automatic = ([free.pop() for _ in range(count)] for count in (8, 6, 4))
    silent = free + [person for person in people if not person.has_address]
    # The friends: with three there is a rhythm, to three the user wrote once or twice, one wrote and got no answer; with five nothing.
    for person in with_rhythm[4:7] + few[:4] + friends:
        person.group = "Friends"
    for person in few[20:28] + silent[:10]:
        person.group = "Choir"
    for person in few[40:55] + silent[20:35]:
        person.group = "Colleagues"

    rhythms = [rhythm(post, person, *facts) for person, facts in zip(with_rhythm, GOES_ON + BROKE_OFF)]
    # They wrote after that, and wait for an answer.
    waits = with_rhythm[9]
    post.into(waits, moment(6), subject="Are you well?")
    last = {}
    for number, person in enumerate(few):
        for _ in range(1 + number % 2):
            ago = dice.randint(30, SPAN)
            if number % 3 == 2:
                post.into(person, moment(ago))
            else:
                post.out(person, moment(ago))
                last[person.name] = min(ago, last.get(person.name, SPAN))
    listed(post, on_list, [stranger("Kai Chormann", "kai@chor.example"), stranger("Ida Alt", "ida@alt.example")])
    circulars(post, with_circular, [stranger(f"Shop {number}", f"news@shop-{number}.example") for number in range(30)])
    notifications(post, automatic, [stranger(f"Service {number}", f"noreply@service-{number}.example") for number in range(10)])

    cards = home / ".contacts" / "people"
    os.makedirs(cards)
    for person in people:
        (cards / f"{person.uid}.vcf").write_bytes(person.card())
    groups = {name: sorted(person.name for person in people if person.group == name) for name in ("Friends", "Choir", "Colleagues")}
    goes_on = [one["name"] for one in rhythms[:len(GOES_ON)]]
    # One of those with whom it goes on they don't want to be reminded of.
    facts = dict(letters=post.count, rhythms=rhythms, wanted=goes_on[:-1], unwanted=goes_on[-1],
                 brokeOff=[one["name"] for one in rhythms[len(GOES_ON):]], waits=waits.name,
                 yesterday=[one["name"] for one in rhythms if one["last"] == 1], corresponded=len(with_rhythm + few), groups=groups,
                 once={name: str(TODAY - datetime.timedelta(days=ago)) for name, ago in sorted(last.items())}, unanswered=few[2].name,
                 never=sorted(person.name for person in on_list + with_circular + automatic))
    pathlib.Path(truth).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{post.count} letters, {len(people)} cards")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
