@testable import Varlink

/// A structure that is read and written by a list of its fields; generated code has this in full.
protocol Record: JSONValue, Equatable, Sendable {
    init()
    static var fields: [Field<Self>] { get }
}

extension Record {
    init(json: inout JSONReader) throws(JSONError) {
        self.init()
        let fields = Self.fields
        var missing = fields.map(\.isRequired)
        try json.beginObject()
        while let range = try json.nextName() {
            let name = json.text(range)
            guard !json.takeNull() else { continue }
            guard let index = fields.firstIndex(where: { $0.name == name }) else {
                try json.skipValue()
                continue
            }
            try fields[index].read(&self, &json)
            missing[index] = false
        }
        if let index = missing.firstIndex(of: true) { _ = try json.required(nil as Int?, fields[index].name) }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            for field in Self.fields { field.write(self, &json) }
        }
    }
}

/// One field of a record.
struct Field<R> {
    let name: String
    let isRequired: Bool
    let read: (inout R, inout JSONReader) throws(JSONError) -> Void
    let write: (R, inout JSONWriter) -> Void

    init<T: JSONValue>(_ name: String, _ path: WritableKeyPath<R, T>) {
        self.name = name
        isRequired = true
        read = { record, json throws(JSONError) in record[keyPath: path] = try T(json: &json) }
        write = { record, json in json.member(named: name, record[keyPath: path]) }
    }

    init<T: JSONValue>(_ name: String, _ path: WritableKeyPath<R, T?>) {
        self.name = name
        isRequired = false
        read = { record, json throws(JSONError) in record[keyPath: path] = try T(json: &json) }
        write = { record, json in
            if let value = record[keyPath: path] { json.member(named: name, value) }
        }
    }
}

// What the control interface has none of, and the certification has.

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads it.
    public init(json: inout JSONReader) throws(JSONError) {
        self = [:]
        try json.beginObject()
        while let range = try json.nextName() {
            let name = json.text(range)
            self[name] = try Value(json: &json)
        }
    }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
    /// Writes it.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            for (name, value) in self { json.member(named: name, value) }
        }
    }
}

extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads it.
    public init(json: inout JSONReader) throws(JSONError) {
        self = json.takeNull() ? nil : try Wrapped(json: &json)
    }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes it.
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.writeNull() }
    }
}
