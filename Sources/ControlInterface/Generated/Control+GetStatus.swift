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
            /// When the daemon looks again at the latest.
            package var nextWake: LocalInstant?
            /// When something is told next if nobody says anything; absent: nothing in sight.
            package var nextTelling: LocalInstant?
            /// The first reminder that comes after today: on its day, or at the end of its snooze.
            package var next: WireReminder?
            /// The day on which everybody's silence of a week or more ended, be it a pause or that no machine ran, for seven days.
            package var backSince: CivilDate?
            /// Whether the plan can be kept.
            package var capacity: WireCapacity
            /// The folders of the address books.
            package var addressBooks: [String]
            /// The journal's file.
            package var journal: String
            /// The configuration's file.
            package var configuration: String
            /// When the newest copy of the journal was taken.
            package var lastBackup: LocalInstant?
            /// The folder by which machines exchange what is said; absent: there is only this one.
            package var syncFolder: String?
            /// What this machine writes there as: 32 hexadecimal digits.
            package var writer: String
            /// Whoever else writes there, at most 20, whoever wrote last first.
            package var machines: [WireMachine]
            /// The pauses of groups and of everybody, those that run and those to come; a contact's own is with the contact.
            package var pauses: [WirePlannedPause]
            /// How many are overdue since today's change of the configuration, who were not before; absent: nobody.
            package var overdueByChange: Int?
            /// Of more than 500 the first, and one that says how many more there are.
            package var problems: [WireProblem]

            package init(
                version: String, since: LocalInstant, zone: String, contacts: Int, tracked: Int, due: Int,
                nextWake: LocalInstant? = nil, nextTelling: LocalInstant? = nil, next: WireReminder? = nil,
                backSince: CivilDate? = nil, capacity: WireCapacity, addressBooks: [String], journal: String,
                configuration: String, lastBackup: LocalInstant? = nil, syncFolder: String? = nil, writer: String,
                machines: [WireMachine], pauses: [WirePlannedPause], overdueByChange: Int? = nil, problems: [WireProblem]) {
                self.version = version
                self.since = since
                self.zone = zone
                self.contacts = contacts
                self.tracked = tracked
                self.due = due
                self.nextWake = nextWake
                self.nextTelling = nextTelling
                self.next = next
                self.backSince = backSince
                self.capacity = capacity
                self.addressBooks = addressBooks
                self.journal = journal
                self.configuration = configuration
                self.lastBackup = lastBackup
                self.syncFolder = syncFolder
                self.writer = writer
                self.machines = machines
                self.pauses = pauses
                self.overdueByChange = overdueByChange
                self.problems = problems
            }

            private static let names = JSONNames(
                "version", "since", "zone", "contacts", "tracked", "due", "nextWake", "nextTelling", "next", "backSince",
                "capacity", "addressBooks", "journal", "configuration", "lastBackup", "syncFolder", "writer", "machines",
                "pauses", "overdueByChange", "problems")

            package init(json: inout JSONReader) throws(JSONError) {
                var version: String?
                var since: LocalInstant?
                var zone: String?
                var contacts: Int?
                var tracked: Int?
                var due: Int?
                var nextWake: LocalInstant?
                var nextTelling: LocalInstant?
                var next: WireReminder?
                var backSince: CivilDate?
                var capacity: WireCapacity?
                var addressBooks: [String]?
                var journal: String?
                var configuration: String?
                var lastBackup: LocalInstant?
                var syncFolder: String?
                var writer: String?
                var machines: [WireMachine]?
                var pauses: [WirePlannedPause]?
                var overdueByChange: Int?
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
                    case 7: nextTelling = try LocalInstant(json: &json)
                    case 8: next = try WireReminder(json: &json)
                    case 9: backSince = try CivilDate(json: &json)
                    case 10: capacity = try WireCapacity(json: &json)
                    case 11: addressBooks = try [String](json: &json)
                    case 12: journal = try json.string()
                    case 13: configuration = try json.string()
                    case 14: lastBackup = try LocalInstant(json: &json)
                    case 15: syncFolder = try json.string()
                    case 16: writer = try json.string()
                    case 17: machines = try [WireMachine](json: &json)
                    case 18: pauses = try [WirePlannedPause](json: &json)
                    case 19: overdueByChange = try json.int()
                    case 20: problems = try [WireProblem](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let version else { throw json.missing("version") }
                guard let since else { throw json.missing("since") }
                guard let zone else { throw json.missing("zone") }
                guard let contacts else { throw json.missing("contacts") }
                guard let tracked else { throw json.missing("tracked") }
                guard let due else { throw json.missing("due") }
                guard let capacity else { throw json.missing("capacity") }
                guard let addressBooks else { throw json.missing("addressBooks") }
                guard let journal else { throw json.missing("journal") }
                guard let configuration else { throw json.missing("configuration") }
                guard let writer else { throw json.missing("writer") }
                guard let machines else { throw json.missing("machines") }
                guard let pauses else { throw json.missing("pauses") }
                guard let problems else { throw json.missing("problems") }
                self.init(
                    version: version, since: since, zone: zone, contacts: contacts, tracked: tracked, due: due,
                    nextWake: nextWake, nextTelling: nextTelling, next: next, backSince: backSince, capacity: capacity,
                    addressBooks: addressBooks, journal: journal, configuration: configuration, lastBackup: lastBackup,
                    syncFolder: syncFolder, writer: writer, machines: machines, pauses: pauses,
                    overdueByChange: overdueByChange, problems: problems)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("version")
                version.write(to: &json)
                json.beginMember("since")
                since.write(to: &json)
                json.beginMember("zone")
                zone.write(to: &json)
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.beginMember("tracked")
                tracked.write(to: &json)
                json.beginMember("due")
                due.write(to: &json)
                if let nextWake {
                    json.beginMember("nextWake")
                    nextWake.write(to: &json)
                }
                if let nextTelling {
                    json.beginMember("nextTelling")
                    nextTelling.write(to: &json)
                }
                if let next {
                    json.beginMember("next")
                    next.write(to: &json)
                }
                if let backSince {
                    json.beginMember("backSince")
                    backSince.write(to: &json)
                }
                json.beginMember("capacity")
                capacity.write(to: &json)
                json.beginMember("addressBooks")
                addressBooks.write(to: &json)
                json.beginMember("journal")
                journal.write(to: &json)
                json.beginMember("configuration")
                configuration.write(to: &json)
                if let lastBackup {
                    json.beginMember("lastBackup")
                    lastBackup.write(to: &json)
                }
                if let syncFolder {
                    json.beginMember("syncFolder")
                    syncFolder.write(to: &json)
                }
                json.beginMember("writer")
                writer.write(to: &json)
                json.beginMember("machines")
                machines.write(to: &json)
                json.beginMember("pauses")
                pauses.write(to: &json)
                if let overdueByChange {
                    json.beginMember("overdueByChange")
                    overdueByChange.write(to: &json)
                }
                json.beginMember("problems")
                problems.write(to: &json)
                json.endObject()
            }
        }
    }
}
