// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// What only the daemon can look at: whether its journal is whole, and whether it may write there.
    package enum Examine: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Examine"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            /// What time it is for the daemon, with the offset of its zone.
            package var now: LocalInstant
            /// What is damaged in the journal first; absent: it is whole, or too big to be looked at.
            package var damage: String?
            /// Whether it is too big: that would keep everybody else waiting. It is looked at before it is copied.
            package var tooBig: Bool
            /// The latest moment at which an entry counts as said; absent: there is none.
            package var lastSaid: LocalInstant?
            /// How many entries were said by a wrong clock. They count as said when that was noticed.
            package var redated: Int
            /// The names of the dead to whom a promise is open; at most twenty.
            package var deadWithPromises: [String]
            /// The names of those whose cards say that you met them on a day that has not come; at most twenty.
            package var metAhead: [String]
            /// For whom a day that was typed while the clock was wrong still stands: of a promise, a snooze, a pause or the next reminder.
            package var typedByWrongClock: [String]
            /// Whether the daemon, in its sandbox, may write to the journal's folder.
            package var writable: Bool
            /// Whether reminders are to be shown on the desktop.
            package var notifications: Bool
            /// Whether they are shown without names.
            package var namesHidden: Bool

            package init(
                now: LocalInstant, damage: String? = nil, tooBig: Bool, lastSaid: LocalInstant? = nil, redated: Int,
                deadWithPromises: [String], metAhead: [String], typedByWrongClock: [String], writable: Bool,
                notifications: Bool, namesHidden: Bool) {
                self.now = now
                self.damage = damage
                self.tooBig = tooBig
                self.lastSaid = lastSaid
                self.redated = redated
                self.deadWithPromises = deadWithPromises
                self.metAhead = metAhead
                self.typedByWrongClock = typedByWrongClock
                self.writable = writable
                self.notifications = notifications
                self.namesHidden = namesHidden
            }

            private static let names = JSONNames(
                "now", "damage", "tooBig", "lastSaid", "redated", "deadWithPromises", "metAhead", "typedByWrongClock",
                "writable", "notifications", "namesHidden")

            package init(json: inout JSONReader) throws(JSONError) {
                var now: LocalInstant?
                var damage: String?
                var tooBig: Bool?
                var lastSaid: LocalInstant?
                var redated: Int?
                var deadWithPromises: [String]?
                var metAhead: [String]?
                var typedByWrongClock: [String]?
                var writable: Bool?
                var notifications: Bool?
                var namesHidden: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: now = try LocalInstant(json: &json)
                    case 1: damage = try json.string()
                    case 2: tooBig = try json.bool()
                    case 3: lastSaid = try LocalInstant(json: &json)
                    case 4: redated = try json.int()
                    case 5: deadWithPromises = try [String](json: &json)
                    case 6: metAhead = try [String](json: &json)
                    case 7: typedByWrongClock = try [String](json: &json)
                    case 8: writable = try json.bool()
                    case 9: notifications = try json.bool()
                    case 10: namesHidden = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let now else { throw json.missing("now") }
                guard let tooBig else { throw json.missing("tooBig") }
                guard let redated else { throw json.missing("redated") }
                guard let deadWithPromises else { throw json.missing("deadWithPromises") }
                guard let metAhead else { throw json.missing("metAhead") }
                guard let typedByWrongClock else { throw json.missing("typedByWrongClock") }
                guard let writable else { throw json.missing("writable") }
                guard let notifications else { throw json.missing("notifications") }
                guard let namesHidden else { throw json.missing("namesHidden") }
                self.init(
                    now: now, damage: damage, tooBig: tooBig, lastSaid: lastSaid, redated: redated,
                    deadWithPromises: deadWithPromises, metAhead: metAhead, typedByWrongClock: typedByWrongClock,
                    writable: writable, notifications: notifications, namesHidden: namesHidden)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("now")
                now.write(to: &json)
                if let damage {
                    json.beginMember("damage")
                    damage.write(to: &json)
                }
                json.beginMember("tooBig")
                tooBig.write(to: &json)
                if let lastSaid {
                    json.beginMember("lastSaid")
                    lastSaid.write(to: &json)
                }
                json.beginMember("redated")
                redated.write(to: &json)
                json.beginMember("deadWithPromises")
                deadWithPromises.write(to: &json)
                json.beginMember("metAhead")
                metAhead.write(to: &json)
                json.beginMember("typedByWrongClock")
                typedByWrongClock.write(to: &json)
                json.beginMember("writable")
                writable.write(to: &json)
                json.beginMember("notifications")
                notifications.write(to: &json)
                json.beginMember("namesHidden")
                namesHidden.write(to: &json)
                json.endObject()
            }
        }
    }
}
