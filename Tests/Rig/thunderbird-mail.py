#!/usr/bin/python3
"""Keeps mail and calendars in a running Thunderbird, as its own windows do, through Marionette.

  thunderbird-mail.py accounts
  thunderbird-mail.py fill YEAR
  thunderbird-mail.py server PORT | fetch
  thunderbird-mail.py write FOLDER ADDRESS FIRST COUNT
  thunderbird-mail.py delete FOLDER COUNT | shred FOLDER COUNT | shred-last FOLDER COUNT
  thunderbird-mail.py compact FOLDER | compact-all
  thunderbird-mail.py compact-busily FOLDER SECONDS ADDRESS...
  thunderbird-mail.py calendars FOLDER
  thunderbird-mail.py meet UID ADDRESS SECONDS | move UID DAYS | cancel UID
  thunderbird-mail.py version | profile | quit

"accounts" makes two accounts, max@example.org with mbox files, and m.mustermann@example.com with Maildirs. "fill" copies the letters of
the labelled year YEAR into them. "server" makes an account of max on an IMAP server of this machine, and "fetch" downloads what is not
here yet, and prints of how many letters there are copies then.

FOLDER is then one of the first account. "write" puts COUNT letters of the user's to ADDRESS there, one for each day from FIRST on.
"delete" throws the first COUNT letters into the trash; "shred" and "shred-last" delete them for good. All of these leave marks in the
file; "compact" removes what is marked. "compact-busily" does all of it over and over: each round writes one letter, on a day or to an
address of its own, shreds another and compacts, and it prints how many rounds there were.

"calendars" imports the .ics files below FOLDER, each folder of them as a calendar. "meet" makes an event that the user organizes, that
ADDRESS has accepted, and that ends in so many seconds; "move" and "cancel" change it. All verbs need a Thunderbird that was started with
--marionette and --remote-allow-system-access.
"""
import datetime
import os
import sys
import tempfile

from marionette import perform

PRELUDE = """
const {MailServices} = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const {cal} = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const {CalEvent} = ChromeUtils.importESModule("resource:///modules/CalEvent.sys.mjs");
const {CalIcsParser} = ChromeUtils.importESModule("resource:///modules/CalIcsParser.sys.mjs");
const account = email => MailServices.accounts.accounts.find(account => account.defaultIdentity?.email == email);

// The folder at this path, which is made where it is missing.
function folder(email, path, flag) {
  let folder = account(email).incomingServer.rootFolder;
  for (const name of path.split("/")) {
    folder = folder.getChildNamed(name) ?? folder.QueryInterface(Ci.nsIMsgLocalMailFolder).createLocalSubfolder(name);
  }
  if (flag) folder.setFlag(Ci.nsMsgFolderFlags[flag]);
  return folder;
}
const ours = path => folder("max@example.org", path);

const listener = (resolve, keep) => ({
  QueryInterface: ChromeUtils.generateQI(["nsIMsgCopyServiceListener"]),
  onStartCopy() {}, onProgress() {}, getMessageId: () => null, setMessageKey: keep, onStopCopy: resolve,
});
// copy - the key of the copy; nothing if Thunderbird takes no such letter.
async function copy(path, target, isRead) {
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  let key;
  const flags = isRead ? Ci.nsMsgMessageFlags.Read : 0;
  const status = await new Promise(resolve =>
    MailServices.copy.copyFileMessage(file, target, null, false, flags, "", listener(resolve, given => key = given), null));
  return Components.isSuccessCode(status) ? key : undefined;
}
const url = (resolve, reject) => ({
  OnStartRunningUrl() {},
  OnStopRunningUrl: (_, status) => Components.isSuccessCode(status) ? resolve() : reject(new Error("stopped with " + status)),
});
const remove = (target, letters, isForGood) =>
  new Promise(resolve => target.deleteMessages(letters, null, isForGood, false, listener(resolve, () => {}), false));
const first = (target, count) => [...target.messages].slice(0, Number(count));
const newest = (target, count) => [...target.messages].sort((one, other) => one.messageKey - other.messageKey).slice(-Number(count));
const done = start => new Promise((resolve, reject) => start(url(resolve, reject)));
const compactFolder = target => done(listener => target.compact(listener, null));

async function calendar(name) {
  const known = cal.manager.getCalendars().find(calendar => calendar.name == name);
  if (known) return known;
  const made = cal.manager.createCalendar("storage", Services.io.newURI("moz-storage-calendar://"));
  made.name = name;
  cal.manager.registerCalendar(made);
  return made;
}
async function change(uid, body) {
  const target = await calendar("Appointments");
  const event = await target.getItem(uid);
  const changed = event.clone();
  body(changed);
  await target.modifyItem(changed, event);
}
"""

