import ControlInterface
import FoundationEssentials
import KeepInTouch
import TestLiterals
import Testing
import Varlink

@testable import vitaminb

extension ReviewSession {
    /// Three people are due; everything is known of everybody.
    static func sample() throws -> ReviewSession {
        var session = ReviewSession()
        session.take(.list(try reminders()), to: .list)
        while case .contact(let uid)? = session.need {
            let card = try #require(session.card)
            let reply = Control.GetContact.Reply(
                contact: try .sample(card.name, uid: ContactID(rawValue: uid), groups: ["friends"]), reminders: [],
                emails: ["a@example.org"], telephones: [],
                organization: nil, dates: [], related: [], file: "/a.vcf", introducedBy: [], knows: [])
            session.take(.contact(ContactPage(reply, entries: [])), to: .contact(uid: uid))
        }
        return session
    }

    static func reminders() throws -> [WireReminder] {
        var first = try WireReminder.sample("Ada Lovelace", "7 weeks since a call (every 6 weeks)", .overdue)
        (first.contact, first.id) = ("ada", "r-ada")
        var second = try WireReminder.sample("佐藤 美咲", "never contacted")
        (second.contact, second.id) = ("misaki", "r-misaki")
        var third = try WireReminder.sample("Jörg\u{1B}[2J Müßig", "never contacted")
        (third.contact, third.id) = ("jörg", "r-jörg")
        var later = try WireReminder.sample("Bea", "never contacted").snoozed(until: "2026-12-01T09:00:00Z")
        later.contact = "bea"
        return [first, second, later, third]
    }

    /// Types these keys; the last one's request.
    @discardableResult
    mutating func type(_ keys: String) -> ReviewRequest? {
        var request: ReviewRequest?
        for key in keys {
            switch key {
            case "\n": request = press(.enter)
            case "^": request = press(.escape)
            case "<": request = press(.backspace)
            default: request = press(.character(key))
            }
        }
        return request
    }

    /// An answer of the daemon.
    mutating func reply(_ answer: ReviewAnswer, to request: ReviewRequest?) throws {
        take(answer, to: try #require(request))
    }

    static let entry = UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 0x0E))

    /// A successful answer of the daemon.
    mutating func answer(_ request: ReviewRequest?, entry: UUID = Self.entry, uid: ContactID = "ada", note: String? = nil) throws {
        var said = Control.Said.sample(try .sample("Ada Lovelace", uid: uid), try .sample("ack", via: .call, note: note))
        said.answers[0].entry.id = entry
        try reply(.said(said, sentence: "noted."), to: request)
    }
}

/// What each key does to a review, and what it asks of the daemon.
struct ReviewSessionTests {
    /// A promise to Ada that is due.
    private func promise() throws -> WireReminder {
        var promise = try WireReminder.sample("Ada Lovelace", "")
        (promise.contact, promise.id, promise.kind, promise.promise) = ("ada", "r-promise", "promise", "send the book")
        return promise
    }

    @Test func `each reminder is an item, in the order of the list; snoozed ones are left out`() throws {
        var session = ReviewSession()
        session.take(.list(try ReviewSession.reminders() + [promise()]), to: .list)
        #expect(session.cards.map(\.id) == ["r-ada", "r-misaki", "r-jörg", "r-promise"])
    }

    @Test(arguments: [
        ("d", ReviewRequest.acknowledge(reminder: "r-promise", via: .other, note: nil)), ("k", .skip(reminder: "r-promise")),
        ("s3", .snooze(reminder: "r-promise", for: "3 days")),
    ])
    func `a promise is kept, dropped or put off by itself, and done doesn't ask how`(keys: String, request: ReviewRequest) throws {
        var session = ReviewSession()
        session.take(.list([try promise()]), to: .list)
        #expect(session.type(keys) == request)
    }

    @Test func `what an answer closes is gone as well, and no other reminder of the contact`() throws {
        var seeing = try ReviewSession.reminders()[0]
        (seeing.id, seeing.kind) = ("r-seeing", "in-person")
        var session = ReviewSession()
        session.take(.list(try ReviewSession.reminders() + [seeing, promise()]), to: .list)
        var said = Control.Said.sample(try .sample("Ada Lovelace", uid: "ada"), try .sample("ack", via: .meal))
        said.answers[0].closed = [try ReviewSession.reminders()[0], seeing]
        try session.reply(.said(said, sentence: "noted."), to: session.type("dm"))
        #expect(session.cards.map(\.id) == ["r-misaki", "r-jörg", "r-promise"])
    }

