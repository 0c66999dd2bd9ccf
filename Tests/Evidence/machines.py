"""What programs send: lists, newsletters, automatic answers, bounces, spam, invitations. Hardly anything of it counts."""
import datetime

from letters import COM, at
from oddities import (ADA, ANNA, BOB, CARLOS, CLARA, DAVID, ELIF, FRANK, GITA, HANS, INES, JAN, KARIN, LENA, LUCA, MAX, MIA, NOAH, OSKAR,
                      PAULA, QUIRIN, SIOBHAN, STEFAN, TOM, ULRIKE, WANDA, YUSUF, ZOE)
from people import STRANGERS, Person

LIST = "members@lists.example.net"
MAILMAN = ["Precedence: list", "List-Id: Members of the club <members.lists.example.net>", "X-Mailman-Version: 3.3.8",
           "List-Archive: <https://lists.example.net/archives/list/members@lists.example.net/>",
           f"List-Help: <mailto:members-request@lists.example.net?subject=help>",
           f"List-Post: <mailto:{LIST}>", "List-Subscribe: <mailto:members-join@lists.example.net>",
           "List-Unsubscribe: <mailto:members-leave@lists.example.net>", "Errors-To: members-bounces@lists.example.net",
           "Sender: members-bounces@lists.example.net"]


def stranger(name, address, program="webmail"):
    return Person(address, name, [address], program=program, known=False)


def mailing_list(post):
    to = [("Members", LIST)]
    dice, bounces = post.year.dice, "members-bounces@lists.example.net"

    def posted(sender, when, parent=None, **more):
        return post.into(sender, when, never="through a mailing list", to=to, parent=parent, folder="Lists.members", extra=MAILMAN,
                         return_path=bounces,
                         subject=None if parent else "[members] " + dice.choice(["Annual meeting", "The boat house", "Fees", "Key lost"]),
                         **more)

    threads = {}
    for month in range(1, 13):
        thread = posted(dice.choice([ADA, BOB, CLARA, STRANGERS[2], STRANGERS[5]]), at(month, 4))
        thread = posted(dice.choice([DAVID, ELIF, STRANGERS[10]]), at(month, 5), thread)
        threads[month] = thread
        if month % 3 == 0:
            mine = post.out([], at(month, 6), parent=thread, fields={"To": LIST}, means=[], never="to a mailing list")
            # The list sends the user's own message back, with the same Message-ID and the list's fields.
            data = "\n".join(MAILMAN).encode() + b"\n" + mine.data
            post.year.never(post.deliver("Lists.members", data, mine.when), "my own message, come back through a mailing list")
            posted(ANNA, at(month, 7), mine)
            if month in (6, 12):
                post.into(GITA, at(month, 8), "both", parent=mine, why="she answered my message to the list, me alone")
    mine = post.out([BOB], at(2, 10), parent=threads[2], fields={"To": "bob@example.net", "Cc": LIST},
                    never="to a mailing list, with the one it answers in To",
                    unsure="the list is only in Cc; the design says lists never, a person would hardly say they wrote to Bob")
    munged = Person("munged", "Frank Meier via members", [LIST], program="outlook", known=False)
    post.into(munged, at(4, 22), never="through a mailing list, which wrote its own address into From", to=to, folder="Lists.members",
              extra=MAILMAN, return_path=bounces, fields={"Reply-To": f"frank.meier@klinik.example, {LIST}"})
    post.into(stranger("members-request", "members-request@lists.example.net"), at(4, 30), never="a list's digest", to=to,
              folder="Lists.members", extra=MAILMAN, return_path=bounces, subject="members Digest, Vol 12, Issue 4",
              fields={"Content-Type": "multipart/digest; boundary=\"x\""})
    for person, headers in [
            (HANS, ["list-unsubscribe: <mailto:leave@gruppe.example>"]), (INES, ["LIST-ID: <gruppe.example>"]), (JAN, ["Precedence: Bulk"]),
            (KARIN, ["precedence:list"]), (LUCA, ["List-Post: NO"]), (MIA, ["Precedence: junk"])]:
        post.into(person, at(4, 25), never="through a mailing list, of which one field is left", extra=headers, subject="[gruppe] Neues")
    # A list that is a plain alias of the mail server adds nothing.
    post.into(NOAH, at(4, 26), to=[("Boat", "boat@example.net")], means=[], never="to an alias for many, in which I am not named",
              unsure="the design does not say that I must be in To or Cc, the notes do")
    post.into(QUIRIN, at(4, 27), "both", parent=mine, never="answered my message on the list, through the list", to=to, extra=MAILMAN,
              return_path=bounces, folder="Lists.members")