SCRIPTS = {
    "accounts": """
        const make = (user, host, email, store) => {
          Services.prefs.setCharPref("mail.serverDefaultStoreContractID", `@mozilla.org/msgstore/${store};1`);
          const server = MailServices.accounts.createIncomingServer(user, host, "pop3");
          server.loginAtStartUp = server.doBiff = server.downloadOnBiff = false;
          const identity = MailServices.accounts.createIdentity();
          identity.email = email;
          identity.fullName = "Max Mustermann";
          const made = MailServices.accounts.createAccount();
          made.incomingServer = server;
          made.addIdentity(identity);
        };
        // Only what is asked for is compacted.
        Services.prefs.setBoolPref("mail.prompt_purge_threshhold", false);
        MailServices.accounts.createLocalMailAccount();
        make("max", "pop.example.org", "max@example.org", "berkeleystore");
        make("m.mustermann", "pop.example.com", "m.mustermann@example.com", "maildirstore");
        Services.prefs.clearUserPref("mail.serverDefaultStoreContractID");
        MailServices.accounts.saveAccountInfo();
        Services.prefs.savePrefFile(null);""",
    "fill": """return (async () => {
        let count = 0;
        const refused = [];
        for (const [email, path, flag, letters] of arguments) {
          const target = folder(email, path, flag);
          for (const [file, isRead, isDeleted] of letters) {
            const key = await copy(file, target, isRead);
            if (key === undefined) {
              refused.push(file.slice(file.lastIndexOf("/") + 1));
              continue;
            }
            count++;
            if (isDeleted) await remove(target, [target.GetMessageHeader(key)], true);
          }
        }
        return [`${count} letters in ${arguments.length} folders`, ...refused.map(name => "not taken: " + name)].join("\\n");
    })()""",
    "server": """
        const server = MailServices.accounts.createIncomingServer("max", "127.0.0.1", "imap");
        server.port = Number(arguments[0]);
        server.socketType = Ci.nsMsgSocketType.plain;
        server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
        server.password = "secret";
        server.loginAtStartUp = server.doBiff = false;
        server.QueryInterface(Ci.nsIImapIncomingServer).usingSubscription = false;
        const made = MailServices.accounts.createAccount();
        made.incomingServer = server;""",
    "fetch": """return (async () => {
        const server = MailServices.accounts.findServer("max", "127.0.0.1", "imap");
        const {msgWindow} = Services.wm.getMostRecentWindow("mail:3pane");
        server.performExpand(msgWindow);
        for (let wait = 0; wait < 100 && server.rootFolder.descendants.length < 8; wait++) await new Promise(go => setTimeout(go, 100));
        let count = 0;
        for (const target of server.rootFolder.descendants.filter(target => !(target.flags & Ci.nsMsgFolderFlags.ImapNoselect))) {
          target.setFlag(Ci.nsMsgFolderFlags.Offline);
          await done(listener => target.downloadAllForOffline(listener, msgWindow));
          count += [...target.messages].filter(letter => letter.flags & Ci.nsMsgMessageFlags.Offline).length;
        }
        return `${count} letters`;
    })()""",
    "write": """return (async () => {
        const target = ours(arguments[0]);
        for (const file of arguments[1]) if (await copy(file, target, true) === undefined) throw new Error("not copied: " + file);
    })()""",
    "delete": "return (async () => { await remove(ours(arguments[0]), first(ours(arguments[0]), arguments[1]), false) })()",
    "shred": "return (async () => { await remove(ours(arguments[0]), first(ours(arguments[0]), arguments[1]), true) })()",
    "shred-last": "return (async () => { await remove(ours(arguments[0]), newest(ours(arguments[0]), arguments[1]), true) })()",
    "compact": "return (async () => { await compactFolder(ours(arguments[0])) })()",
    "compact-all": """return (async () => {
        for (const {incomingServer} of MailServices.accounts.accounts) {
          await done(listener => incomingServer.rootFolder.compactAll(listener, null));
        }
    })()""",
    "compact-busily": """return (async () => {
        const target = ours(arguments[0]), end = Date.now() + 1000 * Number(arguments[1]);
        let rounds = 0;
        for (const file of arguments[2]) {
          if (Date.now() > end) break;
          if (await copy(file, target, true) === undefined) throw new Error("not copied: " + file);
          await remove(target, first(target, 1), true);
          await compactFolder(target);
          rounds++;
        }
        return rounds;
    })()""",
    "calendars": """return (async () => {
        let count = 0;
        for (const [name, texts] of arguments) {
          const target = await calendar(name);
          for (const text of texts) {
            const parser = new CalIcsParser();
            try { parser.parseString(text) } catch { continue }
            for (const item of [...parser.getItems(), ...parser.getParentlessItems()]) {
              await target.addItem(item);
              count++;
            }
          }
        }
        return `${count} events and tasks in ${arguments.length} calendars`;
    })()""",
    "meet": """return (async () => {
        const [uid, address, seconds] = arguments;
        const end = new Date(Date.now() + 1000 * Number(seconds)), start = new Date(end - 3600000);
        const text = date => date.toISOString().replace(/[-:]|\\.\\d+/g, "");
        const event = new CalEvent(["BEGIN:VEVENT", "UID:" + uid, "SUMMARY:Coffee", "DTSTART:" + text(start), "DTEND:" + text(end),
          "ORGANIZER:mailto:max@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:max@example.org",
          "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + address, "END:VEVENT"].join("\\r\\n"));
        await (await calendar("Appointments")).addItem(event);
    })()""",
    "move": """return change(arguments[0], event => {
        for (const name of ["startDate", "endDate"]) {
          const moved = event[name].clone();
          moved.day += Number(arguments[1]);
          event[name] = moved;
        }
    })""",
    "cancel": 'return change(arguments[0], event => event.status = "CANCELLED")',
}

