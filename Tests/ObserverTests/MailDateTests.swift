import KeepInTouch
import Testing

@testable import Observer

struct MailDateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let day: String
        /// Seconds since 1970, as date(1) says them; nil: only the day matters.
        let seconds: Int64?
        init(_ text: String, _ day: String, _ seconds: Int64? = nil) { (self.text, self.day, self.seconds) = (text, day, seconds) }
        var testDescription: String { text }
    }

    @Test(arguments: [
        // Appendix A
        Row("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21", 880_127_706),
        Row("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01", 1_057_049_557),
        Row("Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-13", -27_723_426),
        Row("Mon, 24 Nov 1997 14:22:01 -0800", "1997-11-24", 880_410_121),
        Row("Thu,       13        Feb         1969    23:32             -0330 (Newfoundland Time)", "1969-02-13", -27_723_480),
        Row("21 Nov 97 09:55:06 GMT", "1997-11-21", 880_106_106),
        Row("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21", 880_127_706),
    ])
    func `RFC 5322's own examples (appendix A)`(_ row: Row) { check(row) }

    @Test(arguments: [
        Row("1 Dec 2025 10:00:00 +0000", "2025-12-01", 1_764_583_200),
        Row("01 Dec 2025 10:00 +0000", "2025-12-01", 1_764_583_200),
        Row("Mon,1 Dec 2025 10:00:00 +0000", "2025-12-01", 1_764_583_200),
        Row("MON, 1 DEC 2025 10:00:00 +0000", "2025-12-01", 1_764_583_200),
        // The weekday is wrong, and nobody minds.
        Row("Fri, 1 Dec 2025 10:00:00 +0000", "2025-12-01", 1_764_583_200),
        Row("Montag, 1 Dec 2025 10:00:00 +0000", "2025-12-01", 1_764_583_200),
        // The day is the writer's, the moment the same.
        Row("Tue, 2 Dec 2025 00:00:00 +1400", "2025-12-02", 1_764_583_200),
        Row("Sun, 30 Nov 2025 22:00:00 -1200", "2025-11-30", 1_764_583_200),
        Row("Mon, 1 Dec 2025 15:30:00 +0530", "2025-12-01", 1_764_583_200),
        Row("Mon, 1 Dec 2025 10:00:00 -0000", "2025-12-01", 1_764_583_200),
        // A leap second
        Row("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31", 1_483_228_799),
        Row("29 Feb 2024 12:00:00 +0000", "2024-02-29", 1_709_208_000),
        Row("1 Dec 2025 10:00:00", "2025-12-01", 1_764_583_200),
    ])
    func `dates as programs write them (section 3.3)`(_ row: Row) { check(row) }

    @Test(arguments: [
        Row("1 Dec 2025 10:00:00 UT", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 GMT", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 05:00:00 EST", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 06:00:00 EDT", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 04:00:00 CST", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 05:00:00 CDT", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 03:00:00 MST", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 04:00:00 MDT", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 02:00:00 PST", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 03:00:00 pdt", "2025-12-01", 1_764_583_200),
        // Military zones had their signs wrong, and unknown ones say nothing: both are "-0000".
        Row("1 Dec 2025 10:00:00 A", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 Z", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 10:00:00 CEST", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 ???", "2025-12-01", 1_764_583_200),
        Row("1 Dec 49 10:00:00 GMT", "2049-12-01"), Row("1 Dec 50 10:00:00 GMT", "1950-12-01"),
        Row("1 Dec 99 10:00:00 GMT", "1999-12-01"), Row("1 Dec 00 10:00:00 GMT", "2000-12-01"),
        Row("1 Dec 125 10:00:00 GMT", "2025-12-01"), Row("1 Dec 099 10:00:00 GMT", "1999-12-01"),
        Row("Mon (Monday) , 1 (the first) Dec (ember (last)) 2025 10 : 00 (sharp) : 00 (am) +0000 (UTC)", "2025-12-01", 1_764_583_200),
        Row(#"Mon, 1 (a \) b \( c) Dec 2025 10:00:00 +0000"#, "2025-12-01", 1_764_583_200),
        Row("1\tDec\t2025\t10:00:00\t+0000", "2025-12-01", 1_764_583_200),
    ])
    func `obsolete zones, years of two and three digits, comments (section 4.3)`(_ row: Row) { check(row) }

    @Test(arguments: [
        Row("1 Dec 2025 10:00:00 +9999", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 -9959", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 10:00:00 +99999999999999999999", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 10:00:00 --500", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 -+500", "2025-12-01", 1_764_583_200),
        Row("1 Dec 2025 10:00:00 +02:00", "2025-12-01", 1_764_583_200), Row("1 Dec 2025 10:00:00 +٠٢٠٠", "2025-12-01", 1_764_583_200),
    ])
    func `a zone that no place has is unknown: the day stays beside its moment`(_ row: Row) { check(row) }

    @Test(arguments: [
        "", " ", ",", "(", ")", "Mon", "Mon,", "1", "1 Dec", "1 Dec 2025", "Mon, 1 Dec 2025", "1 Dec 2025 noon",
        "0 Dec 2025 10:00:00 +0000",
        "32 Dec 2025 10:00:00 +0000", "31 Nov 2025 10:00:00 +0000", "29 Feb 2025 10:00:00 +0000", "1 Foo 2025 10:00:00 +0000",
        "1 Dez 2025 10:00:00 +0000", "1 12 2025 10:00:00 +0000", "1 Dec 2025 25:00:00 +0000", "1 Dec 2025 10:60:00 +0000",
        "1 Dec 2025 10:00:61 +0000", "1 Dec 2025 10 +0000", "1 Dec 5 10:00:00 +0000", "1 Dec 12025 10:00:00 +0000",
        "99999999999999999999 Nov 2025 10:00:00 +0000", "1 Nov 99999999999999999999 10:00:00 +0000",
        "1 Nov 2025 99999999999999999999:00:00 +0000", "1 Nov 2025 10:99999999999999999999 +0000", "-1 Dec 2025 10:00:00 +0000",
        "+1 Dec 2025 10:00:00 +0000", "1 Dec -025 10:00:00 +0000", "1 Dec +025 10:00:00 +0000", "1 Dec 2025 -1:00:00 +0000",
        // Digits of other scripts are none (RFC 5234, appendix B.1).
        "١ Dec 2025 10:00:00 +0000", "1 Dec ٢٠٢٥ 10:00:00 +0000", "1 Dec 2025 ١٠:00:00 +0000", "１ Dec 2025 10:00:00 +0000",
        "½ Dec 2025 10:00:00 +0000", "² Dec 2025 10:00:00 +0000", "2025-12-01T10:00:00Z", "\u{0}", "1 (unclosed Dec 2025 10:00:00 +0000",
    ])
    func `where no day can be made of it there is none`(_ text: String) { #expect(MailDate(text) == nil) }

    @Test func `64 KiB of anything take no time`() {
        for piece in ["(", ")", ":", " :", ": ", "1 ", "\\", "(\\)", "Mon, ", "é"] {
            let text = String(repeating: piece, count: (64 << 10) / piece.utf8.count)
            #expect(processorTime { _ = MailDate(text) } < .milliseconds(200))
        }
    }

    @Test(
        arguments: [
            // Received's time stands behind its last semicolon (RFC 5321, section 4.4).
            (
                "Date: Thu, 1 Jan 1970 00:00:00 +0000\nReceived: from a (b; c) by d; Mon, 1 Dec 2025 10:00:00 +0000\n", "2025-12-01"
            ),
            ("Date: garbage\nReceived: from a by b; Mon, 1 Dec 2025 10:00:00 +0000\n", "2025-12-01"),
            ("Received: from a by b;\n Mon, 1 Dec 2025 10:00:00 +0000\nReceived: x; Sun, 30 Nov 2025 10:00:00 +0000\n", "2025-12-01"),
            // Of the future
            ("Date: Sat, 1 Dec 2035 10:00:00 +0000\nReceived: from a by b; Mon, 1 Dec 2025 10:00:00 +0000\n", "2025-12-01"),
            ("Date: Sat, 1 Dec 2035 10:00:00 +0000\n", nil),
            ("Date: Fri, 5 Dec 2025 10:00:00 +9959\n", nil),
            ("Date: Fri, 31 Dec 1981 10:00:00 +0000\n", nil),
            // A sender's clock that is some hours ahead is believed.
            ("Date: Tue, 2 Dec 2025 11:00:00 +0000\n", "2025-12-02"),
            ("Subject: none\n", nil),
        ] as [(String, String?)])
    func `a day that can't be true is replaced by that of receipt`(_ header: String, _ day: String?) {
        let now = Instant(seconds: 1_764_583_200 + 7200)
        #expect(Letter(HeaderBlock(Array(header.utf8)), now: now).date?.day.description == day)
    }

    private func check(_ row: Row) {
        let date = MailDate(row.text)
        #expect(date?.day.description == row.day)
        if let seconds = row.seconds { #expect(date?.moment.seconds == seconds) }
    }
}
