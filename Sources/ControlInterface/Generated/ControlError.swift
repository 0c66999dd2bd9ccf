// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// The errors of org.vitaminb.Control.
package enum ControlError: VarlinkErrorConvertible, Equatable, Sendable {
    /// No contact matches.
    case noSuchContact(contact: String)
    /// Another program keeps the journal locked, and nothing was changed.
    case journalLocked(file: String)
    /// This contact has died, and nothing reminds of the dead.
    case contactDied(name: String)
    /// The card with that name is left out, since it is no person's: the kind is "org", "group", "list" or another KIND.
    case notAPerson(name: String, kind: String)
    /// Several contacts match, and nothing was changed. At most twenty are named.
    case ambiguousContact(contact: String, candidates: [WireContact])
    /// No reminder of this contact could be snoozed or skipped; the next is due on that day, if one is.
    case nothingDue(name: String, next: CivilDate?)
    /// The reminder that is named by its id is no longer open.
    case reminderClosed(name: String)
    /// An interaction can't be later than now.
    case notYet(when: LocalInstant)
    /// A snooze can't end before now.
    case alreadyPast(until: LocalInstant)
    /// Nothing was said that could be taken back.
    case nothingToUndo
    /// What was done last was to change a contact's card, which the journal doesn't have: it was "added", "edited" or "removed".
    /// Undoing once more takes back what was noted before that.
    case cardWasLast(name: String, act: String)
    /// No entry's id begins with these digits.
    case noSuchEntry(digits: String)
    /// Several entries' ids begin with these digits, and nothing was changed. At most twenty are named.
    case ambiguousEntry(digits: String, entries: [WireEntry])
    /// The entry was taken back already.
    case takenBack(entry: WireEntry)
    /// This can't be corrected of what the entry says.
    case notAmendable(entry: WireEntry)
    /// The contact is in no group with a cadence, and there is no default: say every.
    case noCadence(name: String)
    /// No contact is in this group, and the configuration gives it no cadence.
    case noSuchGroup(group: String)
    /// What should be resumed isn't paused by that name. Where it is silent all the same: by which group, or by "everybody".
    case notPaused(name: String?, by: String?)
    /// An occasion can't be hidden for longer than its day.
    case pastItsDay(day: CivilDate)
    /// Promises to the contact are open, which nothing would remind of any more.
    case promisesOpen(name: String, promises: [WireReminder])
    /// No promise to the contact is open.
    case noPromise(name: String)
    /// None of the open promises has these words.
    case noSuchPromise(name: String, promise: String, promises: [WireReminder])
    /// Several promises to the contact are open, and it is not clear which one is meant.
    case whichPromise(name: String, promises: [WireReminder])
    /// A promise can't be for a day that is over, nor a pause end before it begins.
    case dayIsOver(day: CivilDate)
    /// The contact is ignored: a promise would never be heard of.
    case contactIgnored(name: String)
    /// A hundred promises to the contact are open already.
    case tooManyPromises(name: String)
    /// Both names are the same contact's.
    case sameContact(name: String)
    /// Give and take with the contact are even.
    case nothingToSettle(name: String)
    /// The journal could not be written. Nothing was changed.
    case journalFailed(reason: String)
    /// There is no journal that could be used, so the daemon can't run; what is wrong and what to do, the reason says.
    case journalUnusable(reason: String)
    /// The configuration is refused, so the daemon can't run; the reason has a line for each mistake: FILE:LINE:COLUMN: MESSAGE.
    /// Whoever calls after it was corrected is answered.
    case configurationRefused(reason: String)
    /// The address book could not be written. Nothing was changed.
    case addressBookFailed(file: String, reason: String)
    /// Another program changed the card meanwhile. Nothing was changed.
    case cardChanged(file: String)
    /// This can't be the contact's card: it isn't one readable card, or it is another contact's. Nothing was changed.
    case cardRefused(file: String, reason: String)
    /// Merging two contacts was begun and could not be completed; what was done and what was not, the reason says. Nothing is lost, and
    /// doing it again completes it.
    case mergeUnfinished(file: String, reason: String)

    /// The error as the interface declares it.
    package var varlinkError: VarlinkError {
        switch self {
        case .noSuchContact(let contact):
            return VarlinkError("org.vitaminb.Control.NoSuchContact") { json in
                json.member("contact", contact)
            }
        case .journalLocked(let file):
            return VarlinkError("org.vitaminb.Control.JournalLocked") { json in
                json.member("file", file)
            }
        case .contactDied(let name):
            return VarlinkError("org.vitaminb.Control.ContactDied") { json in
                json.member("name", name)
            }
        case .notAPerson(let name, let kind):
            return VarlinkError("org.vitaminb.Control.NotAPerson") { json in
                json.member("name", name)
                json.member("kind", kind)
            }
        case .ambiguousContact(let contact, let candidates):
            return VarlinkError("org.vitaminb.Control.AmbiguousContact") { json in
                json.member("contact", contact)
                json.member("candidates", candidates)
            }
        case .nothingDue(let name, let next):
            return VarlinkError("org.vitaminb.Control.NothingDue") { json in
                json.member("name", name)
                json.member("next", next)
            }
        case .reminderClosed(let name):
            return VarlinkError("org.vitaminb.Control.ReminderClosed") { json in
                json.member("name", name)
            }
        case .notYet(let when):
            return VarlinkError("org.vitaminb.Control.NotYet") { json in
                json.member("when", when)
            }
        case .alreadyPast(let until):
            return VarlinkError("org.vitaminb.Control.AlreadyPast") { json in
                json.member("until", until)
            }
        case .nothingToUndo: return VarlinkError("org.vitaminb.Control.NothingToUndo")
        case .cardWasLast(let name, let act):
            return VarlinkError("org.vitaminb.Control.CardWasLast") { json in
                json.member("name", name)
                json.member("act", act)
            }
        case .noSuchEntry(let digits):
            return VarlinkError("org.vitaminb.Control.NoSuchEntry") { json in
                json.member("digits", digits)
            }
        case .ambiguousEntry(let digits, let entries):
            return VarlinkError("org.vitaminb.Control.AmbiguousEntry") { json in
                json.member("digits", digits)
                json.member("entries", entries)
            }
        case .takenBack(let entry):
            return VarlinkError("org.vitaminb.Control.TakenBack") { json in
                json.member("entry", entry)
            }
        case .notAmendable(let entry):
            return VarlinkError("org.vitaminb.Control.NotAmendable") { json in
                json.member("entry", entry)
            }
        case .noCadence(let name):
            return VarlinkError("org.vitaminb.Control.NoCadence") { json in
                json.member("name", name)
            }
        case .noSuchGroup(let group):
            return VarlinkError("org.vitaminb.Control.NoSuchGroup") { json in
                json.member("group", group)
            }
        case .notPaused(let name, let by):
            return VarlinkError("org.vitaminb.Control.NotPaused") { json in
                json.member("name", name)
                json.member("by", by)
            }
        case .pastItsDay(let day):
            return VarlinkError("org.vitaminb.Control.PastItsDay") { json in
                json.member("day", day)
            }
        case .promisesOpen(let name, let promises):
            return VarlinkError("org.vitaminb.Control.PromisesOpen") { json in
                json.member("name", name)
                json.member("promises", promises)
            }
        case .noPromise(let name):
            return VarlinkError("org.vitaminb.Control.NoPromise") { json in
                json.member("name", name)
            }
        case .noSuchPromise(let name, let promise, let promises):
            return VarlinkError("org.vitaminb.Control.NoSuchPromise") { json in
                json.member("name", name)
                json.member("promise", promise)
                json.member("promises", promises)
            }
        case .whichPromise(let name, let promises):
            return VarlinkError("org.vitaminb.Control.WhichPromise") { json in
                json.member("name", name)
                json.member("promises", promises)
            }
        case .dayIsOver(let day):
            return VarlinkError("org.vitaminb.Control.DayIsOver") { json in
                json.member("day", day)
            }
        case .contactIgnored(let name):
            return VarlinkError("org.vitaminb.Control.ContactIgnored") { json in
                json.member("name", name)
            }
        case .tooManyPromises(let name):
            return VarlinkError("org.vitaminb.Control.TooManyPromises") { json in
                json.member("name", name)
            }
        case .sameContact(let name):
            return VarlinkError("org.vitaminb.Control.SameContact") { json in
                json.member("name", name)
            }
        case .nothingToSettle(let name):
            return VarlinkError("org.vitaminb.Control.NothingToSettle") { json in
                json.member("name", name)
            }
        case .journalFailed(let reason):
            return VarlinkError("org.vitaminb.Control.JournalFailed") { json in
                json.member("reason", reason)
            }
        case .journalUnusable(let reason):
            return VarlinkError("org.vitaminb.Control.JournalUnusable") { json in
                json.member("reason", reason)
            }
        case .configurationRefused(let reason):
            return VarlinkError("org.vitaminb.Control.ConfigurationRefused") { json in
                json.member("reason", reason)
            }
        case .addressBookFailed(let file, let reason):
            return VarlinkError("org.vitaminb.Control.AddressBookFailed") { json in
                json.member("file", file)
                json.member("reason", reason)
            }
        case .cardChanged(let file):
            return VarlinkError("org.vitaminb.Control.CardChanged") { json in
                json.member("file", file)
            }
        case .cardRefused(let file, let reason):
            return VarlinkError("org.vitaminb.Control.CardRefused") { json in
                json.member("file", file)
                json.member("reason", reason)
            }
        case .mergeUnfinished(let file, let reason):
            return VarlinkError("org.vitaminb.Control.MergeUnfinished") { json in
                json.member("file", file)
                json.member("reason", reason)
            }
        }
    }

    /// Reads what a service answered; nil where it is another interface's error, or one that a newer version has.
    package init?(_ error: VarlinkError) {
        guard let parameters = try? error.parameters(as: ControlErrorParameters.self) else { return nil }
        switch error.name {
        case "org.vitaminb.Control.NoSuchContact":
            guard let contact = parameters.contact else { return nil }
            self = .noSuchContact(contact: contact)
        case "org.vitaminb.Control.JournalLocked":
            guard let file = parameters.file else { return nil }
            self = .journalLocked(file: file)
        case "org.vitaminb.Control.ContactDied":
            guard let name = parameters.name else { return nil }
            self = .contactDied(name: name)
        case "org.vitaminb.Control.NotAPerson":
            guard let name = parameters.name, let kind = parameters.kind else { return nil }
            self = .notAPerson(name: name, kind: kind)
        case "org.vitaminb.Control.AmbiguousContact":
            guard let contact = parameters.contact, let candidates = parameters.candidates else { return nil }
            self = .ambiguousContact(contact: contact, candidates: candidates)
        case "org.vitaminb.Control.NothingDue":
            guard let name = parameters.name else { return nil }
            self = .nothingDue(name: name, next: parameters.next)
        case "org.vitaminb.Control.ReminderClosed":
            guard let name = parameters.name else { return nil }
            self = .reminderClosed(name: name)
        case "org.vitaminb.Control.NotYet":
            guard let when = parameters.when else { return nil }
            self = .notYet(when: when)
        case "org.vitaminb.Control.AlreadyPast":
            guard let until = parameters.until else { return nil }
            self = .alreadyPast(until: until)
        case "org.vitaminb.Control.NothingToUndo":
            self = .nothingToUndo
        case "org.vitaminb.Control.CardWasLast":
            guard let name = parameters.name, let act = parameters.act else { return nil }
            self = .cardWasLast(name: name, act: act)
        case "org.vitaminb.Control.NoSuchEntry":
            guard let digits = parameters.digits else { return nil }
            self = .noSuchEntry(digits: digits)
        case "org.vitaminb.Control.AmbiguousEntry":
            guard let digits = parameters.digits, let entries = parameters.entries else { return nil }
            self = .ambiguousEntry(digits: digits, entries: entries)
        case "org.vitaminb.Control.TakenBack":
            guard let entry = parameters.entry else { return nil }
            self = .takenBack(entry: entry)
        case "org.vitaminb.Control.NotAmendable":
            guard let entry = parameters.entry else { return nil }
            self = .notAmendable(entry: entry)
        case "org.vitaminb.Control.NoCadence":
            guard let name = parameters.name else { return nil }
            self = .noCadence(name: name)
        case "org.vitaminb.Control.NoSuchGroup":
            guard let group = parameters.group else { return nil }
            self = .noSuchGroup(group: group)
        case "org.vitaminb.Control.NotPaused":
            self = .notPaused(name: parameters.name, by: parameters.by)
        case "org.vitaminb.Control.PastItsDay":
            guard let day = parameters.day else { return nil }
            self = .pastItsDay(day: day)
        case "org.vitaminb.Control.PromisesOpen":
            guard let name = parameters.name, let promises = parameters.promises else { return nil }
            self = .promisesOpen(name: name, promises: promises)
        case "org.vitaminb.Control.NoPromise":
            guard let name = parameters.name else { return nil }
            self = .noPromise(name: name)
        case "org.vitaminb.Control.NoSuchPromise":
            guard let name = parameters.name, let promise = parameters.promise, let promises = parameters.promises else { return nil }
            self = .noSuchPromise(name: name, promise: promise, promises: promises)
        case "org.vitaminb.Control.WhichPromise":
            guard let name = parameters.name, let promises = parameters.promises else { return nil }
            self = .whichPromise(name: name, promises: promises)
        case "org.vitaminb.Control.DayIsOver":
            guard let day = parameters.day else { return nil }
            self = .dayIsOver(day: day)
        case "org.vitaminb.Control.ContactIgnored":
            guard let name = parameters.name else { return nil }
            self = .contactIgnored(name: name)
        case "org.vitaminb.Control.TooManyPromises":
            guard let name = parameters.name else { return nil }
            self = .tooManyPromises(name: name)
        case "org.vitaminb.Control.SameContact":
            guard let name = parameters.name else { return nil }
            self = .sameContact(name: name)
        case "org.vitaminb.Control.NothingToSettle":
            guard let name = parameters.name else { return nil }
            self = .nothingToSettle(name: name)
        case "org.vitaminb.Control.JournalFailed":
            guard let reason = parameters.reason else { return nil }
            self = .journalFailed(reason: reason)
        case "org.vitaminb.Control.JournalUnusable":
            guard let reason = parameters.reason else { return nil }
            self = .journalUnusable(reason: reason)
        case "org.vitaminb.Control.ConfigurationRefused":
            guard let reason = parameters.reason else { return nil }
            self = .configurationRefused(reason: reason)
        case "org.vitaminb.Control.AddressBookFailed":
            guard let file = parameters.file, let reason = parameters.reason else { return nil }
            self = .addressBookFailed(file: file, reason: reason)
        case "org.vitaminb.Control.CardChanged":
            guard let file = parameters.file else { return nil }
            self = .cardChanged(file: file)
        case "org.vitaminb.Control.CardRefused":
            guard let file = parameters.file, let reason = parameters.reason else { return nil }
            self = .cardRefused(file: file, reason: reason)
        case "org.vitaminb.Control.MergeUnfinished":
            guard let file = parameters.file, let reason = parameters.reason else { return nil }
            self = .mergeUnfinished(file: file, reason: reason)
        default: return nil
        }
    }
}

