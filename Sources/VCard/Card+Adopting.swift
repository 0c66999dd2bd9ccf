extension Card {
    /// Adds another card's property at the end: byte for byte except for line endings, or rewritten if its bytes would have another
    /// meaning here because of the card's version or the file's encoding.
    ///
    /// `group` replaces the property's group. Returns false and adds nothing if this version can't express it.
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

    /// The same bytes with another group and this card's line endings; nil if they would have another meaning.
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
            rest = rest.dropFirst(LineEnds.skip(in: original.span.bytes, at: rest.startIndex - 1) - rest.startIndex)
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

    /// The encoding of the card's bytes.
    private var encoding: FileEncoding {
        switch content {
        case .read(let source, _): source.encoding
        case .edited(_, let encoding): encoding
        }
    }
}
