"""Letters between people that are special in one way each, with what they mean."""
import datetime

import programs
from letters import COM, ORG, at
from people import BY_KEY, STRANGERS, Person
from year import ME

ADA, LENA, GRETE, JENS, SOFIA, KETTE, WILHELM, JUERGEN, BOOKCLUB, MAX, KENJI, SIOBHAN, CARLOS, SASHA, MAYA, TOM, OLIVIA, ANNA, BOB, CLARA, \
    DAVID, ELIF, FRANK, GITA, HANS, INES, JAN, KARIN, LUCA, MIA, NOAH, OSKAR, PAULA, QUIRIN, ROSA, STEFAN, TANTE, ULRIKE, VIKTOR, WANDA, \
    YUSUF, ZOE = (BY_KEY[key] for key in BY_KEY)
ERIKA, NEIGHBOUR = STRANGERS[1], STRANGERS[4]


def special_contacts(post):
    # Three addresses: written to one of them, answered from another one.
    mail = post.out([ADA], at(2, 3), fields={"To": "Ada <countess@post.example>"})
    post.into(ADA, at(2, 4, 9, zone=ADA.zone), "both", parent=mail, address="ada.lovelace@analytical.example")
    post.into(ADA, at(4, 20, 11, zone=ADA.zone), address="countess@post.example", subject="From the country")

    # The account was renamed on 10 June; letters go to the old address, and are answered from the new one.
    old, new = LENA.addresses
    mail = post.out([LENA], at(1, 18))
    post.into(LENA, at(1, 19, 20), "both", parent=mail)
    post.into(LENA, at(3, 8), subject="Married!")
    mail = post.out([LENA], at(6, 9, 21), subject="The wedding")
    mail = post.into(LENA, at(6, 12), "both", parent=mail, address=new, why="they answered me, from the renamed account")
    post.out([LENA], at(6, 12, 22), parent=mail, fields={"To": f"Lena Brandt <{new}>"})
    post.out([LENA], at(7, 30), subject="Holiday", fields={"To": f"Lena Vogt <{old}>"},
             why="I wrote to the old address, which was forwarded then")
    post.into(LENA, at(9, 14), address=new, subject="A boy!")
    post.out([LENA], at(10, 30), fields={"To": f"Lena Brandt <{new}>"})
    post.into(LENA, at(6, 12, 9), never="automatic: a notice about a new address", address=old, return_path="", subject="New address",
              extra=["Auto-Submitted: auto-replied"], parent=mail)

    # A couple with one address.
    both = "the design does not say whose a shared address is; a letter to it is read by both"
    mail = post.out([GRETE], at(2, 14), means=[GRETE, JENS], unsure=both, fields={"To": "Grete und Jens Holm <holms@haus.example>"})
    post.into(GRETE, at(2, 16), "both", parent=mail, means=[GRETE, JENS], unsure=both, subject="Re: Besuch",
              text="Lieber Max, ... Grete und Jens")
    one = "the name is that of one of the two who share the address; a person would say it was for her alone"
    post.out([GRETE], at(8, 1), means=[GRETE, JENS], unsure=one)
    post.into(JENS, at(11, 8), means=[GRETE, JENS], unsure=one)

    # Case and +tag.
    mail = post.out([SOFIA], at(1, 25), fields={"To": "Sofia <sofia.almeida@example.com>"},
                    why="I wrote; the domain and the name in lower case")
    post.into(SOFIA, at(1, 26, 13, zone=SOFIA.zone), "both", parent=mail, address="sofia.almeida@EXAMPLE.com")
    post.out([SOFIA], at(5, 5), fields={"To": "SOFIA.ALMEIDA@EXAMPLE.COM"})
    tag = "the design does not say that a +tag is left out; a person would say it is her"
    mail = post.out([SOFIA], at(7, 7), fields={"To": "sofia.almeida+max@example.com"}, why="I wrote, to her address with a +tag",
                    unsure=tag)
    post.into(SOFIA, at(7, 9, zone=SOFIA.zone), "both", parent=mail, address="Sofia.Almeida+Max@example.com", unsure=tag)
    post.into(SOFIA, at(10, 3, zone=SOFIA.zone), address="sofia.almeida@example.com")

    # A company: what its people write is a letter, what its shop sends is none.
    mail = post.out([KETTE], at(3, 3), subject="Federgabel")
    post.into(KETTE, at(3, 4), "both", parent=mail)
    post.into(KETTE, at(3, 20), never="an invoice that the shop's program sent", subject="Ihre Rechnung 2025-0417", program="webmail",
              unsure="no header says that a program wrote it")
    post.into(KETTE, at(4, 1), never="newsletter", subject="Frühjahrscheck", extra=[
        "List-Unsubscribe: <https://kette.example/u/1>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Precedence: bulk"])
    post.into(KETTE, at(3, 21), never="a shop's automatic notice from an address that is on no card", address="noreply@kette.example",
              subject="Ihre Bestellung wurde versandt")

    # Wilhelm died on 2 May; his widow uses his account.
    mail = post.out([WILHELM], at(1, 12))
    mail = post.into(WILHELM, at(1, 15), "both", parent=mail)
    post.out([WILHELM], at(4, 19), parent=mail)
    widow = "he is dead; the design does not say what then comes from his account"
    mail = post.into(WILHELM, at(5, 10), never="his widow wrote, with his account", unsure=widow, subject="Wilhelm")
    post.out([WILHELM], at(5, 11), never="I wrote to his widow, at his account", parent=mail, unsure=widow)
    post.into(WILHELM, at(9, 9), never="spam from a dead man's account that was broken into", folder="Junk", subject="Look at this")

    # IDN: the card has U-labels, the header A-labels or UTF-8.
    ace = programs.ascii_domain("müßig.example")
    mail = post.out([JUERGEN], at(2, 20), fields={"To": f"{programs.encoded('Jürgen Müßig', 'thunderbird')} <juergen@{ace}>"},
                    why="I wrote; the domain as A-label")
    post.into(JUERGEN, at(2, 21), "both", parent=mail, address="juergen@müßig.example",
              fields={"From": f"=?UTF-8?Q?J=C3=BCrgen_M=C3=BC=C3=9Fig?= <juergen@{ace}>"})
    post.out([JUERGEN], at(8, 22), fields={"To": "Jürgen Müßig <jürgen@müßig.example>"}, why="I wrote; RFC 6532, everything in UTF-8")
    post.into(JUERGEN, at(11, 2), fields={"From": "Jürgen Müßig <jürgen@müßig.example>"})

    mail = post.out([ROSA], at(3, 14))
    post.into(ROSA, at(3, 15, zone=ROSA.zone), "both", parent=mail)

    # A card whose only address is a mailing list's.
    for month in (2, 6, 10):
        post.out([BOOKCLUB], at(month, 5), never="to a mailing list's address")


