"""The year's calendars: vdirs as khal, vdirsyncer (from Radicale, Nextcloud, Google) and Outlook's export leave them.

The labels come from the days on which somebody met, which are listed or counted here in civil days; the RRULE beside says the same.
"""
import datetime

from oddities import (ADA, ANNA, BOB, CARLOS, CLARA, DAVID, ELIF, FRANK, GITA, HANS, INES, JAN, KARIN, KENJI, LUCA, MAYA, MIA, NOAH, OSKAR,
                      PAULA,
                      QUIRIN, SIOBHAN, STEFAN, TANTE, TOM, ULRIKE, VIKTOR, WANDA, YUSUF, ZOE)
from people import STRANGERS
from year import ME

PRODID = {
    "khal": "-//PIMUTILS.ORG//NONSGML khal / icalendar //EN", "radicale": "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
    "nextcloud": "-//IDN nextcloud.com//Calendar app 4.7.16//EN", "google": "-//Google Inc//Google Calendar 70.9054//EN",
    "outlook": "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "davx5": "DAVx5/4.4.5-ose ical4j/3.2.19",
}
FOLDER = {"khal": "calendars/private", "radicale": "calendars/radicale/8d9c2f3e", "nextcloud": "calendars/nextcloud/personal",
          "google": "calendars/google/max@example.org", "outlook": "calendars/outlook", "davx5": "calendars/radicale/8d9c2f3e"}
RULES = {  # standard offset, summer offset, start of summer, end of summer
    "Europe/Berlin": ("+0100", "+0200", ("19700329T020000", "3;BYDAY=-1SU"), ("19701025T030000", "10;BYDAY=-1SU")),
    "America/New_York": ("-0500", "-0400", ("20070311T020000", "3;BYDAY=2SU"), ("20071104T020000", "11;BYDAY=1SU")),
}
WINDOWS = {"Europe/Berlin": "W. Europe Standard Time", "America/New_York": "Eastern Standard Time"}


def zone_lines(zone, name):
    if zone == "Asia/Kolkata":
        return ["BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530",
                "TZNAME:IST",
                "END:STANDARD", "END:VTIMEZONE"]
    standard, summer, start, end = RULES[zone]
    return ["BEGIN:VTIMEZONE", f"TZID:{name}",
            "BEGIN:DAYLIGHT", f"DTSTART:{start[0]}", f"RRULE:FREQ=YEARLY;BYMONTH={start[1]}", f"TZOFFSETFROM:{standard}",
            f"TZOFFSETTO:{summer}", "END:DAYLIGHT",
            "BEGIN:STANDARD", f"DTSTART:{end[0]}", f"RRULE:FREQ=YEARLY;BYMONTH={end[1]}", f"TZOFFSETFROM:{summer}",
            f"TZOFFSETTO:{standard}", "END:STANDARD",
            "END:VTIMEZONE"]


def fold(line):
    """At 75 octets, not within a character (RFC 5545, 3.1)."""
    data, out = line.encode(), []
    limit = 75
    while len(data) > limit:
        cut = limit
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        out.append(data[:cut])
        data, limit = data[cut:], 74
    return b"\r\n ".join(out + [data])