/// The parameters of all errors; each error has some of them.
private struct ControlErrorParameters: JSONValue, Equatable, Sendable {
    package var contact: String?
    package var file: String?
    package var name: String?
    package var kind: String?
    package var candidates: [WireContact]?
    package var next: CivilDate?
    package var when: LocalInstant?
    package var until: LocalInstant?
    package var act: String?
    package var digits: String?
    package var entries: [WireEntry]?
    package var entry: WireEntry?
    package var group: String?
    package var by: String?
    package var day: CivilDate?
    package var promises: [WireReminder]?
    package var promise: String?
    package var reason: String?

    package init(
        contact: String? = nil, file: String? = nil, name: String? = nil, kind: String? = nil,
        candidates: [WireContact]? = nil, next: CivilDate? = nil, when: LocalInstant? = nil, until: LocalInstant? = nil,
        act: String? = nil, digits: String? = nil, entries: [WireEntry]? = nil, entry: WireEntry? = nil,
        group: String? = nil, by: String? = nil, day: CivilDate? = nil, promises: [WireReminder]? = nil,
        promise: String? = nil, reason: String? = nil) {
        self.contact = contact
        self.file = file
        self.name = name
        self.kind = kind
        self.candidates = candidates
        self.next = next
        self.when = when
        self.until = until
        self.act = act
        self.digits = digits
        self.entries = entries
        self.entry = entry
        self.group = group
        self.by = by
        self.day = day
        self.promises = promises
        self.promise = promise
        self.reason = reason
    }

