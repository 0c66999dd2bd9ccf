/// An e-mail address as it is compared: people write one and the same in many ways.
///
/// Case makes no difference, nor does what follows a plus sign in the local part. A domain's labels are compared as Unicode, whether they
/// were written so or as A-labels (RFC 5890, section 2.3.2.1), and ß as ss, since IDNA 2003 and 2008 don't agree about it.
package struct MailAddress: Hashable, Sendable {
    /// The form that is compared.
    package let text: String

    /// Nil where it has no local part or no domain.
    package init?(_ written: String) {
        if let plain = Self.plain(written.utf8) {
            text = plain
            return
        }
        guard let at = written.lastIndex(of: "@") else { return nil }
        let plain = written[..<at].lowercased().filter { $0 != "\"" }
        let local = plain.prefix { $0 != "+" }
        let labels = written[written.index(after: at)...].lowercased().split(separator: ".").map { label in
            label.hasPrefix("xn--") ? Punycode.decoded(label.dropFirst(4)) ?? String(label) : String(label)
        }
        if plain.isEmpty || labels.isEmpty { return nil }
        let domain = labels.joined(separator: ".").split(separator: "ß", omittingEmptySubsequences: false).joined(separator: "ss")
        text = (local.isEmpty ? plain : String(local)) + "@" + domain
    }
}

extension MailAddress {
    /// The form that is compared, of one such as most are: letters, digits, dots, hyphens and underscores, and one at sign. Nil for others.
    private static func plain(_ written: String.UTF8View) -> String? {
        var at: Int?
        var (count, last) = (0, Ascii.dot)
        for byte in written {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                break
            case UInt8(ascii: "-"): if at != nil, last == UInt8(ascii: "-") { return nil }
            case Ascii.dot: if at != nil, last == Ascii.dot || last == UInt8(ascii: "@") { return nil }
            case UInt8(ascii: "@"):
                if at != nil || count == 0 { return nil }
                at = count
            default: return nil
            }
            (count, last) = (count + 1, byte)
        }
        guard let at, at + 1 < count, last != Ascii.dot else { return nil }
        return String(decoding: written.map(Ascii.small), as: UTF8.self)
    }

    /// Whether its host is one of mailing lists alone, where no person has an address: such hosts are called so within a domain. Of domains
    /// that are called so themselves, people have addresses (list.ru).
    var isOfListHost: Bool {
        let host = text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]
        let first = host.prefix { $0 != "." }
        return Self.listHosts.contains(String(host)) || Self.listLabels.contains(String(first)) && host.count { $0 == "." } >= 2
    }

    private static let listLabels: Set = ["lists", "list", "listserv", "mailman", "listes", "listen", "lyris", "groups"]
    private static let listHosts: Set = ["googlegroups.com", "groups.io", "freelists.org", "yahoogroups.com", "framalistes.org"]
}

/// The encoding of Unicode in labels of domains (RFC 3492).
enum Punycode {
    /// The text that a label without its prefix stands for; nil: it is none.
    static func decoded(_ label: some StringProtocol) -> String? {
        var scalars: [Unicode.Scalar] = []
        var rest = Substring(label)
        if let hyphen = label.lastIndex(of: "-") {
            scalars = Array(label[..<hyphen].unicodeScalars)
            rest = Substring(label[label.index(after: hyphen)...])
        }
        guard label.utf8.count <= longest, label.utf8.allSatisfy({ $0 < 128 }) else { return nil }
        var (code, bias, index) = (128, 72, 0)
        var digits = rest.utf8.makeIterator()
        while let first = digits.next() {
            let before = index
            var (weight, k) = (1, base)
            var next: UInt8? = first
            while true {
                guard let byte = next, let digit = value(byte) else { return nil }
                index += digit * weight
                let threshold = min(max(k - bias, 1), 26)
                if digit < threshold { break }
                weight *= base - threshold
                guard weight < 1 << 32, index < 1 << 32 else { return nil }
                (k, next) = (k + base, digits.next())
            }
            let count = scalars.count + 1
            bias = adapted(index - before, count, isFirst: before == 0)
            code += index / count
            index %= count
            guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
            scalars.insert(scalar, at: index)
            index += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// No label is longer (RFC 1035, section 2.3.4).
    private static let longest = 63
    private static let base = 36

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }

    /// Section 6.1.
    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var k = 0
        while delta > 455 { (delta, k) = (delta / 35, k + base) }
        return k + 36 * delta / (delta + 38)
    }
}
