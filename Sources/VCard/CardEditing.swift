/// A value to write into a card, without escapes and encodings.
package enum PropertyValue: Sendable, Equatable {
    /// One text: FN, NOTE, BDAY.
    case text(String)
    /// Texts separated by commas: CATEGORIES, NICKNAME.
    case list([String])
    /// Components separated by semicolons, each a list: N, ADR, ORG.
    case components([[String]])
    /// A value to write as it is, such as a URI, but without line breaks.
    case verbatim(String)
}

extension Card {
    /// Gives the first property with this name a new text, or adds one.
    package mutating func set(_ name: String, to text: String) {
        set(name, to: .text(text))
    }

    /// Gives the first property with this name a new value, or adds one. Its group and parameters stay, except for the encoding.
    ///
    /// If the value is the same, the line stays byte for byte.
    package mutating func set(_ name: String, to value: PropertyValue) {
        if let property = first(name) { replace(property, with: value) } else { add(name, value) }
    }

    /// Gives one of the card's properties a new value and, if given, new parameters.
    ///
    /// Does nothing if the property is not in the card.
    package mutating func replace(_ property: Property, with value: PropertyValue, parameters: [Parameter]? = nil) {
        guard let index = index(of: property), !property.at.traits.contains(.malformed) else { return }
        if parameters == nil, property.says(value) { return }
        // Keep the line ending: another one could merge with the next byte, as CR does with the LF of a blank line.
        let writer = ContentLineWriter(version: version, lineEnd: property.lineEnd ?? lineEnd)
        edit { lines in lines[index] = writer.property(value, replacing: property, parameters: parameters) }
    }

    /// Adds a property before END (VERSION: after BEGIN).
    ///
    /// Other characters in the name than ASCII letters, digits and hyphens become hyphens. Does nothing for BEGIN and END.
    package mutating func add(_ name: String, _ value: PropertyValue, group: String? = nil, parameters: [Parameter] = []) {
        guard !Ascii.equal(name.utf8, "BEGIN"), !Ascii.equal(name.utf8, "END") else { return }
        let writer = ContentLineWriter(version: version, lineEnd: lineEnd)
        insert(writer.property(value, name: name, group: group, parameters: parameters), isVersion: Ascii.equal(name.utf8, "VERSION"))
    }

    /// Inserts a property that is written for this card before END, or after BEGIN.
    mutating func insert(_ property: Property, isVersion: Bool = false) {
        let writer = ContentLineWriter(version: version, lineEnd: lineEnd)
        let properties = properties
        let hasBegin = hasBegin
        edit { lines in
            let first = hasBegin ? 1 : 0
            var index = isVersion ? first : properties.count + first
            // Insert before a truncated value, which would continue in the new line.
            while index > first, lines[index - 1].isCutOff { index -= 1 }
            if index > 0 { writer.terminate(&lines[index - 1]) }
            lines.insert(property, at: index)
        }
    }

    /// Ends a card that was cut off.
    package mutating func complete() {
        if isComplete { return }
        let (lineEnd, isAtLineEnd) = (lineEnd, bytes.last == 10)
        let text = bytes + (isAtLineEnd ? [] : lineEnd) + Array("END:VCARD".utf8) + lineEnd
        if let whole = VCardFile(text, name: "").cards.first { self = whole }
    }

    /// Removes one of the card's properties with all its lines. Does nothing for lines that are no property.
    package mutating func remove(_ property: Property) {
        guard let index = index(of: property), !property.at.traits.contains(.malformed) else { return }
        edit { lines in lines.remove(at: index) }
    }

    /// Removes all properties with this name, ignoring case.
    package mutating func removeAll(_ name: String) {
        guard first(name) != nil else { return }
        let inside = (hasBegin ? 1 : 0)..<(hasBegin ? 1 : 0) + properties.count
        edit { lines in
            lines = lines.indices.filter { !inside.contains($0) || !lines[$0].isNamed(name) }.map { lines[$0] }
        }
    }

    /// The line ending of the card's first line; CRLF if it has none.
    var lineEnd: [UInt8] {
        guard case .read(let source, let lines) = content else { return editedLineEnd }
        return Property(source: source, at: source.lines[Int(lines.lowerBound)]).lineEnd ?? [13, 10]
    }

    private var editedLineEnd: [UInt8] {
        guard case .edited(let lines, _) = content else { return [13, 10] }
        return lines.lazy.compactMap(\.lineEnd).first ?? [13, 10]
    }

    /// The index of a property among all lines of the card.
    private func index(of property: Property) -> Int? {
        let properties = properties
        guard let index = properties.firstIndex(where: { $0.source === property.source && $0.at.start == property.at.start }) else {
            return nil
        }
        return index - properties.startIndex + (hasBegin ? 1 : 0)
    }

    private mutating func edit(_ change: (inout [Property]) -> Void) {
        var all: [Property]
        let encoding: FileEncoding
        switch content {
        case .read(let source, let lines):
            all = lines.map { Property(source: source, at: source.lines[Int($0)]) }
            encoding = source.encoding
        case .edited(let lines, let original):
            all = lines
            encoding = original
            content = .edited([], original)
        }
        change(&all)
        names = .any
        content = .edited(all, encoding)
    }
}

extension Property {
    /// Whether the value is truncated after a soft line break of quoted-printable.
    var isCutOff: Bool {
        let file = source.bytes
        return at.traits.contains(.quotedPrintable) && file[at.contentEnd(in: file.span.bytes) - 1] == Ascii.equals
    }

    /// The line ending; nil if it is missing at the end of the file.
    var lineEnd: [UInt8]? {
        let file = source.bytes
        let end = at.contentEnd(in: file.span.bytes)
        return end < at.endOffset ? Array(file[end..<at.endOffset]) : nil
    }

    /// Whether the property has this value already.
    func says(_ value: PropertyValue) -> Bool {
        switch value {
        case .text(let text): self.text.utf8.elementsEqual(text.utf8)
        case .list(let list): ValueDecoder.split(unfoldedValue, at: Ascii.comma).count == list.count && self.list == list
        case .components(let components): self.components == components
        case .verbatim(let value): unfoldedValue.elementsEqual(value.utf8)
        }
    }
}
