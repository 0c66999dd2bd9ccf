/// Writes content lines in a card's version and with its line ending.
struct ContentLineWriter {
    let version: VCardVersion
    let lineEnd: [UInt8]

    /// A new property.
    func property(_ value: PropertyValue, name: String, group: String?, parameters: [Parameter]) -> Property {
        let prefix = group.map { Self.token($0) + [Ascii.dot] } ?? []
        return property(head: prefix + Self.token(name) + Self.encode(parameters), value)
    }

    /// A property with the group and name of another and, unless new ones are given, its parameters as written.
    func property(_ value: PropertyValue, replacing old: Property, parameters: [Parameter]?) -> Property {
        let file = old.source.bytes
        let head = ContentLineHead(of: old.at, in: file.span.bytes)
        let kept = parameters.map(Self.encode) ?? Self.keep(head.parameters)
        return property(head: head.groupAndName + kept, value)
    }

    /// Adds the line ending if it is missing at the end of the file.
    func terminate(_ property: inout Property) {
        guard let last = property.bytes.last, !Ascii.isLineEnd(last) else { return }
        var line = property.at
        line.start = 0
        line.length += UInt32(lineEnd.count)
        property = Property(source: Source(bytes: property.bytes + lineEnd, lines: [line], encoding: .utf8), at: line)
    }

    private func property(head: some Collection<UInt8>, _ value: PropertyValue) -> Property {
        let value = encode(value)
        let needsEncoding = version == .v2 && (head.count + value.count >= Folding.width || value.contains { $0 < 32 || $0 > 126 })
        var bytes: [UInt8]
        if needsEncoding {
            let charset = value.contains { $0 > 126 } ? ";CHARSET=UTF-8" : ""
            bytes = head + Array("\(charset);ENCODING=QUOTED-PRINTABLE:".utf8)
            appendQuotedPrintable(value, to: &bytes)
        } else {
            bytes = Folding.fold(head + [Ascii.colon] + value, lineEnd: lineEnd)
        }
        var scanner = LineScanner()
        var line = scanner.next(in: bytes.span.bytes) ?? Line(start: 0, number: 0)
        line.number = 0
        return Property(source: Source(bytes: bytes, lines: [line], encoding: .utf8), at: line)
    }

    private func encode(_ value: PropertyValue) -> [UInt8] {
        switch value {
        case .text(let text): escape(text, commas: version != .v2)
        case .list(let texts): list(texts)
        case .components(let components):
            Array(components.map(list).joined(separator: [Ascii.semicolon]))
        case .verbatim(let text): text.utf8.filter { !Ascii.isLineEnd($0) }
        }
    }

    private func list(_ texts: [String]) -> [UInt8] {
        Array(texts.map { escape($0, commas: true) }.joined(separator: [Ascii.comma]))
    }

    /// RFC 6350, section 3.4. vCard 2.1 can't escape a line break: it stays one, to be encoded as quoted-printable.
    private func escape(_ text: String, commas: Bool) -> [UInt8] {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            defer { previous = byte }
            switch byte {
            case Ascii.lineFeed where previous == Ascii.carriageReturn: continue
            case Ascii.lineFeed, Ascii.carriageReturn: result += version == .v2 ? [Ascii.lineFeed] : [Ascii.backslash, 0x6E]
            case Ascii.backslash, Ascii.semicolon: result += [Ascii.backslash, byte]
            case Ascii.comma: result += commas ? [Ascii.backslash, byte] : [byte]
            default: result.append(byte)
            }
        }
        return result
    }

    /// RFC 2045, section 6.7, with soft line breaks, so that no line is longer than 75 octets.
    ///
    /// No such line begins with a letter, so that no reader takes it for an END.
    private func appendQuotedPrintable(_ value: [UInt8], to bytes: inout [UInt8]) {
        var column = bytes.count
        for byte in value {
            let isPlain = 32...126 ~= byte && byte != Ascii.equals
            var code = isPlain ? [byte] : byte == Ascii.lineFeed ? Array("=0D=0A".utf8) : Self.quoted(byte)
            if column + code.count >= Folding.width {
                bytes += [Ascii.equals] + lineEnd
                column = 0
                if Ascii.isLetterOrDigit(byte) { code = Self.quoted(byte) }
            }
            bytes += code
            column += code.count
        }
        bytes += lineEnd
    }

    private static func quoted(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [Ascii.equals, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// The parameters as written, except for the encoding of the old value and an unclosed quote.
    private static func keep(_ parameters: [ArraySlice<UInt8>]) -> [UInt8] {
        let quotes = parameters.reduce(0) { $0 + $1.count { $0 == Ascii.quote } }
        let sound = quotes.isMultiple(of: 2) ? parameters : parameters.map { $0.filter { $0 != Ascii.quote }[...] }
        return sound.filter { !isEncoding($0) }.flatMap { [Ascii.semicolon] + $0 }
    }

    private static func isEncoding(_ parameter: ArraySlice<UInt8>) -> Bool {
        Parameter.isNamed("ENCODING", raw: parameter) || Parameter.isNamed("CHARSET", raw: parameter)
    }

    private static func token(_ name: String) -> [UInt8] {
        let bytes = name.utf8.map { Ascii.isLetterOrDigit($0) ? $0 : 45 }
        return bytes.isEmpty ? [45] : bytes
    }

    /// The parameters with their semicolons, quoted where they must be, with RFC 6868's escapes.
    private static func encode(_ parameters: [Parameter]) -> [UInt8] {
        parameters.flatMap { parameter in
            [Ascii.semicolon] + token(parameter.name) + [Ascii.equals] + parameter.values.map(encode).joined(separator: [Ascii.comma])
        }
    }

    private static func encode(_ value: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case Ascii.lineFeed: result += [Ascii.caret, 0x6E]
            case Ascii.caret: result += [Ascii.caret, Ascii.caret]
            case Ascii.quote: result += [Ascii.caret, 0x27]
            case 0..<32, 127: continue
            default: result.append(byte)
            }
        }
        let needsQuotes = result.contains { $0 == Ascii.colon || $0 == Ascii.semicolon || $0 == Ascii.comma }
        return needsQuotes ? [Ascii.quote] + result + [Ascii.quote] : result
    }
}
