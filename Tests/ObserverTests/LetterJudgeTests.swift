import KeepInTouch
import Testing

@testable import Observer

struct LetterJudgeTests {
    private static let ada = ContactID(rawValue: "ada")
    private static let bob = ContactID(rawValue: "bob")
    private static let now = Instant(seconds: 1_764_583_200)

    private static func person(_ id: String, _ name: String, _ emails: String...) -> ContactDetails {
        ContactDetails(contact: ContactID(rawValue: id), name: name, emails: emails, telephones: [])
    }

    private static let judge = LetterJudge(
        owners: Owners(
            me: ["me@x.test", "Me@Work.test"],
            people: [
                person("ada", "Ada Lovelace", "ada@x.test", "ada@home.test", "ada@[192.0.2.1]"),
                person("bob", "Bob", "bob@x.test"),
                // A couple shares one.
                person("eve", "Eve", "couple@x.test", "eve@x.test"), person("dan", "Dan", "couple@x.test"),
                person("myself", "Max", "me@x.test", "me@third.test"),
                person("choir", "Choir", "choir@lists.x.test"), person("ivan", "Ivan", "ivan@list.ru"),
            ]))

    /// What is made of a header, to which what every letter has is added.
    private static func verdict(_ header: String, in folder: FolderKind = .letters, isDraft: Bool = false, isTrash: Bool = false)
        -> LetterJudge.Verdict
    {
        let text = "Date: Mon, 1 Dec 2025 09:00:00 +0000\nMessage-ID: <1@x.test>\n" + header + "\n\n"
        let letter = Letter(HeaderBlock(Array(text.utf8)), now: now)
        return judge.verdict(on: letter, in: folder, isDraft: isDraft, isTrash: isTrash)
    }

    private static func others(_ count: Int) -> String { (0..<count).map { "p\($0)@y.test" }.joined(separator: ", ") }

    struct Row: Sendable, CustomTestStringConvertible {
        let header: String
        let expected: LetterJudge.Verdict
        init(_ header: String, _ expected: LetterJudge.Verdict) { (self.header, self.expected) = (header, expected) }
        var testDescription: String { header }
    }