def recipients(post):
    """How many others may be named, and where."""
    def names(people):
        return ", ".join(programs.mailbox(person.name, person.address, "thunderbird") for person in people)

    four, five = [ERIKA, *STRANGERS[5:8]], [ERIKA, *STRANGERS[5:9]]
    post.out([ANNA, *four], at(2, 8), why="I wrote; four others")
    post.out([ANNA, *five], at(3, 9), never="too many: five others", subject="Everybody")
    post.out([BOB], at(3, 11), cc=four, why="I wrote; four others in Cc")
    post.out([BOB], at(4, 2), cc=five, never="too many: five others in Cc")
    post.out([CLARA, DAVID, ELIF], at(4, 4), why="I wrote to three", subject="Easter")
    post.out([CLARA, DAVID], at(4, 9), cc=[ELIF, ERIKA], why="I wrote; not to her who is only in Cc")
    post.out([ERIKA], at(4, 11), cc=[FRANK], never="the contact is only in Cc")
    post.out([ERIKA], at(4, 12), fields={"Bcc": names([FRANK])}, never="the contact is only in Bcc")
    post.out([], at(4, 13), fields={"To": "undisclosed-recipients:;", "Bcc": names([GITA, HANS])}, means=[],
             never="the contacts are only in Bcc")
    post.out([GITA, *four], at(5, 2), cc=[MAX], why="I wrote; four others and a copy for myself",
             unsure="the design does not say whether the user is one of the others; a person would say no")
    post.out([ADA, *four], at(5, 21), fields={"To": "ada@example.net, countess@post.example, " + names(four)},
             why="I wrote to two of her addresses; four others", unsure="the design counts who is named; her second address is no other")
    post.out([HANS, *four], at(5, 23), fields={"To": names([HANS, HANS, *four])}, cc=[HANS], why="I wrote; named three times, four others")
    everybody = [INES, JAN, KARIN, LUCA, MIA, NOAH, OSKAR, PAULA, QUIRIN, STEFAN, ULRIKE, WANDA]
    circular = post.out(everybody, at(6, 1), never="too many: twelve recipients", subject="Summer party")
    post.into(MIA, at(6, 2), "both", parent=circular, why="she answered me alone", subject="Re: Summer party")
    post.into(NOAH, at(6, 3), "both", parent=circular, cc=everybody, never="he answered all twelve",
              unsure="the design says that an answer to mine counts, the notes only with at most four others")
    post.into(OSKAR, at(7, 4), to=[("Max", ME[0])] + [(person.name, person.address) for person in everybody if person is not OSKAR],
              never="one of twelve recipients", unsure="the design limits the recipients of outgoing mail only, the notes those of both")

    # Groups, comments, quoted names, obsolete forms.
    post.out([PAULA, YUSUF], at(6, 5), fields={"To": "Rowing: Paula Richter <paula.richter@schule.example>,\n yusuf@demir.example;"},
             why="I wrote to a group of two")
    group = ", ".join(person.address for person in [PAULA, *five])
    post.out([PAULA], at(6, 8), fields={"To": f"Rowing: {group};"},
             never="too many: a group with five others")
    post.out([QUIRIN], at(6, 9), fields={"To": "quirin@huber.example (Quirin (who else?), not bob@example.net)"},
             why="I wrote; a comment names Bob")
    post.out([STEFAN], at(6, 10), fields={"To": "\"bob@example.net\" <stefan@koch.example>"},
             why="I wrote; the name looks like Bob's address")
    post.out([WANDA], at(6, 11), fields={"To": "=?UTF-8?Q?Bob_=3Cbob=40example=2Enet=3E=2C_Wanda?= <wanda@kowalska.example>"},
             why="I wrote; the encoded name has Bob's address")
    post.out([ZOE], at(6, 12), fields={"To": "<@relay.example,@mx.example:zoe@martin.example>"},
             why="I wrote; a source route (RFC 5322, 4.4)")
    post.out([YUSUF], at(6, 13), fields={"To": "Yusuf Demir <yusuf @ demir . example>"},
             why="I wrote; spaces in the address (RFC 5322, 4.4)")
    post.out([KENJI], at(6, 14), fields={"To": "\"Tanaka, Kenji\"\n\t<kenji@tanaka.example>, ,\n , Erika <erika@beispiel.example>"},
             why="I wrote; folded, with empty places in the list")
    post.out([TOM, MAYA], at(6, 15), fields={"To": "tom@baker.example\nTo: maya.rao@uni.example"}, why="I wrote; two To fields")
    post.out([LUCA], at(6, 16), fields={"To": "luca@bianchi.example;anna.schmidt@web.example"}, means=[LUCA, ANNA],
             why="I wrote; a semicolon as comma", hard="RFC 5322 has no semicolon there; Outlook's users type it")
    post.out([ERIKA], at(6, 17), fields={"To": "erika@beispiel.example <anna.schmidt@web.example>"}, means=[ANNA],
             why="I wrote; two addresses, of which the one in angle brackets counts", hard="the name is not quoted, which RFC 5322 forbids")


