/// One start tag, with those of its attributes that were asked for.
struct XMLElement {
    /// The line on which it begins, counted from 1.
    let line: Int
    /// The values of the attributes, in the order in which they were asked for.
    fileprivate(set) var values: [String?]
    /// Whether it is not well-formed, or a value is too long.
    fileprivate(set) var isBroken = false
}

/// Finds the elements of one name in a document (XML 1.0), wherever they are, and tolerates what programs write that is no XML.
///
/// Comments, CDATA sections, processing instructions and document types are skipped; an entity that is declared there stays as it is
/// written. Behind a broken element reading goes on with the next one.
struct XMLElements: ~Copyable {
    /// How much of a value is kept, in bytes. What has more is broken.
    static let valueBytes = 1024
    /// No name that is asked for is longer, in bytes.
    private static let nameBytes = 64

    private(set) var stream: ByteStream
    private let wanted: [UInt8]
    private let attributes: [[UInt8]]
    private var depth = 0
    private var isInTag = false
    private var isCutOff = false
    /// The name of the document's element; nil where there is none.
    private(set) var root: String?

    /// Looks for elements of a name, and these attributes in them.
    init(_ stream: consuming ByteStream, named name: String, attributes: [String]) {
        self.stream = stream
        wanted = Array(name.utf8)
        self.attributes = attributes.map { Array($0.utf8) }
    }

    /// Whether the document is complete. It can be asked at its end.
    var isWhole: Bool { depth <= 0 && !isCutOff && stream.failure == nil }

    /// The next of the elements; nil at the end.
    mutating func next() -> XMLElement? {
        while isInTag || skip(past: UInt8(ascii: "<")) {
            isInTag = false
            switch stream.peek() {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skip(past: UInt8(ascii: "?"), count: 1)
            case UInt8(ascii: "/"):
                depth -= 1
                isCutOff = !skip(past: UInt8(ascii: ">"))
            case let byte? where Self.beginsName(byte):
                if let element = element() { return element }
            case nil: isCutOff = true
            // A character that should have been written as &lt;
            default: break
            }
        }
        return nil
    }

    // MARK: Elements

    /// Reads a start tag from its name on. Nil where it isn't of the name that is looked for, or the file ends in it.
    private mutating func element() -> XMLElement? {
        var element = XMLElement(line: stream.line, values: [])
        let name = word()
        if root == nil { root = String(decoding: name, as: UTF8.self) }
        let isWanted = name == wanted
        if isWanted { element.values = Array(repeating: nil, count: attributes.count) }
        while true {
            switch stream.skipSpace() {
            case UInt8(ascii: ">"):
                _ = stream.next()
                depth += 1
                return isWanted ? element : nil
            case UInt8(ascii: "/"):
                _ = stream.next()
                guard stream.peek() == UInt8(ascii: ">") else { continue }
                _ = stream.next()
                return isWanted ? element : nil
            case nil:
                isCutOff = true
                return nil
            default:
                if attribute(of: &element, isWanted: isWanted) { continue }
                if isCutOff || !isWanted { return nil }
                element.isBroken = true
                return element
            }
        }
    }

    /// Reads an attribute. False where it is broken, and reading goes on behind it.
    private mutating func attribute(of element: inout XMLElement, isWanted: Bool) -> Bool {
        let name = word()
        guard !name.isEmpty, stream.skipSpace() == UInt8(ascii: "=") else { return fail() }
        _ = stream.next()
        guard let quote = stream.skipSpace(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return fail() }
        _ = stream.next()
        let index = isWanted ? attributes.firstIndex(of: name) : nil
        if let index {
            guard let text = value(upTo: quote) else { return false }
            // Where an attribute is there twice, one of them belongs to another element.
            if text.isCut || element.values[index] != nil { return fail() }
            element.values[index] = text.string
        } else if !skipValue(upTo: quote) {
            return false
        }
        // Directly behind a value nothing else can begin: the quotation mark was that of the next one.
        switch stream.peek() {
        case UInt8(ascii: "/"), UInt8(ascii: ">"): return true
        case let byte?: return ByteStream.isSpace(byte) || fail()
        case nil: return fail()
        }
    }

