// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// That somebody was in touch, as a program noticed it.
package struct WireSighting: JSONValue, Equatable, Sendable {
    /// With whom.
    package var contact: ContactID
    /// The day, where it was written.
    package var day: CivilDate
    /// When.
    package var happened: LocalInstant
    /// By what means.
    package var via: Via
    /// Who turned to whom.
    package var direction: Evidence.Direction
    /// Where it was noticed.
    package var source: Evidence.Source
    /// Which calendar, folder or file of that source.
    package var origin: String?
    /// Of an event: whether it had a place where people meet.
    package var hasPlace: Bool?
    /// Which event it was: its UID, and the instance of a series; absent: of a day there is one.
    package var instance: String?

    package init(
        contact: ContactID, day: CivilDate, happened: LocalInstant, via: Via, direction: Evidence.Direction,
        source: Evidence.Source, origin: String? = nil, hasPlace: Bool? = nil, instance: String? = nil) {
        self.contact = contact
        self.day = day
        self.happened = happened
        self.via = via
        self.direction = direction
        self.source = source
        self.origin = origin
        self.hasPlace = hasPlace
        self.instance = instance
    }

    private static let names = JSONNames(
        "contact", "day", "happened", "via", "direction", "source", "origin", "hasPlace", "instance")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: ContactID?
        var day: CivilDate?
        var happened: LocalInstant?
        var via: Via?
        var direction: Evidence.Direction?
        var source: Evidence.Source?
        var origin: String?
        var hasPlace: Bool?
        var instance: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try ContactID(json: &json)
            case 1: day = try CivilDate(json: &json)
            case 2: happened = try LocalInstant(json: &json)
            case 3: via = try Via(json: &json)
            case 4: direction = try Evidence.Direction(json: &json)
            case 5: source = try Evidence.Source(json: &json)
            case 6: origin = try json.string()
            case 7: hasPlace = try json.bool()
            case 8: instance = try json.string()
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let day else { throw json.missing("day") }
        guard let happened else { throw json.missing("happened") }
        guard let via else { throw json.missing("via") }
        guard let direction else { throw json.missing("direction") }
        guard let source else { throw json.missing("source") }
        self.init(
            contact: contact, day: day, happened: happened, via: via, direction: direction, source: source,
            origin: origin, hasPlace: hasPlace, instance: instance)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("day")
        day.write(to: &json)
        json.beginMember("happened")
        happened.write(to: &json)
        json.beginMember("via")
        via.write(to: &json)
        json.beginMember("direction")
        direction.write(to: &json)
        json.beginMember("source")
        source.write(to: &json)
        if let origin {
            json.beginMember("origin")
            origin.write(to: &json)
        }
        if let hasPlace {
            json.beginMember("hasPlace")
            hasPlace.write(to: &json)
        }
        if let instance {
            json.beginMember("instance")
            instance.write(to: &json)
        }
        json.endObject()
    }
}