def senders(post):
    """Who wrote it: From, and only From, says so."""
    post.out([CARLOS], at(2, 11), fields={"From": "MAX@Example.ORG"}, why="I wrote; my address in capitals")
    post.out([CARLOS], at(3, 12), account=COM, why="I wrote, from my second address")
    mail = post.out([SIOBHAN], at(3, 30), account=COM, program="gmail", subject="From the second address")
    post.into(SIOBHAN, at(3, 31, zone=SIOBHAN.zone), "both", parent=mail, account=COM)
    post.out([CARLOS], at(4, 14), folder="INBOX", why="I wrote; the program keeps what is sent in the inbox")
    post.out([SASHA], at(4, 15), folder="Archive", why="I wrote; archived with the thread")
    post.out([SASHA], at(5, 16), means=[], never="from another one's address, though in the folder Sent",
             fields={"From": "Erika Mustermann <erika@example.org>"})
    post.out([MAYA], at(5, 17), fields={"From": "Erika <erika@example.org>, Max <max@example.org>", "Sender": "max@example.org"},
             why="we wrote together; From has two addresses")
    post.into(GITA, at(5, 18), fields={"Sender": "office@lukasiewicz.example"}, why="they wrote; Sender is the office")
    post.into(ERIKA, at(5, 19), never="from nobody in the address book: Reply-To is the contact", fields={"Reply-To": "bob@example.net"})
    for month, account in ((1, ORG), (5, ORG), (9, COM)):
        mail = post.out([MAX], at(month, 16), means=[], never="to myself", subject="Note to self", account=account)
        post.copy(mail, "INBOX", account=account)
    post.out([MAX], at(7, 17), means=[], never="to myself, from my second address", account=COM, fields={"To": ME[0]})
    # A redirected letter of somebody else's: From is hers, the user only passed it on.
    post.into(ULRIKE, at(7, 18), means=[], never="I passed on her letter; she wrote to somebody else", to=[("Karin", KARIN.address)],
              folder="Sent", trace=False, extra=["Resent-From: Max Mustermann <max@example.org>", "Resent-To: bob@example.net",
                     "Resent-Date: Fri, 18 Jul 2025 12:00:00 +0200", "Resent-Message-ID: <resent-1@example.org>"],
              unsure="she wrote it, but not to me; the design does not say that I must be in To or Cc, the notes do")
    post.into(ULRIKE, at(7, 19), means=[], never="she wrote to somebody else, who passed it on to me", to=[("Karin", KARIN.address)],
              extra=["Resent-From: karin@lindstrom.example", "Resent-To: max@example.org"],
              unsure="the design does not say that I must be in To or Cc, the notes do")
    post.into(HANS, at(7, 20), means=[], to=[("Erika Beispiel", ERIKA.address)],
              never="a blind copy for me of a letter to another one",
              unsure="the design does not say that I must be in To or Cc, the notes do")
    post.into(JAN, at(7, 21), means=[], fields={"To": "undisclosed-recipients:;"}, never="a blind copy for many",
              unsure="the design does not say that I must be in To or Cc, the notes do")
    post.into(KARIN, at(7, 22), to=[("Erika", ERIKA.address)], cc=[MAX], why="they wrote; I am in Cc")
    post.into(Person("clara-new", "Clara Weiß", ["clara.weiss@neu.example"], program="k9", known=False), at(7, 23),
              parent=post.out([CLARA], at(7, 22, 20)), never="answered from an address that is on no card",
              unsure="a person would say that Clara answered; the design looks only for addresses of contacts")