    @Test(arguments: [
        Row("From: me@x.test\nTo: ada@x.test", .wrote([ada])),
        Row("From: Me <ME@work.TEST>\nTo: Ada <ADA+private@X.test>", .wrote([ada])),
        // The user's own card says so.
        Row("From: me@third.test\nTo: ada@x.test", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test, bob@x.test", .wrote([ada, bob])),
        // As Google exports it.
        Row("From: me@x.test\nTo: ada@x.test\nX-Gmail-Labels: Sent,Opened", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test\nX-Gmail-Labels: Opened,Drafts", .passed(.unsent)),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: Spam,Unread", .passed(.discarded)),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: Snoozed,Opened", .came([ada])),
        // In German, French, Russian and Czech, in which most letters have a label that is not in ASCII.
        Row("From: me@x.test\nTo: ada@x.test\nX-Gmail-Labels: =?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test\nX-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe,Ge=C3=B6ffnet?=", .passed(.unsent)),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: =?UTF-8?Q?Papierkorb,Ge=C3=B6ffnet?=", .passed(.discarded)),
        Row(
            "From: me@x.test\nTo: ada@x.test\nX-Gmail-Labels: =?UTF-8?Q?Messages_archiv=C3=A9s,Ouvert,?=\n =?UTF-8?Q?Brouillons?=",
            .passed(.unsent)),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: =?UTF-8?B?0KHQv9Cw0Lw=?=", .passed(.discarded)),
        Row(
            "From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: =?UTF-8?Q?Ko=C5?= =?UTF-8?Q?=A1,Nep=C5=99e=C4=8Dten=C3=A9?=",
            .passed(.discarded)),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: =?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Non_lus?=", .came([ada])),
        Row("From: ada@x.test\nTo: me@x.test\nX-Gmail-Labels: =?UTF-8?Q?Spam", .came([ada])),
        Row("From: me@x.test\nTo: ada@x.test\nCc: bob@x.test", .wrote([ada])),
        Row("From: me@x.test\nTo: p@y.test\nCc: ada@x.test", .passed(.aside)),
        Row("From: me@x.test\nBcc: ada@x.test", .nobody),
        Row("From: me@x.test\nTo: p@y.test\nBcc: ada@x.test", .nobody),
        Row("From: me@x.test\nTo: undisclosed-recipients:;", .nobody),
        Row("From: me@x.test\nTo: Friends: ada@x.test, bob@x.test;", .wrote([ada, bob])),
        Row("From: me@x.test\nTo: ada@x.test\nTo: bob@x.test", .wrote([ada, bob])),
        Row("From: other@x.test\nTo: ada@x.test", .nobody),
        // Who sends for somebody else has not written.
        Row("From: other@x.test\nSender: me@x.test\nTo: ada@x.test", .nobody),
        Row("From: other@x.test, me@x.test\nSender: other@x.test\nTo: ada@x.test", .wrote([ada])),
        Row("From: me@x.test\nTo: me@work.test", .nobody),
        Row("From: me@x.test\nTo: me@third.test, ada@x.test", .wrote([ada])),
        // Several of one contact's addresses are that contact, once.
        Row("From: me@x.test\nTo: ada@x.test, ada@home.test", .wrote([ada])),
        Row("From: me@x.test\nTo: couple@x.test", .wrote([ContactID(rawValue: "eve"), ContactID(rawValue: "dan")])),
        Row("From: me@x.test\nTo: eve@x.test", .wrote([ContactID(rawValue: "eve")])),
    ])
    func `an outgoing letter counts for whom it is to`(_ row: Row) { #expect(Self.verdict(row.header) == row.expected) }

    @Test(arguments: [
        Row("From: me@x.test\nTo: ada@x.test, \(others(4))", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test, \(others(5))", .passed(.tooMany)),
        Row("From: me@x.test\nTo: ada@x.test\nCc: \(others(4))", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test\nCc: \(others(5))", .passed(.tooMany)),
        // The user is no other, nor is whoever is named twice, nor are all of her addresses.
        Row("From: me@x.test\nTo: ada@x.test, \(others(4))\nCc: me@work.test, me@x.test", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test, \(others(4))\nCc: p0@y.test, P1+a@Y.test", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test, ada@home.test, \(others(4))", .wrote([ada])),
        Row("From: me@x.test\nTo: ada@x.test, bob@x.test, \(others(3))", .wrote([ada, bob])),
        Row("From: me@x.test\nTo: ada@x.test, bob@x.test, \(others(4))", .passed(.tooMany)),
        Row("From: me@x.test\nTo: ada@x.test, \(others(1200))", .passed(.tooMany)),
        Row("From: ada@x.test\nTo: me@x.test, \(others(4))", .came([ada])),
        Row("From: ada@x.test\nTo: me@x.test, \(others(5))", .passed(.tooMany)),
        Row("From: ada@x.test\nTo: \(others(4))\nCc: me@x.test, me@work.test", .came([ada])),
        // She has put herself in Cc.
        Row("From: ada@x.test\nTo: me@x.test, \(others(4))\nCc: ada@home.test, ada@x.test", .came([ada])),
    ])
    func `four others are a circle, five are a crowd`(_ row: Row) { #expect(Self.verdict(row.header) == row.expected) }

    @Test(arguments: [
        Row("From: ada@x.test\nTo: me@x.test", .came([ada])),
        Row("From: \"Lovelace, Ada\" <Ada@Home.test>\nTo: p@y.test\nCc: me@work.test", .came([ada])),
        Row("From: ada@[192.0.2.1]\nTo: me@x.test", .came([ada])),
        // Somebody else's, or a copy of what is none of ours
        Row("From: p@y.test\nTo: me@x.test", .nobody),
        Row("From: p@y.test\nTo: me@x.test\nCc: ada@x.test", .nobody),
        Row("From: p@y.test\nReply-To: ada@x.test\nTo: me@x.test", .nobody),
        Row("From: ada@x.test\nTo: bob@x.test", .passed(.aside)),
        Row("From: ada@x.test\nTo: undisclosed-recipients:;", .passed(.aside)),
        Row("From: ada@x.test\nBcc: me@x.test", .passed(.aside)),
        // Redirected by Bob: it was not to the user.
        Row("Resent-From: bob@x.test\nResent-To: me@x.test\nFrom: ada@x.test\nTo: bob@x.test", .passed(.aside)),
        Row("From: couple@x.test\nTo: me@x.test", .came([ContactID(rawValue: "eve"), ContactID(rawValue: "dan")])),
        Row("From: \"ada@x.test\" <p@y.test>\nTo: me@x.test", .nobody),
        Row("Subject: none\nTo: me@x.test", .nobody),
    ])
    func `an incoming letter is from whom it says, to the user`(_ row: Row) { #expect(Self.verdict(row.header) == row.expected) }

    @Test(
        arguments: [
            (FolderKind.letters, false, false, nil), (.unsent, false, false, .unsent), (.letters, true, false, .unsent),
            (.discarded, false, false, .discarded), (.letters, false, true, .discarded), (.unsent, false, true, .unsent),
        ] as [(FolderKind, Bool, Bool, Exclusion?)])
    func `what is a draft, junk or thrown away counts nothing`(_ kind: FolderKind, _ isDraft: Bool, _ isTrash: Bool, _ reason: Exclusion?) {
        for header in ["From: me@x.test\nTo: ada@x.test", "From: ada@x.test\nTo: me@x.test"] {
            let verdict = Self.verdict(header, in: kind, isDraft: isDraft, isTrash: isTrash)
            if let reason {
                #expect(verdict == .passed(reason))
            } else {
                #expect(verdict == .wrote([Self.ada]) || verdict == .came([Self.ada]))
            }
        }
        #expect(Self.verdict("From: p@y.test\nTo: me@x.test", in: kind, isDraft: isDraft, isTrash: isTrash) == .nobody)
    }

    @Test(
        arguments: [
            ("dev@googlegroups.com", .passed(.list)), ("dev@lists.example.org", .passed(.list)), ("p@y.test", .wrote([ada])),
            ("p@list.ru", .wrote([ada])), ("choir@lists.x.test", .passed(.list)),
        ] as [(String, LetterJudge.Verdict)])
    func `a letter that goes to a list as well counts for nobody`(_ other: String, _ expected: LetterJudge.Verdict) {
        #expect(Self.verdict("From: me@x.test\nTo: ada@x.test\nCc: \(other)") == expected)
        #expect(Self.verdict("From: me@x.test\nTo: ada@x.test, \(other)") == expected)
    }

    @Test func `whoever has an address at list.ru is a person, and a list's card is none`() {
        #expect(Self.verdict("From: me@x.test\nTo: ivan@list.ru") == .wrote([ContactID(rawValue: "ivan")]))
        #expect(Self.verdict("From: me@x.test\nTo: choir@lists.x.test") == .passed(.list))
    }

    // MARK: What programs write

    @Test(
        arguments: [
            // Mailman, Sympa, Google Groups, GitHub, newsletters (RFC 2369, 2919, 8058)
            ("List-Id: <dev.lists.example.org>", .list), ("List-Id: Somebody <x.y>\nPrecedence: list", .list),
            ("List-Unsubscribe: <mailto:leave@lists.example.org>", .list), ("List-Unsubscribe-Post: List-Unsubscribe=One-Click", .list),
            ("List-Post: <mailto:dev@lists.example.org>", .list), ("List-Post: NO", .list), ("List-Help: <mailto:x@y.test>", .list),
            ("LIST-ARCHIVE: <https://x.test>", .list),
            ("Mailing-list: list dev@googlegroups.com; contact dev+owners@googlegroups.com", .list),
            ("X-Mailing-List: x@y.test", .list),
            ("Precedence: bulk", .list), ("Precedence: list", .list), ("Precedence: JUNK", .list), ("Precedence:  Bulk \t", .list),
            ("X-Precedence: bulk", .list),
            // RFC 3834: vacation(1), Sieve, Exim, ticket systems
            ("Auto-Submitted: auto-replied", .automatic), ("Auto-Submitted: auto-replied (vacation)", .automatic),
            ("Auto-Submitted: auto-generated", .automatic), ("Auto-Submitted: auto-notified; owner-email=\"me@x.test\"", .automatic),
            ("AUTO-SUBMITTED: AUTO-REPLIED", .automatic), ("Auto-Submitted: (x)", nil), ("Auto-Submitted: anything", .automatic),
            // Gmail's vacation responder
            ("Precedence: bulk\nX-Autoreply: yes\nAuto-Submitted: auto-replied", .list), ("X-Autoreply: yes", .automatic),
            // Exchange and Outlook
            ("Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: ada@x.test", .automatic),
            // cPanel, BoxTrapper, CommuniGate Pro, DTC, FirstClass, others
            ("Precedence: auto_reply", .automatic), ("X-Precedence: auto_reply", .automatic), ("X-Autorespond: Re: hello", .automatic),
            ("X-Autorespond:", .automatic), ("X-Autogenerated: Reply", .automatic), ("X-AutoReply-From: ada@x.test", .automatic),
            ("X-Mail-Autoreply: a", .automatic), ("X-FC-MachineGenerated: true", .automatic), ("X-Auto-Reply: yes", .automatic),
            // Bounces and receipts (RFC 3464, 8098)
            ("Return-Path: <>", .automatic), ("Return-Path: < >", .automatic), ("Return-path:<>", .automatic),
            ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", .automatic),
            ("Content-Type: multipart/report; report-type=disposition-notification;\n\tboundary=x", .automatic),
            ("Content-Type: Multipart/Report;boundary=x", .automatic), ("X-Failed-Recipients: p@y.test", .automatic),
            // Invitations and answers to them (RFC 6047), Outlook's
            ("Content-Type: text/calendar; method=REPLY", .invitation),
            ("Content-Type: TEXT/Calendar; charset=utf-8; method=REQUEST", .invitation),
            ("Content-Class: urn:content-classes:calendarmessage", .invitation),
            // SpamAssassin, rspamd
            ("X-Spam-Flag: YES", .discarded), ("X-Spam-Status: Yes, score=9", .discarded), ("X-Spam: yes", nil),
            // Thunderbird's drafts
            ("X-Mozilla-Draft-Info: internal/draft; vcard=0; receipt=0", .unsent),
            // And the nearest that are letters
            ("Auto-Submitted: no", nil), ("Auto-Submitted: NO (human)", nil), ("Auto-Submitted: no; x=y", nil), ("Auto-Submitted:", nil),
            ("Precedence: first-class", nil), ("Precedence: normal", nil), ("Precedence:", nil), ("X-Priority: 1\nImportance: bulk", nil),
            ("Return-Path: <ada@x.test>", nil), ("Return-Path: <bounce+ada=x.test@srs.test>", nil), ("X-List: dev", nil),
            ("Listing: 1", nil),
            ("X-Autorespond: no", nil), ("X-Autoreply: no", nil), ("X-FC-MachineGenerated: false", nil), ("X-Autogenerated: Forward", nil),
            // Exchange adds it to what people write (jitbit.com/maxblog/18).
            ("X-Auto-Response-Suppress: DR, OOF, AutoReply", nil),
            ("X-Spam-Status: No, score=-2", nil), ("X-Spam-Flag: NO", nil), ("X-Spam-Score: 9", nil),
            ("Content-Type: multipart/related; type=\"multipart/report\"", nil), ("Content-Type: multipart/mixed; boundary=report", nil),
            ("Content-Type: text/plain; name=text/calendar", nil), ("Content-Class: urn:content-classes:message", nil),
            ("Subject: Out of office: Precedence: bulk", nil), ("Subject: hello\n List-Id: <x>", nil), ("X-Original-List-Id: x", nil),
            ("X-Mozilla-Status: 0001", nil), ("Disposition-Notification-To: ada@x.test", nil), ("Feedback-ID: x", nil),
        ] as [(String, Exclusion?)])
    func `what programs send is told from what people write`(_ field: String, _ reason: Exclusion?) {
        let came = Self.verdict("From: ada@x.test\nTo: me@x.test\n" + field)
        let wrote = Self.verdict("From: me@x.test\nTo: ada@x.test\n" + field)
        #expect(came == reason.map { .passed($0) } ?? .came([Self.ada]))
        #expect(wrote == reason.map { .passed($0) } ?? .wrote([Self.ada]))
    }

    @Test func `a list's address is known from List-Post, or from where its bounces go`() {
        func list(_ fields: String) -> String? {
            Letter(HeaderBlock(Array(("From: ada@x.test\n" + fields + "\n\n").utf8)), now: Self.now).listAddresses.first?.text
        }
        #expect(list("List-Post: <mailto:Dev@lists.x.test>") == "dev@lists.x.test")
        #expect(list("List-Post: <https://x.test>, <mailto:dev@lists.x.test?subject=x>") == "dev@lists.x.test")
        #expect(list("List-Post: NO (posting not allowed)") == nil)
        #expect(list("List-Id: <dev.lists.x.test>") == nil)
        #expect(list("Precedence: list\nReturn-Path: <dev-bounces+me=y.test@lists.x.test>") == "dev@lists.x.test")
        #expect(list("Return-Path: <dev-bounces@lists.x.test>") == nil, "somebody's address may be like that")
    }

    @Test func `a letter without a day that can be true counts nothing`() {
        let text = "From: me@x.test\nTo: ada@x.test\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n\n"
        #expect(Self.judge.verdict(on: Letter(HeaderBlock(Array(text.utf8)), now: Self.now), in: .letters) == .passed(.undated))
    }

    // MARK: Whose addresses

    private func owners(me: [String], _ people: ContactDetails...) -> Owners { Owners(me: me, people: people) }

    @Test func `the user's own card is the user, with all of its addresses`() {
        let max = Self.person("1", "Max", "Max.M@x.test", "max@y.test")
        let owners = owners(me: ["max.m@x.test"], max, Self.person("2", "Ada", "ada@x.test"))
        #expect(owners.isMe(MailAddress("max@y.test")!) && owners.isMe(MailAddress("max.m+a@x.test")!))
        #expect(owners.contacts(with: MailAddress("max@y.test")!).isEmpty)
        #expect(!owners.isMe(MailAddress("ada@x.test")!))
    }

    @Test func `two cards of the user's are both the user`() {
        let owners = owners(
            me: ["me@x.test"], Self.person("1", "Max M.", "me@x.test", "a@y.test"), Self.person("2", "Max M.", "me@x.test", "b@y.test"))
        #expect(owners.isMe(MailAddress("a@y.test")!) && owners.isMe(MailAddress("b@y.test")!))
    }

    @Test func `whoever shares an address with the user is not the user`() {
        let judge = LetterJudge(
            owners: owners(
                me: ["family@x.test"], Self.person("1", "Max", "family@x.test", "max@x.test"),
                Self.person("2", "Eve", "family@x.test", "eve@x.test"),
                Self.person("ada", "Ada", "ada@x.test")))
        func verdict(_ header: String) -> LetterJudge.Verdict {
            let text = "Date: Mon, 1 Dec 2025 09:00:00 +0000\n" + header + "\n\n"
            return judge.verdict(on: Letter(HeaderBlock(Array(text.utf8)), now: Self.now), in: .letters)
        }
        // Eve's letter to Ada, of which the user has a copy, is Eve's.
        #expect(verdict("From: eve@x.test\nTo: ada@x.test\nCc: family@x.test") == .came([ContactID(rawValue: "2")]))
        #expect(verdict("From: family@x.test\nTo: ada@x.test") == .wrote([Self.ada]))
        #expect(verdict("From: ada@x.test\nTo: family@x.test") == .came([Self.ada]))
    }

    @Test func `addresses that are none name nobody`() {
        let owners = owners(me: ["", "me"], Self.person("1", "Ada", "", "@", "ada"))
        #expect(!owners.knowsMe && owners.isEmpty)
    }
}