    @Test(
        arguments: [
            ("dc", ReviewRequest.acknowledge(reminder: "r-ada", via: .call, note: nil)),
            ("\nm", .acknowledge(reminder: "r-ada", via: .meal, note: nil)),
            ("dg", .acknowledge(reminder: "r-ada", via: .meeting, note: nil)),
            ("de", .acknowledge(reminder: "r-ada", via: .email, note: nil)),
            ("dt", .acknowledge(reminder: "r-ada", via: .message, note: nil)),
            ("dl", .acknowledge(reminder: "r-ada", via: .letter, note: nil)),
            ("dv", .acknowledge(reminder: "r-ada", via: .event, note: nil)),
            ("di", .acknowledge(reminder: "r-ada", via: .video, note: nil)),
            ("db", .acknowledge(reminder: "r-ada", via: .visit, note: nil)),
            ("do", .acknowledge(reminder: "r-ada", via: .other, note: nil)),
            ("s1", .snooze(reminder: "r-ada", for: "1 day")), ("s3", .snooze(reminder: "r-ada", for: "3 days")),
            ("sw", .snooze(reminder: "r-ada", for: "1 week")),
            ("sm", .snooze(reminder: "r-ada", for: "1 month")), ("k", .skip(reminder: "r-ada")), ("w", .why(uid: "ada")),
            ("lk", .skip(reminder: "r-misaki")), ("n k", .skip(reminder: "r-jörg")), ("lpk", .skip(reminder: "r-ada")),
            ("pppk", .skip(reminder: "r-ada")),
            ("d^k", .skip(reminder: "r-ada")), ("s^k", .skip(reminder: "r-ada")),
            ("dxzdc", .acknowledge(reminder: "r-ada", via: .call, note: nil)),
            ("tnew bookx<\ndc", .acknowledge(reminder: "r-ada", via: .call, note: "new book")),
            ("tkept\ntlost^dc", .acknowledge(reminder: "r-ada", via: .call, note: "kept")),
            ("tkept\nlpdc", .acknowledge(reminder: "r-ada", via: .call, note: "kept")),
            ("t  \ndc", .acknowledge(reminder: "r-ada", via: .call, note: nil)),
            ("t佐e\u{301}<<\ndc", .acknowledge(reminder: "r-ada", via: .call, note: nil)),
            ("tq\nlk", .skip(reminder: "r-misaki")), ("?qk", .skip(reminder: "r-ada")),
        ] as [(String, ReviewRequest)])
    func `keys give one request`(keys: String, request: ReviewRequest) throws {
        var session = try ReviewSession.sample()
        // Every span that a key stands for is one that can be read.
        if case .snooze(_, let span) = request { _ = try Span(parsing: span) }
        #expect(session.type(String(keys.dropLast())) == nil)
        #expect(session.type(String(keys.suffix(1))) == request && session.mode == .card)
    }

    @Test(arguments: ["d", "s", "t", "?", "tx", "lll", ""])
    func `Ctrl-C ends it in every state, and asks for nothing`(keys: String) throws {
        var session = try ReviewSession.sample()
        #expect(session.type(keys) == nil && session.press(.interrupt) == nil && session.isOver)
        #expect(session.type("dck") == nil)
        #expect(session.summary == "3 left.")
        #expect(session.unsaid == (keys == "tx" ? ["Ada Lovelace: \"x\""] : []))
    }

    @Test func `after an answer the next item is shown`() throws {
        var session = try ReviewSession.sample()
        try session.answer(session.type("dc"))
        #expect(session.card?.uid == "misaki" && session.status == "noted.")
        try session.answer(session.type("sw"), uid: "misaki")
        try session.answer(session.type("k"), uid: "jörg")
        #expect(session.card == nil && session.summary == "1 answered, 1 snoozed, 1 skipped, nothing left.")
        #expect(session.type("k") == nil && !session.isOver)
        #expect(session.type("\n") == nil && session.isOver)
    }

    @Test func `a note belongs to one answer, and is back after its undo`() throws {
        var session = try ReviewSession.sample()
        try session.answer(session.type("tproofs\ndc"), entry: ReviewSession.entry, note: "proofs")
        #expect(session.unsaid == [] && session.answered.count == 1)
        try session.answer(session.type("u"), entry: ReviewSession.entry, note: "proofs")
        #expect(session.answered.isEmpty && session.need == .list)
        session.take(.list(try ReviewSession.reminders()), to: .list)
        #expect(session.card?.uid == "ada" && session.type("dm") == .acknowledge(reminder: "r-ada", via: .meal, note: "proofs"))
    }

    @Test func `undo takes back only answers of this review`() throws {
        var session = try ReviewSession.sample()
        #expect(session.type("u") == nil && session.status == "Nothing was said here that could be taken back.")
        try session.answer(session.type("dc"), entry: ReviewSession.entry)
        #expect(session.type("u") == .undo)
        try session.answer(.undo, entry: UUID(), uid: "bea")
        #expect(session.status == "noted. It was said elsewhere, after what was said here." && session.answered.count == 1)
    }