def answers(post):
    """What answers mine, and what does not."""
    mail = post.out([ANNA], at(8, 4))
    post.into(ANNA, at(8, 5), "both", parent=mail, fields={"References": None, "In-Reply-To": None},
              why="she answered me; her program names no message", hard="no In-Reply-To and no References: only the subject says it")
    mail = post.out([JAN], at(8, 6))
    post.into(JAN, at(8, 7), "both", parent=mail, fields={"References": None}, why="he answered me; In-Reply-To only")
    mail = post.out([QUIRIN], at(8, 8))
    post.into(QUIRIN, at(8, 9), "both", parent=mail, fields={"In-Reply-To": None}, why="he answered me; References only")
    mail = post.out([GITA], at(8, 10))
    first = post.into(GITA, at(8, 11), "both", parent=mail)
    post.into(GITA, at(8, 13), "both", parent=first, why="she added something to her answer; References has mine")
    post.into(NOAH, at(8, 12), "both", fields={"In-Reply-To": "<0c1d2e3f-old@example.org>", "References": "<0c1d2e3f-old@example.org>"},
              subject="Re: 2019", why="he answered an old letter of mine that I no longer have", hard="the mail it answers is in no folder")
    mail = post.out([BOB], at(8, 14), fields={"Message-ID": None}, why="I wrote; no Message-ID")
    post.into(BOB, at(8, 15), subject="Re: " + mail.subject, why="he wrote; that it answers mine can't be seen",
              unsure="a person would say that he answered")
    post.into(ELIF, at(8, 16), fields={"Message-ID": None}, why="they wrote; no Message-ID")
    mail = post.into(LUCA, at(8, 17, zone=LUCA.zone), subject="Who comes?", cc=[BOB])
    post.into(BOB, at(8, 18, zone=BOB.zone), parent=mail, cc=[LUCA], why="he wrote, to all; it answers Luca's, not mine")
    mail = post.out([LUCA], at(8, 19), parent=mail, cc=[BOB], why="I answered; Bob only in Cc")
    post.into(BOB, at(8, 20, zone=BOB.zone), "both", parent=mail, why="he answered mine, in which he was in Cc")
    mail = post.out([WANDA], at(8, 21))
    post.into(WANDA, at(8, 22), "both", fields={"In-Reply-To": f"\"your message of Thursday\" ({mail.message_id}) {mail.message_id}",
        "References": None},
              subject="Re: " + mail.subject, why="she answered me; In-Reply-To with words (RFC 822)")
    mail = post.out([STEFAN], at(8, 23))
    post.into(STEFAN, at(8, 24), "both", fields={"In-Reply-To": None, "References": f"<{'x' * 900}@example.net>\n {mail.message_id}"},
              subject="Re: " + mail.subject, why="he answered me; References folded, with an overlong id")
    # A letter that she began by "Reply" on mine of long ago, with a new subject, is an answer all the same.
    mail = post.out([MIA], at(1, 7))
    post.into(MIA, at(9, 30), "both", parent=mail, subject="Something else", why="she used my old letter to write a new one")
    mail = post.out([ZOE], at(9, 2), ends="\r\n", why="I wrote; CRLF")
    post.into(ZOE, at(9, 3, zone=ZOE.zone), "both", parent=mail, ends="\r\n", why="she answered; CRLF")
    mail = post.out([PAULA], at(9, 4), extra=["Auto-Submitted: no"], why="I wrote; Auto-Submitted says no")
    post.into(PAULA, at(9, 5), "both", parent=mail, extra=["Auto-Submitted: no", "Precedence: first-class"],
              why="she answered; Auto-Submitted: no")
    mail = post.out([SASHA], at(9, 6), fields={"Content-Type": "multipart/signed; micalg=pgp-sha512;\n "
                                                               "protocol=\"application/pgp-signature\";\n boundary=\"sig1\""},
                    raw_body="--sig1\nContent-Type: text/plain\n\nПривет\n\n--sig1\nContent-Type: application/pgp-signature\n\nx\n"
                             "--sig1--\n", why="I wrote, signed")
    post.into(SASHA, at(9, 7, zone=SASHA.zone), "both", parent=mail, why="he answered, encrypted", fields={
        "Subject": "...", "Content-Type": "multipart/encrypted;\n protocol=\"application/pgp-encrypted\";\n boundary=\"enc1\""},
        raw_body="--enc1\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--enc1\nContent-Type: application/octet-stream\n\nx\n"
                 "--enc1--\n")


