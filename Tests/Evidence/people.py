"""The user's contacts, and their cards."""
import uuid
from zoneinfo import ZoneInfo

from year import ME, NAMESPACE


class Person:
    """A contact, or somebody in no address book (whose uid is empty).

    program is the mail program the person writes with, rhythm the days between two exchanges of mail (0: none but those told in
    mail.py), trait what is special about the card.
    """

    def __init__(self, key, name, addresses=(), numbers=(), program="thunderbird", zone="Europe/Berlin", rhythm=0, trait=None, known=True):
        self.key, self.name, self.addresses, self.numbers = key, name, list(addresses), list(numbers)
        self.program, self.zone, self.rhythm, self.trait = program, ZoneInfo(zone), rhythm, trait
        self.uid = str(uuid.uuid5(NAMESPACE, key)) if known else ""
        self.card = f"contacts/{key}.vcf" if known else ""

    @property
    def address(self):
        return self.addresses[0]


CONTACTS = [
    Person("ada", "Ada Lovelace", ["ada@example.net", "ada.lovelace@analytical.example", "countess@post.example"],
           ["+44 20 7946 0011"], "gmail", "Europe/London", 24, "three addresses"),
    Person("lena", "Lena Brandt", ["lena.vogt@mail.example", "lena.brandt@mail.example"], ["+49 171 5550102"], "apple",
           rhythm=0, trait="account renamed on 10 June"),
    Person("grete", "Grete Holm", ["holms@haus.example"], ["+49 4321 555017"], "thunderbird", trait="shares an address with Jens"),
    Person("jens", "Jens Holm", ["holms@haus.example"], ["+49 4321 555017", "+49 160 5550118"], "outlook",
           trait="shares an address with Grete"),
    Person("sofia", "Sofia Almeida", ["Sofia.Almeida@Example.COM"], ["+351 21 555 0104"], "gmail", "Europe/Lisbon",
           trait="her address is written otherwise: case and +tag"),
    Person("kette", "Fahrradladen Kette GmbH", ["info@kette.example"], ["+49 30 5550105"], "outlook", trait="company"),
    Person("wilhelm", "Wilhelm Otto", ["wilhelm.otto@alt.example"], ["+49 40 5550106"], "thunderbird", trait="died on 2 May"),
    Person("juergen", "Jürgen Müßig", ["jürgen@müßig.example", "juergen@müßig.example"], ["+49 221 5550107"], "thunderbird",
           trait="IDN, UTF-8 in the local part"),
    Person("bookclub", "Book Club", ["bookclub@lists.example.net"], [], trait="a mailing list's address"),
    Person("max", "Max Mustermann", ME, ["+49 170 5550100"], trait="the user's own card"),
    Person("kenji", "田中健二", ["kenji@tanaka.example"], ["+81 3 5550 0110"], "apple", "Asia/Tokyo", 38),
    Person("siobhan", "Siobhán Ó Briain", ["siobhan@obriain.example"], ["+353 1 555 0111"], "outlook", "Europe/Dublin", 31),
    Person("carlos", "Carlos Núñez", ["carlos@nunez.example"], ["+34 91 555 0112"], "k9", "Europe/Madrid", 27),
    Person("sasha", "Александр Петров", ["petrov@pochta.example"], ["+7 495 555 0113"], "thunderbird", "Europe/Moscow", 45),
    Person("maya", "Maya Rao", ["maya.rao@uni.example"], ["+91 22 5550 0114"], "gmail", "Asia/Kolkata", 33),
    Person("tom", "Tom Baker", ["tom@baker.example", "tbaker@work.example"], ["+1 212 555 0115"], "apple", "America/New_York", 22),
    Person("olivia", "Olivia Chen", ["olivia@chen.example"], ["+61 2 5550 0116"], "gmail", "Australia/Sydney", 41),
    Person("anna", "Anna Schmidt", ["anna.schmidt@web.example"], ["+49 30 5550117"], "webmail", rhythm=19),
    Person("bob", "Bob Hale", ["bob@example.net"], ["+1 415 555 0132"], "mutt", "America/Los_Angeles", 29),
    Person("clara", "Clara Weiß", ["clara@weiss.example"], ["+49 89 5550119", "+49 151 5550119"], "k9", rhythm=17),
    Person("david", "David Cohen", ["david@cohen.example"], ["+972 3 555 0120"], "outlook", "Asia/Jerusalem", 52),
    Person("elif", "Elif Yılmaz", ["elif@yilmaz.example"], ["+90 212 555 0121"], "gmail", "Europe/Istanbul", 36),
    Person("frank", "Frank Meier, Dr.", ["frank.meier@klinik.example"], ["+49 30 5550122"], "outlook", rhythm=48),
    Person("gita", "Gita Łukasiewicz", ["gita@lukasiewicz.example"], ["+48 22 555 0123"], "thunderbird", "Europe/Warsaw", 26),
    Person("hans", "Hans \"Hanno\" Krüger", ["hanno@krueger.example"], ["+49 511 5550124"], "thunderbird", rhythm=23),
    Person("ines", "Inês Sousa", ["ines@sousa.example"], ["+351 22 555 0125"], "apple", "Europe/Lisbon", 44),
    Person("jan", "Jan de Vries", ["jan@devries.example"], ["+31 20 555 0126"], "mutt", "Europe/Amsterdam", 30),
    Person("karin", "Karin Lindström", ["karin@lindstrom.example"], ["+46 8 555 0127"], "thunderbird", "Europe/Stockholm", 57),
    Person("luca", "Luca Bianchi", ["luca@bianchi.example"], ["+39 06 555 0128"], "gmail", "Europe/Rome", 34),
    Person("mia", "Mia Wagner", ["mia.wagner@post.example"], ["+49 176 5550129"], "apple", rhythm=16),
    Person("noah", "Noah Fischer", ["noah@fischer.example"], ["+49 69 5550130"], "k9", rhythm=40),
    Person("oskar", "Oskar Nowak", ["oskar@nowak.example"], ["+48 12 555 0131"], "webmail", "Europe/Warsaw", 61),
    Person("paula", "Paula Richter", ["paula.richter@schule.example"], ["+49 351 5550132"], "thunderbird", rhythm=21),
    Person("quirin", "Quirin Huber", ["quirin@huber.example"], ["+49 89 5550133"], "outlook", rhythm=66),
    Person("rosa", "Rosa Delgado", ["\"rosa delgado\"@correo.example"], ["+52 55 5550 0134"], "gmail", "America/Mexico_City",
           trait="quoted local part"),
    Person("stefan", "Stefan Koch", ["stefan@koch.example"], ["+49 711 5550135"], "thunderbird", rhythm=28),
    Person("tante", "Tante Erna", [], ["+49 5151 555036"], trait="telephone only"),
    Person("ulrike", "Ulrike Maier", ["ulrike@maier.example"], ["+49 341 5550137"], "thunderbird", rhythm=73),
    Person("viktor", "Viktor Horn", [], [], trait="name only"),
    Person("wanda", "Wanda Kowalska", ["wanda@kowalska.example"], ["+48 71 555 0139"], "gmail", "Europe/Warsaw", 37),
    Person("yusuf", "Yusuf Demir", ["yusuf@demir.example"], ["+49 30 5550140"], "apple", rhythm=25),
    Person("zoe", "Zoë Martin", ["zoe@martin.example"], ["+33 1 55 55 01 41"], "thunderbird", "Europe/Paris", 32),
]
STRANGERS = [Person(f"stranger-{number}", name, [address], program=program, known=False) for number, (name, address, program) in enumerate([
    ("Hausverwaltung Nord", "verwaltung@nord.example", "outlook"), ("Erika Beispiel", "erika@beispiel.example", "apple"),
    ("Peter Unbekannt", "peter@unbekannt.example", "gmail"), ("Dr. Zahn", "praxis@zahn.example", "webmail"),
    ("Rolf Nachbar", "rolf@nachbar.example", "k9"), ("Vera Verein", "vera@verein.example", "thunderbird"),
    ("Ida Ingenieur", "ida@werk.example", "outlook"), ("Omar Offen", "omar@offen.example", "mutt"),
    ("Nora Neu", "nora@neu.example", "gmail"), ("Kai Kunde", "kai@kunde.example", "apple"),
    ("Sven Sport", "sven@sport.example", "thunderbird"), ("Tina Theater", "tina@theater.example", "webmail")])]
