"""The year's calls: SMS Backup & Restore's files, of which a later one has the earlier calls too, and GNOME Calls' database."""
import datetime
import os
import sqlite3
from xml.sax.saxutils import escape, quoteattr

from oddities import ADA, ANNA, BOB, CLARA, FRANK, GRETE, HANS, JENS, KENJI, MIA, PAULA, STEFAN, TANTE, TOM, YUSUF, ZOE
from year import BERLIN

# Android's CallLog.Calls.TYPE
INCOMING, OUTGOING, MISSED, VOICEMAIL, REJECTED, BLOCKED, ELSEWHERE = range(1, 8)


def forms(number, dice):
    """The same number as telephones write it: international, national, with and without spaces."""
    digits = number.replace(" ", "")
    national = "0" + digits[3:] if digits.startswith("+49") else digits
    return dice.choice([digits, "00" + digits[1:], national, number, digits[:3] + " " + digits[3:],
                        "tel:" + digits if number.startswith("+44") else digits])


def phone(year):
    """The calls of the telephone, as (moment, number, seconds, type, name, label)."""
    dice, calls = year.dice, []

    def call(when, person, seconds, kind, number=None, never=None, unsure=None, hard=None, means=None, presentation=1):
        calls.append((when, forms(person.numbers[-1], dice) if number is None else number, seconds, kind,
                      person.name if person else "(Unknown)", presentation,
                      means or ([person] if person else []), never, unsure, hard))

    for person, gap in ((TANTE, 13), (ANNA, 26), (CLARA, 31), (MIA, 22), (HANS, 45), (FRANK, 70), (YUSUF, 38), (ADA, 60), (TOM, 80),
                        (KENJI, 120)):
        when = datetime.datetime(2025, 1, 3, 18, 5, tzinfo=BERLIN) + datetime.timedelta(days=dice.randint(0, gap))
        while when.year == 2025 and when.timetuple().tm_yday < 364:
            when = when.replace(hour=dice.choice([0, 9, 12, 17, 18, 19, 20, 21, 23]), minute=dice.randint(0, 59))
            chance = dice.random()
            if chance < 0.4:
                call(when, person, dice.randint(60, 3600), OUTGOING)
            elif chance < 0.65:
                call(when, person, dice.randint(60, 2400), INCOMING)
            elif chance < 0.75:
                call(when, person, 0, MISSED, never="missed")
            elif chance < 0.82:
                call(when, person, 0, OUTGOING, never="nobody answered")
            elif chance < 0.88:
                call(when, person, dice.randint(3, 50), OUTGOING, never="less than a minute")
            elif chance < 0.94:
                call(when, person, 0, REJECTED, never="rejected")
            else:
                call(when, person, dice.randint(61, 110), VOICEMAIL, never="voicemail")
            when += datetime.timedelta(days=max(1, round(dice.uniform(0.6, 1.4) * gap)))

    def at(month, day, hour=15, minute=0):
        return datetime.datetime(2025, month, day, hour, minute, 12, tzinfo=BERLIN)

    call(at(2, 5), PAULA, 20, INCOMING, never="20 seconds")
    call(at(2, 6), PAULA, 300, INCOMING)
    call(at(2, 7), PAULA, 59, OUTGOING, never="less than a minute")
    call(at(2, 8), PAULA, 60, OUTGOING)
    call(at(3, 30, 3, 0), ZOE, 240, OUTGOING)
    call(at(3, 1, 23, 59), STEFAN, 700, INCOMING)
    call(at(12, 31, 23, 59), STEFAN, 600, OUTGOING)
    call(at(6, 6), BOB, 1200, OUTGOING, number="0014155550132")
    call(at(6, 7), BOB, 1200, INCOMING, number="14155550132", hard="an American number without plus")
    call(at(6, 8), BOB, 1200, INCOMING, number="(415) 555-0132", hard="an American national number on a German telephone",
         unsure="no country is written there; a person would say it is Bob's")
    call(at(7, 1), GRETE, 900, OUTGOING, number="04321555017", means=[GRETE, JENS],
         unsure="the number is that of both; the design does not say whose call it is")
    call(at(7, 2), MIA, 300, ELSEWHERE, never="answered on another device",
         unsure="it was answered, and for long enough; the design does not name this type")
    call(at(7, 3), MIA, 0, BLOCKED, never="blocked")
    call(at(7, 4), None, 600, INCOMING, number="", never="no number shown", presentation=2)
    call(at(7, 5), None, 600, OUTGOING, number="110", never="nobody in the address book: a short number")
    call(at(7, 6), None, 600, OUTGOING, number="0555017", never="nobody in the address book: the end of a number is not the number")
    call(at(7, 7), None, 600, INCOMING, number="+49 30 99999999", never="nobody in the address book")
    call(at(7, 8), None, 600, INCOMING, number="+49 30 5550199", never="nobody in the address book: the number differs in two digits")
    calls.sort(key=lambda entry: entry[0])
    return calls


