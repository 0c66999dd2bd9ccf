import Varlink

/// A word of which there may be more in a newer version than this program knows.
package enum Word<Known: RawRepresentable & Hashable & Sendable>: Hashable, Sendable where Known.RawValue == String {
    case known(Known)
    case unknown(String)

    package init(_ text: String) { self = Known(rawValue: text).map(Word.known) ?? .unknown(text) }

    /// The word as it is on the wire.
    package var text: String {
        switch self {
        case .known(let word): word.rawValue
        case .unknown(let text): text
        }
    }
}

extension Word: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) { self.init(try json.string()) }

    package func write(to json: inout JSONWriter) { json.write(text) }
}