def days(post):
    """Which day it is: the one that the Date field has, by its own offset."""
    post.into(TOM, at(3, 1, 23, 50, TOM.zone), why="they wrote; the next day here")
    post.into(KENJI, at(3, 2, 0, 20, KENJI.zone), why="they wrote; still the day before here")
    mail = post.out([OLIVIA], at(3, 30, 1, 59), why="I wrote a minute before the clocks went forward")
    post.into(OLIVIA, at(3, 31, 0, 5, OLIVIA.zone), "both", parent=mail)
    post.out([OLIVIA], at(10, 26, 2, 30), why="I wrote in the hour that there was twice")
    away = datetime.timezone(datetime.timedelta(hours=-5))
    post.out([TOM], at(11, 14, 22, 30, away), why="I wrote from New York; the next day at home")
    post.out([CLARA], at(12, 31, 23, 58), why="I wrote, the year's last")
    post.into(BOB, at(12, 31, 20, 0, BOB.zone), why="they wrote; the next year here")
    post.out([DAVID], at(1, 1, 0, 1), why="I wrote, the year's first")
    # Dates as other programs wrote them (RFC 5322, 4.3), which can be read.
    for person, day, text in [
            (FRANK, 6, "Thu, 06 Nov 2025 10:00 +0100"), (GITA, 7, "7 Nov 25 10:00:00 EST"),
            (HANS, 8, "Sat, 8 Nov 2025 10:00:00 +0100 (CET)"),
            (INES, 9, "Sun,  9 Nov 2025\n 10:00:00 +0000"), (JAN, 10, "Mon, 10 Nov 2025 23:30:00 -0000"),
            (KARIN, 11, "Tue, 11 Nov 2025 10:00:00 GMT"),
            (LUCA, 12, "Mon, 12 Nov 2025 10:00:00 +0100")]:
        post.into(person, at(11, day), program="thunderbird", fields={"Date": text},
                  why="they wrote; a date as old or careless programs write it")
    # Dates that nothing can be made of: the day it came, which Received has.
    no_day = "no day is written there; a person would say the day it came, which Received has"
    for person, day, text in [(MIA, 17, "Mo, 17 November 2025 um 10:00 Uhr"), (NOAH, 18, None),
                              (OSKAR, 19, "Wed, 32 Nov 2025 25:61:00 +0100"),
                              (PAULA, 20, "=?UTF-8?Q?heute?=")]:
        post.into(person, at(11, day), program="thunderbird", fields={"Date": text}, why="they wrote; no readable date", unsure=no_day)
    post.into(STEFAN, at(11, 21), program="thunderbird", fields={"Date": "Thu, 1 Jan 1970 00:00:00 +0000"},
              why="they wrote; the sender's clock was unset", unsure="what is written there is 1970; a person would say the day it came")
    post.into(ULRIKE, at(11, 22), program="thunderbird", fields={"Date": "Sun, 22 Nov 2037 10:00:00 +0100"},
              why="they wrote; the sender's clock is ahead",
              unsure="what is written there is in the future; a person would say the day it came")


