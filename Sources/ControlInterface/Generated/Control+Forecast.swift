// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// What will be told, by the planner itself: if nobody says anything, or, answering, if whoever is told of is contacted at once.
    package enum Forecast: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Forecast"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// The last day, at most 800 days ahead.
            package var through: CivilDate
            /// As if the configuration had these.
            package var cadences: [WireTrialCadence]?
            package var answering: Bool?

            package init(through: CivilDate, cadences: [WireTrialCadence]? = nil, answering: Bool? = nil) {
                self.through = through
                self.cadences = cadences
                self.answering = answering
            }

            private static let names = JSONNames("through", "cadences", "answering")

            package init(json: inout JSONReader) throws(JSONError) {
                var through: CivilDate?
                var cadences: [WireTrialCadence]?
                var answering: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: through = try CivilDate(json: &json)
                    case 1: cadences = try [WireTrialCadence](json: &json)
                    case 2: answering = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let through else { throw json.missing("through") }
                self.init(through: through, cadences: cadences, answering: answering)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("through")
                through.write(to: &json)
                if let cadences {
                    json.beginMember("cadences")
                    cadences.write(to: &json)
                }
                if let answering {
                    json.beginMember("answering")
                    answering.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// Every day up to and with the last one, in order.
            package var days: [WireForecastDay]

            package init(days: [WireForecastDay]) {
                self.days = days
            }

            private static let names = JSONNames("days")

            package init(json: inout JSONReader) throws(JSONError) {
                var days: [WireForecastDay]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: days = try [WireForecastDay](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let days else { throw json.missing("days") }
                self.init(days: days)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("days")
                days.write(to: &json)
                json.endObject()
            }
        }
    }
}
