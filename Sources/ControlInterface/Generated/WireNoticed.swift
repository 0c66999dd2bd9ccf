// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

/// Something that was noticed.
package struct WireNoticed: JSONValue, Equatable, Sendable {
    /// The entry.
    package var entry: UUID
    /// With whom.
    package var contact: ContactID
    /// Their name.
    package var name: String
    /// The day.
    package var day: CivilDate
    /// By what means.
    package var via: Via
    /// Who turned to whom.
    package var direction: Evidence.Direction
    /// Where it was noticed.
    package var source: Evidence.Source
    /// Which calendar, folder or file of that source.
    package var origin: String?
    /// Of an event: whether it had a place where people meet.
    package var hasPlace: Bool

    package init(
        entry: UUID, contact: ContactID, name: String, day: CivilDate, via: Via, direction: Evidence.Direction,
        source: Evidence.Source, origin: String? = nil, hasPlace: Bool) {
        self.entry = entry
        self.contact = contact
        self.name = name
        self.day = day
        self.via = via
        self.direction = direction
        self.source = source
        self.origin = origin
        self.hasPlace = hasPlace
    }

    private static let names = JSONNames(
        "entry", "contact", "name", "day", "via", "direction", "source", "origin", "hasPlace")

    package init(json: inout JSONReader) throws(JSONError) {
        var entry: UUID?
        var contact: ContactID?
        var name: String?
        var day: CivilDate?
        var via: Via?
        var direction: Evidence.Direction?
        var source: Evidence.Source?
        var origin: String?
        var hasPlace: Bool?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: entry = try UUID(json: &json)
            case 1: contact = try ContactID(json: &json)
            case 2: name = try json.string()
            case 3: day = try CivilDate(json: &json)
            case 4: via = try Via(json: &json)
            case 5: direction = try Evidence.Direction(json: &json)
            case 6: source = try Evidence.Source(json: &json)
            case 7: origin = try json.string()
            case 8: hasPlace = try json.bool()
            default: try json.skipValue()
            }
        }
        guard let entry else { throw json.missing("entry") }
        guard let contact else { throw json.missing("contact") }
        guard let name else { throw json.missing("name") }
        guard let day else { throw json.missing("day") }
        guard let via else { throw json.missing("via") }
        guard let direction else { throw json.missing("direction") }
        guard let source else { throw json.missing("source") }
        guard let hasPlace else { throw json.missing("hasPlace") }
        self.init(
            entry: entry, contact: contact, name: name, day: day, via: via, direction: direction, source: source,
            origin: origin, hasPlace: hasPlace)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("entry")
        entry.write(to: &json)
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("name")
        name.write(to: &json)
        json.beginMember("day")
        day.write(to: &json)
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
        json.beginMember("hasPlace")
        hasPlace.write(to: &json)
        json.endObject()
    }
}