def folders(post):
    """Where a message lies: drafts, junk, trash, copies."""
    for person, day in ((ANNA, 3), (BOB, 13), (CLARA, 23)):
        post.out([person], at(5, day), folder="Drafts", flags="DS", never="draft",
                 extra=["X-Mozilla-Draft-Info: internal/draft; vcard=0; receipt=0"])
    post.out([DAVID], at(5, 4), folder="Drafts", account=COM, flags="D", never="draft", program="k9")
    post.out([ELIF], at(5, 5), folder="INBOX", flags="D", never="draft: the flag says so, in another folder",
             unsure="the design says drafts, and not by what they are known")
    post.out([FRANK], at(5, 6), folder="Templates", never="template", extra=["X-Mozilla-Draft-Info: internal/draft; vcard=0"],
             unsure="a template is no draft by the design's words; it was never sent")
    post.out([KENJI], at(5, 14), folder="Trash", never="a draft thrown away", extra=["X-Mozilla-Draft-Info: internal/draft; vcard=0"],
             unsure="the design excludes trash for incoming mail only; this one was never sent")
    mail = post.out([SIOBHAN], at(5, 7), folder="Trash", why="I wrote, and threw the copy away later",
                    unsure="the design excludes trash for incoming mail only, the notes for both; the letter was sent")
    post.into(SIOBHAN, at(5, 9, zone=SIOBHAN.zone), "both", parent=mail)
    post.into(GITA, at(5, 8), folder="Trash", never="in the trash")
    mail = post.out([HANS], at(5, 10), why="I wrote")
    post.into(HANS, at(5, 12), "both", parent=mail, folder="Trash", account=COM, never="in the trash, though it answers mine")
    post.into(INES, at(5, 13), folder="Junk", never="in the junk folder, though it is hers")
    post.into(JAN, at(5, 15), flags="ST", why="they wrote; marked as deleted, not yet removed",
              unsure="the design names the trash folder, not the flag")
    mail = post.into(KARIN, at(5, 20), subject="Moved")
    post.copy(mail, "Archive")
    mail = post.into(LUCA, at(5, 22), subject="Copied, then thrown away")
    post.copy(mail, "Trash", never="in the trash: a copy of one that is kept")
    mail = post.out([MIA], at(5, 24), cc=[MAX], why="I wrote, with a copy for myself")
    post.copy(mail, "INBOX")
    mail = post.out([PAULA], at(5, 25), program="gmail", account=COM)
    post.copy(mail, "Archive", account=COM)
    post.copy(mail, "Lists.backup")


