// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// How many reminders are told on a day.
package struct WireForecastDay: JSONValue, Equatable, Sendable {
    package var day: CivilDate
    /// Those that the budget limits.
    package var budgeted: Int
    /// Occasions and promises.
    package var others: Int

    package init(day: CivilDate, budgeted: Int, others: Int) {
        self.day = day
        self.budgeted = budgeted
        self.others = others
    }

    private static let names = JSONNames("day", "budgeted", "others")

    package init(json: inout JSONReader) throws(JSONError) {
        var day: CivilDate?
        var budgeted: Int?
        var others: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: day = try CivilDate(json: &json)
            case 1: budgeted = try json.int()
            case 2: others = try json.int()
            default: try json.skipValue()
            }
        }
        guard let day else { throw json.missing("day") }
        guard let budgeted else { throw json.missing("budgeted") }
        guard let others else { throw json.missing("others") }
        self.init(day: day, budgeted: budgeted, others: others)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("day")
        day.write(to: &json)
        json.beginMember("budgeted")
        budgeted.write(to: &json)
        json.beginMember("others")
        others.write(to: &json)
        json.endObject()
    }
}
