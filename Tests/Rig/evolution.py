#!/usr/bin/python3
"""Changes the user's own address book through evolution-data-server, as GNOME Contacts does.

  evolution.py add UID NAME | rename UID NAME | remove UID | fill FILE | online SOURCE

FILE has vCards, all of which are added. SOURCE is an online account's address book, which is opened and brought up to date until somebody
is in it.
"""
import sys
import time

import gi

gi.require_version("EBook", "1.2")
gi.require_version("EBookContacts", "1.2")
gi.require_version("EDataServer", "1.2")
from gi.repository import EBook, EBookContacts, EDataServer  # noqa: E402

verb, uid = sys.argv[1:3]  # or a file
registry = EDataServer.SourceRegistry.new_sync(None)
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
