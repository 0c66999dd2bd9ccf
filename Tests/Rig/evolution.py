#!/usr/bin/python3
"""Changes the user's own address book through evolution-data-server, as GNOME Contacts does.

  evolution.py add UID NAME | rename UID NAME | remove UID | fill FILE

FILE has vCards, all of which are added.
"""
import sys

import gi

gi.require_version("EBook", "1.2")
gi.require_version("EBookContacts", "1.2")
gi.require_version("EDataServer", "1.2")
from gi.repository import EBook, EBookContacts, EDataServer  # noqa: E402

verb, uid = sys.argv[1:3]  # or a file
registry = EDataServer.SourceRegistry.new_sync(None)
client = EBook.BookClient.connect_sync(registry.ref_builtin_address_book(), 1, None)
none = EBookContacts.BookOperationFlags.NONE
if verb == "add":
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{sys.argv[3]}\r\nN:{sys.argv[3]};;;;\r\nEND:VCARD\r\n"
    print(client.add_contact_sync(EBookContacts.Contact.new_from_vcard(card), none, None)[1])
elif verb == "fill":
    with open(uid, encoding="utf-8", newline="") as file:
        cards = ["BEGIN:VCARD" + card for card in file.read().split("BEGIN:VCARD")[1:]]
    contacts = [EBookContacts.Contact.new_from_vcard(card) for card in cards]
    print(len(client.add_contacts_sync(contacts, none, None)[1]))
elif verb == "rename":
    found, contact = client.get_contact_sync(uid, None)
    contact.set_property("full-name", sys.argv[3])
    client.modify_contact_sync(contact, none, None)
else:
    client.remove_contact_by_uid_sync(uid, none, None)