BY_KEY = {person.key: person for person in CONTACTS}


def card(person):
    """A card as an address book writes it: vCard 4.0 for every third, else 3.0."""
    version4 = len(person.key) % 3 == 0
    escaped = person.name.replace(",", "\\,")
    words = person.name.replace(",", "").split()
    family, given = (words[-1], " ".join(words[:-1])) if len(words) > 1 else ("", person.name)
    lines = ["BEGIN:VCARD", "VERSION:" + ("4.0" if version4 else "3.0"), f"UID:{person.uid}", f"FN:{escaped}"]
    if person.trait == "company":
        lines += ["N:;;;;", f"ORG:{person.name}", "KIND:org" if version4 else "X-ABSHOWAS:COMPANY"]
    else:
        lines.append(f"N:{family};{given};;;")
    if person.trait == "died on 2 May":
        lines.append("DEATHDATE:20250502" if version4 else "X-DEATHDATE:2025-05-02")
    for number, address in enumerate(person.addresses):
        lines.append(f"EMAIL{';PREF=1' if version4 and not number else ';TYPE=INTERNET'}:{address}")
    for number in person.numbers:
        lines.append(f"TEL;VALUE=uri:tel:{number.replace(' ', '-')}" if version4 else f"TEL;TYPE=VOICE:{number}")
    if person.trait not in ("company", "the user's own card"):
        lines.append("CATEGORIES:friends")
    return "\r\n".join(lines + ["END:VCARD", ""]).encode()


def write(year):
    year.people = CONTACTS
    for person in CONTACTS:
        year.write(person.card, card(person))
