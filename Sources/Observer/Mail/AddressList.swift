/// The addresses of a list as From, To and Cc have it (RFC 5322, section 3.4, and the obsolete forms of 4.4), without the names.
///
/// Groups are read as their members. What people and programs write beside the rule is understood where it can only mean one thing:
/// semicolons in place of commas, empty places, routes, comments, spaces around dots.
package struct AddressList {
    /// More recipients than that are no circle of friends, and are not counted.
    package static let bound = 1000

    /// The addresses as they are compared, in their order; at most ``bound``.
    private(set) var addresses: [MailAddress] = []

    private var word: [UInt8] = []
    private var angled: [UInt8]?

    /// Reads a field's unfolded value.
    init(_ value: [UInt8]) {
        var place = 0
        while place < value.count {
            let byte = value[place]
            switch byte {
            case UInt8(ascii: "("): skipComment(value, &place)
            case UInt8(ascii: "\""): takeQuoted(value, &place)
            case UInt8(ascii: "<"): takeAngled(value, &place)
            case UInt8(ascii: "[") where word.last == UInt8(ascii: "@"): takeLiteral(value, &place)
            case UInt8(ascii: ","), UInt8(ascii: ";"): finish()
            // A group's name.
            case Ascii.colon: (word, angled) = ([], nil)
            default: word.append(byte)
            }
            place += 1
        }
        finish()
    }

    /// Comments may be within one another (section 3.2.2).
    private func skipComment(_ value: [UInt8], _ place: inout Int) {
        var depth = 0
        while place < value.count {
            switch value[place] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: "\\"): place += 1
            default: break
            }
            if depth == 0 { return }
            place += 1
        }
    }

    /// A quoted string: a name, or the local part of an address. Within it nothing else has a meaning.
    private mutating func takeQuoted(_ value: [UInt8], _ place: inout Int) {
        word.append(value[place])
        place += 1
        while place < value.count, value[place] != UInt8(ascii: "\"") {
            if value[place] == UInt8(ascii: "\\"), place + 1 < value.count { place += 1 }
            // It can't be taken for the white space between words.
            word.append(value[place] == Ascii.space || value[place] == Ascii.tab ? Self.quotedSpace : value[place])
            place += 1
        }
        word.append(UInt8(ascii: "\""))
    }

    private static let quotedSpace: UInt8 = 0x1F

    /// A domain literal (section 3.4.1), which may have colons in it.
    private mutating func takeLiteral(_ value: [UInt8], _ place: inout Int) {
        while place + 1 < value.count, value[place] != UInt8(ascii: "]") {
            word.append(value[place])
            place += 1
        }
        word.append(value[place])
    }

    private mutating func takeAngled(_ value: [UInt8], _ place: inout Int) {
        let name = word
        word = []
        place += 1
        scan: while place < value.count, value[place] != UInt8(ascii: ">") {
            switch value[place] {
            case UInt8(ascii: "\""): takeQuoted(value, &place)
            case UInt8(ascii: "("): skipComment(value, &place)
            // Where the bracket was forgotten, the next address begins here; a route has commas in it.
            case UInt8(ascii: ",") where word.first != UInt8(ascii: "@"):
                place -= 1
                break scan
            default: word.append(value[place])
            }
            place += 1
        }
        // A route (section 4.4) has its own colon, and so has a URI.
        if word.first == UInt8(ascii: "@") || word.starts(with: "mailto:".utf8), let colon = word.firstIndex(of: Ascii.colon) {
            word.removeFirst(colon + 1)
        }
        // Some programs write the address a second time, as "<mailto:...>".
        if !(angled?.contains(UInt8(ascii: "@")) ?? false) { angled = word }
        word = name
    }

    private mutating func finish() {
        defer { (word, angled) = ([], nil) }
        guard addresses.count < Self.bound, let bytes = angled ?? Self.bare(word) else { return }
        let text = bytes.filter { $0 != Ascii.space && $0 != Ascii.tab && $0 != UInt8(ascii: "\"") }
            .map { $0 == Self.quotedSpace ? Ascii.space : $0 }
        if let address = MailAddress(String(decoding: text, as: UTF8.self)) { addresses.append(address) }
    }

    /// The address among the words without angle brackets; nil: there is none.
    private static func bare(_ word: [UInt8]) -> [UInt8]? {
        guard word.contains(UInt8(ascii: "@")) else { return nil }
        let joins = { (byte: UInt8?) in byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".") }
        var words: [[UInt8]] = []
        for part in word.split(whereSeparator: { $0 == Ascii.space || $0 == Ascii.tab }) {
            // Spaces around the at sign and dots are no ends of words (section 4.4).
            if joins(words.last?.last) || !words.isEmpty && joins(part.first) {
                words[words.count - 1] += part
            } else {
                words.append(Array(part))
            }
        }
        return words.first { $0.contains(UInt8(ascii: "@")) }
    }
}