def newsletters(post):
    for week in range(26):
        when = at(1, 2, 6) + datetime.timedelta(days=14 * week)
        post.into(stranger("Wochenblatt", "news@wochenblatt.example"), when, never="newsletter", folder="INBOX" if week % 2 else "Archive",
                  subject=f"Ausgabe {week}", extra=["List-Unsubscribe: <https://wochenblatt.example/u>", "Precedence: bulk",
                      "Feedback-ID: 1:2:3:4"])
    for month in (3, 9):
        post.into(ULRIKE, at(month, 1), never="a contact's circular, sent by a newsletter service", extra=[
            "List-Unsubscribe: <https://mail.example/u>, <mailto:u@mail.example>", "X-Mailer: MailChimp Mailer - **CID1**"],
            return_path="bounce-mc.us1_1@mail.example", fields={"Sender": "ulrike=maier.example@mail.example"})
    for name, address, reply, subject in [
            ("Ada Lovelace via LinkedIn", "invitations@linkedin.example", "ada@example.net", "I'd like to add you"),
            ("Bob Hale (via Google Drive)", "drive-shares-dm-noreply@drive.example", "bob@example.net", "Bob shared a folder"),
            ("Clara Weiß", "mailer@doodle.example", "clara@weiss.example", "Clara invites you to a poll"),
            ("Jan de Vries", "notifications@forge.example", "reply+abc@forge.example", "Re: [boat] leaks (#12)")]:
        post.into(stranger(name, address), at(9, 11), never="a service's notice that bears a contact's name", subject=subject,
                  fields={"Reply-To": reply})
    post.into(TOM, at(9, 12), never="a service's notice with the contact's address in From", subject="Tom sent you a file",
              return_path="bounce@transfer.example",
              extra=["Auto-Submitted: auto-generated"], fields={"Sender": "noreply@transfer.example"})
    for person, day in ((PAULA, 10), (WANDA, 11)):
        post.out([person], at(12, day), never="a mail merge, one for each, marked as bulk", subject="Christmas", extra=["Precedence: bulk"])


