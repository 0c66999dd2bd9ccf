/// A value as it is written, for those who only pass it on.
package struct RawJSON: JSONValue, Equatable, Sendable {
    /// The value's text, which has been checked.
    package let text: ArraySlice<UInt8>

    package init(json: inout JSONReader) throws(JSONError) { text = try json.skippedText() }

    package func write(to json: inout JSONWriter) { json.write(raw: text) }
}

/// A method that answers with lists, whose elements are taken as they are written.
package enum RawList<Method: VarlinkMethod>: VarlinkMethod {
    package typealias Parameters = Method.Parameters

    package static var name: String { Method.name }

    /// A part of the list: the only member of the method's own reply.
    package struct Reply: JSONValue {
        package private(set) var elements: [RawJSON] = []

        package init(json: inout JSONReader) throws(JSONError) {
            try json.beginObject()
            while try json.nextName() != nil { elements = try [RawJSON](json: &json) }
        }

        package func write(to json: inout JSONWriter) { json.object { $0.member("elements", elements) } }
    }
}