class Diary:
    def __init__(self, year):
        self.year, self.me = year, ME[0]

    def person(self, who, status="ACCEPTED", role="REQ-PARTICIPANT", more="", name="ATTENDEE"):
        """A line for an organizer or attendee; `who` is a contact, or an address."""
        address = who if isinstance(who, str) else who.addresses[0]
        common = "" if isinstance(who, str) else ";CN=" + ("\"" + who.name.replace("\"",
            "'") + "\"" if set(who.name) & set(",;:\"") else who.name)
        if name == "ORGANIZER":
            return f"ORGANIZER{common}:mailto:{address}"
        return f"ATTENDEE{common};ROLE={role}" + (f";PARTSTAT={status}" if status else "") + f"{more}:mailto:{address}"

    def moment(self, name, when, zone, program):
        if not isinstance(when, datetime.datetime):
            return f"{name};VALUE=DATE:{when:%Y%m%d}"
        if zone == "UTC":
            return f"{name}:{when:%Y%m%dT%H%M%SZ}"
        if zone is None:
            return f"{name}:{when:%Y%m%dT%H%M%S}"
        return f"{name};TZID={WINDOWS.get(zone, zone) if program == 'outlook' else zone}:{when:%Y%m%dT%H%M%S}"

    def component(self, program, uid, summary, start, minutes, zone, lines):
        end = start + (datetime.timedelta(minutes=minutes) if isinstance(start, datetime.datetime) else datetime.timedelta(days=minutes))
        out = ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20250101T080000Z", self.moment("DTSTART", start, zone, program)]
        out.append(f"DURATION:PT{minutes}M" if program == "davx5" and isinstance(start, datetime.datetime) else self.moment("DTEND", end,
            zone, program))
        out.append(f"SUMMARY:{summary}")
        if program == "google":
            out += ["CREATED:20250101T080000Z", "LAST-MODIFIED:20250101T080000Z", "SEQUENCE:0"]
            lines = [line if "CUTYPE" in line else line.replace("ATTENDEE;",
                "ATTENDEE;CUTYPE=INDIVIDUAL;X-NUM-GUESTS=0;") for line in lines]
        if program == "outlook":
            out += ["CLASS:PUBLIC", "PRIORITY:5", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-CDO-IMPORTANCE:1",
                    "X-MICROSOFT-DISALLOW-COUNTER:FALSE"]
        return out + list(lines) + ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "DESCRIPTION:Reminder", "END:VALARM", "END:VEVENT"]

    def save(self, program, components, zones, uid=None, folder=None):
        name = uid or self.year.uuid()
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID[program]}"]
        if program in ("google", "outlook"):
            lines += ["CALSCALE:GREGORIAN"] + (["METHOD:PUBLISH"] if program == "outlook" else [])
        for zone in zones:
            if zone not in ("UTC", None):
                lines += zone_lines(zone, WINDOWS.get(zone, zone) if program == "outlook" else zone)
        for component in components:
            lines += component
        file = f"{folder or FOLDER[program]}/{name}.ics"
        self.last = self.year.write(file, b"\r\n".join(fold(line) for line in lines + ["END:VCALENDAR"]) + b"\r\n")
        return self.last

    def new_uid(self, program):
        if program == "google":
            return f"{self.year.dice.getrandbits(130):026x}@google.com"
        if program == "outlook":
            return "040000008200E00074C5B7101A82E008" + f"{self.year.dice.getrandbits(192):048X}"
        return self.year.uuid().upper() if program == "nextcloud" else self.year.uuid()

    def event(self, program, summary, start, people=(), met=(), never=None, minutes=60, zone="Europe/Berlin", organizer=None,
              me="ACCEPTED", lines=(), why="we met", unsure=None, ask=None, day=None, uid=None, folder=None, hard=None):
        """One event. `people` are (contact, PARTSTAT) or whole lines; `met` are those it counts for, `never` why it does for nobody."""
        uid = uid or self.new_uid(program)
        out = []
        if organizer:
            out.append(self.person(organizer, name="ORGANIZER"))
        if me and (people or organizer):
            out.append(self.person(self.me, me))
        out += [entry if isinstance(entry, str) else self.person(*entry) for entry in people]
        component = self.component(program, uid, summary, start, minutes, zone, out + list(lines))
        file = self.save(program, [component], [zone] if isinstance(start, datetime.datetime) else [],
                         uid.replace("@", "_") if program == "radicale" else uid, folder)
        self.label(file, day or (start.date() if isinstance(start, datetime.datetime) else start), met, never, why, unsure, ask, hard)
        return file

    def label(self, file, day, met, never, why="", unsure=None, ask=None, hard=None):
        if never:
            self.year.never(file, never, unsure, ask)
        for person in met:
            self.year.happened(person, day, "both", "calendar", file, why, unsure, hard)


def t(month, day, hour=19, minute=0, year=2025):
    return datetime.datetime(year, month, day, hour, minute)


