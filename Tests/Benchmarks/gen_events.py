#!/usr/bin/env python3
"""gen_events.py FOLDER COUNT: writes so many events into a vdir, always the same: of two in three one of 500 people is an attendee who has
accepted, one in twenty is repeated, and there is a time zone in each, as calendar servers keep them."""
import os, random, sys

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def event(number, dice):
    """The text of one calendar object."""
    person = dice.randrange(500)
    day = f"{dice.randint(2018, 2025)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    hour = dice.randint(8, 20)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar//EN", *ZONE.split("\n"), "BEGIN:VEVENT", f"UID:event-{number}@home.example",
             "DTSTAMP:20250101T000000Z", f"DTSTART;TZID=Europe/Berlin:{day}T{hour:02}0000", f"DTEND;TZID=Europe/Berlin:{day}T{hour + 1:02}0000",
             f"SUMMARY:Event {number}", "ORGANIZER:mailto:me@home.example", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@home.example"]
    if dice.random() < 2 / 3:
        lines.append(f"ATTENDEE;CN=Person {person};PARTSTAT=ACCEPTED:mailto:person{person}@mail{person % 40}.example")
    if dice.random() < 1 / 20:
        lines.append(f"RRULE:FREQ=WEEKLY;COUNT={dice.randint(3, 52)}")
    return "\r\n".join(lines + ["LOCATION:Café", "DESCRIPTION:" + "And so on\\, and so forth. " * dice.randint(0, 40), "END:VEVENT", "END:VCALENDAR", ""])


def main(folder, count):
    dice = random.Random(1)
    os.makedirs(folder)
    for number in range(count):
        with open(f"{folder}/event-{number}.ics", "w", newline="") as file:
            file.write(event(number, dice))


main(sys.argv[1], int(sys.argv[2]))