    /// The tag can't be understood from here on. Says whether that is because the file ends. Always false.
    private mutating func fail() -> Bool {
        if stream.peek() == nil { isCutOff = true }
        return false
    }

    /// Reads a name; what is too long for one is read, too, but not kept.
    private mutating func word() -> [UInt8] {
        var word: [UInt8] = []
        while let byte = stream.peek(), Self.isOfName(byte) {
            _ = stream.next()
            if word.count <= Self.nameBytes { word.append(byte) }
        }
        return word
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            false
        default: true
        }
    }

    // MARK: Values

    /// Reads a value. Nil where another tag begins in it, which is read next, or the file ends.
    private mutating func value(upTo quote: UInt8) -> BoundedText? {
        var text = BoundedText(bound: Self.valueBytes)
        while let byte = stream.next() {
            switch byte {
            case quote:
                text.finish()
                return text
            case UInt8(ascii: "&"): reference(into: &text)
            case UInt8(ascii: "<"):
                if beginsTag() { return nil }
                text.append(byte)
            default: text.append(byte)
            }
        }
        isCutOff = true
        return nil
    }

    private mutating func skipValue(upTo quote: UInt8) -> Bool {
        while stream.skip(to: { $0 == quote || $0 == UInt8(ascii: "<") }), let byte = stream.next() {
            if byte == quote { return true }
            if beginsTag() { return false }
        }
        isCutOff = true
        return false
    }

    /// Whether a tag begins behind a `<` in a value: then the value has no end.
    private mutating func beginsTag() -> Bool {
        guard let byte = stream.peek() else { return false }
        isInTag = Self.beginsName(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
        return isInTag
    }

    /// Reads a reference behind its `&`: a character's number, or one of the five names that XML has. Any other stays as it is.
    private mutating func reference(into text: inout BoundedText) {
        var name: [UInt8] = []
        while name.count < 10, let byte = stream.peek(), byte == UInt8(ascii: "#") || Self.isLetterOrDigit(byte) {
            _ = stream.next()
            name.append(byte)
        }
        if stream.peek() == UInt8(ascii: ";"), let unit = Self.unit(of: name) {
            _ = stream.next()
            text.append(unit: unit)
        } else {
            text.append(UInt8(ascii: "&"))
            for byte in name { text.append(byte) }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func unit(of name: [UInt8]) -> UInt32? {
        let text = String(decoding: name, as: UTF8.self)
        guard text.hasPrefix("#") else { return ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27][text] }
        let digits = text.dropFirst()
        return digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }

    // MARK: What is skipped

    private mutating func skip(past byte: UInt8) -> Bool {
        guard stream.skip(to: { $0 == byte }) else { return false }
        _ = stream.next()
        return true
    }

    /// Skips what ends with so many of this byte and `>`.
    private mutating func skip(past byte: UInt8, count: Int) {
        var run = 0
        while let next = stream.next() {
            if next == UInt8(ascii: ">"), run >= count { return }
            run = next == byte ? run + 1 : 0
        }
        isCutOff = true
    }

    /// Skips a comment, a CDATA section or a document type, from its `!` on.
    private mutating func skipDeclaration() {
        _ = stream.next()
        switch stream.peek() {
        case UInt8(ascii: "-"):
            _ = stream.next()
            if stream.peek() == UInt8(ascii: "-") { _ = stream.next() }
            skip(past: UInt8(ascii: "-"), count: 2)
        case UInt8(ascii: "["): skip(past: UInt8(ascii: "]"), count: 2)
        default: skipDocumentType()
        }
    }

    /// Skips a document type with all that it declares: nothing of it is ever used.
    private mutating func skipDocumentType() {
        var brackets = 0
        while let byte = stream.next() {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if !skip(past: byte) { isCutOff = true }
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: "-") where stream.peek() == UInt8(ascii: "-"): skip(past: UInt8(ascii: "-"), count: 2)
            case UInt8(ascii: ">") where brackets <= 0: return
            default: break
            }
        }
        isCutOff = true
    }
}