def shapes(post):
    """Files that are hard to read."""
    padding = "\n".join(f"X-Spam-Report-{n}: {'y' * 900}" for n in range(1150))
    mail = post.out([STEFAN], at(10, 8))
    post.into(STEFAN, at(10, 9), "both", parent=mail, fields={"X-Trailer": "end\n" + padding},
              why="he answered; 1 MB of header, what matters comes first")
    post.into(ULRIKE, at(10, 10), extra=[padding], trace=False, why="they wrote; 1 MB of header, what matters comes last",
              hard="From lies behind the first 64 KiB")
    post.into(QUIRIN, at(10, 11), extra=["From quirin@huber.example Sat Oct 11 10:00:00 2025"], trace=False,
              why="they wrote; an mbox's From line came along")
    post.into(WANDA, at(10, 12), fields={"X-Empty": "\n \n\tx"}, why="they wrote; a field folded over empty-looking lines")
    post.into(YUSUF, at(10, 13), text="List-Id: <members.lists.example.net>\nPrecedence: bulk\nAuto-Submitted: auto-replied",
              why="they wrote; list fields in the text only")
    post.out([YUSUF], at(10, 15), text="Here is what he wrote:\n\n---------- Forwarded message ---------\nFrom: x@y.example\nList-Id: "
                                       "<z>\n",
             subject="Fwd: News", why="I forwarded a newsletter to him, with a word")
    forwarded = "--fwd\nContent-Type: text/plain\n\nSee below.\n\n--fwd\nContent-Type: message/rfc822\n\nFrom: anna.schmidt@web.example\n" \
                "To: max@example.org\nAuto-Submitted: auto-replied\nSubject: x\n\nx\n--fwd--\n"
    post.out([ZOE], at(10, 16), subject="Fwd: x", fields={"Content-Type": "multipart/mixed; boundary=\"fwd\""}, raw_body=forwarded,
             why="I forwarded Anna's letter to her, as attachment")
    post.into(ZOE, at(10, 17), subject="WG: x", fields={"Content-Type": "multipart/mixed; boundary=\"fwd\""}, raw_body=forwarded,
              why="they forwarded something to me")
    post.into(MAYA, at(10, 18), fields={"from": None, "FROM": "Maya Rao <maya.rao@uni.example>", "date": None,
                                        "DATE": "Sat, 18 Oct 2025 23:10:00 +0530"},
              program="thunderbird", why="they wrote; field names in capitals")
    post.into(ADA, at(10, 19), fields={"From": "=?utf-8?b?w4FkYSBMb3ZlbGFjZQ?= <ada@example.net>",
                                       "Subject": "=?x-unknown?Q?=FF?= =?utf-8?B?*?="},
              why="they wrote; damaged encoded words")
    when = at(10, 20)
    for text, why in [
            ("From: ada@example.net\r\nTo: max@example.org\r\n".encode("utf-16"), "UTF-16, not a message"), (b"", "an empty file"),
            (bytes(range(256)) * 40, "bytes, not a message"), (b"To: ada@example.net\nFrom: max@example.org",
                "cut off within the header: no date"),
            (b"\nFrom: max@example.org\nTo: ada@example.net\nDate: Mon, 20 Oct 2025 10:00:00 +0200\n\nx\n",
             "the header is empty, all of it is text")]:
        cut = "there is enough of it to be counted, but no day" if why.startswith("cut off") else None
        post.year.never(post.deliver("INBOX", text, when), why, cut)
    data = (b"From: max@example.org\nTo: anna.schmidt@web.example\nDate: Tue, 21 Oct 2025 10:00:00 +0200\n"
            b"Message-ID: <bare-header@example.org>\nSubject: no text")
    file = post.deliver("Sent", data + b"\n", at(10, 21))
    post.year.happened(ANNA, at(10, 21).date(), "out", "mail", file, "I wrote; a header and no text")
    file = post.year.write("mail/example.org/tmp/1761033600.M1P1.mx1", data.replace(b"bare", b"half"))
    post.year.never(file, "in tmp: not delivered yet")


def write(post):
    for chapter in (special_contacts, recipients, senders, answers, days, folders, shapes):
        chapter(post)
