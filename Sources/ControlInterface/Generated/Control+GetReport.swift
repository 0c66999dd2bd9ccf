// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// What happened in a calendar year up to today, or without one in the 365 days up to and with today. What was taken back is left
    /// out; what was said of a contact who was merged is said of the one who stayed.
    package enum GetReport: VarlinkMethod {
        package static let name = "org.vitaminb.Control.GetReport"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var year: Int?

            package init(year: Int? = nil) {
                self.year = year
            }

            private static let names = JSONNames("year")

            package init(json: inout JSONReader) throws(JSONError) {
                var year: Int?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: year = try json.int()
                    default: try json.skipValue()
                    }
                }
                self.init(year: year)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("year", year)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The first day.
            package var from: CivilDate
            /// The last day.
            package var through: CivilDate
            /// How many interactions there were.
            package var interactions: Int
            /// With how many contacts, whether they have a card or not.
            package var contacts: Int
            /// The days with interactions, in order.
            package var days: [WireDayCount]
            /// By what means, the most frequent first.
            package var means: [WireMeansCount]
            /// Groups by name, then "default", then "contact"; the hundred with most contacts, if there are more.
            package var cadences: [WireKeptCadence]

            package init(
                from: CivilDate, through: CivilDate, interactions: Int, contacts: Int, days: [WireDayCount],
                means: [WireMeansCount], cadences: [WireKeptCadence]) {
                self.from = from
                self.through = through
                self.interactions = interactions
                self.contacts = contacts
                self.days = days
                self.means = means
                self.cadences = cadences
            }

            private static let names = JSONNames("from", "through", "interactions", "contacts", "days", "means", "cadences")

            package init(json: inout JSONReader) throws(JSONError) {
                var from: CivilDate?
                var through: CivilDate?
                var interactions: Int?
                var contacts: Int?
                var days: [WireDayCount]?
                var means: [WireMeansCount]?
                var cadences: [WireKeptCadence]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: from = try CivilDate(json: &json)
                    case 1: through = try CivilDate(json: &json)
                    case 2: interactions = try json.int()
                    case 3: contacts = try json.int()
                    case 4: days = try [WireDayCount](json: &json)
                    case 5: means = try [WireMeansCount](json: &json)
                    case 6: cadences = try [WireKeptCadence](json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(
                    from: try json.required(from, "from"), through: try json.required(through, "through"),
                    interactions: try json.required(interactions, "interactions"),
                    contacts: try json.required(contacts, "contacts"), days: try json.required(days, "days"),
                    means: try json.required(means, "means"), cadences: try json.required(cadences, "cadences"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("from", from)
                json.member("through", through)
                json.member("interactions", interactions)
                json.member("contacts", contacts)
                json.member("days", days)
                json.member("means", means)
                json.member("cadences", cadences)
                json.endObject()
            }
        }
    }
}
