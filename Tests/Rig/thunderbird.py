#!/usr/bin/python3
"""Changes the address book of a running Thunderbird as its own address book page does, through Marionette, its remote protocol.

  thunderbird.py version | profile | people
  thunderbird.py add NAME EMAIL | add-many COUNT | rename UID NAME | rename-all PART NEW | move UID BOOK | remove UID | quit

Thunderbird must have been started with --marionette and --remote-allow-system-access. "add" prints the UID that Thunderbird gave; "people"
prints the names of all, one a line.
"""
import sys

from marionette import perform

# Everything runs inside Thunderbird. Its page sets the properties of a card and then calls addCard, modifyCard and deleteCards, too.
PRELUDE = """
const {MailServices} = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const book = MailServices.ab.getDirectory("jsaddrbook://abook.sqlite");
const books = () => MailServices.ab.directories.filter(book => book.URI.startsWith("jsaddrbook://abook"));
function name(card, text) {
  const at = text.lastIndexOf(" ");
  card.firstName = text.slice(0, at);
  card.lastName = text.slice(at + 1);
  card.displayName = text;
}
function add(text, email) {
  const card = Cc["@mozilla.org/addressbook/cardproperty;1"].createInstance(Ci.nsIAbCard);
  name(card, text);
  card.primaryEmail = email;
  return book.addCard(card).UID;
}
function find(uid) {
  const card = books().flatMap(book => book.childCards).find(card => card.UID == uid);
  if (!card) throw new Error("nobody has the UID " + uid);
  return card;
}
"""
SCRIPTS = {
    "people": 'return books().flatMap(book => book.childCards).map(card => card.displayName).sort().join("\\n")',
    "add": "return add(arguments[0], arguments[1])",
    "add-many": 'for (let n = 1; n <= Number(arguments[0]); n++) add(`Jörg Müller-${n}`, `person-${n}@example.org`)',
    "rename": "const card = find(arguments[0]); name(card, arguments[1]); book.modifyCard(card)",
    "rename-all": """for (const card of book.childCards.filter(card => card.displayName.includes(arguments[0]))) {
        name(card, card.displayName.replace(arguments[0], arguments[1]));
        book.modifyCard(card);
    }""",
    "move": """const card = find(arguments[0]);
        const other = MailServices.ab.getDirectoryFromId(MailServices.ab.newAddressBook(arguments[1], "", 101));
        other.addCard(card);
        book.deleteCards([card]);""",
    "remove": "const card = find(arguments[0]); MailServices.ab.getDirectoryFromUID(card.directoryUID).deleteCards([card])",
}

perform(SCRIPTS, PRELUDE, sys.argv[1], sys.argv[2:])
