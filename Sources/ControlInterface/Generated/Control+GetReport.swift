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
                if let year {
                    json.beginMember("year")
                    year.write(to: &json)
                }
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
                guard let from else { throw json.missing("from") }
                guard let through else { throw json.missing("through") }
                guard let interactions else { throw json.missing("interactions") }
                guard let contacts else { throw json.missing("contacts") }
                guard let days else { throw json.missing("days") }
                guard let means else { throw json.missing("means") }
                guard let cadences else { throw json.missing("cadences") }
                self.init(
                    from: from, through: through, interactions: interactions, contacts: contacts, days: days, means: means,
                    cadences: cadences)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("from")
                from.write(to: &json)
                json.beginMember("through")
                through.write(to: &json)
                json.beginMember("interactions")
                interactions.write(to: &json)
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.beginMember("days")
                days.write(to: &json)
                json.beginMember("means")
                means.write(to: &json)
                json.beginMember("cadences")
                cadences.write(to: &json)
                json.endObject()
            }
        }
    }
}
