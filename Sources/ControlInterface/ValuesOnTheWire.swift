import FoundationEssentials
import KeepInTouch
import Varlink

// The core's values that are text on the wire.

extension CivilDate: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let date = CivilDate(try json.string()) else { throw json.error("not an ISO 8601 date") }
        self = date
    }

    package func write(to json: inout JSONWriter) {
        if Self.range.contains(self) { json.write(plain: Self.length, write) } else { json.write(description) }
    }
}

extension AnnualDay: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let day = AnnualDay(try json.string()) else { throw json.error("not a day of a year (1815-12-10, --12-10)") }
        self = day
    }

    package func write(to json: inout JSONWriter) { json.write(description) }
}

extension Cadence: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        let text = try json.string()
        do { self = try Cadence(parsing: text) } catch { throw json.error("not a cadence (6w, 3m, 1y)") }
    }

    package func write(to json: inout JSONWriter) { json.write(description) }
}

extension ContactID: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self.init(rawValue: try json.string()) }

    package func write(to json: inout JSONWriter) { json.write(rawValue) }
}

extension UUID: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let id = UUID(text: try json.string()) else { throw json.error("not a UUID") }
        self = id
    }

    package func write(to json: inout JSONWriter) { json.write(text) }
}
