#!/usr/bin/python3
"""Changes the user's own address book and calendar through evolution-data-server, as GNOME Contacts and GNOME Calendar do.

  evolution.py add UID NAME | rename UID NAME | remove UID | fill FILE | online SOURCE
  evolution.py schedule FILE... | retitle UID TEXT | events SOURCE COUNT

FILE has vCards, all of which are added, or events of a calendar. SOURCE is an online account's address book, which is opened and brought up
to date until somebody is in it, or its calendar, until so many events are in it.
"""
import sys
import time

import gi

gi.require_version("EBook", "1.2")
gi.require_version("EBookContacts", "1.2")
gi.require_version("EDataServer", "1.2")
from gi.repository import EBook, EBookContacts, EDataServer  # noqa: E402


def schedule(client, file):
    """Adds the events of a file, with zones as GNOME Calendar names them: libical's own, which has a prefix."""
    with open(file, encoding="utf-8", newline="") as text:
        calendar = ICalGLib.Component.new_from_string(text.read())
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event:
        own = event.clone()
        for kind in ("DTSTART", "DTEND", "RECURRENCEID", "EXDATE"):
            value = own.get_first_property(getattr(ICalGLib.PropertyKind, kind + "_PROPERTY"))
            zone = value and value.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
            if zone:
                builtin = ICalGLib.Timezone.get_builtin_timezone(zone.get_tzid())
                client.add_timezone_sync(builtin, None)
                zone.set_tzid(builtin.get_tzid())
        if own.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY):
            client.modify_object_sync(own, ECal.ObjModType.THIS, ECal.OperationFlags.NONE, None)
        else:
            client.create_object_sync(own, ECal.OperationFlags.NONE, None)
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)


def retitle(client, uid, text):
    """Changes the title of all instances."""
    event = client.get_object_sync(uid, None, None)[1]
    event.set_summary(text)
    client.modify_object_sync(event, ECal.ObjModType.ALL, ECal.OperationFlags.NONE, None)


def events(client, count):
    """Brings a calendar up to date until so many components are in it, and prints how many there are."""
    for attempt in range(100):
        client.refresh_sync(None)
        there = len(client.get_object_list_sync("#t", None)[1])
        if there >= count:
            break
        time.sleep(0.2)
    print(there)


verb, uid = sys.argv[1:3]  # or a file
registry = EDataServer.SourceRegistry.new_sync(None)
if verb in ("schedule", "retitle", "events"):
    gi.require_version("ECal", "2.0")
    from gi.repository import ECal, ICalGLib
    calendar = registry.ref_source(uid) if verb == "events" else registry.ref_builtin_calendar()
    client = ECal.Client.connect_sync(calendar, ECal.ClientSourceType.EVENTS, 1, None)
    if verb == "schedule":
        for file in sys.argv[2:]:
            schedule(client, file)
    elif verb == "retitle":
        retitle(client, uid, sys.argv[3])
    else:
        events(client, int(sys.argv[3]))
    sys.exit()
book = registry.ref_source(uid) if verb == "online" else registry.ref_builtin_address_book()
client = EBook.BookClient.connect_sync(book, 1, None)
none = EBookContacts.BookOperationFlags.NONE
if verb == "add":
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{sys.argv[3]}\r\nN:{sys.argv[3]};;;;\r\nEND:VCARD\r\n"
    print(client.add_contact_sync(EBookContacts.Contact.new_from_vcard(card), none, None)[1])
elif verb == "fill":
    with open(uid, encoding="utf-8", newline="") as file:
        cards = ["BEGIN:VCARD" + card for card in file.read().split("BEGIN:VCARD")[1:]]
    contacts = [EBookContacts.Contact.new_from_vcard(card) for card in cards]
    print(len(client.add_contacts_sync(contacts, none, None)[1]))
elif verb == "online":
    names = []
    for attempt in range(50):
        client.refresh_sync(None)
        names = [contact.get_property("full-name") for contact in client.get_contacts_sync('(contains "full_name" "")', None)[1]]
        if names:
            break
        time.sleep(0.2)
    print("\n".join(sorted(names)))
elif verb == "rename":
    found, contact = client.get_contact_sync(uid, None)
    contact.set_property("full-name", sys.argv[3])
    client.modify_contact_sync(contact, none, None)
else:
    client.remove_contact_by_uid_sync(uid, none, None)