    private static let names = JSONNames(
        "contact", "file", "name", "kind", "candidates", "next", "when", "until", "act", "digits", "entries", "entry",
        "group", "by", "day", "promises", "promise", "reason")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: String?
        var file: String?
        var name: String?
        var kind: String?
        var candidates: [WireContact]?
        var next: CivilDate?
        var when: LocalInstant?
        var until: LocalInstant?
        var act: String?
        var digits: String?
        var entries: [WireEntry]?
        var entry: WireEntry?
        var group: String?
        var by: String?
        var day: CivilDate?
        var promises: [WireReminder]?
        var promise: String?
        var reason: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try json.string()
            case 1: file = try json.string()
            case 2: name = try json.string()
            case 3: kind = try json.string()
            case 4: candidates = try [WireContact](json: &json)
            case 5: next = try CivilDate(json: &json)
            case 6: when = try LocalInstant(json: &json)
            case 7: until = try LocalInstant(json: &json)
            case 8: act = try json.string()
            case 9: digits = try json.string()
            case 10: entries = try [WireEntry](json: &json)
            case 11: entry = try WireEntry(json: &json)
            case 12: group = try json.string()
            case 13: by = try json.string()
            case 14: day = try CivilDate(json: &json)
            case 15: promises = try [WireReminder](json: &json)
            case 16: promise = try json.string()
            case 17: reason = try json.string()
            default: try json.skipValue()
            }
        }
        self.init(
            contact: contact, file: file, name: name, kind: kind, candidates: candidates, next: next, when: when,
            until: until, act: act, digits: digits, entries: entries, entry: entry, group: group, by: by, day: day,
            promises: promises, promise: promise, reason: reason)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        if let file {
            json.beginMember("file")
            file.write(to: &json)
        }
        if let name {
            json.beginMember("name")
            name.write(to: &json)
        }
        if let kind {
            json.beginMember("kind")
            kind.write(to: &json)
        }
        if let candidates {
            json.beginMember("candidates")
            candidates.write(to: &json)
        }
        if let next {
            json.beginMember("next")
            next.write(to: &json)
        }
        if let when {
            json.beginMember("when")
            when.write(to: &json)
        }
        if let until {
            json.beginMember("until")
            until.write(to: &json)
        }
        if let act {
            json.beginMember("act")
            act.write(to: &json)
        }
        if let digits {
            json.beginMember("digits")
            digits.write(to: &json)
        }
        if let entries {
            json.beginMember("entries")
            entries.write(to: &json)
        }
        if let entry {
            json.beginMember("entry")
            entry.write(to: &json)
        }
        if let group {
            json.beginMember("group")
            group.write(to: &json)
        }
        if let by {
            json.beginMember("by")
            by.write(to: &json)
        }
        if let day {
            json.beginMember("day")
            day.write(to: &json)
        }
        if let promises {
            json.beginMember("promises")
            promises.write(to: &json)
        }
        if let promise {
            json.beginMember("promise")
            promise.write(to: &json)
        }
        if let reason {
            json.beginMember("reason")
            reason.write(to: &json)
        }
        json.endObject()
    }
}