def write_xml(year, path, calls):
    lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
             "<!--File Created By SMS Backup & Restore v10.20.002 on 31/12/2025 23:59:59-->",
             "<?xml-stylesheet type=\"text/xsl\" href=\"calls.xsl\"?>",
             f"<calls count=\"{len(calls)}\" backup_set=\"{year.uuid()}\" backup_date=\"1767221999000\" type=\"full\">"]
    for number, (when, digits, seconds, kind, name, presentation, means, never, unsure, hard) in enumerate(calls):
        stamp = int(when.timestamp()) * 1000 + number
        # Half a surrogate pair each, as the program writes characters outside the BMP: not well-formed XML.
        shown = quoteattr(name) if name != "Mia Wagner" else "\"Mia &#55357;&#56832;\""
        lines.append(f"  <call number={quoteattr(digits)} duration=\"{seconds}\" date=\"{stamp}\" type=\"{kind}\" "
                     f"presentation=\"{presentation}\" subscription_id=\"1\" "
                     f"post_dial_digits=\"\" "
                     f"subscription_component_name=\"com.android.phone/com.android.services.telephony.TelephonyConnectionService\" "
                     f"readable_date=\"{when:%d.%m.%Y %H:%M:%S}\" contact_name={shown} />")
        if never:
            year.never(f"{path}#{stamp}", never, unsure)
        else:
            for person in means:
                year.happened(person, when.date(), "in" if kind == INCOMING else "out", "calls", f"{path}#{stamp}",
                              f"we talked for {seconds // 60} minutes" if seconds >= 120 else "we talked for a minute", unsure, hard)
    year.write(path, ("\n".join(lines + ["</calls>"]) + "\n").encode())


def messages(year):
    """Short messages are no evidence; the program keeps them in files beside."""
    lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
             "<smses count=\"2\" backup_set=\"x\" backup_date=\"1767221999000\" type=\"full\">"]
    for stamp, kind, text in ((1741000000000, 1, "Happy birthday! \U0001F382"), (1741000300000, 2, "Thanks")):
        body = escape(text).replace("\U0001F382", "&#55356;&#57218;")
        lines.append(f"  <sms protocol=\"0\" address=\"+491765550129\" date=\"{stamp}\" type=\"{kind}\" subject=\"null\" "
                     f"body=\"{body}\" toa=\"null\" sc_toa=\"null\" "
                     f"service_center=\"null\" read=\"1\" status=\"-1\" locked=\"0\" date_sent=\"0\" sub_id=\"1\" "
                     f"readable_date=\"03.03.2025\" contact_name=\"Mia Wagner\" />")
    year.never(year.write("calls/sms-20251231.xml", ("\n".join(lines + ["</smses>"]) + "\n").encode()), "short messages, not calls")


def computer(year):
    """GNOME Calls, with libgom's columns: dates are ISO 8601 text in UTC, in columns that are declared BLOB."""
    path = "calls/gnome-calls/records.db"
    full = os.path.join(year.folder, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    store = sqlite3.connect(full)
    store.execute("CREATE TABLE _gom_version (version INTEGER)")
    store.execute("INSERT INTO _gom_version VALUES (2)")
    store.execute("CREATE TABLE 'calls' ('id' INTEGER PRIMARY KEY AUTOINCREMENT,'target' TEXT,'inbound' INTEGER,'start' BLOB,'answered' "
                  "BLOB,'end' BLOB,'protocol' TEXT)")

    def stamp(moment):
        return None if moment is None else moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def call(month, day, person, inbound, wait, seconds, number=None, never=None, hour=11, protocol="tel", unsure=None):
        start = datetime.datetime(2025, month, day, hour, 30, 0, 250000, tzinfo=BERLIN)
        answered = None if seconds is None else start + datetime.timedelta(seconds=wait)
        end = (answered or start) + datetime.timedelta(seconds=seconds or wait)
        row = store.execute("INSERT INTO calls (target, inbound, start, answered, end, protocol) VALUES (?, ?, ?, ?, ?, ?)",
                            (number or person.numbers[0].replace(" ", ""), inbound, stamp(start), stamp(answered), stamp(end),
                             protocol)).lastrowid
        if never:
            year.never(f"{path}#{row}", never, unsure)
        else:
            year.happened(person, start.date(), "in" if inbound else "out", "calls", f"{path}#{row}", "we talked", unsure)

    for month in range(1, 13):
        call(month, 9, STEFAN, month % 2, 8, 240 + month)
    call(2, 3, YUSUF, 1, 20, None, never="missed")
    call(2, 4, YUSUF, 0, 50, None, never="nobody answered, though it rang for long")
    call(2, 10, YUSUF, 0, 55, 20, never="less than a minute since it was answered, though more since it began")
    call(2, 11, YUSUF, 0, 5, 60)
    call(2, 12, YUSUF, 1, 5, 59, never="less than a minute")
    call(6, 30, KENJI, 0, 9, 1800, number="0081355500110", hour=0)
    call(7, 14, TOM, 0, 9, 1800, number="sip:tom@baker.example", protocol="sip",
         unsure="a SIP address that is the contact's mail address; the design speaks of numbers")
    call(8, 14, None, 0, 9, 300, number="+493099999999", never="nobody in the address book")
    store.commit()
    store.close()


def write(year):
    calls = phone(year)
    write_xml(year, "calls/calls-20250630235900.xml", [entry for entry in calls if entry[0].month <= 6])
    write_xml(year, "calls/calls-20251231235959.xml", calls)
    messages(year)
    computer(year)
