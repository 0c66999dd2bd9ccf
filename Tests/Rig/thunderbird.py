#!/usr/bin/python3
"""Changes the address book of a running Thunderbird as its own address book page does, through Marionette, its remote protocol.

  thunderbird.py version | profile | people
  thunderbird.py add NAME EMAIL | add-many COUNT | rename UID NAME | rename-all PART NEW | move UID BOOK | remove UID | quit

Thunderbird must have been started with --marionette and --remote-allow-system-access. "add" prints the UID that Thunderbird gave; "people"
prints the names of all, one a line. Marionette sends and takes messages as LENGTH:JSON.
"""
import json
import socket
import sys
import time

PORT = 2828
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
    "version": 'return Services.appinfo.name + " " + Services.appinfo.version',
    "profile": 'return Services.dirsvc.get("ProfD", Ci.nsIFile).path',
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


class Marionette:
    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=60)
        self.stream = self.socket.makefile("rb")
        self.sent = 0
        self.receive()  # It says first what it is.

    def receive(self):
        length = b""
        while (byte := self.stream.read(1)) != b":":
            if not byte:
                raise EOFError("Thunderbird closed the connection")
            length += byte
        return json.loads(self.stream.read(int(length)))

    def call(self, command, **parameters):
        self.sent += 1
        message = json.dumps([0, self.sent, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result


def connect(seconds):
    """Waits until Thunderbird listens and has its window."""
    end = time.monotonic() + seconds
    while True:
        try:
            marionette = Marionette()
            marionette.call("WebDriver:NewSession")
            marionette.call("Marionette:SetContext", value="chrome")
            return marionette
        except (OSError, EOFError, RuntimeError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


verb, *arguments = sys.argv[1:]
thunderbird = connect(60)
if verb == "quit":
    thunderbird.call("Marionette:Quit", flags=["eAttemptQuit"])
else:
    answer = thunderbird.call("WebDriver:ExecuteScript", script=PRELUDE + SCRIPTS[verb], args=arguments)["value"]
    if answer is not None:
        print(answer)
    thunderbird.call("WebDriver:DeleteSession")
