// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// How the daemon is doing, and what comes next.
    package enum GetStatus: VarlinkMethod {
        package static let name = "org.vitaminb.Control.GetStatus"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The daemon's version.
            package var version: String
            /// When it started.
            package var since: LocalInstant
            /// The local time zone.
            package var zone: String
            /// How many contacts have a card.
            package var contacts: Int
            /// How many of them have a cadence.
            package var tracked: Int
            /// How many reminders are due now.
            package var due: Int
            /// When something may be told next.
            package var nextWake: LocalInstant?
            /// The first reminder that falls due after today.
            package var next: WireReminder?
            /// The folders of the address books.
            package var addressBooks: [String]
            /// The journal's file.
            package var journal: String
            /// The configuration's file.
            package var configuration: String
            /// When the newest copy of the journal was taken.
            package var lastBackup: LocalInstant?
            /// The pauses of groups and of everybody, those that run and those to come; a contact's own is with the contact.
            package var pauses: [WirePlannedPause]
            /// Of more than 500 the first, and one that says how many more there are.
            package var problems: [WireProblem]

            package init(
                version: String, since: LocalInstant, zone: String, contacts: Int, tracked: Int, due: Int,
                nextWake: LocalInstant? = nil, next: WireReminder? = nil, addressBooks: [String], journal: String,
                configuration: String, lastBackup: LocalInstant? = nil, pauses: [WirePlannedPause], problems: [WireProblem]) {
                self.version = version
                self.since = since
                self.zone = zone
                self.contacts = contacts
                self.tracked = tracked
                self.due = due
                self.nextWake = nextWake
                self.next = next
                self.addressBooks = addressBooks
                self.journal = journal
                self.configuration = configuration
                self.lastBackup = lastBackup
                self.pauses = pauses
                self.problems = problems
            }

            private static let names = JSONNames(
                "version", "since", "zone", "contacts", "tracked", "due", "nextWake", "next", "addressBooks", "journal",
                "configuration", "lastBackup", "pauses", "problems")

            package init(json: inout JSONReader) throws(JSONError) {
                var version: String?
                var since: LocalInstant?
                var zone: String?
                var contacts: Int?
                var tracked: Int?
                var due: Int?
                var nextWake: LocalInstant?
                var next: WireReminder?
                var addressBooks: [String]?
                var journal: String?
                var configuration: String?
                var lastBackup: LocalInstant?
                var pauses: [WirePlannedPause]?
                var problems: [WireProblem]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: version = try json.string()
                    case 1: since = try LocalInstant(json: &json)
                    case 2: zone = try json.string()
                    case 3: contacts = try json.int()
                    case 4: tracked = try json.int()
                    case 5: due = try json.int()
                    case 6: nextWake = try LocalInstant(json: &json)
                    case 7: next = try WireReminder(json: &json)
                    case 8: addressBooks = try [String](json: &json)
                    case 9: journal = try json.string()
                    case 10: configuration = try json.string()
                    case 11: lastBackup = try LocalInstant(json: &json)
                    case 12: pauses = try [WirePlannedPause](json: &json)
                    case 13: problems = try [WireProblem](json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(
                    version: try json.required(version, "version"), since: try json.required(since, "since"),
                    zone: try json.required(zone, "zone"), contacts: try json.required(contacts, "contacts"),
                    tracked: try json.required(tracked, "tracked"), due: try json.required(due, "due"), nextWake: nextWake,
                    next: next, addressBooks: try json.required(addressBooks, "addressBooks"),
                    journal: try json.required(journal, "journal"),
                    configuration: try json.required(configuration, "configuration"), lastBackup: lastBackup,
                    pauses: try json.required(pauses, "pauses"), problems: try json.required(problems, "problems"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("version", version)
                json.member("since", since)
                json.member("zone", zone)
                json.member("contacts", contacts)
                json.member("tracked", tracked)
                json.member("due", due)
                json.member("nextWake", nextWake)
                json.member("next", next)
                json.member("addressBooks", addressBooks)
                json.member("journal", journal)
                json.member("configuration", configuration)
                json.member("lastBackup", lastBackup)
                json.member("pauses", pauses)
                json.member("problems", problems)
                json.endObject()
            }
        }
    }
}