def d(month, day, year=2025):
    return datetime.date(year, month, day)


def single(diary):
    event, me = diary.event, diary.me
    yes, no, maybe, silent = "ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION"
    event("google", "Dinner", t(1, 14), [(ADA, yes)], [ADA], organizer=me)
    event("google", "Call about the flat", t(2, 11, 9), [(BOB, yes)], [BOB], organizer=BOB, why="we talked",
          lines=["X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"])
    event("nextcloud", "Lunch", t(2, 25, 12), [(CLARA, yes)], [CLARA], organizer=me, lines=["LOCATION:Café Einstein\\, Berlin"])
    event("nextcloud", "Cinema", t(3, 13, 20), [(ELIF, yes), (FRANK, no), (GITA, maybe), (HANS, silent), (INES, None)], [ELIF],
          organizer=me, why="we met; the others did not accept")
    event("outlook", "Besprechung", t(3, 18, 14), [(SIOBHAN, None)], [SIOBHAN], organizer=SIOBHAN, why="we met; she is the organizer")
    event("outlook", "Review", t(3, 19, 9), [(DAVID, yes), diary.person("room3@werk.example", more=";CUTYPE=ROOM"),
                                             diary.person("beamer@werk.example", more=";CUTYPE=RESOURCE")], [DAVID], organizer=me)
    event("radicale", "Walk", t(4, 6, 15), [(JAN, yes)], [JAN], organizer=me, me=None, why="we met; I am the organizer and no attendee")
    event("radicale", "Tea", t(4, 8, 16), [], [KARIN], organizer=KARIN, why="we met; only an organizer and me")
    event("davx5", "Museum", t(4, 10, 11), [(LUCA, yes)], [LUCA], organizer=me, minutes=90)
    event("davx5", "Swimming", t(4, 12, 8), [(MIA, yes)], [MIA], organizer="max@example.org", zone=None, why="we met; a floating time")
    event("google", "Six at the table", t(5, 8), [(ADA, yes), (BOB, yes), (CLARA, yes), (DAVID, yes), (ELIF, yes)],
          [ADA, BOB, CLARA, DAVID, ELIF],
          organizer=me, why="we met; six people")
    event("google", "Six and a room", t(5, 15), [(FRANK, yes), (GITA, yes), (HANS, yes), (INES, yes), (JAN, yes),
          diary.person("c_room@resource.calendar.google.com", more=";CUTYPE=RESOURCE")], [FRANK, GITA, HANS, INES, JAN], organizer=me,
          why="we met; six people and a room")
    event("google", "Seven at the table", t(5, 22), [(person, yes) for person in (KARIN, LUCA, MIA, NOAH, OSKAR, PAULA)],
          never="too many: seven people", organizer=me)
    event("google", "All hands", t(5, 23, 9), [(QUIRIN, yes)] + [(person, yes) for person in STRANGERS[:9]],
          never="too many: eleven people", organizer=QUIRIN)
    event("nextcloud", "Yoga", t(6, 3), [(STEFAN, yes)], never="I declined", organizer=STEFAN, me=no)
    event("nextcloud", "Opera", t(6, 5), [(ULRIKE, yes)], never="cancelled", organizer=me, lines=["STATUS:CANCELLED"])
    event("google", "Sailing", t(6, 7), [(WANDA, no)], never="the contact declined", organizer=me)
    event("google", "Brunch", t(6, 8, 10), [(YUSUF, silent)], never="the contact has not answered", organizer=me)
    event("google", "Beer", t(6, 10), [(ZOE, maybe)], never="the contact answered with maybe", organizer=me)
    event("outlook", "Walk", t(6, 12), [(ZOE, yes)], [ZOE], organizer=ZOE, me=silent,
          unsure="I have not answered; the design excludes only what I declined")
    event("outlook", "Tennis", t(6, 13), [(OSKAR, yes)], [OSKAR], organizer=OSKAR, me=maybe,
          unsure="I answered with maybe; the design excludes only what I declined")
    event("radicale", "Concert", t(6, 14), [(PAULA, "accepted")], [PAULA], organizer="MAX@example.org",
          why="we met; PARTSTAT in small letters")
    # Not the user's: a calendar that somebody shares.
    event("nextcloud", "Girls' night", t(6, 20), [(MIA, yes)], never="I am not among the people; the calendar is another one's",
          organizer="erika@example.org", me=None, unsure="by the design's words it counts: I have not declined, and she accepted",
          folder="calendars/nextcloud/erika_shared_by_erika")
    # The name stands only in the summary.
    for program, person, text, day in [("khal", TANTE, "Kaffee bei Tante Erna", 2), ("khal", VIKTOR, "Viktor Horn: chess", 9),
                                       ("khal", ANNA, "Dinner with Anna Schmidt", 16),
                                       ("google", STEFAN, "Stefan Koch / Max Mustermann", 23)]:
        event(program, text, t(7, day), never="only the summary names the contact", ask=person,
              unsure="the design wants who accepted or organizes; the notes would ask. A person would say that they met")
    event("khal", "Dentist", t(7, 4, 8), never="nobody else")
    event("khal", "Picnic", t(7, 5, 12), [diary.person(CARLOS, None)], never="the contact has not answered: khal's attendees have no "
                                                                             "PARTSTAT", me=None, ask=CARLOS)
    event("google", "Meeting with a stranger", t(7, 7, 9), [(STRANGERS[3], yes)], never="nobody in the address book", organizer=me)
    # Whole days.
    event("google", "Ada's birthday", d(12, 10), [(ADA, yes)], never="a birthday: all day, yearly", organizer=me, minutes=1,
          lines=["RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT"])
    event("nextcloud", "Wedding anniversary", d(8, 8), [(GITA, yes)], never="all day, yearly", organizer=me, minutes=1,
          lines=["RRULE:FREQ=YEARLY", "TRANSP:OPAQUE"])
    event("google", "Bob is away", d(8, 11), [(BOB, yes)], never="all day, transparent", organizer=BOB, minutes=5,
          lines=["TRANSP:TRANSPARENT"])
    event("google", "Hiking", d(8, 16), [(HANS, yes)], [HANS], organizer=me, minutes=2, lines=["TRANSP:OPAQUE"],
          why="we met; two whole days, of which the first counts",
          unsure="the design gives one day to an event, and does not say which of several")
    for person, month, day in ((ADA, 12, 10), (MIA, 3, 3), (TOM, 7, 30)):
        uid = f"{person.uid}-BDAY"
        event("nextcloud", f"🎂 {person.name} (1985)", datetime.date(1985, month, day), never="a birthday, of the birthday calendar",
              minutes=1, uid=uid, folder="calendars/nextcloud/contact_birthdays", lines=["RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT",
                  "X-NEXTCLOUD-BC-FIELD-TYPE:BDAY",
                                                                     f"X-NEXTCLOUD-BC-UNKNOWN-YEAR:0", "CATEGORIES:Birthday"])
    # Zones and days.
    event("google", "Late call", t(9, 3, 20), [(TOM, yes)], [TOM], organizer=TOM, zone="America/New_York",
          why="we talked; 2 o'clock of the next day here")
    event("google", "Midnight call", t(9, 10, 22, 30), [(MAYA, yes)], [MAYA], organizer=MAYA, zone="UTC", day=d(9, 11),
          why="we talked; written in UTC, it was past midnight here",
          unsure="the design wants the event's local date; one in UTC has none but the user's own")
    event("radicale", "Morning call", t(9, 12, 9), [(MAYA, yes)], [MAYA], organizer=me, zone="Asia/Kolkata", why="we talked")
    event("outlook", "New Year's Eve", t(12, 31, 22), [(LUCA, yes)], [LUCA], organizer=me, minutes=300,
          why="we met; it ended in the new year")
    event("google", "In spring", t(3, 30, 2, 30), [(INES, yes)], [INES], organizer=me, why="we met, in an hour that the clocks skipped")
    event("google", "Next week", t(1, 9, year=2026), [(ANNA, yes)], never="not ended yet", organizer=me)
    event("nextcloud", "Next summer", t(6, 9, year=2026), [(GITA, yes)], never="not ended yet", organizer=me)
    # The same event in two calendars, and entered twice.
    uid = "2f1d7c9a-shared@google.com"
    for program in ("google", "nextcloud"):
        event(program, "Theatre", t(10, 2, 20), [(NOAH, yes)], [NOAH], organizer=me, uid=uid)
    for program in ("outlook", "davx5"):
        event(program, "Theatre again", t(10, 9, 20), [(NOAH, yes)], [NOAH], organizer=me)
    # iCloud names people by paths of its own, with the address as a parameter.
    event("radicale", "Garden", t(10, 13, 16), [f"ATTENDEE;CN=Karin;CUTYPE=INDIVIDUAL;EMAIL={KARIN.address};"
                                                f"PARTSTAT=ACCEPTED:/aMTAyNDU2/principal/"], [KARIN],
          organizer=me, hard="her address is only in the parameter EMAIL, as iCloud writes it")
    # An answer of the second address; addresses in capitals; an event without an end; a to-do; a file cut off.
    event("google", "From the second account", t(10, 14), [diary.person(ME[1]), (QUIRIN, yes)], [QUIRIN], organizer=QUIRIN, me=None)
    event("outlook", "Capitals", t(10, 15), [diary.person("WANDA@Kowalska.Example").replace("mailto", "MAILTO")], [WANDA], organizer=me,
          why="we met; the address in capitals")
    event("outlook", "Declined by the second address", t(10, 16), [diary.person(ME[1], no), (QUIRIN, yes)],
          never="I declined, with my second address", organizer=QUIRIN, me=None)
    task = ["BEGIN:VTODO", "UID:todo-1", "SUMMARY:Write to Ada Lovelace", "DUE;VALUE=DATE:20251020", "STATUS:NEEDS-ACTION", "END:VTODO"]
    diary.label(diary.save("nextcloud", [task], [], "todo-1"), None, [], "a task, not an event")
    diary.year.never(diary.year.write("calendars/private/cut-off.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:cut\r\n"
                                                                       b"DTSTART:2025"), "cut off: no event")
    diary.year.write("calendars/private/color", b"#0E61B9")
    diary.year.write("calendars/private/displayname", "Privat".encode())
    diary.year.write("calendars/radicale/8d9c2f3e/.Radicale.props", b"{\"tag\": \"VCALENDAR\", \"D:displayname\": \"Privat\"}")


