extension Card {
    /// Adds another card's property in front of the end: byte for byte but for the line endings, or with its value written anew where
    /// its bytes would mean something else here, because of the cards' versions or the files' encodings.
    ///
    /// `group` takes the place of the group it has there. False, and nothing is added, where this version can't say it.
    package mutating func add(_ property: Property, of other: Card, group: String?) -> Bool {
        guard !property.at.traits.contains(.malformed) else { return false }
        if let copy = copy(property, of: other, group: group) {
            insert(copy)
            return true
        }
        guard let translation = PropertyTranslation(property, from: other.version, to: version) else { return false }
        add(property.name, translation.value, group: group, parameters: translation.parameters)
        return true
    }

    /// The same bytes with another group and this card's line endings; nil where they would not mean the same.
    private func copy(_ property: Property, of other: Card, group: String?) -> Property? {
        let original = property.source.bytes
        let line = property.at.withoutMarks(in: original.span.bytes)
        let isAlike = property.source.encoding == encoding || line.traits.isDisjoint(with: [.charset, .quotedPrintable])
        guard version == other.version, isAlike, !property.isCutOff, line.nameLength > 0, !line.traits.contains(.foldedHead) else {
            return nil
        }
        let name = line.startOffset + Int(line.nameOffset)
        let lineEnd = lineEnd
        var bytes = group.map { Array($0.utf8) + [Ascii.dot] } ?? []
        let nameOffset = bytes.count
        var rest = original[name..<line.endOffset]
        guard (try? UTF8Span(validating: rest.span)) != nil, nameOffset < 256 else { return nil }
        while let byte = rest.popFirst() {
            guard Ascii.isLineEnd(byte) else {
                bytes.append(byte)
                continue
            }
            if byte == Ascii.carriageReturn, rest.first == Ascii.lineFeed { rest.removeFirst() }
            bytes += lineEnd
        }
        if let last = bytes.last, !Ascii.isLineEnd(last) { bytes += lineEnd }
        let source = Source(bytes: bytes, lines: [], encoding: .utf8)
        var copy = Line(start: 0, length: UInt32(bytes.count), number: 0)
        copy.value = UInt32(line.valueOffset - name + nameOffset)
        copy.nameOffset = UInt8(nameOffset)
        copy.nameLength = line.nameLength
        copy.traits = line.traits
        return Property(source: source, at: copy)
    }

    /// The encoding in which the card is written.
    private var encoding: FileEncoding {
        switch content {
        case .read(let source, _): source.encoding
        case .edited(_, let encoding): encoding
        }
    }
}