    @Test func `an answer given elsewhere meanwhile is shown, and the list is read again`() throws {
        var session = try ReviewSession.sample()
        try session.reply(.refused("Nothing is due for Ada."), to: session.type("dc"))
        #expect(session.need == .list && session.answered.isEmpty)
        session.take(.list(try Array(ReviewSession.reminders()[1...1])), to: .list)
        #expect(session.cards.map(\.uid) == ["misaki"] && session.status == "Nothing is due for Ada.")
        session.take(.refused("no"), to: .contact(uid: "misaki"))
        #expect(session.need == nil && session.type("k") == .skip(reminder: "r-misaki"))
    }

    @Test func `while the daemon is gone keys answer nothing, and each tries to connect again`() throws {
        var session = try ReviewSession.sample()
        try session.reply(.lost("gone."), to: session.type("dc"))
        #expect(session.status == "gone. Any key tries again." && session.need == nil)
        #expect(session.type("k") == nil && session.need == .list)
        session.take(.lost("still gone."), to: .list)
        #expect(session.need == nil && session.type("q") == nil && session.isOver)
    }

    @Test(arguments: [(true, "Ada Lovelace is still due: it was not noted."), (false, "Ada Lovelace: noted, though the answer was lost.")])
    func `if the reply was lost, the list shows whether the answer was noted`(isStillDue: Bool, status: String) throws {
        var session = try ReviewSession.sample()
        try session.reply(.lost("gone."), to: session.type("dc"))
        session.type("x")
        session.take(.list(try ReviewSession.reminders().filter { isStillDue || $0.contact != "ada" }), to: .list)
        #expect(session.status == status && session.answered.count == (isStillDue ? 0 : 1))
    }

    @Test func `an undo whose reply was lost is not repeated`() throws {
        var session = try ReviewSession.sample()
        try session.answer(session.type("dc"))
        try session.reply(.lost("gone."), to: session.type("u"))
        session.type("x")
        session.take(.list(try ReviewSession.reminders()), to: .list)
        #expect(session.type("u") == nil)
    }

    @Test func `pasted text goes into a note and is no keys, and a note has a bound`() throws {
        var session = try ReviewSession.sample()
        #expect(session.press(.pasted("kdc")) == nil && session.cards.count == 3)
        session.type("t")
        _ = session.press(.pasted("one\r\ntwo\u{1B}[2J\n"))
        #expect(session.mode == .note("one two\u{FFFD}[2J "))
        _ = session.press(.clear)
        _ = session.press(.pasted(String(repeating: "x", count: 16_384)))
        session.type("y")
        #expect(session.mode == .note(String(repeating: "x", count: 16_384)) && session.status == "A note has at most 16 KiB.")
    }

    private func asked(_ contact: ContactID, _ name: String, _ day: CivilDate, entry: UInt8, hasPlace: Bool = false) -> WireNoticed {
        WireNoticed(
            entry: UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, entry)), contact: contact, name: name, day: day,
            via: .email,
            direction: .out, source: .mail, hasPlace: hasPlace)
    }

    @Test(arguments: [("y", true), ("j", true), ("n", false)])
    func `what was noticed of somebody is one question, before what is due, and a key answers all of it`(key: String, isContact: Bool)
        throws
    {
        var session = ReviewSession()
        let asked = [
            asked("bea", "Bea", "2026-11-20", entry: 1), asked("ada", "Ada Lovelace", "2026-11-12", entry: 2),
            asked("bea", "Bea", "2026-11-01", entry: 3),
        ]
        session.take(.list(try ReviewSession.reminders(), asked: asked), to: .list)
        #expect(session.cards.prefix(3).map(\.name) == ["Bea", "Ada Lovelace", "Ada Lovelace"] && session.cards.count == 5)
        let request = session.type(key)
        #expect(request == .judge(card: session.cards[0].id, entries: [asked[0].entry, asked[2].entry], confirmed: isContact))
        try session.answer(request, uid: "bea")
        #expect(session.need == .list && session.summary.hasPrefix("1 question answered"))
    }

    @Test func `other keys answer no question, and later is later`() throws {
        var session = ReviewSession()
        session.take(
            .list([], asked: [asked("ada", "Ada", "2026-11-12", entry: 1), asked("bea", "Bea", "2026-11-11", entry: 2)]), to: .list)
        for key in ["d", "s", "k", "t"] { #expect(session.type(key) == nil && session.mode == .card) }
        #expect(session.type("l") == nil && session.position == 1)
    }
}
