import KeepInTouch

/// What a message's header says that matters. No subject, no text.
struct Letter {
    let from: [MailAddress]
    let to: [MailAddress]
    let cc: [MailAddress]
    let date: MailDate?
    let id: MessageID?
    /// What it answers, as far as its program says so.
    let references: [MessageID]
    /// The address of the list that it came through; nil: it doesn't say.
    let listAddress: MailAddress?
    /// Why it is no letter of a person to a person; nil: it may be one.
    let flaw: Exclusion?
    /// Whether its parts have to be looked at, of which one may be an invitation.
    let hasParts: Bool

    /// Reads a header; `now` tells which days can be true.
    init(_ header: HeaderBlock, now: Instant) {
        func addresses(_ name: String) -> [MailAddress] { header.values(name).flatMap { AddressList($0).addresses } }
        from = addresses("from")
        to = addresses("to")
        cc = addresses("cc")
        date = Self.date(header, now)
        id = header.values("message-id").lazy.compactMap { MessageID.all(in: $0).first }.first
        let answered = (header.values("in-reply-to") + header.values("references").reversed()).flatMap { MessageID.all(in: $0).reversed() }
        references = Array(answered.prefix(Self.referenceBound))
        listAddress =
            header.values("list-post").lazy.compactMap { value in
                let text = String(decoding: value, as: UTF8.self)
                return text.firstRange(of: "mailto:").flatMap {
                    MailAddress(String(text[$0.upperBound...].prefix { !">?,; ".contains($0) }))
                }
            }.first
        let type = header.word("content-type") ?? ""
        hasParts = type.hasPrefix("multipart/")
        flaw = Self.flaw(header, type)
    }

    /// A thread of a year has fewer; the last ones name the letter that is answered.
    private static let referenceBound = 100

    /// The day that its writer's program has, or else, where that can't be true, the day on which it came.
    private static func date(_ header: HeaderBlock, _ now: Instant) -> MailDate? {
        func plausible(_ text: String?) -> MailDate? {
            text.flatMap(MailDate.init).flatMap { earliest...now.adding(seconds: 86_400) ~= $0.moment ? $0 : nil }
        }
        if let date = plausible(header.text("date")) { return date }
        // The time of receipt is behind the last semicolon (RFC 5321, section 4.4); the last server's field is the first.
        let received = header.text("received")
        return plausible(received.flatMap { text in text.lastIndex(of: ";").map { String(text[text.index(after: $0)...]) } })
    }

    /// There was no mail before; a clock that was never set says 1970.
    private static let earliest = Instant(seconds: 378_691_200)

    private static func flaw(_ header: HeaderBlock, _ type: String) -> Exclusion? {
        if header.isEmpty || !header.has("from") { return .unreadable }
        if header.has("x-mozilla-draft-info") { return .unsent }
        if header.has(prefix: "list-") || header.has("x-mailing-list") || header.has("mailing-list") { return .list }
        switch header.word("precedence") {
        case "bulk", "list", "junk": return .list
        case "auto_reply": return .automatic
        default: break
        }
        let submitted = header.word("auto-submitted")?.prefix { !" ;(".contains($0) }
        if let submitted, submitted != "no", !submitted.isEmpty { return .automatic }
        // Before RFC 3834 each program had its own.
        for field in ["x-autoreply", "x-autorespond", "x-autoresponder"] where (header.word(field) ?? "no") != "no" { return .automatic }
        if header.has("x-failed-recipients") || type.hasPrefix("multipart/report") { return .automatic }
        if header.text("return-path")?.filter({ !$0.isWhitespace }) == "<>" { return .automatic }
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

    /// Its hash with a salt.
    func hash(_ salt: [UInt8]) -> UInt64 { SHA256.prefix(of: salt + text) }
}
