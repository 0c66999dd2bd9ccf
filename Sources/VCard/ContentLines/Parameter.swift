/// One parameter of a property, decoded: `TYPE=work,voice`.
package struct Parameter: Sendable, Equatable {
    /// The name as written; for a bare value of vCard 2.1 such as `HOME` the name it belongs to, mostly `TYPE`.
    package let name: String
    /// The values, without quotes and with RFC 6868's `^n`, `^^` and `^'` decoded.
    package let values: [String]

    /// A parameter to write. Characters that a parameter can't contain are encoded as in RFC 6868, or left out.
    package init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
    }

    /// A parameter to write, with one value.
    package init(_ name: String, _ value: String) {
        self.init(name, [value])
    }

    init(raw: ArraySlice<UInt8>) {
        guard let equals = raw.firstIndex(of: Ascii.equals) else {
            let value = Charset.decode(raw)
            self.init(Self.impliedName(raw), value)
            return
        }
        let values = ContentLineHead.split(raw[(equals + 1)...], at: Ascii.comma).map(Self.decode)
        self.init(Charset.decode(raw[..<equals]), values)
    }

    /// Whether a parameter as written has this name, explicitly or implied, ignoring case.
    static func isNamed(_ name: String, raw: ArraySlice<UInt8>) -> Bool {
        guard let equals = raw.firstIndex(of: Ascii.equals) else { return Ascii.equal(impliedName(raw).utf8, name) }
        return Ascii.equal(raw[..<equals], name)
    }

    private static func impliedName(_ value: ArraySlice<UInt8>) -> String {
        if ["QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"].contains(where: { Ascii.equal(value, $0) }) { return "ENCODING" }
        if ["INLINE", "URL", "CONTENT-ID", "CID"].contains(where: { Ascii.equal(value, $0) }) { return "VALUE" }
        return "TYPE"
    }

    private static func decode(_ raw: ArraySlice<UInt8>) -> String {
        var raw = raw
        if raw.count >= 2, raw.first == Ascii.quote, raw.last == Ascii.quote { raw = raw.dropFirst().dropLast() }
        guard raw.contains(Ascii.caret) else { return Charset.decode(raw) }
        var bytes: [UInt8] = []
        var rest = raw
        while let byte = rest.popFirst() {
            let meaning: UInt8? =
                switch (byte, rest.first) {
                case (Ascii.caret, 0x6E): Ascii.lineFeed
                case (Ascii.caret, Ascii.caret): Ascii.caret
                case (Ascii.caret, 0x27): Ascii.quote
                default: nil
                }
            bytes.append(meaning ?? byte)
            if meaning != nil { rest.removeFirst() }
        }
        return Charset.decode(bytes[...])
    }
}
