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
            /// When the last entry was said; absent: there is none.
            package var lastSaid: LocalInstant?
            /// Whether the daemon, in its sandbox, may write to the journal's folder.
            package var writable: Bool
            /// Whether reminders are to be shown on the desktop.
            package var notifications: Bool
            /// Whether they are shown without names.
            package var namesHidden: Bool

            package init(
                now: LocalInstant, damage: String? = nil, tooBig: Bool, lastSaid: LocalInstant? = nil, writable: Bool,
                notifications: Bool, namesHidden: Bool) {
                self.now = now
                self.damage = damage
                self.tooBig = tooBig
                self.lastSaid = lastSaid
                self.writable = writable
                self.notifications = notifications
                self.namesHidden = namesHidden
            }

            private static let names = JSONNames(
                "now", "damage", "tooBig", "lastSaid", "writable", "notifications", "namesHidden")

            package init(json: inout JSONReader) throws(JSONError) {
                var now: LocalInstant?
                var damage: String?
                var tooBig: Bool?
                var lastSaid: LocalInstant?
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
                    case 4: writable = try json.bool()
                    case 5: notifications = try json.bool()
                    case 6: namesHidden = try json.bool()
                    default: try json.skipValue()
                    }
                }
                self.init(
                    now: try json.required(now, "now"), damage: damage, tooBig: try json.required(tooBig, "tooBig"),
                    lastSaid: lastSaid, writable: try json.required(writable, "writable"),
                    notifications: try json.required(notifications, "notifications"),
                    namesHidden: try json.required(namesHidden, "namesHidden"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("now", now)
                json.member("damage", damage)
                json.member("tooBig", tooBig)
                json.member("lastSaid", lastSaid)
                json.member("writable", writable)
                json.member("notifications", notifications)
                json.member("namesHidden", namesHidden)
                json.endObject()
            }
        }
    }
}