def series(diary):
    """Repeated events. `days` are the days on which one took place, or would have."""
    me = diary.me

    def repeat(program, summary, first, rule, days, person, zone="Europe/Berlin", skipped=(), extra=(), overrides=(), organizer=me,
               names=(), why="we met, as every time", unsure=None, status="ACCEPTED"):
        """`skipped` are days taken out by EXDATE (`extra` has its line); `overrides` are (day, start or None, lines, reason)."""
        uid = diary.new_uid(program)
        who = [diary.person(organizer, name="ORGANIZER"), diary.person(me), diary.person(person, status), *names]
        components = [diary.component(program, uid, summary, first, 60, zone, [*who, f"RRULE:{rule}", *extra])]
        changed = {day: (start, lines, reason) for day, start, lines, reason in overrides}
        for day, (start, lines, _) in changed.items():
            original = datetime.datetime.combine(day, first.time())
            own = lines if any(line.startswith("ATTENDEE") for line in lines) else who + lines
            components.append(diary.component(program, uid, summary, start or original, 60, zone,
                [diary.moment("RECURRENCE-ID", original, zone, program), *own]))
        file = diary.save(program, components, [zone], uid)
        for day in days:
            part = f"{file}#{day:%Y%m%d}T{first:%H%M%S}"
            start, _, reason = changed.get(day, (None, None, None))
            if day in skipped:
                continue
            if reason and not start:
                diary.year.never(part, reason)
            else:
                diary.year.happened(person, start.date() if start else day, "both", "calendar", part, reason or why, unsure)

    def every(first, step, count):
        return [first + datetime.timedelta(days=step * number) for number in range(count)]

    # Every other Tuesday from 7 January, through both changes of the clocks: 26 in the year, and no end.
    days = every(d(1, 7), 14, 26)
    repeat("google", "Running", t(1, 7, 18), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", days, HANS, skipped=[days[6], days[17]],
           extra=[f"EXDATE;TZID=Europe/Berlin:{days[6]:%Y%m%d}T180000", f"EXDATE;TZID=Europe/Berlin:{days[17]:%Y%m%d}T180000"],
           overrides=[(days[3], datetime.datetime.combine(days[3], t(1, 1, 18).time()) + datetime.timedelta(days=1), [],
                       "we met, a day later that time"),
                      (days[9], None, ["STATUS:CANCELLED"], "cancelled, this time"),
                      (days[12], None, [diary.person(me, name="ORGANIZER"), diary.person(me, "DECLINED"), diary.person(HANS)],
                       "I declined, this time"),
                      (days[20], None, [diary.person(me, name="ORGANIZER"), diary.person(me), diary.person(HANS, "DECLINED")],
                       "the contact declined, this time")])
    # The last Friday of each month.
    fridays = [d(1, 31), d(2, 28), d(3, 28), d(4, 25), d(5, 30), d(6, 27), d(7, 25), d(8, 29), d(9, 26), d(10, 31), d(11, 28), d(12, 26)]
    repeat("nextcloud", "Stammtisch", t(1, 31, 20), "FREQ=MONTHLY;BYDAY=-1FR", fridays, CLARA, skipped=[fridays[11]],
           extra=["EXDATE:20251226T190000Z"])
    # The second working day of each month.
    second = [d(1, 2), d(2, 4), d(3, 4), d(4, 2), d(5, 2), d(6, 3), d(7, 2), d(8, 4), d(9, 2), d(10, 2), d(11, 4), d(12, 2)]
    repeat("outlook", "Coffee", t(1, 2, 9), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2;COUNT=12", second, GITA)
    # In New York's zone, where the clocks change on other days; the last one is on 26 June, which UNTIL has in UTC.
    days = every(d(2, 6), 28, 6)
    repeat("google", "Call", t(2, 6, 17), "FREQ=WEEKLY;INTERVAL=4;UNTIL=20250626T210000Z;BYDAY=TH", days, TOM, zone="America/New_York",
           organizer=TOM, why="we talked, as every time")
    repeat("radicale", "A course", t(9, 15, 19), "FREQ=DAILY;COUNT=4", every(d(9, 15), 1, 4), PAULA)
    repeat("davx5", "Rent", t(1, 15, 12), "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20250715T235959Z", [d(month, 15) for month in range(1, 8)],
           OSKAR)
    # The 31st: only in months that have one.
    repeat("nextcloud", "The 31st", t(3, 31, 12), "FREQ=MONTHLY", [d(3, 31), d(5, 31), d(7, 31), d(8, 31), d(10, 31), d(12, 31)], KENJI)
    repeat("google", "The choir", t(1, 8, 20), "FREQ=WEEKLY;BYDAY=WE", [], ULRIKE, names=[diary.person(person) for person in STRANGERS[:6]])
    diary.year.never(diary.last, "too many: eight people, every week")
    # Yearly, by the hour: no birthday.
    repeat("radicale", "Beaujolais", t(11, 20, 19, year=2023), "FREQ=YEARLY;BYMONTH=11;BYDAY=3TH", [d(11, 20)], ZOE,
           why="we met, as every year (2023 and 2024 are not in this year)")
    repeat("google", "Week 20", t(5, 15, 12, year=2023), "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", [d(5, 12)], YUSUF,
           why="we met, as every year", unsure="the notes would ask about rules with BYWEEKNO")
    # One more day by RDATE.
    repeat("radicale", "Piano", t(10, 6, 17), "FREQ=WEEKLY;COUNT=3", [*every(d(10, 6), 7, 3), d(10, 23)], WANDA,
           extra=["RDATE;TZID=Europe/Berlin:20251023T170000"])


def write(year):
    diary = Diary(year)
    single(diary)
    series(diary)
