// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Whether the plan can be kept: how many people fall due a week, on average, and of how many one is told.
package struct WireCapacity: JSONValue, Equatable, Sendable {
    /// How many people fall due a week, by their cadences.
    package var planned: Int
    /// Of how many people one is told a week: the budget on the days of the delivery window.
    package var told: Int
    /// Where more fall due: the cadence that would fit, if everybody had it.
    package var fitting: Cadence?

    package init(planned: Int, told: Int, fitting: Cadence? = nil) {
        self.planned = planned
        self.told = told
        self.fitting = fitting
    }

    private static let names = JSONNames("planned", "told", "fitting")

    package init(json: inout JSONReader) throws(JSONError) {
        var planned: Int?
        var told: Int?
        var fitting: Cadence?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: planned = try json.int()
            case 1: told = try json.int()
            case 2: fitting = try Cadence(json: &json)
            default: try json.skipValue()
            }
        }
        guard let planned else { throw json.missing("planned") }
        guard let told else { throw json.missing("told") }
        self.init(planned: planned, told: told, fitting: fitting)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("planned")
        planned.write(to: &json)
        json.beginMember("told")
        told.write(to: &json)
        if let fitting {
            json.beginMember("fitting")
            fitting.write(to: &json)
        }
        json.endObject()
    }
}