# The year's folders: which of Thunderbird's they are, and what that keeps there. The second account's are the user's own, in German.
ORG, COM = "max@example.org", "m.mustermann@example.com"
FOLDERS = {
    "example.org": (ORG, "Inbox", ""), "example.org/.Sent": (ORG, "Sent", "SentMail"), "example.org/.Drafts": (ORG, "Drafts", "Drafts"),
    "example.org/.Templates": (ORG, "Templates", "Templates"), "example.org/.Junk": (ORG, "Junk", "Junk"),
    "example.org/.Trash": (ORG, "Trash", "Trash"), "example.org/.Archive": (ORG, "Archives/2025", "Archive"),
    "example.org/.Lists.members": (ORG, "Lists/members", ""), "example.org/.Lists.backup": (ORG, "Lists/backup", ""),
    "example.com/INBOX": (COM, "Inbox", ""), "example.com/Gesendet": (COM, "Gesendet", "SentMail"),
    "example.com/Entw&APw-rfe": (COM, "Entwürfe", "Drafts"), "example.com/Spam": (COM, "Spam", "Junk"),
    "example.com/Papierkorb": (COM, "Papierkorb", "Trash"), "example.com/Archiv/2025": (COM, "Archiv/2025", "Archive"),
}


def year_letters(year):
    """The year's letters by Thunderbird's folders: what "fill" is told. What is only being delivered is not there yet."""
    found = {}
    for place, target in FOLDERS.items():
        for part in ("cur", "new"):
            parent = os.path.join(year, "mail", place, part)
            for name in sorted(os.listdir(parent)):
                flags = name.partition(":2,")[2]
                # Thunderbird has no flag that makes a draft of a letter: it keeps all of them in one folder.
                where = FOLDERS["example.org/.Drafts"] if "D" in flags and target[0] == ORG else target
                found.setdefault(where, []).append([os.path.join(parent, name), "S" in flags, "T" in flags])
    return [[*target, letters] for target, letters in found.items()]


def letter(folder, address, day):
    """A file with a letter of the user's. All to one address have the same length."""
    when = datetime.datetime.combine(day, datetime.time(12), datetime.timezone.utc)
    lines = ["From: Max Mustermann <max@example.org>", f"To: <{address}>", "Subject: A letter",
             f"Message-ID: <{day}.{address}@example.org>", f"Date: {when:%a, %d %b %Y %H:%M:%S} +0000", "MIME-Version: 1.0",
             "Content-Type: text/plain; charset=UTF-8", "", "Hello,", "", "are you well?", "", "Max", ""]
    path = os.path.join(folder, f"{address}-{day}.eml")
    with open(path, "x", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return path


def days(first, count):
    return [datetime.date.fromisoformat(first) + datetime.timedelta(days=number) for number in range(int(count))]


def calendars(folder):
    """The .ics files by the folder that they are in."""
    found = {}
    for parent, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".ics"):
                with open(os.path.join(parent, name), encoding="utf-8") as file:
                    found.setdefault(os.path.relpath(parent, folder), []).append(file.read())
    return [[name, texts] for name, texts in found.items()]


def main():
    verb, *arguments = sys.argv[1:] or sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        if verb == "fill":
            arguments = year_letters(*arguments)
        elif verb == "write":
            place, address, first, count = arguments
            arguments = [place, [letter(folder, address, day) for day in days(first, count)]]
        elif verb == "compact-busily":
            place, seconds, *addresses = arguments
            arguments = [place, seconds, [letter(folder, address, day) for address in addresses for day in days("2024-12-01", 31)]]
        elif verb == "calendars":
            arguments = calendars(*arguments)
        perform(SCRIPTS, PRELUDE, verb, arguments, 240)


main()
