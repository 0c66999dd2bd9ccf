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

    private mutating func takeAngled(_ value: [UInt8], _ place: inout Int) {
        let name = word
        word = []
        place += 1
        while place < value.count, value[place] != UInt8(ascii: ">") {
            switch value[place] {
            case UInt8(ascii: "\""): takeQuoted(value, &place)
            case UInt8(ascii: "("): skipComment(value, &place)
            default: word.append(value[place])
            }
            place += 1
        }
        // A route (section 4.4) has its own colon.
        if word.first == UInt8(ascii: "@"), let colon = word.lastIndex(of: Ascii.colon) { word.removeFirst(colon + 1) }
        angled = word
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
        var words = word.split { $0 == Ascii.space || $0 == Ascii.tab }.map(Array.init)
        // Spaces around the at sign and dots are no ends of words (section 4.4).
        var index = 1
        while index < words.count {
            let joins = { (byte: UInt8?) in byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".") }
            if joins(words[index - 1].last) || joins(words[index].first) {
                words[index - 1] += words.remove(at: index)
            } else {
                index += 1
            }
        }
        return words.first { $0.contains(UInt8(ascii: "@")) }
    }
}
