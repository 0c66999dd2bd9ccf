import KeepInTouch

/// What a message's header says that matters. No subject, no text.
///
/// Most letters are of strangers. So who wrote to whom is read at once, and the rest when somebody asks for it.
struct Letter {
    let from: [MailAddress]
    let to: [MailAddress]
    let cc: [MailAddress]
    private let header: HeaderBlock
    private let now: Instant

    /// Reads a header; `now` tells which days can be true.
    init(_ header: HeaderBlock, now: Instant) {
        func addresses(_ name: StaticString) -> [MailAddress] { header.values(name).flatMap { AddressList($0).addresses } }
        from = addresses("from")
        to = addresses("to")
        cc = addresses("cc")
        (self.header, self.now) = (header, now)
    }

    var id: MessageID? { header.values("message-id").lazy.compactMap { MessageID.all(in: $0).first }.first }

    /// What it answers, as far as its program says so.
    var references: [MessageID] {
        let answered = (header.values("in-reply-to") + header.values("references").reversed()).flatMap { MessageID.all(in: $0).reversed() }
        return Array(answered.prefix(Self.referenceBound))
    }

    /// The addresses of the list that it came through, as far as it tells them.
    var listAddresses: [MailAddress] {
        let posted = header.values("list-post").compactMap { value -> MailAddress? in
            let start = value.indices.first { value[$0] == Self.scheme[0] && value[$0...].starts(with: Self.scheme) }
            return start.flatMap { start in
                MailAddress(String(decoding: value[(start + Self.scheme.count)...].prefix { !Self.ends.contains($0) }, as: UTF8.self))
            }
        }
        // Few letters have such an address, and only of these it has to be asked what they are.
        let bouncing = bouncing
        return bouncing.isEmpty || flaw != .list ? posted : posted + bouncing
    }

    /// What a list has that only says where bounces go: `choir-bounces@`, for which some have `choir-bounces+ada=example.org@`.
    private var bouncing: [MailAddress] {
        let values = (header.values("return-path") + header.values("sender")).filter { value in
            String(decoding: value, as: UTF8.self).lowercased().contains("-bounces")
        }
        return values.flatMap { AddressList($0).addresses }.compactMap { address in
            let parts = address.text.split(separator: "@")
            guard parts.count == 2, let end = parts[0].firstRange(of: "-bounces") else { return nil }
            return MailAddress("\(parts[0][..<end.lowerBound])@\(parts[1])")
        }
    }

    private static let scheme = Array("mailto:".utf8)
    private static let ends = Array(">?,; ".utf8)

    private var type: String { header.word("content-type") ?? "" }

    /// Whether its parts have to be looked at, of which one may be an invitation.
    var hasParts: Bool { type.hasPrefix("multipart/") }

    /// A thread of a year has fewer; the last ones name the letter that is answered.
    private static let referenceBound = 100

    /// The day that its writer's program has, or else, where that can't be true, the day on which it came.
    var date: MailDate? {
        func plausible(_ text: String?) -> MailDate? {
            text.flatMap(MailDate.init).flatMap { Self.earliest...now.adding(seconds: 86_400) ~= $0.moment ? $0 : nil }
        }
        if let date = plausible(header.text("date")) { return date }
        // The time of receipt is behind the last semicolon (RFC 5321, section 4.4); the last server's field is the first.
        let received = header.text("received")
        return plausible(received.flatMap { text in text.lastIndex(of: ";").map { String(text[text.index(after: $0)...]) } })
    }

    /// There was no mail before; a clock that was never set says 1970.
    private static let earliest = Instant(seconds: 378_691_200)

    /// Of Gmail, cPanel and others, DTC, FirstClass.
    private static let answering: [StaticString] = [
        "x-autoreply", "x-auto-reply", "x-autorespond", "x-autoresponder", "x-autoresponse", "x-autoreply-from", "x-mail-autoreply",
        "x-fc-machinegenerated",
    ]

    private static let nobody = Array("<>".utf8)

    /// Why it is no letter of a person to a person; nil: it may be one.
    var flaw: Exclusion? {
        if header.isEmpty || !header.has("from") { return .unreadable }
        if header.has("x-mozilla-draft-info") { return .unsent }
        // An export from Gmail has all folders in one file, and says of each letter in which it was, in the user's language.
        let labels = header.text("x-gmail-labels").map(EncodedWords.decoded)
        switch FolderKind(path: labels?.split(separator: ",").map(String.init) ?? []) {
        case .unsent: return .unsent
        case .discarded: return .discarded
        case .letters: break
        }
        if header.has(prefix: "list-") || header.has("x-mailing-list") || header.has("mailing-list") { return .list }
        for precedence in (["precedence", "x-precedence"] as [StaticString]).compactMap(header.word) {
            if ["bulk", "list", "junk"].contains(precedence) { return .list }
            if precedence == "auto_reply" { return .automatic }
        }
        let submitted = header.word("auto-submitted")?.prefix { !" ;(".contains($0) }
        if let submitted, submitted != "no", !submitted.isEmpty { return .automatic }
        // Before RFC 3834 each program had its own. X-Auto-Response-Suppress is none of them: people's letters have it, too.
        for field in Self.answering where !["no", "false"].contains(header.word(field) ?? "no") { return .automatic }
        if header.word("x-autogenerated") == "reply" { return .automatic }
        let type = type
        if header.has("x-failed-recipients") || type.hasPrefix("multipart/report") { return .automatic }
        if header.values("return-path").first?.filter({ !Ascii.isBlank($0) }) == Self.nobody { return .automatic }
        if header.word("x-spam-flag") == "yes" || header.word("x-spam-status")?.hasPrefix("yes") ?? false { return .discarded }
        if type.hasPrefix("text/calendar") || header.word("content-class") == "urn:content-classes:calendarmessage" { return .invitation }
        return nil
    }
}

/// What tells a message from every other, of which nothing can be read any more: a hash, salted by whoever keeps it.
struct MessageID: Hashable {
    let text: [UInt8]

    /// All between angle brackets (RFC 5322, section 3.6.4): what else stands there are words.
    static func all(in value: [UInt8]) -> [MessageID] {
        var found: [MessageID] = []
        var start: Int?
        for (place, byte) in value.enumerated() {
            switch byte {
            case UInt8(ascii: "<"): start = place
            case UInt8(ascii: ">"):
                if let begin = start, place - begin > 1 { found.append(MessageID(text: value[begin + 1..<place].filter { $0 > 32 })) }
                start = nil
            default: break
            }
        }
        return found
    }
}