def automatic(post):
    """Automatic answers to the user's letters; those letters count all the same."""
    for person, month, extra, return_path, subject in [
            (CARLOS, 7, ["Auto-Submitted: auto-replied (vacation)", "X-Sieve: Pigeonhole Sieve 0.5.19"], "", "Auto: On holiday"),
            (FRANK, 8, ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
                        "X-MS-Exchange-Inbox-Rules-Loop: frank.meier@klinik.example"], "",
             "Automatische Antwort: Termin"),
            (INES, 8, ["Precedence: bulk", "X-Autorespond: yes"], "", "Out of office"),
            (KARIN, 12, ["auto-submitted:  Auto-Replied"], "karin@lindstrom.example", "Autosvar"),
            (STEFAN, 8, ["Auto-Submitted:\n auto-notified; owner-email=\"stefan@koch.example\""], "stefan@koch.example", "Gelesen")]:
        mail = post.out([person], at(month, 21))
        post.into(person, at(month, 21, 10, 1), "both", parent=mail, never="automatic answer", extra=extra, return_path=return_path,
                  subject=subject)
    mail = post.out([OSKAR], at(8, 25))
    post.into(OSKAR, at(8, 25, 10, 1), "both", parent=mail, never="automatic answer of a web mailer", subject="Jestem na urlopie",
              extra=["X-Autoreply: yes", "Precedence: auto_reply"], return_path="oskar@nowak.example",
              unsure="Precedence is neither bulk, list nor junk, and nothing else of the design's table holds; yet a program wrote it")
    mail = post.out([ZOE], at(8, 26))
    post.into(ZOE, at(8, 26, 10, 1), "both", parent=mail, never="automatic answer: only the empty Return-Path says so", subject="Absente",
              return_path="")
    mine = post.into(YUSUF, at(8, 27))
    post.out([YUSUF], at(8, 27, 10, 1), parent=None, never="my own automatic answer", extra=["Auto-Submitted: auto-replied"],
             fields={"In-Reply-To": mine.message_id}, subject="Out of office: Re: " + mine.subject)

    # Read receipts, theirs and the user's.
    receipt = "multipart/report;\n report-type=disposition-notification;\n boundary=\"mdn\""
    text = ("--mdn\nContent-Type: text/plain\n\nRead.\n\n--mdn\nContent-Type: message/disposition-notification\n\n"
            "Disposition: manual-action/MDN-sent-manually; displayed\n--mdn--\n")
    mail = post.out([HANS], at(9, 16), extra=["Disposition-Notification-To: max@example.org"])
    post.into(HANS, at(9, 16, 12), "both", parent=mail, never="read receipt", fields={"Content-Type": receipt}, raw_body=text,
              return_path="")
    post.out([HANS], at(9, 18), never="my read receipt", fields={"Content-Type": receipt}, raw_body=text, subject="Read: x")

    # Bounces. What bounced was written, and did not reach anybody.
    report = "multipart/report; report-type=delivery-status;\n\tboundary=\"B1\""
    text = "--B1\nContent-Type: text/plain\n\nundeliverable\n\n--B1\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--B1--\n"
    for number, (person, sender, references) in enumerate([
            (LENA, stranger("Mail Delivery System", "MAILER-DAEMON@mx.example.org", "mutt"), False),
            (BOB, stranger("Microsoft Outlook", "postmaster@work.example", "outlook"), True)]):
        mail = post.out([person], at(11, 3 + number), why="I wrote; it bounced",
                        unsure="by the design's table it counts; a person would say that it did not reach them")
        post.into(sender, at(11, 3 + number, 10, 1), parent=mail if references else None, never="bounce", fields={"Content-Type": report},
                  raw_body=text, return_path="", subject="Undelivered Mail Returned to Sender", extra=["Auto-Submitted: auto-replied"])
    # qmail's has no report, and claims to come from the contact's own server.
    post.into(stranger("", "MAILER-DAEMON@baker.example", "mutt"), at(11, 6), never="bounce", return_path="", subject="failure notice")


def spam(post):
    mine = post.out([MIA], at(3, 24))
    for person, day in ((ADA, 5), (DAVID, 15), (TOM, 25)):
        post.into(person, at(3, day), never="spam with a contact's address in From, in the junk folder", folder="Junk",
                  return_path="x@spam.example", extra=["X-Spam-Flag: YES"], subject="Invoice overdue")
    post.into(ELIF, at(3, 26), never="spam with a contact's address in From, in the junk folder", folder="Junk", account=COM,
              return_path="x@spam.example")
    forged = "nothing that the design names tells it from a letter of hers; it is incoming, so no clock starts anew"
    post.into(GITA, at(3, 27), never="spam with a contact's address in From, in the inbox", return_path="x@spam.example", unsure=forged,
              subject="You must see this",
              trace=True, extra=["Authentication-Results: mx.example.org; spf=fail; dmarc=fail header.from=lukasiewicz.example"])
    post.into(WANDA, at(3, 28), never="spam with a contact's address in From, in the inbox", unsure=forged,
              extra=["X-Spam-Status: Yes, score=12.1"], subject="Re: payment")
    post.into(stranger("Mia Wagner", "sales7@hacked.example", "outlook"), at(3, 29), parent=mine,
              never="malware that answers a stolen letter of mine, with a contact's name", subject="Re: documents")
    post.into(MAX, at(3, 30), means=[], never="blackmail with my own address in From", subject="I know your password",
              return_path="x@spam.example", folder="Junk")
    post.into(MAX, at(3, 31), means=[], never="blackmail with my own address in From, in the inbox", subject="Last warning",
              return_path="x@spam.example")
    post.into(MAX, at(4, 1), means=[], to=[("Carlos", CARLOS.address)],
              never="spam with my own address in From, to a contact, in the junk folder", folder="Junk",
              return_path="x@spam.example", unsure="the design excludes junk for incoming mail only; I never wrote this")


