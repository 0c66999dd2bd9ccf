import TestSupport
import Testing

@testable import Observer

/// The addresses in a field's value, in their order.
private func addresses(_ value: String) -> [String] { AddressList(Array(value.utf8)).addresses.map(\.text) }

struct AddressListTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let value: String
        let expected: [String]
        init(_ value: String, _ expected: String...) { (self.value, self.expected) = (value, expected) }
        var testDescription: String { value }
    }

    @Test(arguments: [
        // A.1.1 to A.1.3
        Row("John Doe <jdoe@machine.example>", "jdoe@machine.example"),
        Row(#""Joe Q. Public" <john.q.public@example.com>"#, "john.q.public@example.com"),
        Row(
            #"Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>"#, "mary@x.test", "jdoe@example.org", "one@y.test"),
        Row(#"<boss@nil.test>, "Giant; \"Big\" Box" <sysservices@example.net>"#, "boss@nil.test", "sysservices@example.net"),
        Row(
            "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;", "c@a.test", "joe@where.test", "jdoe@one.test"),
        Row("Undisclosed recipients:;"),
        // A.5
        Row(#"Pete(A nice \) chap) <pete(his account)@silly.test(his host)>"#, "pete@silly.test"),
        Row(
            "A Group(Some people)     :Chris Jones <c@(Chris's host.)public.example>,         joe@example.org,"
                + "  John <jdoe@one.test> (my dear friend); (the end of the group)",
            "c@public.example", "joe@example.org", "jdoe@one.test"),
        Row("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;"),
        // A.6.1 and A.6.3
        Row("Joe Q. Public <john.q.public@example.com>", "john.q.public@example.com"),
        Row("Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example", "mary@example.net", "jdoe@test.example"),
        Row("John Doe <jdoe@machine(comment).  example>", "jdoe@machine.example"),
        Row("Mary Smith    \t          <mary@example.net>", "mary@example.net"),
    ])
    func `RFC 5322's own examples (appendix A)`(_ row: Row) { #expect(addresses(row.value) == row.expected) }

    @Test(arguments: [
        Row("Mary <@a.test,@b.test:mary@example.net>", "mary@example.net"),
        Row("Mary <@a.test:mary@[IPv6:2001:db8::1]>", "mary@[ipv6:2001:db8::1]"),
        Row("Mary <@a.test , (way) @b.test : mary@example.net>, ada@x.test", "mary@example.net", "ada@x.test"),
        Row("ada @ x . test", "ada@x.test"),
        Row("ada . lovelace @ x.test", "ada.lovelace@x.test"),
        Row("<ada . lovelace @ x.test>", "ada.lovelace@x.test"),
        Row(#"ada . "lovelace" @x.test"#, "ada.lovelace@x.test"),
        Row(",,, ada@x.test,,(nobody), bob@y.test,", "ada@x.test", "bob@y.test"),
        Row("Friends: ,, ada@x.test, ,;, bob@y.test", "ada@x.test", "bob@y.test"),
    ])
    func `the obsolete forms are read (section 4.4)`(_ row: Row) { #expect(addresses(row.value) == row.expected) }

    @Test(arguments: [
        Row("ada@x.test; bob@y.test;carl@z.test", "ada@x.test", "bob@y.test", "carl@z.test"),
        Row("Lovelace, Ada <ada@x.test>", "ada@x.test"),
        Row(#""Lovelace, Ada" <ada@x.test>, "Bob; (Ltd.) <bob@no.test>" <bob@y.test>"#, "ada@x.test", "bob@y.test"),
        Row(#"'ada@x.test' <ada@x.test>"#, "ada@x.test"),
        Row(#""ada@x.test" <ada@work.test>"#, "ada@work.test"),
        Row("ada@x.test <ada@work.test>", "ada@work.test"),
        Row("ada@x.test (Ada Lovelace)", "ada@x.test"),
        Row("ada@x.test<mailto:ada@x.test>", "ada@x.test"),
        Row("Ada <ada@x.test> <mailto:ada@x.test>", "ada@x.test"),
        Row("mailto:ada@x.test", "ada@x.test"),
        Row(
            "=?utf-8?Q?Ada_L=C3=B6velace=2C_Dr=2E?= <ada@x.test>, =?utf-8?B?QWRhIDxib2JAbm8udGVzdD4=?= <b@y.test>", "ada@x.test", "b@y.test"
        ),
        Row("=?iso-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.test>", "pirard@vm1.ulg.ac.test"),
        Row("(a (b (c \\( ) ) d) ada@x.test (e", "ada@x.test"),
        Row(#""a \" b <no@x.test>, c" <ada@x.test>"#, "ada@x.test"),
        Row(#""ada lovelace"@x.test, <"a b"@y.test>"#, "ada lovelace@x.test", "a b@y.test"),
        Row(#""a@b"@x.test"#, "a@b@x.test"),
        Row("ada@[192.0.2.1], bob@[IPv6:2001:db8::1], carl@z.test", "ada@[192.0.2.1]", "bob@[ipv6:2001:db8::1]", "carl@z.test"),
        Row("Ada Lovelace <ada@x.test", "ada@x.test"),
        Row("Ada <ada@x.test, bob@y.test", "ada@x.test", "bob@y.test"),
        Row("<>"), Row("\"Ada\" <>"), Row("Ada"), Row(""), Row(" , ;: "), Row("@"), Row("@x.test"), Row("ada@"), Row("<@>"),
        Row("<@x.test:>"),
        Row("\u{0}\u{1}\u{FF}"), Row(">>>>"), Row(")))"), Row("\\"), Row("(\\"), Row("\"\\"), Row("<\\"), Row("<("), Row("<\""), Row("@["),
    ])
    func `what people and programs write is understood, and garbage is nobody`(_ row: Row) {
        #expect(addresses(row.value) == row.expected)
    }

    @Test(arguments: [
        ("Ada@Example.ORG", "ada@example.org"),
        ("ada+lists@example.org", "ada@example.org"),
        ("ada+a+b@example.org", "ada@example.org"),
        ("\"ada\"@example.org", "ada@example.org"),
        ("ada@example.org.", "ada@example.org"),
        ("ada@xn--bcher-kva.example", "ada@bücher.example"),
        ("ada@XN--BCHER-KVA.example", "ada@BÜCHER.example"),
        ("ada@bu\u{308}cher.example", "ada@bücher.example"),
        // RFC 5891 and IDNA 2003 don't agree about ß.
        ("ada@xn--strae-oqa.example", "ada@straße.example"),
        ("ada@strasse.example", "ada@straße.example"),
        // RFC 3492, section 7.1: (B) Chinese, (L) with digits, (S) plain ones
        ("a@xn--ihqwcrb4cv8a8dqg056pqjye.test", "a@他们为什么不说中文.test"),
        ("a@xn--3b-ww4c5e180e575a65lsy2b.test", "a@3年b組金八先生.test"),
        ("a@xn--d9juau41awczczp.test", "a@そのスピードで.test"),
        ("müller@example.org", "MÜLLER@example.org"),
    ])
    func `an address is the same however it is written`(_ one: String, _ other: String) {
        #expect(MailAddress(one) != nil)
        #expect(MailAddress(one) == MailAddress(other))
    }

    @Test(arguments: [
        ("ada@example.org", "bda@example.org"), ("ada@example.org", "ada@example.com"), ("a.da@example.org", "ada@example.org"),
        ("ada@mail.example.org", "ada@example.org"), ("ada-lists@example.org", "ada@example.org"),
        ("ada@bücher.example", "ada@buecher.example"), ("ada@bücher.example", "ada@bucher.example"),
        // Not Punycode: they stay as they are.
        ("ada@xn--.example", "ada@.example"), ("ada@xn--999999999999.example", "ada@example"), ("+1@x.test", "+2@x.test"),
    ])
    func `what only looks alike is another address`(_ one: String, _ other: String) {
        #expect(MailAddress(one) != nil && MailAddress(one) != MailAddress(other))
    }

    @Test(arguments: ["", "@", "ada", "ada@", "@x.test", "ada@.", "\"\"@x.test", "ada@..."])
    func `what has no local part or no domain is none`(_ text: String) { #expect(MailAddress(text) == nil) }

    @Test(arguments: [
        ("dev@lists.example.org", true), ("dev@list.example.org", true), ("dev@listserv.uni.test", true), ("x@googlegroups.com", true),
        ("x@groups.io", true), ("x@mailman.example.org", true),
        // mail.ru's domain for people, and whoever is called List
        ("ivan@list.ru", false), ("hans@list.example", false), ("x@listen.example", false), ("ada@example.org", false),
        ("lists@example.org", false), ("ada@playlists.example.org", false), ("ada@example.lists", false),
    ])
    func `hosts of lists are told from people's`(_ text: String, _ isList: Bool) {
        #expect(MailAddress(text)?.isOfListHost == isList)
    }

    @Test func `a thousand recipients are read, and no more`() {
        let list = (0..<1500).map { "P \($0) <p\($0)@x.test>" }.joined(separator: ", ")
        let found = addresses(list)
        #expect(found.count == 1000 && found.last == "p999@x.test")
        #expect(addresses((0..<1000).map { "p\($0)@x.test" }.joined(separator: ",")).count == 1000)
    }

    @Test(arguments: [
        "(", ")", "()", "(\\", "\"", "\"\\", "<", "<\"", "<(", "<@", "@", "@ . ", ". ", " .", ",", ";", ":", ":;", "[", "@[", "\\", "a ",
        "a@b ",
        "a@b,", "<a@b>", "=?utf-8?Q?=28?=", "\u{0}", "é", "\"a\" ", "(a)(",
    ])
    func `64 KiB of anything take linear time`(_ piece: String) {
        func time(_ count: Int) -> Duration {
            let value = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
            return (0..<3).map { _ in processorTime { _ = AddressList(value) } }.min() ?? .zero
        }
        _ = time(1 << 10)
        // Quadratic is 16 times as long, linear 4 times.
        let (short, long) = (time(1 << 14), time(1 << 16))
        #expect(long < short * 11 || long < .milliseconds(60), "\(short), \(long)")
    }

    @Test(arguments: [
        "\"unclosed <ada@x.test>, bob@y.test", "(unclosed ada@x.test", "Ada [unclosed <ada@x.test>", "<<<<ada@x.test",
        "ada@[1.2.3.4, b@y.test",
    ])
    func `what is not closed harms nobody`(_ value: String) {
        #expect(addresses(value).allSatisfy { $0.contains("@") })
    }

    @Test func `what is read of any bytes is an address`() {
        var numbers = SplitMix64(seed: 7)
        let pieces = [
            "(", ")", "<", ">", "\"", "\\", ",", ";", ":", "@", ".", " ", "a", "b.test", "[", "]", "+", "xn--", "ß", "\u{0}", "=?",
        ]
        for _ in 0..<5000 {
            let value = (0..<Int.random(in: 0..<30, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            let found = AddressList(Array(value.utf8)).addresses
            #expect(found.allSatisfy { $0.text.contains("@") }, "\(value)")
        }
    }
}
