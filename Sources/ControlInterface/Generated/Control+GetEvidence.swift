// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Where to look for evidence, and what becomes of it. Where places are absent, they are the usual ones.
    package enum GetEvidence: VarlinkMethod {
        package static let name = "org.vitaminb.Control.GetEvidence"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            /// What becomes of mail.
            package var mail: EvidencePolicy.Setting
            /// What becomes of events.
            package var calendar: EvidencePolicy.Setting
            /// What becomes of calls.
            package var calls: EvidencePolicy.Setting
            /// The user's own e-mail addresses that the configuration names.
            package var me: [String]
            /// Paths, or the names of programs.
            package var mailFolders: [String]?
            /// Paths, or the names of programs.
            package var calendarFolders: [String]?
            /// Paths, of which the last part may have asterisks.
            package var callFiles: [String]?

            package init(
                mail: EvidencePolicy.Setting, calendar: EvidencePolicy.Setting, calls: EvidencePolicy.Setting, me: [String],
                mailFolders: [String]? = nil, calendarFolders: [String]? = nil, callFiles: [String]? = nil) {
                self.mail = mail
                self.calendar = calendar
                self.calls = calls
                self.me = me
                self.mailFolders = mailFolders
                self.calendarFolders = calendarFolders
                self.callFiles = callFiles
            }

            private static let names = JSONNames(
                "mail", "calendar", "calls", "me", "mailFolders", "calendarFolders", "callFiles")

            package init(json: inout JSONReader) throws(JSONError) {
                var mail: EvidencePolicy.Setting?
                var calendar: EvidencePolicy.Setting?
                var calls: EvidencePolicy.Setting?
                var me: [String]?
                var mailFolders: [String]?
                var calendarFolders: [String]?
                var callFiles: [String]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: mail = try EvidencePolicy.Setting(json: &json)
                    case 1: calendar = try EvidencePolicy.Setting(json: &json)
                    case 2: calls = try EvidencePolicy.Setting(json: &json)
                    case 3: me = try [String](json: &json)
                    case 4: mailFolders = try [String](json: &json)
                    case 5: calendarFolders = try [String](json: &json)
                    case 6: callFiles = try [String](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let mail else { throw json.missing("mail") }
                guard let calendar else { throw json.missing("calendar") }
                guard let calls else { throw json.missing("calls") }
                guard let me else { throw json.missing("me") }
                self.init(
                    mail: mail, calendar: calendar, calls: calls, me: me, mailFolders: mailFolders,
                    calendarFolders: calendarFolders, callFiles: callFiles)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("mail")
                mail.write(to: &json)
                json.beginMember("calendar")
                calendar.write(to: &json)
                json.beginMember("calls")
                calls.write(to: &json)
                json.beginMember("me")
                me.write(to: &json)
                if let mailFolders {
                    json.beginMember("mailFolders")
                    mailFolders.write(to: &json)
                }
                if let calendarFolders {
                    json.beginMember("calendarFolders")
                    calendarFolders.write(to: &json)
                }
                if let callFiles {
                    json.beginMember("callFiles")
                    callFiles.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