def invitation(method, who, to, day):
    """The iCalendar text of an invitation or its answer."""
    return (f"BEGIN:VCALENDAR\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\n"
            f"UID:imip-{day:%m%d}\n"
            f"DTSTAMP:{day:%Y%m%d}T080000Z\nDTSTART:{day:%Y%m%d}T170000Z\nDTEND:{day:%Y%m%d}T180000Z\nSUMMARY:Dinner\n"
            f"ORGANIZER:mailto:{to}\n"
            f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{who}\nEND:VEVENT\nEND:VCALENDAR\n")


def invitations(post):
    def part(method, day, boundary):
        text = invitation(method, "max@example.org", "ada@example.net", day)
        return (f"--{boundary}\nContent-Type: text/plain\n\nDinner\n\n--{boundary}\n"
                f"Content-Type: text/calendar; charset=UTF-8; method={method}\n\n{text}--{boundary}--\n")

    def outer(when, method):
        """Thunderbird (CalItipEmailTransport): the header names multipart/mixed with the same boundary always, not what is in it."""
        inner = part(method, when, "Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)")
        return ("--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\nContent-type: multipart/alternative;\n "
                "boundary=\"Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)\"\n\n\n" + inner
                + "\n--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\nContent-type: application/ics; name=invite.ics\n\nx\n"
                  "--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)--\n")

    mixed = "multipart/mixed; boundary=\"Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\""
    for person, day in ((ADA, 7), (FRANK, 9)):
        when = at(2, day)
        post.out([person], when, never="calendar reply", subject="Invitation Accepted: Dinner", fields={"Content-Type": mixed},
                 raw_body=outer(when, "REPLY"))
    when = at(2, 17)
    post.out([QUIRIN], when, never="calendar reply", subject="Accepted: Dinner", program="mutt",
             fields={"Content-Type": "text/calendar; charset=utf-8; method=REPLY", "User-Agent": "Evolution 3.46.4-2"},
             raw_body=invitation("REPLY", "max@example.org", "quirin@huber.example", when))
    when = at(2, 18)
    post.out([DAVID], when, never="calendar reply", subject="Zugesagt: Dinner", program="outlook", account=COM,
             extra=["Content-class: urn:content-classes:calendarmessage"],
             fields={"Content-Type": "multipart/alternative; boundary=\"cal\""}, raw_body=part("REPLY", when, "cal"))
    when = at(2, 19)
    post.out([LUCA], when, never="an invitation of mine", subject="Invitation: Dinner", fields={"Content-Type": mixed},
             raw_body=outer(when, "REQUEST"),
             unsure="the design says calendar replies, the notes all of iMIP; the meeting itself counts by the calendar")
    when = at(2, 21)
    mine = post.out([TOM], when, subject="Concert", fields={"Content-Type": "multipart/mixed; boundary=\"att\""},
                    why="I wrote; with a calendar file attached",
                    raw_body="--att\nContent-Type: text/plain\n\nShall we? The file has the time.\n\n--att\nContent-Type: text/calendar;"
                             " name=concert.ics\n"
                    "Content-Disposition: attachment; filename=concert.ics\n\n" + invitation("PUBLISH", "max@example.org",
                        "max@example.org", when) + "--att--\n")
    post.into(TOM, at(2, 22, zone=TOM.zone), "both", parent=mine)
    google = ["Sender: Google Calendar <calendar-notification@google.com>", "Auto-Submitted: auto-generated"]
    for person, day, method, extra, content in [
            (ADA, 23, "REQUEST", google, "multipart/mixed; boundary=\"cal\""),
            (MIA, 24, "REPLY", [], "multipart/alternative; boundary=\"cal\""),
            (SIOBHAN, 25, "REPLY", ["Content-class: urn:content-classes:calendarmessage"], "multipart/alternative; boundary=\"cal\""),
            (GITA, 26, "REQUEST", [], mixed), (CLARA, 27, "CANCEL", [], "text/calendar; method=CANCEL; charset=UTF-8"),
            (JAN, 28, "COUNTER", [], "text/calendar; method=COUNTER")]:
        when = at(2, day)
        text = outer(when, method) if content is mixed else part(method, when, "cal") if "cal\"" in content else invitation(method,
            person.address, "max@example.org", when)
        post.into(person, when, never="calendar message", extra=extra, fields={"Content-Type": content}, raw_body=text,
                  subject=f"{method.capitalize()}: Dinner",
                  unsure=None if extra is google else "the design names calendar replies for outgoing mail only, the notes all of iMIP; "
                  "it is incoming, so no clock starts anew")


def write(post):
    for chapter in (mailing_list, newsletters, automatic, spam, invitations):
        chapter(post)
